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
  const std::uint32_t base = next_position_[f];
  const std::span<const text::IndexTerm> terms = analyser_.analyse(text);
  if (terms.empty()) return;
  const std::size_t n = terms.size();
  Occurrence* const to = occurrences_.room(n);
  terms_.add_all(terms, [&](std::size_t i, std::uint32_t term) {
    to[i] = {term, place_of(static_cast<std::uint32_t>(f), base + terms[i].position)};
  });
  occurrences_.grew(n);
  const std::uint32_t words = terms.back().position + 1;
  words_[f] += words;
  next_position_[f] = base + words + gap;
}

void TextBuilder::end_row() {
  const std::size_t row = row_ends_.size();
  row_ends_.push_back(static_cast<std::uint32_t>(occurrences_.size()));
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

void TextBuilder::group() {
  const std::span<const Occurrence> all = occurrences_.view();
  // By word: how many places, then where the next of them goes, then where they end.
  std::vector<std::uint32_t>& next = next_;
  next.assign(terms_.size(), 0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + ahead < all.size()) __builtin_prefetch(&next[all[i + ahead].term]);
    ++next[all[i].term];
  }
  used_.clear();
  ends_.clear();
  std::uint32_t sum = 0;
  for (const TextOrder::Key& key : order_.keys()) {
    const std::uint32_t places = std::exchange(next[key.number], sum);
    if (places == 0) continue;
    used_.push_back(key.number);
    sum += places;
    ends_.push_back(sum);
  }
  grouped_.clear();
  std::uint64_t* const to = grouped_.room(all.size());
  std::size_t i = 0;
  for (std::uint32_t row = 0; row < row_ends_.size(); ++row)
    for (; i < row_ends_[row]; ++i) {
      if (i + 2 * ahead < all.size()) __builtin_prefetch(&next[all[i + 2 * ahead].term]);
      if (i + ahead < all.size()) __builtin_prefetch(&to[next[all[i + ahead].term]], 1);
      to[next[all[i].term]++] = std::uint64_t{row} << place_row_shift | all[i].place;
    }
  grouped_.grew(all.size());
}

void TextBuilder::write_postings(ImageWriter& out) {
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(ends_.size() + 1);
  out.begin(Part::posting_bytes, no_leaf);
  const std::size_t start = out.size();
  const std::span<std::uint64_t> places = grouped_.view();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends_) {
    postings_.write(places.subspan(begin, end - begin), out);
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
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (i + ahead < used_.size()) terms_.prefetch(used_[i + ahead]);
    out.append(terms_[used_[i]]);
    offsets.push_back(static_cast<std::uint32_t>(out.size() - start));
  }
  out.end();
  out.add(Part::term_offsets, no_leaf, offsets);
}

void TextBuilder::finish(ImageWriter& out) {
  write_lengths(out);
  order_.take(terms_.size(), [this](std::uint32_t number) { return terms_[number]; });
  group();
  write_postings(out);
  write_terms(out);
  for (std::uint32_t i = families_.size(); i < terms_.size(); ++i)
    families_.learn(terms_.term(i), analyser_);
  families_.write(used_, out);

  if (terms_.size() > most_known_) {
    terms_.clear();
    order_.clear();
    families_.clear();
  }
  occurrences_.clear();
  row_ends_.clear();
}

}  // namespace madang::segment
