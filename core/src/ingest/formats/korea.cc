#include "ingest/formats/korea.h"

#include <madang/json.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/date.h"
#include "base/hash.h"
#include "ingest/repair/capacity.h"
#include "ingest/repair/coordinates.h"
#include "ingest/repair/counted.h"
#include "ingest/repair/decimal_comma.h"
#include "ingest/repair/money.h"
#include "ingest/repair/scan.h"
#include "reflect/record_info.h"

namespace madang::ingest::korea {
namespace {

/// The next word of an address.
std::string_view word(std::string_view& address) {
  address = repair::trim(address);
  const std::size_t end = std::min(address.find(' '), address.size());
  const std::string_view found = address.substr(0, end);
  address.remove_prefix(end);
  return found;
}

bool ends_with_one(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [text](std::string_view end) {
    return text.size() > end.size() && text.ends_with(end);
  });
}

std::optional<double> degrees(const Cell& cell) {
  if (const auto comma = repair::read_decimal_comma(cell.text, true)) return comma;
  repair::Scan scan(repair::trim(cell.text));
  const bool minus = scan.skip("-");
  const auto n = scan.number();
  if (!n || !scan.ended()) return std::nullopt;
  return minus ? -*n : *n;
}

void coordinates(Row& row, const PlaceKeys& keys, bool made_up, Place& place) {
  const Cell* lat = row.take(keys.lat);
  const Cell* lon = row.take(keys.lon);
  if (lat == nullptr && lon == nullptr) return;
  const auto aside = [&](std::string_view rule, std::string_view expected) {
    for (const Cell* cell : {lat, lon})
      if (cell != nullptr) row.keep_text("x-" + std::string(cell->name), cell->text);
    const Cell& at = lat != nullptr ? *lat : *lon;
    const std::string found = std::string(lat != nullptr ? lat->text : "") + ", " +
                              std::string(lon != nullptr ? lon->text : "");
    row.repaired(at.offset, rule,
                 Message(expected, found, "they are kept as x-" + std::string(at.name)));
  };
  if (made_up)
    return aside("coordinates-filled-down",
                 "coordinates of its own, not those of the row before and one degree more");
  const auto y = lat != nullptr ? degrees(*lat) : std::nullopt;
  const auto x = lon != nullptr ? degrees(*lon) : std::nullopt;
  if (!y || !x) return aside("coordinates-outside", "a latitude and a longitude");
  const auto found = repair::place_in(repair::korea, *y, *x);
  if (!found)
    return aside("coordinates-outside", "a latitude of 33 to 39 and a longitude of 124 to 132");
  if (!found->rule.empty())
    row.repaired(lat->offset, found->rule,
                 Message("a latitude of 33 to 39", lat->text, "the axes were swapped"));
  for (const Cell* cell : {lat, lon})
    if (cell->text.find(',') != std::string_view::npos)
      row.repaired(cell->offset, "decimal-comma",
                   Message("a point before the decimals", cell->text, "it was read as one"));
  place.lat = found->lat;
  place.lon = found->lon;
}

/// A sum, also behind the word that it costs something: 유료(1시간 8,000원).
std::optional<repair::Fee> fee_in(std::string_view text) {
  if (auto fee = repair::read_fee(text)) return fee;
  constexpr std::string_view costs = "유료";
  text = repair::trim(text);
  if (!text.starts_with(costs)) return std::nullopt;
  text = repair::trim(text.substr(costs.size()));
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  else if (text.starts_with(':')) text.remove_prefix(1);
  auto fee = repair::read_fee(text);
  if (fee && fee->money.won == 0) return std::nullopt;
  return fee;
}

void append_list(std::string& json, std::string_view name, const auto& texts) {
  if (texts.empty()) return;
  json.append(json.size() > 1 ? "," : "");
  append_quoted(json, name);
  json += ":[";
  bool first = true;
  for (const auto& text : texts) {
    if (!std::exchange(first, false)) json += ',';
    append_quoted(json, text);
  }
  json += ']';
}

}  // namespace

