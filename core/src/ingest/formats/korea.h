// What the importers of Korean public data share: how places, hours, closing days,
// prices and capacities stand in their columns.
#ifndef MADANG_INGEST_FORMATS_KOREA_H_
#define MADANG_INGEST_FORMATS_KOREA_H_

#include <madang/records/resource.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/row.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"

namespace madang::ingest::korea {

/// Keys of the columns of a place.
struct PlaceKeys {
  Row::Keys address;  ///< the first that is there
  Row::Keys lat, lon;
};
/// Address, city and district from it, coordinates: swapped ones put right, those
/// outside the country or made up (`made_up`: rule coordinates-filled-down) set
/// aside.
[[nodiscard]] Place place(Row& row, const PlaceKeys& keys, bool made_up = false);

/// City and district of the words that an address begins with: 서울특별시 강남구 …, 경기도 수원시
/// 영통구 …, 강원도 횡성군 …; of a district alone too.
void administrative(std::string_view address, Place& place);

/// Two columns with opening and closing, and the days they are of.
struct HoursKeys {
  Row::Keys from, to;
  std::initializer_list<std::string_view> days;
};
/// Adds the hours of the columns to the week. Values that are no times are set
/// aside.
void hours(Row& row, const HoursKeys& keys, repair::Equal equal, Availability& availability);

/// Closing days in prose: takes them out of the weekly hours, says what holidays
/// are, and keeps what the record has no member for as `closing` of the
/// availability, with the text itself.
void closing(Row& row, Row::Keys keys, Availability& availability);

/// Tells that closing days in a text were read, all of them or partly.
void tell_closing(Row& row, std::size_t offset, const repair::ClosingDays& days,
                  std::string_view text);

/// The same for what was read already.
void put_closing(const repair::ClosingDays& days, std::string_view text,
                 Availability& availability);

/// A capacity, if it can be meant.
void capacity(Row& row, Row::Keys keys, Resource& resource);

/// A sum in a column; a text that is more than a sum becomes the price's note.
/// `free`: what another column says about it.
void price(Row& row, Row::Keys keys, std::string_view per, std::optional<bool> free,
           Resource& resource);

/// Adds a text as a tag, once.
void tag(Resource& resource, std::string_view text);

/// An id made of what tells the thing from others: `prefix`-12 hex digits.
[[nodiscard]] std::string id_of(std::string_view prefix,
                                std::initializer_list<std::string_view> parts);

/// Time zone, source and provenance, and the cells nobody asked for; then hands
/// the record over. A record without a name is refused.
void hand_over(Row& row, Resource& resource, std::string_view source);

}  // namespace madang::ingest::korea

#endif  // MADANG_INGEST_FORMATS_KOREA_H_
