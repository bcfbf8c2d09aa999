#include "ingest/formats/xml_point.h"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/said.h"
#include "ingest/formats/make.h"
#include "ingest/repair/decimal_comma.h"

namespace madang::ingest {
namespace {

/// The parts between white space, without a comma behind or before them.
std::vector<std::string_view> parts_of(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string_view> parts;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    if (text.empty()) return parts;
    std::string_view part = text.substr(0, text.find_first_of(space));
    text.remove_prefix(part.size());
    while (part.starts_with(',')) part.remove_prefix(1);
    while (part.ends_with(',')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
  }
}

/// Degrees have no thousands: a comma in them stands before decimals.
std::optional<double> degrees(Item& item, const XmlNode& at, std::string_view text) {
  if (text.find(',') == std::string_view::npos) return base::number_said(text);
  const auto number = repair::read_decimal_comma(text, true);
  if (number)
    item.tell(Severity::repaired, at.begin, "decimal-comma",
              Message("a point before the decimals", text, "the number was read that is meant"));
  return number;
}

bool set(Item& item, const XmlNode& at, Place& place, std::optional<double> lat,
         std::optional<double> lon) {
  constexpr double pole = 90;
  if (!lat || !lon || std::fabs(*lat) <= pole) return set_point(place, lat, lon);
  if (!set_point(place, lon, lat)) return false;
  item.tell(Severity::repaired, at.begin, "axis-swap",
            "expected latitude and then longitude, and found them the other way round");
  return true;
}

}  // namespace

bool read_point(Item& item, const XmlNode& element, Place& place) {
  const std::string text = element.all_text();
  std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() == 1) {  // a comma between them, and perhaps one in each
    const std::string_view all = parts.front();
    std::vector<std::size_t> commas;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i] == ',') commas.push_back(i);
    if (commas.size() != 1 && commas.size() != 3) return false;
    const std::size_t middle = commas[commas.size() / 2];
    parts = {all.substr(0, middle), all.substr(middle + 1)};
  }
  if (parts.size() < 2) return false;
  return set(item, element, place, degrees(item, element, parts[0]),
             degrees(item, element, parts[1]));
}

bool read_point(Item& item, const XmlNode& lat, const XmlNode& lon, Place& place) {
  const std::string north = lat.all_text(), east = lon.all_text();
  return set(item, lat, place, degrees(item, lat, north), degrees(item, lon, east));
}

}  // namespace madang::ingest
