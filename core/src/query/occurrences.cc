#include "query/occurrences.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "query/made.h"

namespace madang::query {
namespace {

constexpr std::size_t tops = 32;
constexpr std::size_t share = 16;       // of the segment's bytes
constexpr double fewest_rows = 128;     // fewer are read as fast as they are looked up
constexpr std::size_t most_of_one = 4;  // a group may take this part of what is kept

std::string name_of(std::string_view key, std::uint32_t fields) {
  std::string name(key);
  name.append(reinterpret_cast<const char*>(&fields), sizeof(fields));
  return name;
}

bool made_with(const Occurrences& made, const std::vector<FieldNorm>& norms) {
  if (made.slopes.size() != norms.size()) return false;
  for (std::size_t f = 0; f < norms.size(); ++f)
    if (made.slopes[f] != norms[f].slope) return false;
  return true;
}

void find_top(Occurrences& made) {
  made.top.resize(made.rows.size());
  std::iota(made.top.begin(), made.top.end(), 0U);
  const std::size_t n = std::min(tops, made.top.size());
  std::partial_sort(
      made.top.begin(), made.top.begin() + static_cast<std::ptrdiff_t>(n), made.top.end(),
      [&](std::uint32_t x, std::uint32_t y) { return made.frequencies[x] > made.frequencies[y]; });
  made.top.resize(n);
  made.top.shrink_to_fit();
}

template <class Take>
void each_posting(const segment::Segment& segment, std::uint32_t term, std::uint32_t fields,
                  const std::vector<FieldNorm>& norms, Take take) {
  if (term >= segment.terms().size()) return;
  segment::Postings postings = segment.postings(term);
  while (postings.next())
    if ((postings.fields() & fields) != 0)
      take(postings.row(), frequency_of(postings, fields, norms));
}

}  // namespace

Occurrences read_occurrences(const segment::Segment& segment,
                             const std::vector<std::uint32_t>& terms, std::uint32_t fields,
                             const std::vector<FieldNorm>& norms) {
  Occurrences made(segment.rows());
  for (const FieldNorm& norm : norms) made.slopes.push_back(norm.slope);
  if (terms.size() == 1) {
    const auto count = segment::parts_of(segment.posting_bytes(terms[0])).count;
    if (count <= segment.rows()) {  // what the bytes say may be wrong
      made.rows.reserve(count);
      made.frequencies.reserve(count);
    }
    each_posting(segment, terms[0], fields, norms, [&](std::uint32_t row, float frequency) {
      made.rows.push_back(row);
      made.frequencies.push_back(frequency);
      made.bits.set(row);
    });
    find_top(made);
    return made;
  }
  thread_local std::vector<float> sums;  // zero between two uses
  if (sums.size() < segment.rows()) sums.resize(segment.rows(), 0.0F);
  for (const std::uint32_t term : terms)
    each_posting(segment, term, fields, norms, [&](std::uint32_t row, float frequency) {
      made.bits.set(row);
      sums[row] += frequency;
    });
  const std::uint64_t count = made.bits.count();
  made.rows.reserve(count);
  made.frequencies.reserve(count);
  made.bits.each([&](std::uint32_t row) {
    made.rows.push_back(row);
    made.frequencies.push_back(std::exchange(sums[row], 0.0F));
  });
  find_top(made);
  return made;
}

std::shared_ptr<const Occurrences> KeptOccurrences::find(std::string_view key, std::uint32_t fields,
                                                         const std::vector<FieldNorm>& norms) {
  const std::string name = name_of(key, fields);
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(name);
  if (place == places_.end() || !made_with(*place->second->made, norms)) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->made;
}

bool KeptOccurrences::wants(double rows) const {
  constexpr double a_row = sizeof(std::uint32_t) + sizeof(float);
  return rows >= fewest_rows && rows * a_row <= static_cast<double>(most_ / most_of_one);
}

void KeptOccurrences::keep(std::string_view key, std::uint32_t fields,
                           std::shared_ptr<const Occurrences> made) {
  const std::size_t size = made->bytes();
  if (size > most_) return;
  const std::lock_guard lock(mutex_);
  Entry entry{name_of(key, fields), std::move(made)};
  const auto remove = [this](std::list<Entry>::iterator at) {
    bytes_ -= at->made->bytes();
    places_.erase(at->name);
    entries_.erase(at);
  };
  if (const auto place = places_.find(entry.name); place != places_.end()) remove(place->second);
  while (bytes_ + size > most_) remove(std::prev(entries_.end()));
  entries_.push_front(std::move(entry));
  places_.emplace(entries_.front().name, entries_.begin());
  bytes_ += size;
}

KeptOccurrences& kept_occurrences(const segment::Segment& segment) {
  using Holder = std::unique_ptr<KeptOccurrences>;
  return *segment.lazy().get<Holder>(made_occurrences, 0, [&] {
    return std::make_unique<KeptOccurrences>(segment.image().bytes().size() / share);
  });
}

}  // namespace madang::query
