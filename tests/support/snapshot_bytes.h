// A snapshot as bytes that a test changes: where its parts are, and checksums
// that fit again.
#ifndef MADANG_TESTS_SUPPORT_SNAPSHOT_BYTES_H_
#define MADANG_TESTS_SUPPORT_SNAPSHOT_BYTES_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "segment/file_head.h"
#include "segment/image.h"

namespace madang::snapshot_bytes {

// The head of an image, which docs/format.md describes and no header does.
inline constexpr std::size_t image_head = 64, image_version_at = 4, image_rows_at = 8,
                             image_sections_at = 12, image_directory_at = 24,
                             image_directory_checksum_at = 32, image_checksum_at = 56;

template <class T>
T get(std::string_view bytes, std::size_t at) {
  T value{};
  if (at <= bytes.size() && bytes.size() - at >= sizeof value)
    std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}
template <class T>
void put(std::string& bytes, std::size_t at, T value) {
  if (at <= bytes.size() && bytes.size() - at >= sizeof value)
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

/// A stretch of the file that something is known of.
struct Range {
  std::size_t begin, end;
  std::string what;  ///< "head", "directory", "image head", or the section's name
};

inline bool inside(std::uint64_t begin, std::uint64_t bytes, std::uint64_t all) {
  return begin <= all && bytes <= all - begin;
}

/// f(entry) for each segment whose head lies inside.
template <class F>
void each_image(std::string_view bytes, F&& f) {
  const auto head = get<segment::FileHead>(bytes, 0);
  for (std::uint32_t i = 0; i < head.segments && i < 64; ++i) {
    const std::uint64_t at =
        head.directory + segment::counts_bytes + i * sizeof(segment::FileEntry);
    if (head.directory > bytes.size() || !inside(at, sizeof(segment::FileEntry), bytes.size()))
      return;
    const auto entry = get<segment::FileEntry>(bytes, at);
    if (entry.bytes >= image_head && inside(entry.offset, entry.bytes, bytes.size())) f(entry);
  }
}

/// f(place of the entry, entry) for each section of an image.
template <class F>
void each_section(std::string_view bytes, const segment::FileEntry& image, F&& f) {
  const auto directory = get<std::uint64_t>(bytes, image.offset + image_directory_at);
  const auto sections = get<std::uint32_t>(bytes, image.offset + image_sections_at);
  if (!inside(directory, std::uint64_t{sections} * sizeof(segment::Entry), image.bytes)) return;
  for (std::uint32_t i = 0; i < sections; ++i) {
    const std::size_t at = image.offset + directory + i * sizeof(segment::Entry);
    const auto entry = get<segment::Entry>(bytes, at);
    if (inside(entry.offset, entry.bytes, image.bytes)) f(at, entry);
  }
}

/// Every byte that a checksum covers.
inline std::vector<Range> covered(std::string_view bytes) {
  const auto head = get<segment::FileHead>(bytes, 0);
  std::vector<Range> all{{0, sizeof head, "head"}, {head.directory, bytes.size(), "directory"}};
  each_image(bytes, [&](const segment::FileEntry& image) {
    const auto directory = get<std::uint64_t>(bytes, image.offset + image_directory_at);
    all.push_back({image.offset, image.offset + image_head, "head of a segment"});
    all.push_back({image.offset + directory, image.offset + image.bytes, "directory of a segment"});
    each_section(bytes, image, [&](std::size_t, const segment::Entry& e) {
      const std::size_t begin = image.offset + e.offset;
      all.push_back({begin, begin + e.bytes,
                     std::string(segment::name_of(static_cast<segment::Part>(e.part)))});
    });
  });
  return all;
}

/// Makes the checksums fit the bytes, as far as these lead to them.
inline void fix_checksums(std::string& bytes) {
  const auto hash = [&](std::uint64_t begin, std::uint64_t size) {
    return inside(begin, size, bytes.size())
               ? base::hash(std::as_bytes(std::span(bytes.data() + begin, size)))
               : 0;
  };
  each_image(bytes, [&](const segment::FileEntry& image) {
    each_section(bytes, image, [&](std::size_t at, segment::Entry e) {
      e.checksum = hash(image.offset + e.offset, e.bytes);
      put(bytes, at, e);
    });
    const auto directory = get<std::uint64_t>(bytes, image.offset + image_directory_at);
    const auto sections = get<std::uint32_t>(bytes, image.offset + image_sections_at);
    const std::uint64_t size = std::uint64_t{sections} * sizeof(segment::Entry);
    if (inside(directory, size, image.bytes))
      put(bytes, image.offset + image_directory_checksum_at, hash(image.offset + directory, size));
    put(bytes, image.offset + image_checksum_at, hash(image.offset, image_checksum_at));
  });
  auto head = get<segment::FileHead>(bytes, 0);
  if (bytes.size() < sizeof head) return;
  head.bytes = bytes.size();
  if (head.directory <= bytes.size())
    head.directory_checksum = hash(head.directory, bytes.size() - head.directory);
  head.checksum = segment::checksum_of(head);
  put(bytes, 0, head);
}

}  // namespace madang::snapshot_bytes

#endif  // MADANG_TESTS_SUPPORT_SNAPSHOT_BYTES_H_
