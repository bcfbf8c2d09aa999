#include "base/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>

namespace madang::base {
namespace {

using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

std::int64_t new_year(int y) {
  using namespace std::chrono;
  return seconds(sys_days(year(y) / January / 1).time_since_epoch()).count();
}

constexpr int first_year = 1900;
// The database writes changes out up to here and gives a rule for later, which
// the library does not read. Later years are read as the year of this stretch
// that has the same calendar: rules name weekdays of months.
constexpr int last_year = 2037, cycle = 28;

}  // namespace

const Zone* Zone::find(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Zone>, std::less<>> known;
  const std::lock_guard lock(mutex);
  if (const auto it = known.find(name); it != known.end()) return it->second.get();
  // What is no name is kept out of the database's folder.
  if (name.empty() || name.size() > 64 || name.front() == '/' || name.find("..") != name.npos)
    return nullptr;
  const date::time_zone* zone = nullptr;
  try {
    zone = date::locate_zone(std::string(name));
    auto made = std::unique_ptr<Zone>(new Zone);
    made->name_ = name;
    const std::int64_t end = new_year(last_year + 1);
    std::int64_t at = new_year(first_year);
    while (at < end) {
      const date::sys_info info = zone->get_info(date::sys_seconds(std::chrono::seconds(at)));
      const auto offset = static_cast<std::int32_t>(info.offset.count());
      if (made->offsets_.empty() || made->offsets_.back() != offset) {
        if (!made->offsets_.empty()) made->starts_.push_back(at);
        made->offsets_.push_back(offset);
      }
      const std::int64_t next = info.end.time_since_epoch().count();
      if (next <= at) break;
      at = next;
    }
    return known.emplace(std::string(name), std::move(made)).first->second.get();
  } catch (const std::exception&) {  // the library throws where there is none
    return nullptr;
  }
}

Zone::Offset Zone::in_table(std::int64_t utc) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), utc);
  const auto i = static_cast<std::size_t>(after - starts_.begin());
  Offset found;
  found.seconds = offsets_[i];
  if (i > 0) found.from = starts_[i - 1];
  if (i < starts_.size()) found.to = starts_[i];
  return found;
}

Zone::Offset Zone::offset(std::int64_t utc) const {
  static const std::int64_t end = new_year(last_year + 1);
  if (utc < end) {
    Offset found = in_table(utc);
    found.to = std::min(found.to, end);
    return found;
  }
  using namespace std::chrono;
  constexpr std::int64_t latest = 253402300799;  // the end of the year 9999
  const auto day = floor<days>(sys_seconds(seconds(std::min(utc, latest))));
  const year y = year_month_day(day).year();
  const auto first = sys_days(y / January / 1);
  int like = last_year;
  while (year(like).is_leap() != y.is_leap() ||
         weekday(sys_days(year(like) / January / 1)) != weekday(first))
    if (--like <= last_year - cycle) break;
  const std::int64_t shift = seconds(first.time_since_epoch()).count() - new_year(like);
  Offset found = in_table(utc - shift);
  found.from = std::max(found.from, new_year(like)) + shift;
  found.to = std::min(found.to, new_year(like + 1)) + shift;
  return found;
}

Zone::Moment Zone::to_utc(std::int64_t local) const {
  // The offsets a day before and after are those before and after a change.
  const std::int64_t before = offset(local - 86400).seconds, after = offset(local + 86400).seconds;
  const std::int64_t early = local - before, late = local - after;
  const bool early_fits = offset(early).seconds == before;
  if (before == after && early_fits) return {early, Clock::once};
  const bool late_fits = offset(late).seconds == after;
  if (early_fits && late_fits && early != late) return {std::min(early, late), Clock::repeated};
  if (early_fits) return {early, Clock::once};
  if (late_fits) return {late, Clock::once};
  return {early, Clock::skipped};
}

}  // namespace madang::base
