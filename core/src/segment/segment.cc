#include "segment/segment.h"

#include "segment/builder.h"

namespace madang::segment {

std::uint32_t Dictionary::lower_bound(std::string_view value) const {
  std::uint32_t low = 0, high = size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if ((*this)[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

std::optional<std::uint32_t> Dictionary::find(std::string_view value) const {
  const std::uint32_t code = lower_bound(value);
  if (code < size() && (*this)[code] == value) return code;
  return std::nullopt;
}

Segment::Segment(const reflect::RecordInfo& info, std::vector<std::byte> bytes)
    : info_(&info),
      storage_(std::move(bytes)),
      image_(storage_),
      stored_offsets_(image_.get<std::uint64_t>(Part::stored_offsets)),
      stored_(image_.text(Part::stored_bytes)),
      terms_(image_.get<std::uint32_t>(Part::term_offsets), image_.text(Part::term_bytes)),
      term_rows_(image_.get<std::uint32_t>(Part::term_rows)),
      posting_offsets_(image_.get<std::uint64_t>(Part::posting_offsets)),
      position_offsets_(image_.get<std::uint64_t>(Part::position_offsets)),
      postings_(image_.text(Part::posting_bytes)),
      positions_(image_.text(Part::position_bytes)) {
  if (const reflect::FieldInfo* id = info.find("id")) id_leaf_ = id->leaf;
  for (const reflect::Path* path : text_paths(info)) {
    TextField field{path, image_.get<std::uint32_t>(Part::lengths, path->leaf), 0};
    std::uint64_t words = 0, with = 0;
    for (const std::uint32_t n : field.lengths) {
      words += n;
      with += n > 0 ? 1 : 0;
    }
    field.mean_length = with > 0 ? static_cast<double>(words) / static_cast<double>(with) : 1.0;
    text_fields_.push_back(field);
  }
}

std::optional<std::uint32_t> Segment::find(std::string_view id) const {
  const auto code = keywords(id_leaf_).dictionary.find(id);
  if (!code) return std::nullopt;
  return image_.get<std::uint32_t>(Part::id_rows)[*code];
}

std::string_view Segment::id(std::uint32_t row) const {
  const KeywordColumn column = keywords(id_leaf_);
  return column.dictionary[column.codes[row]];
}

KeywordColumn Segment::keywords(std::uint32_t leaf) const {
  return {Dictionary(image_.get<std::uint32_t>(Part::dict_offsets, leaf),
                     image_.text(Part::dict_bytes, leaf)),
          Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf)),
          image_.get<std::uint32_t>(Part::codes, leaf)};
}

NumberColumn Segment::numbers(std::uint32_t leaf) const {
  return {Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf)),
          image_.get<double>(Part::numbers, leaf)};
}

DateColumn Segment::dates(std::uint32_t leaf) const {
  return {Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf)),
          image_.get<std::int64_t>(Part::date_first, leaf),
          image_.get<std::int64_t>(Part::date_last, leaf)};
}

Postings Segment::postings(std::uint32_t term) const {
  const auto slice = [term](std::string_view bytes, std::span<const std::uint64_t> offsets) {
    return bytes.substr(offsets[term], offsets[term + 1] - offsets[term]);
  };
  return {slice(postings_, posting_offsets_), slice(positions_, position_offsets_)};
}

}  // namespace madang::segment
