#include "sharing/holidays.h"

#include <algorithm>

#include "sharing/data.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

constexpr std::int32_t most_days = 366 * 1000;

}  // namespace

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
    if (table.all_.size() >= UINT16_MAX || table.last_ - table.first_ > most_days) {
      Error error;
      error.kind = ErrorKind::source;
      error.code = "bad-holidays";
      error.message = "a table has less than 65,535 holidays of a thousand years";
      return error;
    }
    table.at_.resize(static_cast<std::size_t>(table.last_ - table.first_) + 1);
    for (std::size_t i = table.all_.size(); i-- > 0;)  // the first of two of one day
      table.at_[static_cast<std::size_t>(table.all_[i].day - table.first_)] =
          static_cast<std::uint16_t>(i + 1);
  }
  return table;
}

const Holidays* Holidays::of(std::string_view name) {
  if (name != "KR") return nullptr;
  static const Result<Holidays> korea = parse(data::holidays_kr);
  return korea ? &*korea : nullptr;
}

const Holiday* Holidays::find(std::int32_t day) const {
  if (!covers(day)) return nullptr;
  const std::uint16_t at = at_[static_cast<std::size_t>(day - first_)];
  return at != 0 ? &all_[at - 1U] : nullptr;
}

}  // namespace madang::sharing
