// What is known of the names of members from the records before: writers mostly keep to one
// order, so that a name is compared with one that is expected and not with all.
#ifndef MADANG_JSON_MEMBER_ORDER_H_
#define MADANG_JSON_MEMBER_ORDER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>

#include "json/read.h"
#include "reflect/field_info.h"

namespace madang::json {

/// A name that is no field's, and what it is read as.
struct OtherName {
  std::string name;
  const reflect::FieldInfo* renamed = nullptr;  ///< the field that has it as another name
  const note::Move* move = nullptr;             ///< the member of a part that it is read as
};

/// The members of one type: which must be there, and in which order they came last.
class MemberOrder {
 public:
  explicit MemberOrder(const reflect::RecordInfo& record) : info(&record) {
    for (std::size_t i = 0; i < after.size(); ++i) after[i] = static_cast<std::uint8_t>(i);
    for (const reflect::FieldInfo& f : record.fields)
      if (f.required()) required |= std::uint64_t{1} << (&f - record.fields.data());
  }
  const reflect::RecordInfo* info;
  std::uint64_t required = 0;
  std::array<std::uint8_t, 65> after;  ///< [i + 1]: index of what followed the i-th; [0]: the first

  /// The field whose name stands at `raw`, where a quote follows it; the one at `next` is tried
  /// first. Null where there is none, or the name is written with escapes. REQUIRES: padding
  /// behind `raw`.
  [[nodiscard]] const reflect::FieldInfo* field_at(const char* raw, std::size_t next) const {
    const std::size_t n = info->fields.size();
    if (next >= n) next = 0;
    if (is_at(raw, info->fields[next].name)) return &info->fields[next];
    if (!others_.empty() && is_at(raw, others_[expected_].name)) return nullptr;
    for (std::size_t k = 1; k < n; ++k) {
      if (++next >= n) next = 0;
      if (is_at(raw, info->fields[next].name)) return &info->fields[next];
    }
    return nullptr;
  }

  /// The same of names that are no field's and were met before.
  [[nodiscard]] const OtherName* other_at(const char* raw) {
    for (std::size_t k = 0, i = expected_; k < others_.size(); ++k) {
      const OtherName& other = others_[i];
      i = i + 1 < others_.size() ? i + 1 : 0;
      if (!is_at(raw, other.name)) continue;
      expected_ = i;
      return &other;
    }
    return nullptr;
  }

  /// A name that is met for the first time, and what it is read as; `raw` is how it is written.
  [[nodiscard]] const OtherName* meet(std::string_view name, const char* raw) {
    constexpr std::size_t most = 16;  // more are looked up each time
    const bool kept = others_.size() < most && is_at(raw, name);
    OtherName& other = kept ? others_.emplace_back() : last_;
    other = {std::string(name), nullptr, nullptr};
    for (const reflect::FieldInfo& f : info->fields)
      if (other.renamed == nullptr && has_name(f.also, name)) other.renamed = &f;
    for (const note::Move& move : info->moves)
      if (other.move == nullptr && move.from == name) other.move = &move;
    return &other;
  }

 private:
  static bool is_at(const char* raw, std::string_view name) {
    return !name.empty() && raw[0] == name[0] && name.size() < padding &&
           std::memcmp(raw, name.data(), name.size()) == 0 && raw[name.size()] == '"';
  }
  static bool has_name(std::string_view comma_separated, std::string_view name) {
    while (!comma_separated.empty()) {
      const std::size_t comma = std::min(comma_separated.find(','), comma_separated.size());
      if (comma_separated.substr(0, comma) == name) return true;
      comma_separated.remove_prefix(std::min(comma + 1, comma_separated.size()));
    }
    return false;
  }
  std::deque<OtherName> others_;  // views of their names stay
  std::size_t expected_ = 0;
  OtherName last_;  // of those that are not kept
};

}  // namespace madang::json

#endif  // MADANG_JSON_MEMBER_ORDER_H_
