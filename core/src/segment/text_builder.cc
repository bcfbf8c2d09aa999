#include "segment/text_builder.h"

#include <algorithm>
#include <utility>

namespace madang::segment {
namespace {
constexpr std::uint32_t gap = 16;  // positions between two values of one field
constexpr std::size_t ahead = 24;  // what is on its way from memory
}  // namespace

TextBuilder::TextBuilder(std::vector<std::uint32_t> leaves, std::uint32_t most_known)
    : leaves_(std::move(leaves)),
      most_known_(most_known),
      next_position_(leaves_.size(), 0),
      words_(leaves_.size(), 0),
      lengths_(leaves_.size()) {}

void TextBuilder::add(int field, std::string_view text) {
  const auto f = static_cast<std::size_t>(field);
  const std::span<const text::IndexTerm> terms = analyser_.analyse(text);
  if (terms.empty()) return;
  std::uint32_t* const to = occurrences_.room(terms.size());
  terms_.add_all(terms, [to](std::size_t i, std::uint32_t term) { to[i] = term; });
  occurrences_.grew(terms.size());
  const std::uint32_t base = next_position_[f];
  values_.push(
      {static_cast<std::uint32_t>(occurrences_.size()), static_cast<std::uint32_t>(f), base});
  const auto words = static_cast<std::uint32_t>(terms.size());
  last_position_ = std::max(last_position_, std::min(base + words - 1, most_position));
  words_[f] += words;
  next_position_[f] = base + words + gap;
}

void TextBuilder::end_row() {
  const std::size_t row = row_ends_.size();
  row_ends_.push_back(static_cast<std::uint32_t>(values_.size()));
  for (std::size_t f = 0; f < leaves_.size(); ++f) {
    if (words_[f] > 0) {
      lengths_[f].resize(row, 0);
      lengths_[f].push_back(words_[f]);
    }
    next_position_[f] = words_[f] = 0;
  }
}

void TextBuilder::write_lengths(ImageWriter& out) {
  std::vector<std::uint64_t> sums;
  for (std::size_t f = 0; f < leaves_.size(); ++f) {
    std::uint64_t words = 0, with = 0;
    for (const std::uint32_t n : lengths_[f]) {
      words += n;
      with += n > 0 ? 1 : 0;
    }
    sums.push_back(words);
    sums.push_back(with);
    if (with == 0) continue;
    lengths_[f].resize(row_ends_.size(), 0);
    out.add(Part::lengths, leaves_[f], lengths_[f]);
    lengths_[f].clear();
  }
  out.add(Part::text_sums, no_leaf, sums);
}

void TextBuilder::count() {
  const std::span<const std::uint32_t> all = occurrences_.view();
  next_.clear();
  std::fill_n(next_.room(terms_.size()), terms_.size(), 0);
  next_.grew(terms_.size());
  const std::span<std::uint32_t> next = next_.view();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + ahead < all.size()) __builtin_prefetch(&next[all[i + ahead]]);
    ++next[all[i]];
  }
  used_.clear();
  ends_.clear();
  std::uint32_t sum = 0;
  const std::span<const std::uint32_t> words = order_.numbers();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + ahead < words.size()) __builtin_prefetch(&next[words[i + ahead]]);
    const std::uint32_t places = std::exchange(next[words[i]], sum);
    if (places == 0) continue;
    used_.push(words[i]);
    sum += places;
    ends_.push(sum);
  }
}

template <class Place>
std::span<Place> TextBuilder::group(const PlaceLayout& layout, base::Pages& scratch) {
  const std::span<const std::uint32_t> all = occurrences_.view();
  const std::span<const Value> values = values_.view();
  const std::span<std::uint32_t> next = next_.view();
  const std::span<Place> to = base::reused<Place>(scratch, all.size());
  std::size_t i = 0, v = 0;
  for (std::uint32_t row = 0; row < row_ends_.size(); ++row)
    for (; v < row_ends_[row]; ++v) {
      const auto value = layout.first_of<Place>(row, values[v].field);
      for (std::uint32_t position = values[v].position; i < values[v].end; ++i, ++position) {
        if (i + 2 * ahead < all.size()) __builtin_prefetch(&next[all[i + 2 * ahead]]);
        if (i + ahead < all.size()) __builtin_prefetch(&to[next[all[i + ahead]]], 1);
        to[next[all[i]]++] = value + std::min(position, most_position);
      }
    }
  return to;
}

template <class Place>
void TextBuilder::write_postings(const PlaceLayout& layout, ImageWriter& out,
                                 base::Pages& scratch) {
  const std::span<Place> places = group<Place>(layout, scratch);
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(ends_.size() + 1);
  out.begin(Part::posting_bytes, no_leaf);
  const std::size_t start = out.size();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends_.view()) {
    postings_.write(places.subspan(begin, end - begin), layout, out);
    begin = end;
    offsets.push_back(out.size() - start);
  }
  out.end();
  out.add_offsets(Part::posting_offsets, no_leaf, offsets);
}

void TextBuilder::write_terms(ImageWriter& out) {
  std::vector<std::uint32_t> offsets{0};
  offsets.reserve(used_.size() + 1);
  out.begin(Part::term_bytes, no_leaf);
  const std::size_t start = out.size();
  const std::span<const std::uint32_t> used = used_.view();
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (i + ahead < used.size()) terms_.prefetch(used[i + ahead]);
    out.append(terms_[used[i]]);
    offsets.push_back(static_cast<std::uint32_t>(out.size() - start));
  }
  out.end();
  out.add(Part::term_offsets, no_leaf, offsets);
}

void TextBuilder::finish(ImageWriter& out, base::Pages& scratch) {
  write_lengths(out);
  order_.take(terms_.size(), terms_);
  count();
  const PlaceLayout layout(std::max<std::size_t>(row_ends_.size(), 1), leaves_.size(),
                           last_position_);
  if (layout.bits < 32) write_postings<std::uint32_t>(layout, out, scratch);
  else write_postings<std::uint64_t>(layout, out, scratch);
  write_terms(out);
  families_.learn(terms_, analyser_);
  families_.write(used_.view(), terms_, order_.numbers(), out, scratch);

  if (terms_.size() > most_known_) {
    terms_.clear();
    order_.clear();
    families_.clear();
  }
  occurrences_.clear();
  values_.clear();
  row_ends_.clear();
  last_position_ = 0;
}

}  // namespace madang::segment
