#include "segment/file.h"

#include <cstring>
#include <utility>

#include "base/source_error.h"
#include "segment/file_head.h"
#include "segment/schema_text.h"

namespace madang::segment {
namespace {

Error bad(std::string code, const std::string& path, std::string message) {
  return base::source_error(std::move(code), path, std::move(message),
                            "make it anew from its sources with madang save");
}

Error damaged(const std::string& path, std::string message) {
  return bad("snapshot-damaged", path, std::move(message));
}

}  // namespace

bool is_file(std::string_view beginning) {
  return beginning.substr(0, sizeof file_magic) == std::string_view(file_magic, sizeof file_magic);
}

Result<File> open_file(const std::string& path) {
  auto mapped = base::MappedFile::open(path);
  if (!mapped) return std::move(mapped).error();
  File file;
  file.mapped = *mapped;
  const std::span<const std::byte> bytes = file.mapped->bytes();
  FileHead head{};
  if (bytes.size() < sizeof head)
    return damaged(path, "the snapshot is cut off in its head, after " +
                             std::to_string(bytes.size()) + " bytes");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (!is_file({head.magic, sizeof head.magic}))
    return damaged(path, "the file does not begin as a snapshot does");
  if (head.version != file_version)
    return bad("snapshot-version", path,
               "the snapshot is of format version " + std::to_string(head.version) +
                   ", and this madang reads version " + std::to_string(file_version));
  if (head.checksum != checksum_of(head))
    return damaged(path, "the head of the snapshot is damaged");
  if (head.bytes != bytes.size())
    return damaged(path, "the snapshot should have " + std::to_string(head.bytes) +
                             " bytes and has " + std::to_string(bytes.size()));
  const std::uint64_t fixed = counts_bytes + head.segments * std::uint64_t{sizeof(FileEntry)};
  if (head.directory > bytes.size() || bytes.size() - head.directory < fixed)
    return damaged(path, "the directory of the snapshot is not where it should be");
  const std::span<const std::byte> directory = bytes.subspan(head.directory);
  if (base::hash(directory) != head.directory_checksum)
    return damaged(path, "the directory of the snapshot is damaged");
  const auto* text = reinterpret_cast<const char*>(directory.data()) + fixed;
  const std::string_view schema(text, directory.size() - fixed);
  if (const std::string now = schema_text(); schema != now)
    return bad("snapshot-schema", path,
               "the snapshot was made with other fields: " + schema_difference(schema, now));
  file.info.version = head.data_version;
  std::memcpy(file.info.counts, directory.data(), counts_bytes);
  file.segments.resize(reflect::collections().size());
  for (std::uint32_t i = 0; i < head.segments; ++i) {
    FileEntry entry{};
    std::memcpy(&entry, directory.data() + counts_bytes + i * sizeof entry, sizeof entry);
    const bool inside = entry.offset <= head.directory &&
                        entry.bytes <= head.directory - entry.offset &&
                        entry.offset % file_alignment == 0 && entry.offset > 0;
    if (!inside || entry.collection >= file.segments.size())
      return damaged(path, "segment " + std::to_string(i) + " does not lie inside the snapshot");
    const reflect::CollectionInfo& home = reflect::collections()[entry.collection];
    auto segment =
        Segment::open(*home.record, Bytes{file.mapped, bytes.subspan(entry.offset, entry.bytes)});
    if (!segment) {
      Error error = std::move(segment).error();
      error.source = path;
      error.message =
          "segment " + std::to_string(i) + " (" + std::string(home.name) + "): " + error.message;
      return error;
    }
    file.segments[entry.collection].push_back(std::move(*segment));
  }
  return file;
}

}  // namespace madang::segment
