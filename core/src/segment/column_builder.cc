#include "segment/column_builder.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"

namespace madang::segment {
namespace {

/// Appends a value of `row`: to the list, or in the row's one place (a second
/// value of a field that is no list replaces the first).
template <class T>
void place(std::vector<T>& values, RowOffsets& offsets, std::uint32_t row, bool list, T value,
           T missing) {
  if (list) {
    offsets.reach(row, values.size());
    values.push_back(value);
  } else {
    values.resize(row, missing);
    values.push_back(value);
  }
}

}  // namespace

std::vector<std::uint32_t> write_dictionary(const StringIds& ids, std::uint32_t leaf,
                                            ImageWriter& out) {
  std::vector<const StringIds::value_type*> sorted;
  sorted.reserve(ids.size());
  for (const auto& entry : ids) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });
  std::vector<std::uint32_t> rank(ids.size());
  std::vector<std::uint32_t> offsets{0};
  std::string bytes;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    rank[sorted[i]->second] = static_cast<std::uint32_t>(i);
    bytes += sorted[i]->first;
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  out.add(Part::dict_offsets, leaf, offsets);
  out.add(Part::dict_bytes, leaf, bytes);
  return rank;
}

void KeywordBuilder::add(std::uint32_t row, bool list, std::string_view value) {
  auto it = ids_.find(value);
  if (it == ids_.end())
    it = ids_.emplace(std::string(value), static_cast<std::uint32_t>(ids_.size())).first;
  place(codes_, offsets_, row, list, it->second, no_code);
}

void KeywordBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  const std::vector<std::uint32_t> rank = write_dictionary(ids_, leaf, out);
  for (std::uint32_t& code : codes_)
    if (code != no_code) code = rank[code];
  if (list) out.add(Part::row_offsets, leaf, offsets_.finish(rows, codes_.size()));
  else codes_.resize(rows, no_code);
  out.add(Part::codes, leaf, codes_);
}

void NumberBuilder::add(std::uint32_t row, bool list, double value) {
  place(values_, offsets_, row, list, value, std::numeric_limits<double>::quiet_NaN());
}

void NumberBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  if (list) out.add(Part::row_offsets, leaf, offsets_.finish(rows, values_.size()));
  else values_.resize(rows, std::numeric_limits<double>::quiet_NaN());
  out.add(Part::numbers, leaf, values_);
}

void DateBuilder::add(std::uint32_t row, bool list, const Date& value) {
  const base::Span span = base::span_of(value);
  // Only the first column keeps the row offsets; both have the same length.
  place(first_, offsets_, row, list, span.first, no_date);
  if (!list) last_.resize(row, no_date);
  last_.push_back(span.last);
}

void DateBuilder::finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out) {
  if (list) {
    out.add(Part::row_offsets, leaf, offsets_.finish(rows, first_.size()));
  } else {
    first_.resize(rows, no_date);
    last_.resize(rows, no_date);
  }
  out.add(Part::date_first, leaf, first_);
  out.add(Part::date_last, leaf, last_);
}

}  // namespace madang::segment
