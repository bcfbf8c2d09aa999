// The rows that have one of a group's words, taken apart and kept: a frequent word
// is asked for again and again, alone and with others, and to read its postings
// takes far longer than to look into these.
#ifndef MADANG_QUERY_OCCURRENCES_H_
#define MADANG_QUERY_OCCURRENCES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/recent.h"
#include "query/bits.h"
#include "query/norms.h"

namespace madang::query {

/// k1 of BM25 for words and for phrases; of pairs of syllables, which often meet by chance,
/// so that many of them say less.
inline constexpr float word_k1 = 1.6F, pair_k1 = 1.2F;

/// That of the words under a key (Corpus::Group::key).
[[nodiscard]] float k1_of(std::string_view key);

[[nodiscard]] inline float saturated(float frequency, float k1) {
  return frequency * (k1 + 1) / (k1 + frequency);
}

/// Of a segment: the rows, and what each gains by them before weight: BM25F's frequency,
/// saturated. Rows are seen by blocks of 64, the words of their bits, and by eighths of these.
struct Occurrences {
  explicit Occurrences(std::uint32_t rows_of_segment)
      : bits(rows_of_segment),
        starts(bits.words(), 0),
        peaks(bits.words(), 0.0F),
        eighths(bits.words()) {}

  /// By eighth of a block: not less than the highest gain, in steps of 1 / fine(k1).
  using Eighths = std::array<std::uint8_t, 8>;
  [[nodiscard]] static float fine(float k1) { return 250 / (k1 + 1); }

  Bits bits;
  std::vector<std::uint32_t> starts;  ///< by block: gains of the rows before it
  std::vector<float> peaks;           ///< by block: the highest gain, 0 where there is no row
  std::vector<Eighths> eighths;       ///< by block
  std::vector<float> gains;           ///< by row that has one, rising
  std::vector<float> slopes;          ///< of the norms that they were made with

  /// 0 where the row is not among them.
  [[nodiscard]] float at(std::uint32_t row) const {
    const std::uint64_t block = bits.word(row / 64), bit = std::uint64_t{1} << (row % 64);
    if ((block & bit) == 0) return 0;
    return gains[starts[row / 64] + popcount_of(block & (bit - 1))];
  }
  [[nodiscard]] std::size_t bytes() const {
    return gains.size() * sizeof(float) +
           bits.words() *
               (sizeof(std::uint64_t) + sizeof(std::uint32_t) + sizeof(float) + sizeof(Eighths));
  }
};

/// Reads the postings of `terms`, over the `fields` (bits).
[[nodiscard]] Occurrences read_occurrences(const segment::Segment& segment,
                                           const std::vector<std::uint32_t>& terms,
                                           std::uint32_t fields,
                                           const std::vector<FieldNorm>& norms, float k1);

/// The same of words in few rows, as a list: rows rise, with their gains.
[[nodiscard]] std::vector<Gain> read_few(const segment::Segment& segment,
                                         const std::vector<std::uint32_t>& terms,
                                         std::uint32_t fields, const std::vector<FieldNorm>& norms,
                                         float k1);

/// From so many rows on they are taken apart: fewer are read as fast as they are looked up.
inline constexpr double fewest_kept = 128;

/// Those of one segment that were asked for last, as many as fit into a sixteenth of
/// the segment's bytes. Thread-safe.
class KeptOccurrences {
 public:
  explicit KeptOccurrences(std::size_t most_bytes) : kept_(most_bytes) {}
  /// Those of a group (Corpus::Group::key); null where they are not kept, or were made
  /// with other norms: mean lengths change when records are added.
  [[nodiscard]] std::shared_ptr<const Occurrences> find(std::string_view key, std::uint32_t fields,
                                                        const std::vector<FieldNorm>& norms);
  /// Keeps them, unless they would leave little room for others.
  void keep(std::string_view key, std::uint32_t fields, std::shared_ptr<const Occurrences> made);

 private:
  base::Recent<Occurrences> kept_;
};

/// Those kept with the segment.
[[nodiscard]] KeptOccurrences& kept_occurrences(const segment::Segment& segment);

}  // namespace madang::query

#endif  // MADANG_QUERY_OCCURRENCES_H_
