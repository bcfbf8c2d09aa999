// A resource: idle time, space, talent, goods or information that its owner
// lends (Sharing City Seoul).
#ifndef MADANG_RECORDS_RESOURCE_H_
#define MADANG_RECORDS_RESOURCE_H_

#include <madang/records/common.h>

namespace madang {

enum class ResourceKind : std::uint8_t { time, space, talent, goods, information };
MADANG_ENUM(ResourceKind, time, space, talent, goods, information)

/// What using it costs. An amount of 0 is free; no amount is unknown.
struct Price {
  std::optional<double> amount;
  std::string currency;
  std::string per;
  Text note;
  std::string extra;
};
MADANG_RECORD(Price, amount, currency, per, note, extra)
// clang-format off
MADANG_NOTES(Price,
  MADANG_NOTE(amount, "How much, in the currency's main unit; 0 is free"),
  MADANG_NOTE(currency, "ISO 4217 code, e.g. KRW"),
  MADANG_NOTE(per, "ISO 8601 duration (PT1H, P1D), or use, person"),
  MADANG_NOTE(note, "Conditions of the price", none, 1.0F, "text"))
// clang-format on

/// Hours of one or more weekdays.
struct Hours {
  std::vector<std::string> days;
  std::string from;
  std::string to;
  std::string extra;
};
MADANG_RECORD(Hours, days, from, to, extra)
// clang-format off
MADANG_NOTES(Hours,
  MADANG_NOTE(days, "mo tu we th fr sa su, or holiday"),
  MADANG_NOTE(from, "Opening, HH:MM", plain),
  MADANG_NOTE(to, "Closing, HH:MM; 24:00 is the end of the day; earlier than the opening means past midnight", plain))
// clang-format on

/// A day or stretch that departs from the weekly hours.
struct HoursException {
  std::optional<Date> from;
  std::optional<Date> to;
  bool closed = false;
  std::vector<Hours> hours;
  Text note;
  std::string extra;
};
MADANG_RECORD(HoursException, from, to, closed, hours, note, extra)
// clang-format off
MADANG_NOTES(HoursException,
  MADANG_NOTE(from, "First day"),
  MADANG_NOTE(to, "Last day, included; absent: one day"),
  MADANG_NOTE(closed, "Closed all day"),
  MADANG_NOTE(hours, "The hours that hold instead"),
  MADANG_NOTE(note, "Why"))
// clang-format on

/// A part of the year with hours of its own.
struct Season {
  std::string from;
  std::string to;
  bool closed = false;
  std::vector<Hours> hours;
  Text note;
  std::string extra;
};
MADANG_RECORD(Season, from, to, closed, hours, note, extra)
// clang-format off
MADANG_NOTES(Season,
  MADANG_NOTE(from, "First day, MM-DD of every year or YYYY-MM-DD", plain),
  MADANG_NOTE(to, "Last day, included; before the first day: into the next year", plain),
  MADANG_NOTE(closed, "Closed all season"),
  MADANG_NOTE(hours, "The hours of the week that hold instead"),
  MADANG_NOTE(note, "Why"))
// clang-format on

/// Hours that recur by a rule of iCalendar.
struct Recurrence {
  std::optional<Date> from;
  std::optional<Date> to;
  std::string duration;
  std::string rule;
  std::vector<std::string> exdates;
  bool closed = false;
  Text note;
  std::string extra;
};
MADANG_RECORD(Recurrence, from, to, duration, rule, exdates, closed, note, extra)
// clang-format off
MADANG_NOTES(Recurrence,
  MADANG_NOTE(from, "Start of the first one (DTSTART); a day alone means all day"),
  MADANG_NOTE(to, "End of the first one (DTEND), not included"),
  MADANG_NOTE(duration, "Length of each, ISO 8601 duration, in place of an end", plain),
  MADANG_NOTE(rule, "RRULE of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=MO", plain),
  MADANG_NOTE(exdates, "Days on which it does not recur, YYYY-MM-DD (EXDATE of RFC 5545)"),
  MADANG_NOTE(closed, "Closed then; else open then, besides the other hours"),
  MADANG_NOTE(note, "Why"))
// clang-format on

/// When it can be used.
struct Availability {
  std::string time_zone;
  std::vector<Hours> weekly;
  std::vector<Season> seasons;
  std::vector<Recurrence> recurring;
  std::vector<HoursException> exceptions;
  std::string opening_hours;
  std::string holidays;
  std::string notice;
  std::string slot;
  std::string buffer;
  std::optional<std::int64_t> quantity;
  std::optional<Period> reception;
  std::string extra;
};
MADANG_RECORD(Availability, time_zone, weekly, seasons, recurring, exceptions, opening_hours,
              holidays, notice, slot, buffer, quantity, reception, extra)
// clang-format off
MADANG_NOTES(Availability,
  MADANG_NOTE(time_zone, "IANA name, e.g. Asia/Seoul"),
  MADANG_NOTE(weekly, "Hours of the week"),
  MADANG_NOTE(seasons, "Parts of the year with hours of their own"),
  MADANG_NOTE(recurring, "Hours that recur by an RRULE"),
  MADANG_NOTE(exceptions, "Days that depart from the weekly hours"),
  MADANG_NOTE(opening_hours, "The hours as OpenStreetMap writes them, e.g. Mo-Fr 09:00-18:00; PH off", plain),
  MADANG_NOTE(holidays, "open, closed, or the calendar that applies, e.g. KR"),
  MADANG_NOTE(notice, "How long before it must be asked for, ISO 8601 duration", plain),
  MADANG_NOTE(slot, "Length of one use, ISO 8601 duration", plain),
  MADANG_NOTE(buffer, "Time kept free between two uses, ISO 8601 duration", plain),
  MADANG_NOTE(quantity, "How many uses at once, e.g. copies or seats; 1 if absent"),
  MADANG_NOTE(reception, "When requests are taken"))
// clang-format on

/// Field names follow schema.org and HSDS where they have one.
struct Resource {
  std::string id;
  std::optional<ResourceKind> kind;
  Text name;
  Text description;
  std::string owner;
  std::optional<Place> place;
  std::optional<double> capacity;
  std::optional<Price> price;
  std::optional<Availability> availability;
  Text conditions;
  std::vector<std::string> tags;
  std::optional<Date> as_of;
  std::string url;
  std::string source;
  std::optional<Provenance> provenance;
  std::string extra;
};
MADANG_RECORD(Resource, id, kind, name, description, owner, place, capacity, price, availability,
              conditions, tags, as_of, url, source, provenance, extra)
// clang-format off
MADANG_NOTES(Resource,
  MADANG_NOTE(id, "Unique within the collection", required),
  MADANG_NOTE(kind, "time, space, talent, goods or information", facet),
  MADANG_NOTE(name, "Name by language", required, 3.0F),
  MADANG_NOTE(description, "What it is and what it is good for"),
  MADANG_NOTE(owner, "Id or name of who lends it", text, 0.8F, "", "organizations"),
  MADANG_NOTE(place, "Where it is"),
  MADANG_NOTE(capacity, "How many people, cars or copies at once"),
  MADANG_NOTE(price, "What using it costs"),
  MADANG_NOTE(availability, "When it can be used"),
  MADANG_NOTE(conditions, "What a user has to know or do"),
  MADANG_NOTE(tags, "Keywords", text | facet, 1.5F),
  MADANG_NOTE(as_of, "When the facts were true"),
  MADANG_NOTE(url, "Its own page", plain, 1.0F, "homepage"),
  MADANG_NOTE(source, "Where the record comes from", facet),
  MADANG_NOTE(provenance, "File and bytes it was imported from"))
// clang-format on
constexpr auto madang_moves(const Resource*) {
  return std::array{note::Move{"lat", "place/lat"},
                    note::Move{"lon", "place/lon"},
                    note::Move{"address", "place/address"},
                    note::Move{"city", "place/city"},
                    note::Move{"country", "place/country"},
                    note::Move{"opening_hours", "availability/opening_hours"}};
}

}  // namespace madang

#endif  // MADANG_RECORDS_RESOURCE_H_
