#include "segment/segment.h"

#include <tuple>

#include "segment/builder.h"
#include "text/analyse.h"

namespace madang::segment {

std::uint32_t Dictionary::lower_bound(std::string_view value) const {
  std::uint32_t low = 0, high = size();
  if (guide_ != nullptr && high > Guide::step)
    std::tie(low, high) = guide_->stretch(*this, high, value);
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

Result<Segment> Segment::open(const reflect::RecordInfo& info, Bytes bytes) {
  auto image = Image::open(bytes.view);
  if (!image) return std::move(image).error();
  Segment s;
  s.info_ = &info;
  s.owner_ = std::move(bytes.owner);
  s.image_ = *image;
  if (const reflect::FieldInfo* id = info.find("id")) s.id_leaf_ = id->leaf;
  const Image& all = s.image_;
  const auto dictionary = [&](Part offsets, Part text) {
    return Dictionary(all.get<std::uint32_t>(offsets), all.text(text), std::make_shared<Guide>());
  };
  s.terms_ = dictionary(Part::term_offsets, Part::term_bytes);
  s.stems_ = {dictionary(Part::stem_offsets, Part::stem_bytes),
              all.get<std::uint32_t>(Part::stem_word_offsets), all.text(Part::stem_words)};
  s.parts_ = {dictionary(Part::part_offsets, Part::part_bytes),
              all.get<std::uint32_t>(Part::part_word_offsets), all.text(Part::part_words)};
  s.posting_offsets_ = all.offsets(Part::posting_offsets, s.terms_.size() + std::uint64_t{1});
  s.postings_ = all.text(Part::posting_bytes);
  if (const std::string part = s.misfit(); !part.empty()) {
    Error error;
    error.kind = ErrorKind::source;
    error.code = "snapshot-damaged";
    error.message = "section " + part + " of a segment has not the size that the others ask for";
    error.hint = "make it anew from its sources with madang save";
    return error;
  }
  s.stored_ = Stored(all);
  const auto sums = all.get<std::uint64_t>(Part::text_sums);
  s.has_words_ = !sums.empty();
  std::size_t at = 0;
  for (const reflect::Path* path : text_paths(info)) {
    TextField field{path, all.get<std::uint32_t>(Part::lengths, path->leaf), 0, 0};
    if (s.has_words_) {
      field.words = sums[at++];
      field.rows = sums[at++];
    }
    s.text_fields_.push_back(field);
  }
  return s;
}

std::string Segment::misfit() const {
  const std::uint64_t rows = image_.rows();
  const auto size = [&](Part part, std::uint32_t leaf = no_leaf) {
    return image_.get<std::byte>(part, leaf).size();
  };
  const auto offsets_fit = [&](Part part, std::uint64_t n) {
    return size(part) == (n + 1) * 4 || size(part) == (n + 1) * 8;
  };
  if (!offsets_fit(Part::stored_offsets, rows)) return "stored_offsets";
  const std::uint64_t blocks = size(Part::block_rows) / 4;
  if (blocks > 0 && !offsets_fit(Part::block_offsets, blocks - 1)) return "block_offsets";
  if (size(Part::id_rows) != rows * 4) return "id_rows";
  for (const Entry& e : image_.entries()) {
    const auto part = static_cast<Part>(e.part);
    const bool single = size(Part::row_offsets, e.leaf) == 0;
    bool fits = true;
    switch (part) {
      case Part::row_offsets: fits = e.bytes == (rows + 1) * 4; break;
      case Part::dict_offsets: fits = e.bytes % 4 == 0 && e.bytes > 0; break;
      case Part::codes: fits = single ? e.bytes == rows * 4 : e.bytes % 4 == 0; break;
      case Part::numbers:
      case Part::date_first: fits = single ? e.bytes == rows * 8 : e.bytes % 8 == 0; break;
      case Part::date_last: fits = e.bytes == size(Part::date_first, e.leaf); break;
      case Part::presence: fits = e.bytes == (rows + 63) / 64 * 8; break;
      case Part::lengths:
      case Part::sort_keys: fits = e.bytes == rows * 4; break;
      default: break;
    }
    if (part == Part::date_first && size(Part::date_last, e.leaf) != e.bytes) return "date_last";
    if (!fits) return std::string(name_of(part));
  }
  const auto* id = info_->find("id");
  if (id != nullptr &&
      (size(Part::codes, id->leaf) != rows * 4 || size(Part::row_offsets, id->leaf) != 0))
    return "codes";
  const std::uint64_t sums = size(Part::text_sums);
  if (sums != 0 && sums != text_paths(*info_).size() * 16) return "text_sums";
  if (terms_.size() > 0 && !offsets_fit(Part::posting_offsets, terms_.size()))
    return "posting_offsets";
  const auto fits = [](const Family& f) {
    return f.names.size() == 0 || f.word_offsets.size() == f.names.size() + std::size_t{1};
  };
  if (!fits(stems_)) return "stem_word_offsets";
  if (!fits(parts_)) return "part_word_offsets";
  return {};
}

std::optional<std::uint32_t> Segment::find(std::string_view id) const {
  const auto code = keywords(id_leaf_).dictionary.find(id);
  if (!code) return std::nullopt;
  const auto rows_of_ids = image_.get<std::uint32_t>(Part::id_rows);
  if (*code >= rows_of_ids.size() || rows_of_ids[*code] >= rows()) return std::nullopt;
  return rows_of_ids[*code];
}

std::string_view Segment::id(std::uint32_t row) const {
  const KeywordColumn column = keywords(id_leaf_);
  const std::uint32_t code = column.codes[row];
  return code < column.dictionary.size() ? column.dictionary[code] : std::string_view{};
}

KeywordColumn Segment::keywords(std::uint32_t leaf) const {
  const auto codes = image_.get<std::uint32_t>(Part::codes, leaf);
  return {Dictionary(image_.get<std::uint32_t>(Part::dict_offsets, leaf),
                     image_.text(Part::dict_bytes, leaf)),
          Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf), codes.size()), codes};
}

