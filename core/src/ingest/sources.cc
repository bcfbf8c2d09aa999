#include "ingest/sources.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "base/source_error.h"

namespace madang::ingest {
namespace {

namespace fs = std::filesystem;

bool holds_records(std::string_view name) {
  if (name.ends_with(".gz")) name.remove_suffix(3);
  // Other files of a folder are none of ours; what is in these decides.
  constexpr std::array<std::string_view, 13> all{
      ".json", ".ndjson", ".jsonl", ".geojson", ".jsonld", ".xml", ".rss",
      ".atom", ".rdf",    ".ics",   ".html",    ".htm",    ".csv"};
  return std::any_of(all.begin(), all.end(),
                     [name](std::string_view end) { return name.ends_with(end); });
}

Result<std::vector<SourceFile>> files_in(const std::string& folder) {
  std::vector<SourceFile> files;
  std::error_code failed;
  auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied,
                                             failed);
  for (const auto end = fs::recursive_directory_iterator(); !failed && at != end;
       at.increment(failed)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    const bool is_folder = at->is_directory(unknown);
    if (name.starts_with('.')) {
      if (is_folder) at.disable_recursion_pending();
    } else if (!is_folder && holds_records(name)) {
      files.push_back({at->path().string(), true});
    }
  }
  if (failed)
    return base::source_error("unreadable", folder,
                              "the folder cannot be read: " + failed.message(), "");
  if (files.empty())
    return base::source_error(
        "empty-folder", folder, "the folder holds no file that can be read",
        "expected *.json, *.ndjson, *.xml, *.ics, *.csv or the like, or these with .gz");
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> matches(const std::string& pattern) {
  std::vector<std::string> paths;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return paths;
}

}  // namespace

Result<std::vector<SourceFile>> expand_source(const std::string& source) {
  if (source == "-") return std::vector<SourceFile>{{source, false}};
  std::error_code unknown;
  if (fs::is_directory(source, unknown)) return files_in(source);
  // A file may be called "a[1].json", so what is there comes before globs.
  if (fs::exists(source, unknown) || source.find_first_of("*?[") == std::string::npos)
    return std::vector<SourceFile>{{source, false}};
  std::vector<SourceFile> files;
  for (const std::string& path : matches(source)) {
    if (!fs::is_directory(path, unknown)) {
      files.push_back({path, false});
      continue;
    }
    auto inside = files_in(path);
    // A glob such as data/* also meets folders that hold something else.
    if (!inside && inside.error().code != "empty-folder") return inside;
    if (inside) files.insert(files.end(), inside->begin(), inside->end());
  }
  if (files.empty())
    return base::source_error("not-found", source, "no file matches", "check the path of the glob");
  return files;
}

}  // namespace madang::ingest
