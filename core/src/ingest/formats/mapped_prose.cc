#include "ingest/formats/mapped_prose.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/osm_hours.h"
#include "ingest/formats/weekdays.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/hours_prose.h"
#include "ingest/repair/language.h"
#include "ingest/repair/reversed.h"
#include "ingest/repair/week_hours.h"
#include "json/path.h"

namespace madang::ingest {
namespace {

using json::Value;

std::string_view prose_field(std::string_view path) {
  constexpr std::string_view part = "availability.";
  if (path.starts_with(part)) path.remove_prefix(part.size());
  return path;
}

/// 24시간, 상시개방: always.
bool says_always(std::string_view text) {
  for (const std::string_view open : {"개방", "운영", "이용", "이용 가능", "이용가능"})
    if (text.ends_with(open)) text = repair::trim(text.substr(0, text.size() - open.size()));
  return text == "24시간" || text == "상시" || text == "24시" || text == "연중무휴 24시간";
}

repair::HoursText read_hours(std::string_view text) {
  if (!says_always(text)) return repair::read_week_hours(text);
  repair::WeekHours always;
  always.hours.to.minute = 24 * 60;
  return {{always}, true};
}

}  // namespace

bool is_prose_path(std::string_view path) {
  path = prose_field(path);
  return path == "hours" || path == "opening_hours" || path == "closing" || path == "period.from" ||
         path == "period.to";
}

void MappedProse::take(Fields& fields, std::string_view path, const std::string& source,
                       Resource& resource) {
  path = prose_field(path);
  if (path == "opening_hours")
    if (std::string text = fields.look({source}).is_string() ? fields.text({source}) : "";
        is_osm_hours(text)) {
      if (!resource.availability) resource.availability.emplace();
      resource.availability->opening_hours = std::move(text);
      return;
    }
  if (path == "hours" || path == "opening_hours") return hours(fields, source, resource);
  if (path == "period.from") return void(period_.from = fields.date({source}));
  if (path == "period.to") return void(period_.to = fields.date({source}));
  const Value value = fields.look({source});
  if (const std::string text = fields.text({source}); !text.empty())
    closing(fields.item(), value, text);
}

void MappedProse::closing(Item& item, const Value& at, std::string_view text) {
  const repair::ClosingDays days = repair::read_closing_days(text);
  if (days.any || !days.complete)
    item.repaired(at, days.complete ? "closing-days" : "closing-days-partly",
                  "expected closing days as data, and found " + json::shown(at.raw()) + "; " +
                      std::string(repair::what_was_read(days)));
  closing_.append(closing_.empty() ? "" : ", ").append(text);
}

void MappedProse::hours(Fields& fields, const std::string& source, Resource& resource) {
  const Value value = fields.look({source});
  const std::string text = fields.text({source});
  if (text.empty()) return;
  const auto availability = [&resource]() -> Availability& {
    return resource.availability ? *resource.availability : resource.availability.emplace();
  };
  const auto odd = [&fields, &value](std::string_view rule) {
    fields.item().repaired(value, std::string(rule),
                           "expected hours of a day, and found " + json::shown(value.raw()) + "; " +
                               std::string(repair::what_became(rule)));
  };
  // As schema.org and OpenStreetMap write them: Mo-Fr 09:00-18:00.
  if (auto week = opening_hours(text)) {
    bool equal = false;
    for (Hours& part : *week) {
      if (part.from == part.to) {
        if (!std::exchange(equal, true)) odd("hours-equal");
        part.from = "00:00";
        part.to = "24:00";
      }
      availability().weekly.push_back(std::move(part));
    }
    return;
  }
  const repair::HoursProse prose =
      says_always(text) ? repair::HoursProse{text, {}, true} : repair::hours_prose(text);
  repair::HoursText week = read_hours(prose.hours);
  week.complete = week.complete && prose.parted;
  const bool understood =
      !week.parts.empty() && week.complete && repair::read_closing_days(prose.closing).complete;
  if (!understood && is_strict_osm_hours(text)) {
    availability().opening_hours = text;
    return;
  }
  if (week.parts.empty()) return fields.set_aside(value, "hours such as 평일 09:00~18:00");
  for (const repair::WeekHours& part : week.parts) repair::add_week_hours(availability(), part);
  for (const std::string_view rule : repair::odd_hours(week.parts)) odd(rule);
  korean_ = korean_ || repair::has_hangul(text);
  if (!week.complete) fields.keep(value);
  fields.item().repaired(value, week.complete ? "hours-prose" : "hours-prose-partly",
                         "expected hours as data, and found " + json::shown(value.raw()) +
                             (week.complete ? "; they were read"
                                            : "; what was understood was read; the text is kept"));
  if (!prose.closing.empty()) closing(fields.item(), value, prose.closing);
}

void MappedProse::end(Item& item, Resource& resource) {
  if (period_.from || period_.to) {
    if (const std::string told = repair::mend_reversed(period_); !told.empty())
      item.tell(Severity::repaired, item.begin(), "ends-before-begin", told);
    std::string period;
    for (const auto& [name, date] :
         {std::pair("from", &period_.from), std::pair("to", &period_.to)})
      if (*date) add_text(period, name, base::to_string(**date));
    if (!period_.extra.empty()) period.append(",").append(period_.extra);  // behind a beginning
    if (!resource.availability) resource.availability.emplace();
    add_member(resource.availability->extra, "period", "{" + period + "}");
  }
  if (!closing_.empty()) {
    if (!resource.availability) resource.availability.emplace();
    korea::put_closing(repair::read_closing_days(closing_), closing_, *resource.availability);
    korean_ = korean_ || repair::has_hangul(closing_);
  }
  // Words of Korea tell whose clock it is.
  if (korean_ && resource.availability->time_zone.empty())
    resource.availability->time_zone = "Asia/Seoul";
}

}  // namespace madang::ingest
