// The hours of a resource as parts that iCalendar can say: when it opens, when it closes, and by
// which rule that recurs; from whichever of the shapes it has its hours in (sharing/read_hours.h).
#ifndef MADANG_OUTPUT_HOURS_PARTS_H_
#define MADANG_OUTPUT_HOURS_PARTS_H_

#include <madang/records/resource.h>

#include <cstdint>
#include <string>
#include <vector>

namespace madang::output {

struct HoursPart {
  bool closed = false;      ///< it takes these hours from those of the open parts
  std::int32_t day = 0;     ///< the first it is about, in days since 1970
  std::int32_t minute = 0;  ///< when it begins on that day
  /// When it ends, counted from the beginning of `day`: over 1440 on a day behind it.
  std::int32_t end = 0;
  std::string rule;                  ///< RRULE without its end; empty: once
  std::int32_t last = 0;             ///< last day that the rule may fall on; 0: for ever
  std::vector<std::int32_t> except;  ///< days on which it is not, sorted
  std::string note;                  ///< why

  [[nodiscard]] bool whole_days() const { return minute == 0 && end % 1440 == 0; }
};

struct HoursParts {
  std::vector<HoursPart> parts;
  /// What parts cannot say, or nobody understood, in words.
  std::vector<std::string> remarks;

  [[nodiscard]] bool any_open() const;
};

/// All parts together are open when the resource is, but for what `remarks` tell.
[[nodiscard]] HoursParts hours_parts(const Resource& resource);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_HOURS_PARTS_H_
