#include "catalog/snapshot.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "catalog/changes.h"
#include "query/explain.h"
#include "segment/builder.h"
#include "segment/file.h"
#include "segment/merge.h"
#include "segment/verify.h"

namespace madang::catalog {

bool is_snapshot(const std::string& path) {
  if (path == "-") return false;
  // One that is cut off in its first bytes is still meant as a snapshot.
  std::error_code unknown;
  if (path.ends_with(".madang") && std::filesystem::is_regular_file(path, unknown)) return true;
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return false;
  char beginning[8] = {};
  const ssize_t got = ::pread(fd, beginning, sizeof beginning, 0);  // a pipe has no such
  ::close(fd);
  return got == static_cast<ssize_t>(sizeof beginning) &&
         segment::is_file({beginning, sizeof beginning});
}

Result<Catalog::State*> open_snapshot(const std::string& path) {
  auto file = segment::open_file(path);
  if (!file) return std::move(file).error();
  auto city = std::make_unique<Catalog::State>();
  city->file = file->mapped;
  city->version = file->info.version;
  Report& report = city->report;
  std::uint64_t* const counts[] = {&report.records, &report.accepted, &report.repaired,
                                   &report.refused, &report.bytes};
  for (std::size_t i = 0; i < std::size(counts); ++i) *counts[i] = file->info.counts[i];
  report.files.push_back(path);
  city->collections.resize(file->segments.size());
  for (std::size_t c = 0; c < file->segments.size(); ++c) {
    CollectionState& home = city->collections[c];
    home.city = city.get();
    home.info = &reflect::collections()[c];
    for (segment::Segment& segment : file->segments[c]) home.add(std::move(segment));
    if (!home.segments.empty()) continue;
    Error error;
    error.kind = ErrorKind::source;
    error.code = "snapshot-damaged";
    error.source = path;
    error.message = "the snapshot has no segment of " + std::string(home.info->name);
    error.hint = "make it anew from its sources with madang save";
    return error;
  }
  return city.release();
}

namespace {

/// Merges the segments of a collection, as many as one can hold, and writes
/// what comes of it.
Result<Done> add(const CollectionState& home, std::size_t c, segment::FileWriter& file) {
  constexpr std::uint64_t largest = 4ULL << 30;  // of stored JSON; offsets of less are u32
  const std::vector<segment::Segment> kept = visible(home);
  const std::span<const segment::Segment> all(kept);
  const reflect::RecordInfo& info = *home.info->record;
  const reflect::Path* path = segment::sort_path(info);
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    std::uint64_t bytes = 0;
    while (last < all.size() && (last == first || bytes + all[last].stored().bytes() <= largest))
      bytes += all[last++].stored().bytes();
    const auto group = all.subspan(first, last - first);
    const segment::Bytes merged = segment::merge(group, [&](std::size_t i, std::uint32_t row) {
      return query::first_text(info, group[i].json(row), *path);
    });
    if (auto done = file.add(c, merged.view); !done) return done;
  }
  return Done{};
}

}  // namespace

Result<Done> save_snapshot(const Catalog::State& city, const std::string& path) {
  if (auto whole = still_whole(city); !whole) return whole;
  // Of a snapshot only what is whole goes on: new checksums would hide damage.
  if (city.file != nullptr)
    if (auto whole = verify_snapshot(city.file->path()); !whole) return whole;
  segment::FileWriter file(path);
  for (std::size_t c = 0; c < city.collections.size(); ++c)
    if (auto done = add(city.collections[c], c, file); !done) return done;
  segment::FileInfo info;
  info.version = city.version;
  const Report& report = city.report;
  const std::uint64_t counts[] = {report.records, report.accepted, report.repaired, report.refused,
                                  report.bytes};
  std::copy(std::begin(counts), std::end(counts), info.counts);
  return file.commit(info);
}

Result<Done> verify_snapshot(const std::string& path) {
  auto file = segment::open_file(path);
  if (!file) return std::move(file).error();
  for (std::size_t c = 0; c < file->segments.size(); ++c)
    for (std::size_t i = 0; i < file->segments[c].size(); ++i) {
      const std::string fault = segment::fault_of(file->segments[c][i]);
      if (fault.empty()) continue;
      Error error;
      error.kind = ErrorKind::source;
      error.code = "snapshot-damaged";
      error.source = path;
      error.message.append("segment ").append(std::to_string(i)).append(" of ");
      error.message.append(reflect::collections()[c].name).append(", ").append(fault);
      error.hint = "make it anew from its sources with madang save";
      return error;
    }
  return Done{};
}

}  // namespace madang::catalog
