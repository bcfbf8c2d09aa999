// Records of HSDS objects: organizations; services, locations and services at
// locations as resources.
#ifndef MADANG_INGEST_FORMATS_HSDS_MAKE_H_
#define MADANG_INGEST_FORMATS_HSDS_MAKE_H_

#include <madang/records/resource.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key_set.h"
#include "ingest/formats/item.h"

namespace madang::ingest {

class Hsds {
 public:
  enum class What : std::uint8_t { none, organization, service, location, link, taxonomy };
  /// What an object is, by the members that only it has.
  [[nodiscard]] static What what_is(const json::Value& object);

  /// `alone`: what has records of its own elsewhere, where it is embedded in an object.
  explicit Hsds(std::vector<What> alone = {}) : alone_(std::move(alone)) {}
  [[nodiscard]] static std::vector<What> all();
  /// An object of a list or page of HSDS, or one alone.
  void take(Item& item, Fields& f);
  void take_as(What what, Item& item, Fields& f);

 private:
  /// Takes what is embedded in `f` under `name` as records of its own, once each.
  void embedded(What what, Item& item, Fields& f, std::string_view name);
  void organization(Item& item, Fields& f);
  void service(Item& item, Fields& f);
  /// The location inside a service at a location.
  void place_of_service(Item& item, const std::string& service, const json::Value& at);
  void location(Fields& f);
  void link(Item& item, Fields& f);
  static void term(Fields& f);
  static void hours(Fields& f, Resource& r);

  [[nodiscard]] bool is_alone(What what) const;

  std::vector<What> alone_;
  base::KeySet known_;  // ids of records that were given
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_MAKE_H_