NumberColumn Segment::numbers(std::uint32_t leaf) const {
  const auto values = image_.get<double>(Part::numbers, leaf);
  return {Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf), values.size()), values};
}

DateColumn Segment::dates(std::uint32_t leaf) const {
  const auto first = image_.get<std::int64_t>(Part::date_first, leaf);
  return {Rows(image_.get<std::uint32_t>(Part::row_offsets, leaf), first.size()), first,
          image_.get<std::int64_t>(Part::date_last, leaf)};
}

Postings Segment::postings(std::uint32_t term) const {
  return {posting_bytes(term), rows(), static_cast<int>(text_fields_.size())};
}

std::vector<std::uint32_t> Segment::words_of(const Family& family, std::uint32_t number) const {
  std::vector<std::uint32_t> words;
  const std::uint32_t begin = family.word_offsets[number], end = family.word_offsets[number + 1];
  if (begin > end || end > family.words.size()) return words;
  const char* p = family.words.data() + begin;
  const char* const last = family.words.data() + end;
  std::uint64_t word = 0;
  while (p < last) {
    const std::uint64_t delta = get_varint(p, last);
    word += delta;
    // Damaged bytes may name what is not there.
    if (word >= terms_.size() || (delta == 0 && !words.empty())) break;
    words.push_back(static_cast<std::uint32_t>(word));
  }
  return words;
}

std::vector<std::uint32_t> Segment::words_of(std::string_view stem_or_part) const {
  const bool is_stem = stem_or_part.starts_with(static_cast<char>(text::Form::stem));
  const Family& family = is_stem ? stems_ : parts_;
  const auto found = family.names.find(stem_or_part);
  return found ? words_of(family, *found) : std::vector<std::uint32_t>{};
}

}  // namespace madang::segment
