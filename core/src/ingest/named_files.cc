#include "ingest/named_files.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/buffer.h"
#include "ingest/stream.h"
#include "json/tree.h"

namespace madang::ingest {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(path, none);
}

/// One file however it is named.
std::string key_of(const fs::path& path) {
  std::error_code none;
  const fs::path whole = fs::weakly_canonical(path, none);
  return none ? path.string() : whole.string();
}

/// Its text, if it is short enough to be a list of files.
std::optional<Buffer> short_text(const fs::path& path) {
  constexpr std::size_t longest = 1 << 20;
  std::error_code none;
  if (!is_file(path) || fs::file_size(path, none) > longest || none) return std::nullopt;
  auto stream = Stream::open(path.string());
  Buffer text;
  while (stream && !stream->ended() && text.size() <= longest)
    if (!stream->fill(text)) return std::nullopt;
  if (!stream || text.size() > longest) return std::nullopt;
  text.seal();
  return text;
}

/// The file of an address beside `folder`: as much of the end of its path as is there.
std::optional<fs::path> beside(const fs::path& folder, std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  if (const std::size_t host = address.find("://"); host != std::string_view::npos) {
    const std::size_t path = address.find('/', host + 3);
    address = path == std::string_view::npos ? std::string_view() : address.substr(path + 1);
  }
  while (address.starts_with("./")) address.remove_prefix(2);
  while (!address.empty()) {
    // What climbs out of the folder is none of its files.
    const fs::path end = fs::path(address).lexically_normal();
    if (end.is_relative() && !end.empty() && *end.begin() != "..") {
      const fs::path at = folder / end;
      if (is_file(at)) return at;
      if (fs::path named = at; is_file(named += ".json")) return named;
      if (is_file(at / "gbfs.json")) return at / "gbfs.json";
    }
    const std::size_t slash = address.find('/');
    if (slash == std::string_view::npos) break;
    address.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

class Finder {
 public:
  explicit Finder(const std::string& path) { known_.insert(key_of(path)); }

  void look_into(const fs::path& path) {
    const auto text = short_text(path);
    if (!text) return;
    json::Tree tree;
    std::string_view bytes = text->view();
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (tree.parse_copy(bytes)) return;
    const json::Value top = tree.root(), data = top["data"];
    if (!top["ttl"] || !data.is_object()) return;
    const fs::path folder = path.parent_path();
    feeds(folder, data["feeds"]);
    for (const json::Value language : data) feeds(folder, language["feeds"]);  // of 2.x
    for (const json::Value system : data["datasets"])
      for (const json::Value version : system["versions"])
        take(beside(folder, version["url"].string()));
  }

  std::vector<std::string> found;

 private:
  void feeds(const fs::path& folder, const json::Value& list) {
    if (!list.is_list()) return;
    for (const json::Value feed : list) {
      auto at = beside(folder, feed["url"].string());
      if (!at) at = beside(folder, feed["name"].string());
      take(at);
    }
  }
  void take(const std::optional<fs::path>& path) {
    if (!path || !known_.insert(key_of(*path)).second) return;
    found.push_back(path->string());
    look_into(*path);
  }
  std::set<std::string> known_;
};

}  // namespace

std::vector<std::string> files_named_by(const std::string& path) {
  Finder finder(path);
  finder.look_into(path);
  return std::move(finder.found);
}

}  // namespace madang::ingest
