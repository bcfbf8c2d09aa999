#include "segment/text_builder.h"

#include <algorithm>

#include "segment/sort_texts.h"

namespace madang::segment {
namespace {
constexpr std::uint32_t gap = 16;  // positions between two values of one field
constexpr std::size_t ahead = 24;  // terms whose slots are on their way from memory
}  // namespace

TextBuilder::TextBuilder(std::vector<std::uint32_t> leaves)
    : leaves_(std::move(leaves)),
      next_position_(leaves_.size(), 0),
      words_(leaves_.size(), 0),
      lengths_(leaves_.size()) {}

void TextBuilder::add(int field, std::string_view text) {
  const auto f = static_cast<std::size_t>(field);
  const std::uint32_t base = next_position_[f];
  const std::span<const text::IndexTerm> terms = analyser_.analyse(text);
  if (terms.empty()) return;
  const std::size_t n = terms.size();
  for (std::size_t i = 0; i < std::min(ahead, n); ++i) terms_.prefetch(terms[i]);
  Occurrence* to = occurrences_.room(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i + ahead < n) terms_.prefetch(terms[i + ahead]);
    to[i] = {terms_.add(terms[i]),
             place_of(static_cast<std::uint32_t>(f), base + terms[i].position)};
  }
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

void TextBuilder::group(const std::vector<std::uint32_t>& rank, std::vector<std::uint32_t>& ends) {
  ends.assign(rank.size() + 1, 0);
  const std::span<const Occurrence> all = occurrences_.view();
  for (const Occurrence& o : all) ++ends[rank[o.term] + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  // Now ends[r] is where rank r begins; stepping each on makes it where r ends.
  grouped_.clear();
  std::uint64_t* const to = grouped_.room(all.size());
  std::size_t i = 0;
  for (std::uint32_t row = 0; row < row_ends_.size(); ++row)
    for (; i < row_ends_[row]; ++i)
      to[ends[rank[all[i].term]]++] = std::uint64_t{row} << place_row_shift | all[i].place;
  grouped_.grew(all.size());
}

void TextBuilder::finish(ImageWriter& out) {
  write_lengths(out);
  const std::vector<std::uint32_t> sorted =
      sort_texts(terms_.size(), [this](std::uint32_t number) { return terms_[number]; });
  std::vector<std::uint32_t> rank(sorted.size()), ends;
  for (std::uint32_t r = 0; r < sorted.size(); ++r) rank[sorted[r]] = r;
  group(rank, ends);

  std::vector<std::uint64_t> posting_offsets{0};
  posting_offsets.reserve(sorted.size() + 1);
  out.begin(Part::posting_bytes, no_leaf);
  const std::size_t start = out.size();
  const std::span<std::uint64_t> places = grouped_.view();
  std::uint32_t begin = 0;
  for (std::uint32_t r = 0; r < sorted.size(); ++r) {
    postings_.write(places.subspan(begin, ends[r] - begin), out);
    begin = ends[r];
    posting_offsets.push_back(out.size() - start);
  }
  out.end();
  out.add_offsets(Part::posting_offsets, no_leaf, posting_offsets);

  std::vector<std::uint32_t> term_offsets{0};
  term_offsets.reserve(sorted.size() + 1);
  out.begin(Part::term_bytes, no_leaf);
  for (const std::uint32_t number : sorted) {
    out.append(terms_[number]);
    term_offsets.push_back(term_offsets.back() + static_cast<std::uint32_t>(terms_[number].size()));
  }
  out.end();
  out.add(Part::term_offsets, no_leaf, term_offsets);

  for (const std::uint32_t number : sorted) families_.add(terms_.term(number), analyser_);
  families_.write(out);

  terms_.clear();
  occurrences_.clear();
  row_ends_.clear();
}

}  // namespace madang::segment
