// The rows that have one of a group's words, taken apart and kept: a frequent word
// is asked for again and again, alone and with others, and to read its postings
// takes ten times as long as to go through these.
#ifndef MADANG_QUERY_OCCURRENCES_H_
#define MADANG_QUERY_OCCURRENCES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/bits.h"
#include "query/norms.h"

namespace madang::query {

/// Of a segment: the rows, rising, with BM25F's frequency in each.
struct Occurrences {
  explicit Occurrences(std::uint32_t rows_of_segment) : bits(rows_of_segment) {}
  std::vector<std::uint32_t> rows;
  std::vector<float> frequencies;
  Bits bits;                       ///< the same rows
  std::vector<std::uint32_t> top;  ///< places of the highest frequencies, up to 32
  std::vector<float> slopes;       ///< of the norms that the frequencies were made with
  /// 0 where the row is not among them.
  [[nodiscard]] float at(std::uint32_t row) const {
    if (!bits.test(row)) return 0;
    const auto place = std::lower_bound(rows.begin(), rows.end(), row) - rows.begin();
    return frequencies[static_cast<std::size_t>(place)];
  }
  [[nodiscard]] std::size_t bytes() const {
    return rows.size() * (sizeof(std::uint32_t) + sizeof(float)) + bits.words() * 8;
  }
};

/// Reads the postings of `terms`, over the `fields` (bits).
[[nodiscard]] Occurrences read_occurrences(const segment::Segment& segment,
                                           const std::vector<std::uint32_t>& terms,
                                           std::uint32_t fields,
                                           const std::vector<FieldNorm>& norms);

/// Those of one segment that were asked for last, as many as fit into a sixteenth of
/// the segment's bytes. Thread-safe.
class KeptOccurrences {
 public:
  explicit KeptOccurrences(std::size_t most_bytes) : most_(most_bytes) {}
  /// Those of a group (Corpus::Group::key); null where they are not kept, or were made
  /// with other norms: mean lengths change when records are added.
  [[nodiscard]] std::shared_ptr<const Occurrences> find(std::string_view key, std::uint32_t fields,
                                                        const std::vector<FieldNorm>& norms);
  /// Whether so many rows would be kept: they must be worth it, and leave room for others.
  [[nodiscard]] bool wants(double rows) const;
  void keep(std::string_view key, std::uint32_t fields, std::shared_ptr<const Occurrences> made);

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const Occurrences> made;
  };
  const std::size_t most_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
};

/// Those kept with the segment.
[[nodiscard]] KeptOccurrences& kept_occurrences(const segment::Segment& segment);

}  // namespace madang::query

#endif  // MADANG_QUERY_OCCURRENCES_H_
