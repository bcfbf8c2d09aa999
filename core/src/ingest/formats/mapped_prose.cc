#include "ingest/formats/mapped_prose.h"

#include <array>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/formats/korea.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/hours_prose.h"
#include "ingest/repair/language.h"
#include "ingest/repair/week_hours.h"
#include "json/path.h"

namespace madang::ingest {
namespace {

using json::Value;

constexpr std::array<std::string_view, 7> all_days{"mo", "tu", "we", "th", "fr", "sa", "su"};

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

std::vector<repair::WeekHours> read_hours(std::string_view text) {
  std::vector<repair::WeekHours> week = repair::read_week_hours(text);
  if (!week.empty()) return week;
  if (says_always(text)) week.push_back({{}, {{0, {}}, {24 * 60, {}}}});
  else if (const auto range = repair::read_clock_range(text)) week.push_back({{}, *range});
  return week;
}

}  // namespace

bool is_prose_path(std::string_view path) {
  path = prose_field(path);
  return path == "hours" || path == "closing" || path == "period.from" || path == "period.to";
}

void MappedProse::take(Fields& fields, std::string_view path, const std::string& source,
                       Resource& resource) {
  path = prose_field(path);
  if (path == "hours") return hours(fields, source, resource);
  if (path == "period.from") return void(from_ = fields.date({source}));
  if (path == "period.to") return void(to_ = fields.date({source}));
  const Value value = fields.look({source});
  if (const std::string text = fields.text({source}); !text.empty())
    closing(fields.item(), value, text);
}

void MappedProse::closing(Item& item, const Value& at, std::string_view text) {
  const repair::ClosingDays days = repair::read_closing_days(text);
  if (days.any)
    item.repaired(at, days.complete ? "closing-days" : "closing-days-partly",
                  "expected closing days as data, and found " + json::shown(at.raw()) +
                      (days.complete ? "; they were read"
                                     : "; what was understood was read; the text is kept"));
  closing_.append(closing_.empty() ? "" : ", ").append(text);
}

void MappedProse::hours(Fields& fields, const std::string& source, Resource& resource) {
  const Value value = fields.look({source});
  const std::string text = fields.text({source});
  if (text.empty()) return;
  const repair::HoursProse prose = repair::hours_prose(text);
  const std::vector<repair::WeekHours> week = read_hours(prose.hours);
  if (week.empty()) return fields.set_aside(value, "hours such as 평일 09:00~18:00");
  if (!resource.availability) resource.availability.emplace();
  for (const repair::WeekHours& part : week) {
    const auto day = repair::day_hours(part.hours.from, part.hours.to, repair::Equal::all_day);
    const std::vector<std::string_view> every(all_days.begin(), all_days.end());
    for (const std::string_view one : part.days.empty() ? every : part.days)
      repair::add_hours(resource.availability->weekly, day, {one});
  }
  korean_ = korean_ || repair::has_hangul(text);
  fields.item().repaired(
      value, "hours-prose",
      "expected hours as data, and found " + json::shown(value.raw()) + "; they were read");
  if (!prose.closing.empty()) closing(fields.item(), value, prose.closing);
}

void MappedProse::end(Resource& resource) {
  if (from_ || to_) {
    std::string period;
    for (const auto& [name, date] : {std::pair("from", &from_), std::pair("to", &to_)})
      if (*date) add_text(period, name, base::to_string(**date));
    if (!resource.availability) resource.availability.emplace();
    add_member(resource.availability->extra, "period", "{" + period + "}");
  }
  if (!closing_.empty()) {
    if (!resource.availability) resource.availability.emplace();
    korea::put_closing(repair::read_closing_days(closing_), closing_, *resource.availability);
    korean_ = true;
  }
  // Words of Korea tell whose clock it is.
  if (korean_ && resource.availability->time_zone.empty())
    resource.availability->time_zone = "Asia/Seoul";
}

}  // namespace madang::ingest
