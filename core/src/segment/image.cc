#include "segment/image.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/hash.h"

namespace madang::segment {
namespace {

struct Head {
  std::uint32_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t rows = 0;
  std::uint32_t sections = 0;
  std::uint64_t bytes = 0;      // of the whole image
  std::uint64_t directory = 0;  // where it begins
  std::uint64_t directory_checksum = 0;
  std::uint64_t reserved[2] = {0, 0};
  std::uint64_t checksum = 0;  // of the bytes before it
};
static_assert(sizeof(Head) == section_alignment);
constexpr std::uint32_t magic = 0x494D444DU;  // "MDMI"

std::uint64_t checksum_of(const Head& head) {
  return base::hash(std::as_bytes(std::span(&head, 1)).first(sizeof(Head) - sizeof head.checksum));
}

auto key_of(const Entry& e) { return std::pair(e.part, e.leaf); }

Error damaged(std::string message) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = "snapshot-damaged";
  error.message = std::move(message);
  error.hint = "make it anew from its sources with madang save";
  return error;
}

}  // namespace

std::string_view name_of(Part part) {
  static constexpr std::string_view names[] = {
      "stored_offsets", "stored_bytes", "stored_blocks",     "block_rows",
      "block_offsets",  "id_rows",      "dict_offsets",      "dict_bytes",
      "row_offsets",    "codes",        "numbers",           "date_first",
      "date_last",      "presence",     "lengths",           "text_sums",
      "term_offsets",   "term_bytes",   "posting_offsets",   "posting_bytes",
      "stem_offsets",   "stem_bytes",   "stem_word_offsets", "stem_words",
      "part_offsets",   "part_bytes",   "part_word_offsets", "part_words",
      "sort_keys"};
  static_assert(std::size(names) == static_cast<std::size_t>(Part::count));
  const auto i = static_cast<std::size_t>(part);
  return i < std::size(names) ? names[i] : "unknown";
}

ImageWriter::ImageWriter(base::Pages memory) : pages_(std::move(memory)) {
  pages_.clear();
  std::memset(pages_.room(sizeof(Head)), 0, sizeof(Head));
  pages_.grew(sizeof(Head));
}

void ImageWriter::begin(Part part, std::uint32_t leaf) {
  pages_.align(section_alignment);
  entries_.push_back({static_cast<std::uint32_t>(part), leaf, pages_.size(), 0, 0});
}

void ImageWriter::end() {
  Entry& entry = entries_.back();
  entry.bytes = pages_.size() - entry.offset;
  if (entry.bytes == 0) entries_.pop_back();
}

void ImageWriter::add_bytes(Part part, std::uint32_t leaf, const void* data, std::size_t bytes) {
  begin(part, leaf);
  pages_.append(data, bytes);
  end();
}

void ImageWriter::add_offsets(Part part, std::uint32_t leaf,
                              const std::vector<std::uint64_t>& offsets) {
  if (offsets.back() > UINT32_MAX) return add(part, leaf, offsets);
  add(part, leaf, std::vector<std::uint32_t>(offsets.begin(), offsets.end()));
}

Bytes ImageWriter::finish(std::uint32_t rows, bool checksums, base::Pages* rest) {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return key_of(a) < key_of(b); });
  if (checksums)
    for (Entry& e : entries_) e.checksum = base::hash(pages_.view().subspan(e.offset, e.bytes));
  pages_.align(section_alignment);
  Head head;
  head.magic = magic;
  head.version = image_version;
  head.rows = rows;
  head.sections = static_cast<std::uint32_t>(entries_.size());
  head.directory = pages_.size();
  head.bytes = pages_.size() + entries_.size() * sizeof(Entry);
  head.directory_checksum = base::hash(std::as_bytes(std::span(entries_)));
  head.checksum = checksum_of(head);
  pages_.append(entries_.data(), entries_.size() * sizeof(Entry));
  std::memcpy(pages_.data(), &head, sizeof head);
  entries_ = {};
  if (rest != nullptr) *rest = pages_.split();
  else pages_.shrink();
  auto owner = std::make_shared<base::Pages>(std::move(pages_));
  const std::span<const std::byte> view = owner->view();
  return {std::move(owner), view};
}

Result<Image> Image::open(std::span<const std::byte> bytes) {
  Head head;
  if (bytes.size() < sizeof head) return damaged("a segment is cut off in its head");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.magic != magic) return damaged("a segment does not begin as one");
  if (head.version != image_version) {
    Error error = damaged("a segment is of format version " + std::to_string(head.version) +
                          ", and this madang reads version " + std::to_string(image_version));
    error.code = "snapshot-version";
    return error;
  }
  if (head.checksum != checksum_of(head)) return damaged("the head of a segment is damaged");
  if (head.bytes > bytes.size() || head.directory % section_alignment != 0 ||
      head.directory < sizeof head || head.directory > head.bytes ||
      (head.bytes - head.directory) / sizeof(Entry) != head.sections ||
      (head.bytes - head.directory) % sizeof(Entry) != 0)
    return damaged("a segment is cut off, or its directory is not where it should be");
  Image image;
  image.bytes_ = bytes.first(head.bytes);
  image.rows_ = head.rows;
  image.entries_ = {reinterpret_cast<const Entry*>(bytes.data() + head.directory), head.sections};
  if (base::hash(std::as_bytes(image.entries_)) != head.directory_checksum)
    return damaged("the directory of a segment is damaged");
  const Entry* before = nullptr;
  for (const Entry& e : image.entries_) {
    const bool inside = e.offset <= head.directory && e.bytes <= head.directory - e.offset &&
                        e.offset >= sizeof head;
    if (!inside || e.offset % section_alignment != 0 || (before && !(key_of(*before) < key_of(e))))
      return damaged("section " + std::string(name_of(static_cast<Part>(e.part))) +
                     " does not lie inside its segment");
    before = &e;
  }
  return image;
}

std::span<const std::byte> Image::section(Part part, std::uint32_t leaf) const {
  const auto key = std::pair(static_cast<std::uint32_t>(part), leaf);
  const auto it = std::lower_bound(entries_.begin(), entries_.end(), key,
                                   [](const Entry& e, const auto& k) { return key_of(e) < k; });
  if (it == entries_.end() || key_of(*it) != key) return {};
  return bytes_.subspan(it->offset, it->bytes);
}

}  // namespace madang::segment
