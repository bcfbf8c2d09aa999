#include "ingest/repair/reversed.h"

#include "base/date.h"

namespace madang::ingest::repair {

std::string mend_reversed(Period& period) {
  if (!period.from || !period.to) return {};
  constexpr int minute = 60;
  // Without both offsets their clocks are taken as one.
  const bool offsets = period.from->has_offset && period.to->has_offset;
  const auto shift = [&](const Date& date) { return offsets ? date.offset * minute : 0; };
  if (base::span_of(*period.to).last - shift(*period.to) >=
      base::span_of(*period.from).first - shift(*period.from))
    return {};
  const std::string end = base::to_string(*period.to);
  period.extra.append(period.extra.empty() ? "" : ",").append("\"x-to\":\"" + end + "\"");
  std::string told = "expected an end behind the beginning " + base::to_string(*period.from) +
                     ", and found " + end + "; it is kept as x-to";
  period.to.reset();
  return told;
}

}  // namespace madang::ingest::repair
