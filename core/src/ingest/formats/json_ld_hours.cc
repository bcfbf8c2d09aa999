#include "ingest/formats/json_ld_hours.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/osm_hours.h"
#include "ingest/formats/weekdays.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/week_hours.h"
#include "json/path.h"

namespace madang::ingest::schema {
namespace {

using json::Value;

class OpenHours {
 public:
  OpenHours(Item& item, const Names& names) : item_(item), names_(names) {}

  void specification(const Value& row) {
    const auto text = [&](const char* name) { return said(row[name], names_); };
    Hours hours;
    hours.days = row["dayOfWeek"] ? days_of(row["dayOfWeek"]) : day_list("Mo-Su");  // every day
    const auto from = clock_time(text("opens")), to = clock_time(text("closes"));
    if (from && to) {
      hours.from = *from;
      hours.to = *to;
    }
    for (const char* name : {"opens", "closes"})
      if (!text(name).empty() && !clock_time(text(name)))
        item_.repaired(row, "value-set-aside",
                       std::string("expected a time of day as ") + name + ", and found " +
                           text(name) + "; it is kept");
    const bool closed = from && to && closes_at_once(row, hours);
    const auto first = read_date(text("validFrom")), last = read_date(text("validThrough"));
    if (first && last && row["dayOfWeek"] &&
        base::span_of(*first).first < base::span_of(*last).first) {
      special_.push_back({*first, *last, std::move(hours), !from || !to || closed});
    } else if (first || last) {
      HoursException e;
      e.from = first;
      if (last && (!first || base::to_string(*first) != base::to_string(*last))) e.to = last;
      e.note = words_of(row["description"], {});
      e.closed = !from || closed;  // open where `opens` is given, closed otherwise
      if (from && to && !closed) e.hours.push_back(std::move(hours));
      availability_.exceptions.push_back(std::move(e));
    } else if (closed) {
      close(hours);
    } else if (from && to && !hours.days.empty()) {
      availability_.weekly.push_back(std::move(hours));
    }
  }

  void text(const Value& said) {
    if (auto all = opening_hours(said.string())) {
      for (Hours& hours : *all) {
        if (closes_at_once(said, hours)) close(hours);
        else availability_.weekly.push_back(std::move(hours));
      }
    } else if (is_osm_hours(said.string())) {
      std::string& osm = availability_.opening_hours;
      osm.append(osm.empty() ? "" : "; ").append(said.string());
    } else if (!base::trim(said.string()).empty()) {
      prose(said);
    }
  }

  /// What all rows say together.
  std::optional<Availability> end() {
    repair::close_days(availability_.weekly, {closed_.begin(), closed_.end()});
    for (const Special& special : special_) add_special(special);
    if (availability_.weekly.empty() && availability_.exceptions.empty() &&
        availability_.seasons.empty() && availability_.opening_hours.empty())
      return std::nullopt;
    return std::move(availability_);
  }

 private:
  /// 평일 09:00~18:00, as people type into the field.
  void prose(const Value& said) {
    const repair::HoursText week = repair::read_week_hours(said.string());
    const bool read = !week.parts.empty() && week.complete;
    if (read)
      for (const repair::WeekHours& part : week.parts) repair::add_week_hours(availability_, part);
    item_.repaired(said, read ? "hours-prose" : "value-set-aside",
                   "expected hours such as Mo-Fr 09:00-17:00, and found " +
                       json::shown(said.raw()) + (read ? "; they were read" : "; they are kept"));
    if (!read) return;
    for (const std::string_view rule : repair::odd_hours(week.parts))
      item_.repaired(said, std::string(rule),
                     "expected hours of a day, and found " + json::shown(said.raw()) + "; " +
                         std::string(repair::what_became(rule)));
  }
  std::vector<std::string> days_of(const Value& days) const {
    std::vector<std::string> out;
    if (days.is_list())
      for (const Value day : days) out.push_back(weekday(said(day, names_)));
    else if (days) out.push_back(weekday(said(days, names_)));
    std::erase(out, "");
    return out;
  }
  /// 00:00 to 00:00 is closed all day, and 00:00 to 23:59 open.
  bool closes_at_once(const Value& at, Hours& hours) {
    if (hours.from == "00:00" && hours.to == "23:59") hours.to = "24:00";
    if (hours.from != hours.to) return false;
    item_.repaired(at, "hours-equal",
                   "expected an opening before the closing, and found " + hours.from + " to " +
                       hours.to + "; it is closed then");
    return true;
  }
  void close(const Hours& hours) {
    for (const std::string& day : hours.days) {
      if (day == "holiday") availability_.holidays = "closed";
      closed_.push_back(day);
    }
  }

  /// Days of the week of some part of the year.
  struct Special {
    Date first, last;
    Hours hours;
    bool closed = false;
  };
  /// The other days have in it the hours that they have all year.
  void add_special(const Special& special) {
    Season season;
    season.from = base::to_string(special.first).substr(0, 10);
    season.to = base::to_string(special.last).substr(0, 10);
    auto& seasons = availability_.seasons;
    auto same = std::find_if(seasons.begin(), seasons.end(), [&](const Season& s) {
      return s.from == season.from && s.to == season.to;
    });
    if (same == seasons.end()) {
      season.hours = availability_.weekly;
      for (const Special& other : special_)
        if (other.first == special.first && other.last == special.last)
          repair::close_days(season.hours, {other.hours.days.begin(), other.hours.days.end()});
      same = seasons.insert(seasons.end(), std::move(season));
    }
    if (!special.closed) same->hours.push_back(special.hours);
    same->closed = same->hours.empty();
  }

  Item& item_;
  const Names& names_;
  Availability availability_;
  std::vector<Special> special_;
  std::vector<std::string> closed_;
};

template <class Take>
void each(const Value& one_or_many, const Take& take) {
  if (one_or_many.is_list())
    for (const Value one : one_or_many) take(one);
  else if (one_or_many) take(one_or_many);
}

}  // namespace

void read_hours(Item& item, const Value& node, const Names& names, Resource& resource) {
  OpenHours hours(item, names);
  each(node["openingHoursSpecification"], [&](const Value& row) { hours.specification(row); });
  each(node["openingHours"], [&](const Value& text) { hours.text(text); });
  if (auto availability = hours.end()) resource.availability = std::move(availability);
}

}  // namespace madang::ingest::schema
