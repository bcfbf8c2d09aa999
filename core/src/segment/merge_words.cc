#include "segment/merge_words.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "segment/families.h"
#include "segment/varint.h"

namespace madang::segment {
namespace {

/// Steps through the terms of all segments in order.
class Terms {
 public:
  explicit Terms(std::span<const Segment> segments) : segments_(segments), at_(segments.size(), 0) {
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (at_[i] < segments[i].terms().size()) heap_.push_back(i);
    const auto after = [this](std::size_t a, std::size_t b) { return behind(a, b); };
    std::make_heap(heap_.begin(), heap_.end(), after);
  }
  /// f(segment, term) for each segment that has the next term, in order; the
  /// term is a view into one of them. False behind the last.
  template <class F>
  bool next(std::string_view& term, F&& f) {
    if (heap_.empty()) return false;
    const auto after = [this](std::size_t a, std::size_t b) { return behind(a, b); };
    term = here(heap_.front());
    while (!heap_.empty() && here(heap_.front()) == term) {
      std::pop_heap(heap_.begin(), heap_.end(), after);
      const std::size_t i = heap_.back();
      f(i, at_[i]++);
      if (at_[i] < segments_[i].terms().size()) std::push_heap(heap_.begin(), heap_.end(), after);
      else heap_.pop_back();
    }
    return true;
  }

 private:
  [[nodiscard]] std::string_view here(std::size_t i) const { return segments_[i].terms()[at_[i]]; }
  [[nodiscard]] bool behind(std::size_t a, std::size_t b) const {
    const int order = here(a).compare(here(b));
    return order != 0 ? order > 0 : a > b;
  }
  std::span<const Segment> segments_;
  std::vector<std::uint32_t> at_;
  std::vector<std::size_t> heap_;
};

/// Appends the postings of one term, segment by segment.
class JoinedPostings {
 public:
  void begin() {
    rows_.clear();
    positions_.clear();
    count_ = next_row_ = 0;
  }
  void add(const Segment& segment, std::uint32_t term, std::uint32_t base) {
    const PostingParts parts = parts_of(segment.posting_bytes(term));
    if (parts.count == 0) return;
    count_ += parts.count;
    // Only the first row is told anew; the others follow from it.
    const char* p = parts.rows.data();
    const char* const end = p + parts.rows.size();
    const auto first = static_cast<std::uint32_t>(get_varint(p, end));
    char number[longest_varint];
    rows_.append(number, put_varint(number, base + first - next_row_));
    rows_.append(p, end);
    positions_.append(parts.positions);
    Postings all = segment.postings(term);
    while (all.next()) next_row_ = base + all.row() + 1;
  }
  void write(ImageWriter& out) const {
    const std::size_t most = rows_.size() + positions_.size() + 2 * longest_varint;
    char* const begin = reinterpret_cast<char*>(out.room(most));
    char* to = put_varint(put_varint(begin, count_), rows_.size());
    std::memcpy(to, rows_.data(), rows_.size());
    std::memcpy(to + rows_.size(), positions_.data(), positions_.size());
    out.grew(static_cast<std::size_t>(to - begin) + rows_.size() + positions_.size());
  }

 private:
  std::string rows_, positions_;
  std::uint64_t count_ = 0;
  std::uint32_t next_row_ = 0;
};

void merge_lengths(std::span<const Segment> segments, ImageWriter& out) {
  std::vector<std::uint64_t> sums;
  const std::size_t fields = segments.front().text_fields().size();
  for (std::size_t f = 0; f < fields; ++f) {
    std::vector<std::uint32_t> lengths;
    std::uint64_t words = 0, rows = 0;
    for (const Segment& s : segments) {
      const Segment::TextField& field = s.text_fields()[f];
      words += field.words;
      rows += field.rows;
      if (field.lengths.empty()) lengths.insert(lengths.end(), s.rows(), 0);
      lengths.insert(lengths.end(), field.lengths.begin(), field.lengths.end());
    }
    sums.push_back(words);
    sums.push_back(rows);
    if (rows > 0) out.add(Part::lengths, segments.front().text_fields()[f].path->leaf, lengths);
  }
  out.add(Part::text_sums, no_leaf, sums);
}

}  // namespace

void merge_words(std::span<const Segment> segments, ImageWriter& out) {
  if (!segments.front().has_words()) return;
  merge_lengths(segments, out);
  std::vector<std::uint32_t> bases;
  std::uint32_t rows = 0;
  for (const Segment& s : segments) {
    bases.push_back(rows);
    rows += s.rows();
  }
  std::string bytes;
  std::vector<std::uint32_t> term_offsets{0};
  std::vector<std::uint64_t> posting_offsets{0};
  JoinedPostings postings;
  Terms terms(segments);
  out.begin(Part::posting_bytes, no_leaf);
  const std::size_t start = out.size();
  std::string_view term;
  while (true) {
    postings.begin();
    const bool more = terms.next(term, [&](std::size_t i, std::uint32_t number) {
      postings.add(segments[i], number, bases[i]);
    });
    if (!more) break;
    postings.write(out);
    posting_offsets.push_back(out.size() - start);
    bytes += term;
    term_offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  out.end();
  out.add_offsets(Part::posting_offsets, no_leaf, posting_offsets);
  out.add(Part::term_offsets, no_leaf, term_offsets);
  out.add(Part::term_bytes, no_leaf, bytes);
  const Dictionary all(term_offsets, bytes);
  text::IndexAnalyser analyser;
  TermTable words;
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t rank = 0; rank < all.size(); ++rank) {
    const text::IndexTerm word = analyser.term_of(text::Form::word, all[rank].substr(1));
    words.add_all({&word, 1}, [&](std::size_t, std::uint32_t number) { order[rank] = number; });
  }
  Families families;
  families.learn(words, analyser);
  base::Pages scratch;
  families.write(order, words, order, out, scratch);
}

}  // namespace madang::segment
