// What records are counted and grouped by: the values of a field, or the years,
// months or days of a date.
#ifndef MADANG_QUERY_KEYS_H_
#define MADANG_QUERY_KEYS_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "segment/segment.h"

namespace madang::query {

enum class Unit : std::uint8_t { value, year, month, day };

struct KeyField {
  const reflect::Path* path = nullptr;
  Unit unit = Unit::value;
  [[nodiscard]] bool keyword() const {
    return path->field->kind == reflect::Kind::keyword ||
           path->field->kind == reflect::Kind::enumeration;
  }
};
/// "kind", "capacity", "published", "published.month". Errors: unknown-field;
/// bad-facet where the field has no values to count.
[[nodiscard]] Result<KeyField> read_key(const reflect::RecordInfo& info, std::string_view name);

/// The keys of one segment's rows, numbered as they are met; of a keyword they
/// are the codes.
class Keys {
 public:
  Keys(const segment::Segment& segment, const KeyField& field);
  /// Puts the keys of a row, each once, into `out`.
  void of(std::uint32_t row, std::vector<std::uint32_t>& out);
  [[nodiscard]] std::uint32_t size() const;
  /// REQUIRES: key < size().
  [[nodiscard]] std::string label(std::uint32_t key) const;

 private:
  std::uint32_t number_key(double value);
  std::uint32_t date_key(std::int64_t first, std::int64_t last);
  std::uint32_t key_of(std::string label);

  KeyField field_;
  segment::KeywordColumn keywords_;
  segment::NumberColumn numbers_;
  segment::DateColumn dates_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::uint32_t> by_label_;
  std::unordered_map<double, std::uint32_t> by_number_;
  std::unordered_map<std::int64_t, std::uint32_t> by_day_;  // of dates of one day
};

}  // namespace madang::query

#endif  // MADANG_QUERY_KEYS_H_
