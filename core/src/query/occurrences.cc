#include "query/occurrences.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "query/made.h"
#include "text/analyse.h"

namespace madang::query {
namespace {

constexpr std::size_t share = 16;       // of the segment's bytes
constexpr std::size_t most_of_one = 4;  // a group may take this part of what is kept

std::string name_of(std::string_view key, std::uint32_t fields) {
  std::string name(key);
  name.append(reinterpret_cast<const char*>(&fields), sizeof(fields));
  return name;
}

bool made_with(const Occurrences& made, const std::vector<FieldNorm>& norms) {
  return std::equal(made.slopes.begin(), made.slopes.end(), norms.begin(), norms.end(),
                    [](float slope, const FieldNorm& norm) { return slope == norm.slope; });
}

/// take(row, frequency) for the postings of a term.
template <class Take>
void each_posting(const segment::Segment& segment, std::uint32_t term, std::uint32_t fields,
                  const std::vector<FieldNorm>& norms, Take take) {
  if (term >= segment.terms().size()) return;
  segment::Postings postings = segment.postings(term);
  while (postings.next())
    if ((postings.fields() & fields) != 0)
      take(postings.row(), frequency_of(postings, fields, norms));
}

/// Finds out the rest from the bits, as soon as gains are by row.
void finish(Occurrences& made, float k1) {
  std::uint32_t at = 0;
  for (std::size_t block = 0; block < made.starts.size(); ++block) {
    made.starts[block] = at;
    const std::uint64_t rows = made.bits.word(block);
    if (rows == 0) continue;
    std::array<float, 8> peaks{};
    for (std::uint64_t left = rows; left != 0; left &= left - 1) {
      float& peak = peaks[static_cast<std::size_t>(std::countr_zero(left)) / 8];
      peak = std::max(peak, made.gains[at++]);
    }
    for (std::size_t eighth = 0; eighth < 8; ++eighth) {
      made.peaks[block] = std::max(made.peaks[block], peaks[eighth]);
      // Up, and one more for what rounding takes.
      if ((rows >> (8 * eighth) & 0xFF) != 0)
        made.eighths[block][eighth] =
            static_cast<std::uint8_t>(peaks[eighth] * Occurrences::fine(k1) + 2);
    }
  }
}

}  // namespace

float k1_of(std::string_view key) {
  return key.starts_with(static_cast<char>(text::Form::pair)) ? pair_k1 : word_k1;
}

Occurrences read_occurrences(const segment::Segment& segment,
                             const std::vector<std::uint32_t>& terms, std::uint32_t fields,
                             const std::vector<FieldNorm>& norms, float k1) {
  Occurrences made(segment.rows());
  made.slopes.reserve(norms.size());
  for (const FieldNorm& norm : norms) made.slopes.push_back(norm.slope);
  if (terms.size() == 1) {
    each_posting(segment, terms[0], fields, norms, [&](std::uint32_t row, float frequency) {
      made.bits.set(row);
      made.gains.push_back(saturated(frequency, k1));
    });
    made.gains.shrink_to_fit();
    finish(made, k1);
    return made;
  }
  thread_local std::vector<float> sums;  // zero between two uses
  if (sums.size() < segment.rows()) sums.resize(segment.rows(), 0.0F);
  for (const std::uint32_t term : terms)
    each_posting(segment, term, fields, norms, [&](std::uint32_t row, float frequency) {
      made.bits.set(row);
      sums[row] += frequency;
    });
  made.gains.reserve(made.bits.count());
  made.bits.each([&](std::uint32_t row) {
    made.gains.push_back(saturated(std::exchange(sums[row], 0.0F), k1));
  });
  finish(made, k1);
  return made;
}

std::vector<Gain> read_few(const segment::Segment& segment, const std::vector<std::uint32_t>& terms,
                           std::uint32_t fields, const std::vector<FieldNorm>& norms, float k1) {
  std::vector<Gain> all;                                   // frequencies first
  all.reserve(static_cast<std::size_t>(fewest_kept) / 4);  // enough for most
  for (const std::uint32_t term : terms)
    each_posting(segment, term, fields, norms, [&](std::uint32_t row, float frequency) {
      all.push_back({row, frequency});
    });
  if (terms.size() > 1)  // stable: frequencies are added in the order of the terms
    std::stable_sort(all.begin(), all.end(),
                     [](const Gain& x, const Gain& y) { return x.row < y.row; });
  std::size_t size = 0;
  for (std::size_t i = 0; i < all.size(); ++size) {
    const std::uint32_t row = all[i].row;
    float sum = 0;
    for (; i < all.size() && all[i].row == row; ++i) sum += all[i].gain;
    all[size] = {row, saturated(sum, k1)};
  }
  all.resize(size);
  return all;
}

std::shared_ptr<const Occurrences> KeptOccurrences::find(std::string_view key, std::uint32_t fields,
                                                         const std::vector<FieldNorm>& norms) {
  std::shared_ptr<const Occurrences> found = kept_.find(name_of(key, fields));
  if (found != nullptr && !made_with(*found, norms)) found = nullptr;
  return found;
}

void KeptOccurrences::keep(std::string_view key, std::uint32_t fields,
                           std::shared_ptr<const Occurrences> made) {
  const std::size_t bytes = made->bytes();
  if (bytes <= kept_.most_bytes() / most_of_one)
    kept_.keep(name_of(key, fields), std::move(made), bytes);
}

KeptOccurrences& kept_occurrences(const segment::Segment& segment) {
  using Holder = std::unique_ptr<KeptOccurrences>;
  return *segment.lazy().get<Holder>(made_occurrences, 0, [&] {
    return std::make_unique<KeptOccurrences>(segment.image().bytes().size() / share);
  });
}

}  // namespace madang::query
