// The parts that bulletins, organizations and resources share.
//
// Every struct here and beside ends with `extra`: the members of its JSON
// object that the type does not know, as JSON text without the outer braces
// ("\"a\":1,\"b\":[2]"), kept byte for byte so that nothing is lost on a round
// trip. A known member whose value could not be used is kept there too, under
// "x-" and its name, and is reported.
#ifndef MADANG_RECORDS_COMMON_H_
#define MADANG_RECORDS_COMMON_H_

#include <madang/record.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// Words in one or more languages. In JSON a string (language unknown, "und")
/// or an object from language tag (BCP 47) to string.
struct Text {
  struct Entry {
    std::string lang;
    std::string value;
    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> entries;

  Text() = default;
  Text(std::string_view value, std::string_view lang = "und")
      : entries{{std::string(lang), std::string(value)}} {}
  Text(const char* value) : Text(std::string_view(value)) {}

  [[nodiscard]] bool empty() const { return entries.empty(); }
  /// The entry in `lang`, else the first; empty when there is none. The view
  /// lives as long as this Text is not changed.
  [[nodiscard]] std::string_view in(std::string_view lang) const {
    for (const Entry& e : entries)
      if (e.lang == lang) return e.value;
    return entries.empty() ? std::string_view{} : entries.front().value;
  }
  bool operator==(const Text&) const = default;
};

/// A date that may be partial: a year, a month, a day, or a moment. In JSON a
/// string of ISO 8601's calendar form: "2012", "2012-05", "2012-05-14",
/// "2012-05-14T10:00", "2012-05-14T10:00:00+09:00".
struct Date {
  std::int16_t year = 0;
  std::int8_t month = 0;     ///< 0: only the year is known
  std::int8_t day = 0;       ///< 0: only year and month are known
  std::int32_t second = -1;  ///< of the day, 0..86399; -1: no time given
  std::int16_t offset = 0;   ///< minutes east of UTC, if has_offset
  bool has_offset = false;

  bool operator==(const Date&) const = default;
};

/// Where something is.
struct Place {
  Text name;
  std::string address;
  std::optional<double> lat;
  std::optional<double> lon;
  std::string city;
  std::string district;
  std::string country;
  std::string extra;
};
MADANG_RECORD(Place, name, address, lat, lon, city, district, country, extra)
// clang-format off
MADANG_NOTES(Place,
  MADANG_NOTE(name, "Name of the place"),
  MADANG_NOTE(address, "Postal address in one line", text, 0.6F),
  MADANG_NOTE(lat, "Latitude in degrees, WGS 84, -90 to 90", none, 1.0F, "latitude"),
  MADANG_NOTE(lon, "Longitude in degrees, WGS 84, -180 to 180", none, 1.0F, "lng,longitude"),
  MADANG_NOTE(city, "City"),
  MADANG_NOTE(district, "District (gu) or neighbourhood"),
  MADANG_NOTE(country, "ISO 3166-1 alpha-2 code"))
// clang-format on

/// A stretch of time; an end that is absent is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> to;
  std::string extra;
};
MADANG_RECORD(Period, from, to, extra)
// clang-format off
MADANG_NOTES(Period,
  MADANG_NOTE(from, "First day or moment"),
  MADANG_NOTE(to, "Last day or moment, included"))
// clang-format on

/// Where a record was read from, down to the bytes.
struct Provenance {
  std::string file;
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::vector<std::string> notes;
  std::string extra;
};
MADANG_RECORD(Provenance, file, start, end, notes, extra)
// clang-format off
MADANG_NOTES(Provenance,
  MADANG_NOTE(file, "File the record was imported from", plain),
  MADANG_NOTE(start, "Byte offset of its first byte in the file", plain),
  MADANG_NOTE(end, "Byte offset after its last byte in the file", plain),
  MADANG_NOTE(notes, "Rule ids of what was noticed while importing, e.g. title-cut"))
// clang-format on

}  // namespace madang

#endif  // MADANG_RECORDS_COMMON_H_
