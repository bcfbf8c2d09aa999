// The shapes in which records are written for other programs: one file a shape,
// one row in the table of exporters.cc.
#ifndef MADANG_OUTPUT_EXPORTER_H_
#define MADANG_OUTPUT_EXPORTER_H_

#include <madang/records.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace madang::output {

/// Takes the records of an export one by one, those of a collection in a row.
/// Collections that a shape has no room for are not given to it.
class Shape {
 public:
  virtual ~Shape() = default;
  /// What the next record has that the shape has no words for, for those shapes that put it
  /// apart: json::kept_fields of it.
  void keep(std::string fields) { kept_ = std::move(fields); }
  virtual void add(const Bulletin&) {}
  virtual void add(const Organization&) {}
  virtual void add(const Resource&) {}
  /// The whole text, when all records were given.
  [[nodiscard]] virtual std::string finish() = 0;

 protected:
  [[nodiscard]] const std::string& kept() const { return kept_; }

 private:
  std::string kept_;
};

struct Exporter {
  std::string_view name;
  std::string_view description;
  /// Collections that it has room for, joined by commas.
  std::string_view collections;
  std::unique_ptr<Shape> (*make)();
  /// Whether it has a place for what it has no words for (put_apart()).
  bool keeps = false;

  [[nodiscard]] bool takes(std::string_view collection) const {
    return collections.find(collection) != std::string_view::npos;
  }
};

/// All shapes but JSON, NDJSON and CSV, which write any record as it is.
[[nodiscard]] std::span<const Exporter> exporters();
/// Null for an unknown name.
[[nodiscard]] const Exporter* find_exporter(std::string_view name);

std::unique_ptr<Shape> make_json_feed();
std::unique_ptr<Shape> make_rss();
std::unique_ptr<Shape> make_atom();
std::unique_ptr<Shape> make_json_ld();
std::unique_ptr<Shape> make_geojson();
std::unique_ptr<Shape> make_hsds();
std::unique_ptr<Shape> make_popolo();
std::unique_ptr<Shape> make_icalendar();

}  // namespace madang::output

#endif  // MADANG_OUTPUT_EXPORTER_H_
