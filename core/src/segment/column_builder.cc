#include "segment/column_builder.h"

#include <limits>

#include "base/date.h"
#include "base/has_any.h"

namespace madang::segment {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Appends a value of `row`: to the list, or in the row's one place.
template <class T>
void place(std::vector<T>& values, RowOffsets& offsets, std::uint32_t row, bool list, T value,
           T missing) {
  if (list) offsets.reach(row, values.size());
  else values.resize(row, missing);
  values.push_back(value);
}

/// Brings the column to its full length and writes the row offsets of a list.
template <class T>
void complete(std::vector<T>& values, RowOffsets& offsets, std::uint32_t rows, bool list,
              std::uint32_t leaf, T missing, ImageWriter& out) {
  if (list) out.add(Part::row_offsets, leaf, offsets.finish(rows, values.size()));
  else values.resize(rows, missing);
  offsets.clear();
}

}  // namespace

std::vector<std::uint32_t> KeywordBuilder::write_dictionary(std::uint32_t leaf,
                                                            ImageWriter& out) const {
  const std::vector<std::uint32_t> sorted = strings_.sorted();
  std::vector<std::uint32_t> rank(sorted.size());
  std::vector<std::uint32_t> offsets{0};
  offsets.reserve(sorted.size() + 1);
  out.begin(Part::dict_bytes, leaf);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    rank[sorted[i]] = static_cast<std::uint32_t>(i);
    const std::string_view text = strings_[sorted[i]];
    out.append(text);
    offsets.push_back(offsets.back() + static_cast<std::uint32_t>(text.size()));
  }
  out.end();
  out.add(Part::dict_offsets, leaf, offsets);
  return rank;
}

void KeywordBuilder::clear() {
  strings_.clear();
  codes_.clear();
  offsets_.clear();
}

void KeywordBuilder::add(std::uint32_t row, bool list, std::string_view value) {
  // The rows of one file often share a value.
  const std::uint32_t last = codes_.empty() ? no_code : codes_.back();
  const bool same = last != no_code && base::same(strings_[last], value);
  place(codes_, offsets_, row, list, same ? last : strings_.add(value).first, no_code);
}

bool KeywordBuilder::add_new(std::uint32_t row, std::string_view value) {
  const auto [code, fresh] = strings_.add(value);
  if (fresh) place(codes_, offsets_, row, false, code, no_code);
  return fresh;
}

void KeywordBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  if (codes_.empty()) return;
  const std::vector<std::uint32_t> rank = write_dictionary(leaf, out);
  for (std::uint32_t& code : codes_)
    if (code != no_code) code = rank[code];
  complete(codes_, offsets_, rows, list, leaf, no_code, out);
  out.add(Part::codes, leaf, codes_);
  clear();
}

void KeywordBuilder::finish_ids(std::uint32_t rows, std::uint32_t leaf, ImageWriter& out) {
  const std::vector<std::uint32_t> rank = write_dictionary(leaf, out);
  std::vector<std::uint32_t> row_of(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    codes_[row] = rank[codes_[row]];
    row_of[codes_[row]] = row;
  }
  out.add(Part::codes, leaf, codes_);
  out.add(Part::id_rows, no_leaf, row_of);
  clear();
}

void NumberBuilder::add(std::uint32_t row, bool list, double value) {
  place(values_, offsets_, row, list, value, no_number);
}

void NumberBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  if (values_.empty()) return;
  complete(values_, offsets_, rows, list, leaf, no_number, out);
  out.add(Part::numbers, leaf, values_);
  values_.clear();
}

void DateBuilder::add(std::uint32_t row, bool list, const Date& value) {
  const base::Span span = base::span_of(value);
  // Only the first column keeps the row offsets; both have the same length.
  place(first_, offsets_, row, list, span.first, no_date);
  if (!list) last_.resize(row, no_date);
  last_.push_back(span.last);
}

void DateBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  if (first_.empty()) return;
  complete(first_, offsets_, rows, list, leaf, no_date, out);
  last_.resize(first_.size(), no_date);
  out.add(Part::date_first, leaf, first_);
  out.add(Part::date_last, leaf, last_);
  first_.clear();
  last_.clear();
}

}  // namespace madang::segment
