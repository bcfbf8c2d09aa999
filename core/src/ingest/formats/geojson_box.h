// The middle of the box around all positions of a geometry.
#ifndef MADANG_INGEST_FORMATS_GEOJSON_BOX_H_
#define MADANG_INGEST_FORMATS_GEOJSON_BOX_H_

#include <madang/records/common.h>

#include <cstddef>
#include <optional>

#include "ingest/formats/item.h"
#include "json/tree.h"

namespace madang::ingest {

class Box {
 public:
  /// Numbers in quotes are told to `item`, once.
  explicit Box(Item& item) : item_(&item) {}
  void add_geometry(const json::Value& geometry);
  /// False: there are no positions, or they are not in degrees. What crosses the date line has its
  /// middle on the short side.
  [[nodiscard]] bool set(Place& place) const;
  /// The same of positions that have the latitude first, as the standard has not.
  [[nodiscard]] bool set_swapped(Place& place) const;

 private:
  struct Span {
    double from = 0, to = 0;
    void add(double x, bool first);
    [[nodiscard]] double length() const { return to - from; }
    [[nodiscard]] double middle() const { return (from + to) / 2; }
  };
  void add(const json::Value& coordinates);
  void add_line(const json::Value& positions);
  std::optional<double> degrees(const json::Value& value);
  [[nodiscard]] double longitude() const;

  Item* item_;
  Span x_, y_;
  Span east_;  ///< the longitudes counted eastwards from 0
  bool around_ =
      false;  ///< a line goes from one side of the date line to the other around the world
  std::size_t count_ = 0;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_GEOJSON_BOX_H_
