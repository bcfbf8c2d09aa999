#include "segment/image.h"

#include <algorithm>

namespace madang::segment {
namespace {

constexpr std::size_t alignment = 64;

struct Head {
  std::uint32_t magic;
  std::uint32_t rows;
  std::uint64_t entries;
};
constexpr std::uint32_t magic = 0x3147444DU;  // "MDG1"

std::size_t aligned(std::size_t n) { return (n + alignment - 1) / alignment * alignment; }

}  // namespace

void ImageWriter::add_bytes(Part part, std::uint32_t leaf, const void* data, std::size_t bytes) {
  body_.resize(aligned(body_.size()));
  entries_.push_back({static_cast<std::uint32_t>(part), leaf, body_.size(), bytes});
  const auto* first = static_cast<const std::byte*>(data);
  body_.insert(body_.end(), first, first + bytes);
}

std::vector<std::byte> ImageWriter::finish(std::uint32_t rows) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.part, a.leaf) < std::pair(b.part, b.leaf);
  });
  const std::size_t start = aligned(sizeof(Head) + entries_.size() * sizeof(Entry));
  for (Entry& e : entries_) e.offset += start;
  const Head head{magic, rows, entries_.size()};
  std::vector<std::byte> image(start);
  std::memcpy(image.data(), &head, sizeof head);
  if (!entries_.empty())
    std::memcpy(image.data() + sizeof head, entries_.data(), entries_.size() * sizeof(Entry));
  image.insert(image.end(), body_.begin(), body_.end());
  body_ = {};
  entries_ = {};
  return image;
}

Image::Image(std::span<const std::byte> bytes) : bytes_(bytes) {
  Head head{};
  std::memcpy(&head, bytes.data(), sizeof head);
  rows_ = head.rows;
  entries_ = {reinterpret_cast<const ImageWriter::Entry*>(bytes.data() + sizeof head),
              static_cast<std::size_t>(head.entries)};
}

std::span<const std::byte> Image::section(Part part, std::uint32_t leaf) const {
  const auto key = std::pair(static_cast<std::uint32_t>(part), leaf);
  const auto it = std::lower_bound(
      entries_.begin(), entries_.end(), key,
      [](const ImageWriter::Entry& e, const auto& k) { return std::pair(e.part, e.leaf) < k; });
  if (it == entries_.end() || std::pair(it->part, it->leaf) != key) return {};
  return bytes_.subspan(it->offset, it->bytes);
}

}  // namespace madang::segment
