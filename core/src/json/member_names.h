// The names that members of one type are written by, and what each is read as: found by a
// table, since names are looked for more often than anything else.
#ifndef MADANG_JSON_MEMBER_NAMES_H_
#define MADANG_JSON_MEMBER_NAMES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/has_any.h"
#include "reflect/field_info.h"

namespace madang::json {

/// A name, and what a member of that name is; all null: unknown.
struct KnownName {
  std::string_view name;
  const reflect::FieldInfo* field = nullptr;    ///< whose name it is
  const reflect::FieldInfo* renamed = nullptr;  ///< the field that has it as another name
  const note::Move* move = nullptr;             ///< it is read as a member of a part:
  const reflect::FieldInfo *outer = nullptr, *inner = nullptr;  ///< of this the part, and that
  std::uint8_t next = 0;  ///< of those in the same slot, counted from 1
};

class MemberNames {
 public:
  explicit MemberNames(const reflect::RecordInfo& record) : info(&record) {
    for (const reflect::FieldInfo& f : record.fields) {
      if (f.required()) required |= std::uint64_t{1} << (&f - record.fields.data());
      KnownName known;
      known.name = f.name;
      known.field = &f;
      add(known);
    }
  }
  MemberNames(const MemberNames&) = delete;
  MemberNames& operator=(const MemberNames&) = delete;

  const reflect::RecordInfo* info;
  std::uint64_t required = 0;  ///< fields that must be there

  /// Null where the name was not met yet, or there are too many.
  [[nodiscard]] const KnownName* find(std::string_view name) const {
    for (std::uint8_t i = slots_[reflect::name_slot(name)]; i != 0; i = known_[i - 1].next)
      if (base::same(known_[i - 1].name, name)) return &known_[i - 1];
    return nullptr;
  }

  /// What a name is that was not found as it is written, `raw`. Lives until the next.
  [[nodiscard]] const KnownName* meet(std::string_view name, std::string_view raw) {
    if (const KnownName* known = find(name)) return known;  // written with escapes
    KnownName known;
    for (const reflect::FieldInfo& f : info->fields)
      if (known.renamed == nullptr && has_name(f.also, name)) known.renamed = &f;
    for (const note::Move& move : info->moves)
      if (known.move == nullptr && move.from == name) {
        const std::size_t slash = move.to.find('/');
        known.move = &move;
        known.outer = info->find(move.to.substr(0, slash));
        known.inner = known.outer->nested->find(move.to.substr(slash + 1));
      }
    constexpr std::size_t most = 16;  // more are looked up each time
    if (others_.size() >= most || raw != name) {
      last_ = known;
      return &last_;
    }
    known.name = others_.emplace_back(name);
    return &add(known);
  }

 private:
  KnownName& add(KnownName known) {
    std::uint8_t* slot = &slots_[reflect::name_slot(known.name)];
    while (*slot != 0) slot = &known_[*slot - 1].next;
    *slot = static_cast<std::uint8_t>(known_.size() + 1);
    return known_.emplace_back(known);
  }
  static bool has_name(std::string_view comma_separated, std::string_view name) {
    while (!comma_separated.empty()) {
      const std::size_t comma = std::min(comma_separated.find(','), comma_separated.size());
      if (comma_separated.substr(0, comma) == name) return true;
      comma_separated.remove_prefix(std::min(comma + 1, comma_separated.size()));
    }
    return false;
  }
  std::array<std::uint8_t, 64> slots_{};  // by name_slot(): the first of it, counted from 1
  std::vector<KnownName> known_;
  std::deque<std::string> others_;  // names that are no field's; views of them stay
  KnownName last_;                  // of those that are not kept
};

}  // namespace madang::json

#endif  // MADANG_JSON_MEMBER_NAMES_H_