void administrative(std::string_view address, Place& place) {
  std::string_view first = word(address);
  if (ends_with_one(first, {"특별시", "광역시", "특별자치시"})) {
    place.city = first;
    first = word(address);
  } else if (ends_with_one(first, {"도"})) {
    first = word(address);
    if (ends_with_one(first, {"시", "군"})) {
      place.city = first;
      first = word(address);
    }
  }
  if (ends_with_one(first, {"구", "군"}) && first.size() <= 24) place.district = first;
}

Place place(Row& row, const PlaceKeys& keys, bool made_up) {
  Place place;
  place.address = row.text(keys.address);
  place.country = "KR";
  administrative(place.address, place);
  coordinates(row, keys, made_up, place);
  return place;
}

void hours(Row& row, const HoursKeys& keys, repair::Equal equal, Availability& availability) {
  const Cell* from = row.take(keys.from);
  const Cell* to = row.take(keys.to);
  if (from == nullptr && to == nullptr) return;
  auto opens = from != nullptr ? repair::read_clock(from->text) : std::nullopt;
  auto closes = to != nullptr ? repair::read_clock(to->text) : std::nullopt;
  if (from == nullptr || to == nullptr) {  // both in one column
    const auto range = repair::read_clock_range((from != nullptr ? from : to)->text);
    if (range && !repair::is_ambiguous(*range)) {
      opens = range->from;
      closes = range->to;
      if (opens->rule.empty()) opens->rule = "hours-form";
    }
    if (from == nullptr) from = to;
    if (to == nullptr) to = from;
  }
  if (!opens || !closes) {
    row.set_aside(*from, "value-set-aside", "opening and closing as HH:MM");
    if (to != from) row.set_aside(*to, "value-set-aside", "opening and closing as HH:MM");
    return;
  }
  const repair::DayHours day = repair::day_hours(*opens, *closes, equal);
  for (const std::string_view rule : day.rules) {
    const bool of_from = rule == from->text || (!opens->rule.empty() && opens->rule == rule);
    const std::string done = day.open ? "it was read as " + day.from.text() + " to " + day.to.text()
                                      : "it is closed then";
    row.repaired(of_from ? from->offset : to->offset, rule,
                 Message("opening and closing as HH:MM",
                         std::string(from->text) + "~" + std::string(to->text), done));
  }
  repair::add_hours(availability.weekly, day, keys.days);
}

void tell_closing(Row& row, std::size_t offset, const repair::ClosingDays& days,
                  std::string_view text) {
  const bool open = days.never && days.yearly.empty() && days.weekly.empty();
  if ((!days.any && days.complete) || (open && days.complete)) return;
  row.repaired(offset, days.complete ? "closing-days" : "closing-days-partly",
               Message("closing days as data", text, repair::what_was_read(days)));
}

void closing(Row& row, Row::Keys keys, Availability& availability) {
  const Cell* cell = row.take(keys);
  if (cell == nullptr) return;
  const repair::ClosingDays days = repair::read_closing_days(cell->text);
  const std::string_view text = repair::trim(cell->text);
  tell_closing(row, cell->offset, days, text);
  put_closing(days, text, availability);
}

void put_closing(const repair::ClosingDays& days, std::string_view text,
                 Availability& availability) {
  std::vector<std::string_view> closed = days.weekly;
  if (days.holidays) closed.emplace_back("holiday");
  repair::close_days(availability.weekly, closed);
  for (Season& season : availability.seasons) repair::close_days(season.hours, closed);
  for (const repair::Months& months : days.months) {
    Season& season = availability.seasons.emplace_back();
    season.from = months.from;
    season.to = months.to;
    season.closed = true;
  }
  for (const repair::ClosedInMonths& some : days.in_months)
    for (const std::string& rule : repair::rules_of(some)) {
      Recurrence& closed_then = availability.recurring.emplace_back();
      closed_then.from = base::date_of(2000, 1, 1);
      closed_then.rule = rule;
      closed_then.closed = true;
    }
  if (days.holidays) availability.holidays = "closed";
  else if (days.never) availability.holidays = "open";
  std::string json = "{";
  append_list(json, "weekly", days.weekly);
  append_list(json, "monthly", days.monthly);
  append_list(json, "yearly", days.yearly);
  json.append(json.size() > 1 ? ",\"text\":" : "\"text\":");
  append_quoted(json, text);
  availability.extra.append(availability.extra.empty() ? "" : ",");
  availability.extra.append("\"closing\":").append(json).append("}");
}

