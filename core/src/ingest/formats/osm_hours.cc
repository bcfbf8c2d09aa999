#include "ingest/formats/osm_hours.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ingest/repair/clock.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {

bool is_osm_hours(std::string_view text) {
  constexpr std::array<std::string_view, 32> words{
      "Mo",   "Tu",     "We",      "Th",     "Fr",   "Sa",   "Su",      "PH",
      "SH",   "off",    "closed",  "open",   "Jan",  "Feb",  "Mar",     "Apr",
      "May",  "Jun",    "Jul",     "Aug",    "Sep",  "Oct",  "Nov",     "Dec",
      "week", "easter", "sunrise", "sunset", "dawn", "dusk", "unknown", "day"};
  const auto is_letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
  bool any = text == "24/7";
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    if (std::find(words.begin(), words.end(), text.substr(i, end - i)) == words.end()) return false;
    any = true;
    i = end;
  }
  return any;
}

bool is_strict_osm_hours(std::string_view text) {
  if (!is_osm_hours(text)) return false;
  for (repair::Scan scan(text); !scan.ended();) {
    const auto range = repair::read_clock_range(scan);
    if (!range) repair::step_over(scan);
    else if (range->from.bare || range->to.bare || repair::is_ambiguous(*range)) return false;
  }
  return true;
}

}  // namespace madang::ingest
