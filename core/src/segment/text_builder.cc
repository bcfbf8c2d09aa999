#include "segment/text_builder.h"

#include <algorithm>

#include "segment/postings.h"

namespace madang::segment {
namespace {
constexpr std::uint32_t gap = 16;  // positions between two values of one field
}

void TextBuilder::add(int field, std::string_view text) {
  const auto f = static_cast<std::size_t>(field);
  if (next_position_.size() <= f) {
    next_position_.resize(f + 1, 0);
    words_.resize(f + 1, 0);
  }
  const std::uint32_t base = next_position_[f];
  std::uint32_t words = 0;
  for (const text::Token& token : analyser_.analyse(text)) {
    auto it = ids_.find(token.term);
    if (it == ids_.end()) {
      it = ids_.emplace(std::string(token.term), static_cast<std::uint32_t>(terms_.size())).first;
      terms_.emplace_back();
    }
    row_.push_back({it->second, static_cast<std::uint32_t>(field), base + token.position});
    words = token.position + 1;
  }
  words_[f] += words;
  next_position_[f] = base + words + gap;
}

void TextBuilder::end_row(std::uint32_t row, int fields) {
  lengths_.resize(static_cast<std::size_t>(fields));
  words_.resize(static_cast<std::size_t>(fields), 0);
  for (std::size_t f = 0; f < lengths_.size(); ++f) lengths_[f].push_back(words_[f]);
  std::sort(row_.begin(), row_.end());
  for (std::size_t i = 0; i < row_.size();) {
    Term& term = terms_[row_[i].term];
    std::uint32_t bits = 0;
    std::string counts;
    std::size_t j = i;
    while (j < row_.size() && row_[j].term == row_[i].term) {
      const std::uint32_t field = row_[j].field;
      bits |= 1U << field;
      std::uint32_t count = 0, last = 0;
      // A compound such as 가가가 gives one pair twice at one position; both count.
      for (; j < row_.size() && row_[j].term == row_[i].term && row_[j].field == field; ++j) {
        put_varint(term.positions, row_[j].position - last);
        last = row_[j].position;
        ++count;
      }
      put_varint(counts, count);
    }
    put_varint(term.postings, row + 1 - term.next_row);
    put_varint(term.postings, bits);
    term.postings += counts;
    term.next_row = row + 1;
    ++term.rows;
    i = j;
  }
  row_.clear();
  next_position_.assign(next_position_.size(), 0);
  words_.assign(words_.size(), 0);
}

void TextBuilder::finish(std::uint32_t rows, const std::vector<std::uint32_t>& leaves,
                         ImageWriter& out) {
  lengths_.resize(leaves.size());
  for (std::size_t f = 0; f < leaves.size(); ++f) {
    lengths_[f].resize(rows, 0);
    out.add(Part::lengths, leaves[f], lengths_[f]);
  }
  std::vector<const StringIds::value_type*> sorted;
  for (const auto& entry : ids_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });
  std::vector<std::uint32_t> term_offsets{0}, term_rows;
  std::vector<std::uint64_t> posting_offsets{0}, position_offsets{0};
  std::string term_bytes, postings, positions;
  for (const auto* entry : sorted) {
    Term& term = terms_[entry->second];
    term_bytes += entry->first;
    term_offsets.push_back(static_cast<std::uint32_t>(term_bytes.size()));
    term_rows.push_back(term.rows);
    postings += term.postings;
    posting_offsets.push_back(postings.size());
    positions += term.positions;
    position_offsets.push_back(positions.size());
    term = {};
  }
  out.add(Part::term_offsets, no_leaf, term_offsets);
  out.add(Part::term_bytes, no_leaf, term_bytes);
  out.add(Part::term_rows, no_leaf, term_rows);
  out.add(Part::posting_offsets, no_leaf, posting_offsets);
  out.add(Part::posting_bytes, no_leaf, postings);
  out.add(Part::position_offsets, no_leaf, position_offsets);
  out.add(Part::position_bytes, no_leaf, positions);
}

}  // namespace madang::segment
