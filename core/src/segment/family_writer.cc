#include "segment/family_writer.h"

#include "segment/varint.h"

namespace madang::segment {

FamilyWriter::FamilyWriter(const Sections& sections, ImageWriter& out)
    : sections_(sections), out_(out) {
  out_.begin(sections_.words, no_leaf);
  start_ = out_.size();
}

void FamilyWriter::add(char form, std::string_view name, std::span<const std::uint32_t> ranks) {
  constexpr std::size_t a_rank = 5;
  auto* const begin = reinterpret_cast<char*>(out_.room(ranks.size() * a_rank));
  char* to = begin;
  std::uint32_t before = 0;
  for (const std::uint32_t rank : ranks) {
    to = put_varint(to, rank - before);
    before = rank;
  }
  out_.grew(static_cast<std::size_t>(to - begin));
  word_offsets_.push_back(static_cast<std::uint32_t>(out_.size() - start_));
  bytes_ += form;
  bytes_ += name;
  offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

void FamilyWriter::finish() {
  out_.end();
  out_.add(sections_.word_offsets, no_leaf, word_offsets_);
  out_.add(sections_.bytes, no_leaf, bytes_);
  out_.add(sections_.offsets, no_leaf, offsets_);
}

}  // namespace madang::segment
