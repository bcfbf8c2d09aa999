// The head of a snapshot and its directory, as they stand in the file.
#ifndef MADANG_SEGMENT_FILE_HEAD_H_
#define MADANG_SEGMENT_FILE_HEAD_H_

#include <cstdint>
#include <span>

#include "base/hash.h"

namespace madang::segment {

struct FileHead {
  char magic[8];
  std::uint32_t version;
  std::uint32_t segments;
  std::uint64_t bytes;      // of the whole file
  std::uint64_t directory;  // where it begins; it runs to the end
  std::uint64_t directory_checksum;
  std::uint64_t data_version;
  std::uint64_t reserved;
  std::uint64_t checksum;  // of the bytes before it
};
static_assert(sizeof(FileHead) == 64);

/// The directory: counts[5], the entries, the schema text.
struct FileEntry {
  std::uint32_t collection;
  std::uint32_t reserved;
  std::uint64_t offset, bytes;
};
static_assert(sizeof(FileEntry) == 24);

inline constexpr char file_magic[8] = {'M', 'A', 'D', 'A', 'N', 'G', '\r', '\n'};
inline constexpr std::uint32_t file_version = 1;
/// Segments begin at multiples of it: a page, so that mapped sections are
/// aligned.
inline constexpr std::size_t file_alignment = 4096;
inline constexpr std::size_t counts_bytes = 5 * sizeof(std::uint64_t);

[[nodiscard]] inline std::uint64_t checksum_of(const FileHead& head) {
  return base::hash(
      std::as_bytes(std::span(&head, 1)).first(sizeof(FileHead) - sizeof head.checksum));
}

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FILE_HEAD_H_
