#include "query/value_rows.h"

#include <algorithm>

#include "query/made.h"
#include "query/popcount.h"

namespace madang::query {
namespace {

/// f(row, code, again) for each value of each row; `again` where the row has it
/// already.
template <class F>
void each_value(const segment::KeywordColumn& column, std::uint32_t rows, F&& f) {
  std::vector<std::uint32_t> next(column.dictionary.size(), 0);  // by code: behind its last row
  for (std::uint32_t row = 0; row < rows; ++row)
    for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i) {
      const std::uint32_t code = column.codes[i];
      if (code >= next.size()) continue;
      f(row, code, next[code] > row);
      next[code] = row + 1;
    }
}

}  // namespace

ValueRows::ValueRows(const segment::KeywordColumn& column, std::uint32_t rows)
    : counts_(column.dictionary.size(), 0),
      starts_(counts_.size(), no_list),
      numbers_(counts_.size(), 0),
      words_((rows + 63) / 64),
      rows_(rows) {
  each_value(column, rows, [&](std::uint32_t row, std::uint32_t code, bool again) {
    if (again) return again_.push_back({row, code});
    ++counts_[code];
    ++values_;
  });
  std::uint32_t listed = 0, dense_values = 0;
  for (std::uint32_t code = 0; code < counts_.size(); ++code) {
    if (counts_[code] > rows / 32) {  // the bits are smaller than the list
      numbers_[code] = dense_values++;
      cost_ += words_;
      continue;
    }
    starts_[code] = listed;
    listed += counts_[code];
    cost_ += counts_[code];
  }
  list_.resize(listed);
  bits_.resize(words_ * dense_values, 0);
  std::vector<std::uint32_t> next = starts_;
  each_value(column, rows, [&](std::uint32_t row, std::uint32_t code, bool again) {
    if (again) return;
    if (dense(code)) bits_[numbers_[code] * words_ + row / 64] |= std::uint64_t{1} << (row % 64);
    else list_[next[code]++] = row;
  });
}

std::uint64_t ValueRows::add_to(std::uint32_t code, Bits& rows) const {
  if (dense(code)) {
    const std::uint64_t* words = bits_.data() + numbers_[code] * words_;
    for (std::size_t w = 0; w < words_; ++w) rows.add_word(w, words[w]);
    return words_;
  }
  for (std::uint32_t i = 0; i < counts_[code]; ++i) rows.set(list_[starts_[code] + i]);
  return counts_[code];
}

std::uint64_t ValueRows::count_in(std::uint32_t code, const Bits& rows) const {
  if (dense(code))
    return popcount_both(std::span(bits_).subspan(numbers_[code] * words_, words_),
                         rows.all_words());
  std::uint64_t n = 0;
  for (std::uint32_t i = 0; i < counts_[code]; ++i)
    n += rows.test(list_[starts_[code] + i]) ? 1U : 0U;
  return n;
}

void ValueRows::count_by_row(const segment::KeywordColumn& column, const Bits& rows,
                             std::vector<std::uint32_t>& counts) const {
  // Values that are missing are counted behind the last one, values that a row
  // repeats are taken off afterwards: most rows have neither.
  const auto none = static_cast<std::uint32_t>(counts_.size());
  counts.assign(counts_.size() + 1, 0);
  rows.each([&](std::uint32_t row) {
    const std::uint32_t end = column.rows.end(row);
    for (std::uint32_t i = column.rows.begin(row); i < end; ++i)
      ++counts[std::min(column.codes[i], none)];
  });
  for (const Again& more : again_) counts[more.code] -= rows.test(more.row) ? 1U : 0U;
  counts.pop_back();
}

std::uint64_t ValueRows::row_cost(std::uint64_t rows) const {
  return rows + (rows_ == 0 ? 0 : rows * values_ / rows_);
}

const ValueRows& value_rows(const segment::Segment& segment, std::uint32_t leaf) {
  return segment.lazy().get<ValueRows>(
      made_values, leaf, [&] { return ValueRows(segment.keywords(leaf), segment.rows()); });
}

}  // namespace madang::query
