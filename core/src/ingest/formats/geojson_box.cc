#include "ingest/formats/geojson_box.h"

#include <algorithm>

#include "ingest/formats/make.h"
#include "ingest/formats/number_in.h"

namespace madang::ingest {

using json::Value;

namespace {
constexpr double half = 180, full = 360;
}  // namespace

void Box::Span::add(double x, bool first) {
  from = first ? x : std::min(from, x);
  to = first ? x : std::max(to, x);
}

std::optional<double> Box::degrees(const Value& value) {
  if (const auto number = value.number()) return number;
  const auto number = number_in(item_, value, Comma::degrees);
  if (number) item_ = nullptr;
  return number;
}

void Box::add(const Value& coordinates) {
  const Value first = coordinates.at(0);
  if (first.is_list()) {
    if (first.at(0).is_list()) {
      for (const Value inner : coordinates) add(inner);
    } else {
      add_line(coordinates);
    }
    return;
  }
  const auto x = degrees(first), y = degrees(coordinates.at(1));
  if (!x || !y) return;
  const bool none = count_++ == 0;
  x_.add(*x, none);
  y_.add(*y, none);
  east_.add(*x < 0 ? *x + full : *x, none);
}

void Box::add_line(const Value& positions) {
  bool west = false, east = false;
  for (const Value position : positions) {
    add(position);
    const auto x = position.at(0).number();
    west = west || x == -half;
    east = east || x == half;
  }
  around_ = around_ || (west && east);
}

void Box::add_geometry(const Value& geometry) {
  if (const Value coordinates = geometry["coordinates"]; coordinates.is_list()) add(coordinates);
  for (const Value inner : geometry["geometries"]) add_geometry(inner);
}

double Box::longitude() const {
  const bool crosses = !around_ && x_.length() > half && east_.length() < x_.length();
  const double middle = crosses ? east_.middle() : x_.middle();
  // Some count on behind the date line.
  if (middle > half && middle <= full && x_.from <= half) return middle - full;
  if (middle < -half && middle >= -full && x_.to >= -half) return middle + full;
  return middle;
}

bool Box::set(Place& place) const {
  // The middle of something large may be where no point is.
  if (count_ > 1 && y_.middle() == 0 && longitude() == 0) {
    place.lat = place.lon = 0;
    return true;
  }
  return count_ > 0 && set_point(place, y_.middle(), longitude());
}

bool Box::set_swapped(Place& place) const {
  return count_ > 0 && set_point(place, x_.middle(), y_.middle());
}

}  // namespace madang::ingest