void capacity(Row& row, Row::Keys keys, Resource& resource) {
  const Cell* cell = row.look(keys);
  if (cell == nullptr) return;
  auto n = row.thousands(keys);
  if (n) row.take(keys);
  else n = row.number(keys);
  if (!n) {
    row.take(keys);
    n = repair::read_counted(cell->text);
    if (!n) return row.set_aside(*cell, "value-set-aside", "how many fit in, as a number");
    row.repaired(cell->offset, "number-form",
                 Message("a number", cell->text, "what it counts was left out"));
  }
  if (repair::believable_capacity(*n)) {
    resource.capacity = *n;
    return;
  }
  if (*n == 0) return;  // how people write that they do not know
  row.set_aside(*cell, "capacity-unbelievable", "how many fit in, 200,000 at most");
}

void price(Row& row, Row::Keys keys, std::string_view per, std::optional<bool> free,
           Resource& resource) {
  const auto thousands = row.thousands(keys);
  const Cell* cell = row.take(keys);
  Price price;
  price.currency = "KRW";
  auto fee = cell != nullptr ? fee_in(cell->text) : std::nullopt;
  if (fee && thousands) fee->money.won = *thousands;
  // It costs something, and 0 stands where nobody wrote what.
  const bool nothing = fee && fee->money.won == 0 && free == false;
  if (fee && !nothing) {
    price.amount = fee->money.won;
    price.per = fee->per.empty() ? std::string(per) : fee->per;
    if (!fee->money.rule.empty())
      row.repaired(cell->offset, fee->money.rule,
                   Message("an amount in digits", cell->text,
                           "it was read as " +
                               std::to_string(static_cast<long long>(fee->money.won)) + " won"));
  } else if (cell != nullptr) {
    price.note = Text(repair::trim(cell->text), "ko");
    if (nothing) price.per = per;
  }
  const bool says_free = nothing && fee->money.rule == "price-free";
  if (says_free || (free == true && price.amount && *price.amount > 0))
    row.notice(cell->offset, "price-contradicts",
               Message(says_free ? "a price, for another column says that it costs something"
                                 : "no price, for another column says that it is free",
                       cell->text, says_free ? "it has no amount" : "the amount was taken"));
  if (free == true && !price.amount) price.amount = 0;
  if (price.amount == 0) price.per.clear();
  if (cell == nullptr && !free) return;
  resource.price = std::move(price);
}

void tag(Resource& resource, std::string_view text) {
  text = repair::trim(text);
  if (text.empty() ||
      std::find(resource.tags.begin(), resource.tags.end(), text) != resource.tags.end())
    return;
  resource.tags.emplace_back(text);
}

std::string id_of(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) all.append(part).append("\x1F");
  constexpr std::size_t digits = 12;
  return std::string(prefix) + "-" + base::hex(base::hash(std::string_view(all))).substr(0, digits);
}

void hand_over(Row& row, Resource& resource, std::string_view source) {
  if (resource.name.empty()) {
    row.refused(row.begin(), "missing-member", "expected a row with a name, and found none");
    return;
  }
  resource.source = source;
  if (resource.availability) {
    Availability& a = *resource.availability;
    if (a.weekly.empty() && a.seasons.empty() && a.holidays.empty() && a.extra.empty() &&
        !a.reception)
      resource.availability.reset();
    else a.time_zone = "Asia/Seoul";
  }
  resource.extra = row.rest(reflect::record_info(&resource));
  resource.provenance = row.provenance();
  row.sink().add(resource);
}

}  // namespace madang::ingest::korea
