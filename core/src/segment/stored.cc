#include "segment/stored.h"

#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <memory>

namespace madang::segment {
namespace {

// Larger frames pack better and make one record dearer to read: of bulletins of
// 1,800 bytes, 32 KiB pack to 0.42 of their size and 12 KiB to 0.48, and a page of
// 20 records is unpacked in a third of the time.
constexpr std::size_t frame_bytes = 12 << 10;
// No frame of ours holds more than one record beyond frame_bytes; a hostile one
// may claim anything.
constexpr std::uint64_t longest_frame = 1ULL << 31;
constexpr int level = 9;  // unpacking is as fast at any

}  // namespace

Stored::Stored(const Image& image)
    : rows_(image.rows()),
      offsets_(image.offsets(Part::stored_offsets, image.rows() + std::uint64_t{1})),
      plain_(image.text(Part::stored_bytes)),
      blocks_(image.text(Part::stored_blocks)),
      block_rows_(image.get<std::uint32_t>(Part::block_rows)) {
  if (!block_rows_.empty()) block_offsets_ = image.offsets(Part::block_offsets, block_rows_.size());
  bytes_ = rows_ > 0 ? offsets_[rows_] : 0;
  static std::atomic<std::uint64_t> serials{0};
  serial_ = ++serials;
}

std::size_t Stored::size(std::uint32_t row) const {
  const std::uint64_t begin = offsets_[row], end = offsets_[row + std::uint64_t{1}];
  return begin <= end ? end - begin : 0;
}

std::uint32_t Stored::block_of(std::uint32_t row) const {
  const auto it = std::upper_bound(block_rows_.begin(), block_rows_.end() - 1, row);
  return it == block_rows_.begin() ? 0 : static_cast<std::uint32_t>(it - block_rows_.begin()) - 1;
}

std::string Stored::unpack(std::uint32_t block) const {
  std::string frame;
  if (block + 1 >= block_rows_.size()) return frame;
  const std::uint32_t first = block_rows_[block], last = block_rows_[block + 1];
  if (first >= last || last > rows_) return frame;
  const std::uint64_t begin = offsets_[first], end = offsets_[last];
  if (begin > end || end - begin > longest_frame) return frame;
  const std::string_view packed = block_offsets_.slice(blocks_, block);
  // What the frame says of itself must agree before memory is taken for it.
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != end - begin) return frame;
  frame.resize(end - begin);
  // A context costs as much as a small frame, so each thread keeps one.
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  ZSTD_freeDCtx);
  if (context == nullptr) return {};
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), frame.data(), frame.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) || got != frame.size()) frame.clear();
  return frame;
}

std::string_view Stored::part(std::string_view frame, std::uint32_t block,
                              std::uint32_t row) const {
  if (frame.empty()) return {};  // damaged: its first row need not exist
  const std::uint64_t base = offsets_[block_rows_[block]];
  const std::uint64_t begin = offsets_[row], end = offsets_[row + std::uint64_t{1}];
  if (begin < base || begin > end || end - base > frame.size()) return {};
  return frame.substr(begin - base, end - begin);
}

std::string Stored::json(std::uint32_t row) const {
  if (!packed()) return std::string(offsets_.slice(plain_, row));
  const std::uint32_t block = block_of(row);
  // Who asks for one record often asks for its neighbours next.
  struct Last {
    std::uint64_t serial = 0;
    std::uint32_t block = 0;
    std::string frame;
  };
  thread_local Last last;
  if (last.serial != serial_ || last.block != block) {
    last.frame = unpack(block);
    last.serial = serial_;
    last.block = block;
  }
  return std::string(part(last.frame, block, row));
}

std::string_view Stored::Cursor::json(std::uint32_t row) {
  if (!stored_->packed()) return stored_->offsets_.slice(stored_->plain_, row);
  const std::uint32_t block = stored_->block_of(row);
  if (block != block_) {
    frame_ = stored_->unpack(block);
    block_ = block;
  }
  return stored_->part(frame_, block, row);
}

void StoredWriter::add(std::string_view json) {
  open_ += json;
  ++rows_;
  offsets_.push_back(offsets_.back() + json.size());
  if (open_.size() >= frame_bytes) close_block();
}

void StoredWriter::close_block() {
  packed_.resize(ZSTD_compressBound(open_.size()));
  const std::size_t size =
      ZSTD_compress(packed_.data(), packed_.size(), open_.data(), open_.size(), level);
  blocks_.append(packed_, 0, size);  // it fits the bound, so it cannot fail
  block_offsets_.push_back(blocks_.size());
  block_rows_.push_back(rows_);
  open_.clear();
}

void StoredWriter::finish(ImageWriter& out) {
  if (!open_.empty()) close_block();
  out.add_offsets(Part::stored_offsets, no_leaf, offsets_);
  out.add(Part::stored_blocks, no_leaf, blocks_);
  out.add(Part::block_rows, no_leaf, block_rows_);
  out.add_offsets(Part::block_offsets, no_leaf, block_offsets_);
}

}  // namespace madang::segment
