// Public holidays as data: a table by day, one that comes with madang (Korea)
// or one that is given.
#ifndef MADANG_SHARING_HOLIDAYS_H_
#define MADANG_SHARING_HOLIDAYS_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang::sharing {

struct Holiday {
  std::int32_t day = 0;
  std::string code;  ///< seollal, chuseok, new-year, substitute, …
  std::string ko, en;
};

/// Holidays in order of their day.
class Holidays {
 public:
  /// Reads lines of "YYYY-MM-DD,code,name,name in English"; a head and lines
  /// that begin with # are skipped. Errors: bad-holidays with the line.
  [[nodiscard]] static Result<Holidays> parse(std::string_view csv);
  /// The table of that name, "KR"; null where none comes with madang.
  [[nodiscard]] static const Holidays* of(std::string_view name);

  /// Null where the day is none.
  [[nodiscard]] const Holiday* find(std::int32_t day) const;
  /// Whether the table reaches that day, so that what it does not name is no
  /// holiday: the years from its first line to its last.
  [[nodiscard]] bool covers(std::int32_t day) const { return day >= first_ && day <= last_; }

 private:
  std::vector<Holiday> all_;
  std::int32_t first_ = 0, last_ = -1;
  std::vector<std::uint16_t> at_;  // of each day from first_: one more than its place, or 0
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_HOLIDAYS_H_
