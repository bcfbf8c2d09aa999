#include "sharing/holidays.h"

#include <algorithm>

#include "sharing/data.h"
#include "sharing/times.h"

namespace madang::sharing {

Result<Holidays> Holidays::parse(std::string_view csv) {
  Holidays table;
  std::uint64_t number = 0;
  while (!csv.empty()) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    std::string_view line = csv.substr(0, end);
    csv.remove_prefix(std::min(end + 1, csv.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.starts_with("date,")) continue;
    std::string_view cells[4];
    for (std::string_view& cell : cells) {
      const std::size_t comma = std::min(line.find(','), line.size());
      cell = line.substr(0, comma);
      line.remove_prefix(std::min(comma + 1, line.size()));
    }
    const auto day = parse_day(cells[0]);
    if (!day) {
      Error error;
      error.kind = ErrorKind::source;
      error.code = "bad-holidays";
      error.line = number;
      error.message = "expected YYYY-MM-DD,code,name,English name; found \"" +
                      std::string(cells[0]) + "\" for the day";
      return error;
    }
    table.all_.push_back(
        {*day, std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
  }
  std::stable_sort(table.all_.begin(), table.all_.end(),
                   [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  if (!table.all_.empty()) {
    table.first_ = day_number(civil_of(table.all_.front().day).year, 1, 1);
    table.last_ = day_number(civil_of(table.all_.back().day).year, 12, 31);
  }
  return table;
}

const Holidays* Holidays::of(std::string_view name) {
  if (name != "KR") return nullptr;
  static const Result<Holidays> korea = parse(data::holidays_kr);
  return korea ? &*korea : nullptr;
}

const Holiday* Holidays::find(std::int32_t day) const {
  const auto at = std::lower_bound(all_.begin(), all_.end(), day,
                                   [](const Holiday& h, std::int32_t d) { return h.day < d; });
  return at != all_.end() && at->day == day ? &*at : nullptr;
}

}  // namespace madang::sharing
