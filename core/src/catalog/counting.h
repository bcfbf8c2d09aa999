// Counting and grouping over all segments of a collection.
#ifndef MADANG_CATALOG_COUNTING_H_
#define MADANG_CATALOG_COUNTING_H_

#include <madang/catalog.h>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "catalog/state.h"
#include "query/bits.h"
#include "query/keys.h"

namespace madang::catalog {

/// The values of a keyword field in all segments under one numbering.
struct SharedCodes {
  std::vector<std::string_view> values;
  std::vector<std::vector<std::uint32_t>> of_segment;  ///< by code there
};

/// The keys of a collection's rows, under one numbering for all segments.
class KeySpace {
 public:
  KeySpace(const CollectionState& home, const query::KeyField& field);
  /// Puts the keys of a row of a segment into `out`.
  void of(std::size_t segment, std::uint32_t row, std::vector<std::uint32_t>& out);
  /// Adds up how many of the rows of a segment have each key.
  void count(std::size_t segment, const query::Bits& rows, std::uint64_t total,
             std::vector<std::uint64_t>& counts);
  [[nodiscard]] std::string label(std::uint32_t key) const;

 private:
  std::uint32_t shared(std::size_t segment, std::uint32_t key);
  const CollectionState& home_;
  query::KeyField field_;
  const SharedCodes* codes_ = nullptr;               // of a keyword
  std::deque<query::Keys> keys_;                     // by segment
  std::vector<std::vector<std::uint32_t>> numbers_;  // by segment, by key there
  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::uint32_t> by_label_;
};

/// Rows of a segment of a collection.
struct PartRows {
  const CollectionState* home;
  std::size_t segment;
  const query::Bits* rows;
  std::uint64_t total;
};

/// How many of the rows have each value. Collections that lack the field are left
/// out. Errors: unknown-field, bad-facet.
[[nodiscard]] Result<Facet> count_over(const std::vector<PartRows>& parts, const std::string& field,
                                       std::size_t most);

/// Errors: unknown-field, bad-facet, bad-aggregate.
[[nodiscard]] Result<Groups> group_over(const std::vector<PartRows>& parts,
                                        const GroupOptions& options);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_COUNTING_H_
