// What writing a record asks of its table, close together: most members of most records
// are not there, and to see that should cost little.
#ifndef MADANG_JSON_WRITE_PLAN_H_
#define MADANG_JSON_WRITE_PLAN_H_

#include <madang/records/common.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/field_info.h"

namespace madang::json {

struct WritePlan;

struct WriteStep {
  std::string_view key;    ///< ,"name": and 16 bytes behind it that can be read
  std::size_t offset = 0;  ///< of the member
  reflect::Kind kind = reflect::Kind::keyword;
  bool plain = false;  ///< neither a list nor optional
  bool list = false, required = false;
  std::uint16_t leaf = 0;
  std::size_t (*count)(const void* member) = nullptr;
  const void* (*at)(const void* member, std::size_t i) = nullptr;
  const reflect::FieldInfo* field = nullptr;
  const WritePlan* nested = nullptr;  ///< of an object

  /// How many values there are. Most members are strings, which are asked without a call.
  [[nodiscard]] std::size_t count_of(const void* member) const {
    if (plain && kind == reflect::Kind::keyword)
      return static_cast<const std::string*>(member)->empty() ? 0 : 1;
    if (plain && kind == reflect::Kind::text)
      return static_cast<const Text*>(member)->empty() ? 0 : 1;
    return count(member);
  }
};

struct WritePlan {
  std::string keys;
  std::vector<WriteStep> steps;
  std::size_t extra = 0;      ///< offset of it
  std::uint64_t always = 0;   ///< by member: whether it is an object that is always there
  bool has_defaults = false;  ///< a value is written where none was said, in a part of it perhaps
};

/// Made once a thread; lives as long as that.
[[nodiscard]] const WritePlan& write_plan(const reflect::RecordInfo& info);

}  // namespace madang::json

#endif  // MADANG_JSON_WRITE_PLAN_H_
