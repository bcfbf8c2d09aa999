// Several segments in one file: a snapshot. docs/format.md gives the bytes.
#ifndef MADANG_SEGMENT_FILE_H_
#define MADANG_SEGMENT_FILE_H_

#include <madang/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "segment/segment.h"

namespace madang::segment {

/// What a snapshot says of itself beside its segments.
struct FileInfo {
  std::uint64_t version = 0;  ///< of the data
  /// Of the load that made it: records, accepted, repaired, refused, bytes.
  std::uint64_t counts[5] = {};
};

/// Writes a snapshot beside its final name; it is there whole, or not at all.
class FileWriter {
 public:
  explicit FileWriter(std::string path);
  /// Takes away what was not committed.
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  /// Appends a segment of the `collection`-th of reflect::collections(). Errors
  /// of all: write-failed.
  [[nodiscard]] Result<Done> add(std::size_t collection, std::span<const std::byte> image);
  /// Ends the file, waits until it is on disk and renames it.
  [[nodiscard]] Result<Done> commit(const FileInfo& info);

 private:
  struct Entry;
  [[nodiscard]] Result<Done> begin();
  [[nodiscard]] Result<Done> write(const void* data, std::size_t bytes);
  [[nodiscard]] Error failure(std::string what, int code) const;

  std::string path_, temporary_;
  int fd_ = -1;
  std::uint64_t size_ = 0;
  std::vector<std::byte> entries_;
  std::uint32_t segments_ = 0;
};

/// A mapped snapshot.
struct File {
  std::shared_ptr<const base::MappedFile> mapped;
  FileInfo info;
  std::vector<std::vector<Segment>> segments;  ///< by collection
};

/// Whether a file that begins so is a snapshot.
[[nodiscard]] bool is_file(std::string_view beginning);
/// Maps a snapshot and checks its head, directories and the description of the
/// records, but does not look at the data. Errors: not-found, unreadable,
/// snapshot-version, snapshot-schema, snapshot-damaged.
[[nodiscard]] Result<File> open_file(const std::string& path);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FILE_H_
