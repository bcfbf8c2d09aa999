#include "ingest/formats/hsds_make.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

#include "ingest/formats/hsds_schedule.h"
#include "ingest/formats/make.h"
#include "ingest/formats/number_in.h"
#include "ingest/formats/plain_field.h"
#include "json/path.h"

namespace madang::ingest {

using json::Value;
using What = Hsds::What;

namespace {

bool has_any(const Value& item, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (item[name].kind() != Value::Kind::missing) return true;
  return false;
}

/// The name of something else; what is repaired of it is told where it has its record.
std::string name_of(const Value& object) { return plain_field(plain_text(object["name"])); }

/// `item`: of the location itself. Null for one that has a record of its own, where what is wrong
/// with it is told.
Place place_of(Item* item, const Value& location) {
  Place place;
  const Value lat = location["latitude"], lon = location["longitude"];
  const auto degrees = [item](const Value& value) {
    return number_in(item, value, Comma::degrees);
  };
  const bool good = set_point(place, degrees(lat), degrees(lon));
  const bool any = !plain_text(lat).empty() || !plain_text(lon).empty();
  if (!good && any && item != nullptr)
    item->repaired(lat ? lat : lon, "value-set-aside",
                   "expected a latitude from -90 to 90 and a longitude from -180 to 180, and "
                   "found " +
                       json::shown(lat.raw()) + ", " + json::shown(lon.raw()) +
                       "; they are kept as they are");
  if (const std::string name = name_of(location); !name.empty()) place.name = Text(name);
  if (const Value a = location["addresses"].at(0)) {
    const auto part = [&a](const char* name) { return plain_text(a[name]); };
    place.address = joined({part("address_1"), part("address_2"), part("city"),
                            part("state_province"), part("postal_code")});
    place.city = part("city");
    place.district = part("region");
    place.country = part("country");
  }
  return place;
}

/// Where something else is.
Place place_at(Fields& f, const Value& location) {
  return place_of(location["id"] ? nullptr : &f.item(), location);
}

/// The first that says how much; all of them are kept.
Value first_cost(const Value& options) {
  for (const Value option : options)
    if (option["amount"]) return option;
  return {};
}

}  // namespace

What Hsds::what_is(const Value& item) {
  if (!item.is_object()) return What::none;
  if (item["location_type"]) return What::location;
  if (has_any(item, {"service_id", "location_id", "service", "location"}) && !item["status"] &&
      !has_any(item, {"opens_at", "valid_from", "number"}))
    return What::link;
  if ((item["organization_id"] && item["status"]) ||
      has_any(item,
              {"service_at_locations", "cost_options", "application_process", "fees_description",
               "eligibility_description", "service_areas", "required_documents"}))
    return item["name"] ? What::service : What::none;
  if (has_any(item, {"year_incorporated", "legal_status", "organization_identifiers", "tax_status",
                     "parent_organization_id", "programs", "funding"}))
    return What::organization;
  if (has_any(item, {"term_uri", "taxonomy_detail"})) return What::taxonomy;
  return What::none;
}

void Hsds::take(Item& item, Fields& f) {
  What what = what_is(f.object());
  // Members that every service or organization has; others have them too, where nobody says that
  // this is HSDS.
  if (what == What::none && f.look({"status"})) what = What::service;
  if (what == What::none && f.look({"website", "email", "logo"})) what = What::organization;
  take_as(what, item, f);
}

void Hsds::take_as(What what, Item& item, Fields& f) {
  switch (what) {
    case What::organization: return organization(item, f);
    case What::service: return service(item, f);
    case What::location: return location(f);
    case What::link: return link(item, f);
    case What::taxonomy:
    case What::none: return term(f);
  }
}

std::vector<What> Hsds::all() {
  return {What::organization, What::service, What::location, What::link, What::taxonomy};
}

bool Hsds::is_alone(What what) const {
  return std::find(alone_.begin(), alone_.end(), what) != alone_.end();
}

/// Takes what is embedded in `f` under `name` as records of its own, once each.
void Hsds::embedded(What what, Item& item, Fields& f, std::string_view name) {
  const Value all = f.look({name});
  if (is_alone(what)) {
    if (all) f.take({name});
    return;
  }
  const auto one = [&](const Value& value) {
    const std::string id = plain_text(value["id"]);
    if (!value.is_object() || id.empty() || !known_.add(id)) return;
    Item at = item.within(value);
    Fields in(at, value);
    take_as(what, at, in);
  };
  if (all.is_object()) one(all);
  if (all.is_list())
    for (const Value value : all) one(value);
  if (all) f.take({name});
}

void Hsds::organization(Item& item, Fields& f) {
  Organization o;
  o.id = f.text({"id"});
  o.name = plain_words(f, {"name"}, {}, &o.other_names);
  if (o.id.empty() || o.name.empty()) return refuse_without(f, "an id and a name");
  known_.add(o.id);
  if (std::string other = f.text({"alternate_name"}); !other.empty())
    o.other_names.push_back(std::move(other));
  o.description = plain_words(f, {"description"});
  o.parent = f.text({"parent_organization_id"});
  o.kind = plain_text(f.look({"legal_status"}));
  o.founded = f.date({"year_incorporated"});
  o.homepage = f.text({"website", "url"});
  o.logo = f.text({"logo"});
  if (const Value first = f.look({"locations"}).at(0)) o.place = place_at(f, first);
  embedded(What::location, item, f, "locations");
  embedded(What::service, item, f, "services");
  finish(o, f, "hsds");
}

void Hsds::service(Item& item, Fields& f) {
  Resource r;
  r.kind = ResourceKind::talent;
  r.id = f.text({"id"});
  r.name = plain_words(f, {"name"});
  if (r.id.empty() || r.name.empty()) return refuse_without(f, "an id and a name");
  known_.add(r.id);
  r.description = plain_words(f, {"description"});
  r.owner = f.text({"organization_id"});
  if (r.owner.empty()) r.owner = plain_text(f.look({"organization"})["id"]);
  embedded(What::organization, item, f, "organization");
  r.url = f.text({"url"});
  r.conditions = plain_words(f, {"eligibility_description"});
  r.as_of = f.date({"last_modified"});
  r.tags = {"hsds", "service"};
  if (const Value first = f.look({"service_at_locations"}).at(0)["location"])
    r.place = place_at(f, first);
  if (is_alone(What::link)) f.take({"service_at_locations"});
  for (const Value at : f.look({"service_at_locations"})) place_of_service(item, r.id, at);
  if (Text note = plain_words(f, {"fees_description"}); !note.empty())
    r.price.emplace().note = std::move(note);
  const Value cost = first_cost(f.look({"cost_options"}));
  if (const auto amount = number_in(&item, cost["amount"], Comma::sum)) {
    if (!r.price) r.price.emplace();
    r.price->amount = amount;
    r.price->currency = plain_text(cost["currency"]);
    for (char& c : r.price->currency)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const std::string per = plain_text(cost["amount_description"]);
    const bool duration = per.size() > 2 && per[0] == 'P' &&
                          (per[1] == 'T' || std::isdigit(static_cast<unsigned char>(per[1])) != 0);
    if (duration || per == "use" || per == "person") r.price->per = per;
    else if (!per.empty())
      r.price->note =
          Text(per + (r.price->note.empty() ? "" : "; " + std::string(r.price->note.in(""))));
  }
  // What is available is what is left of it today.
  r.capacity = number_in(&item, f.look({"capacities", "service_capacities"}).at(0)["maximum"],
                         Comma::thousands);
  hours(f, r);
  finish(r, f, "hsds");
}

/// The location inside a service at a location.
void Hsds::place_of_service(Item& item, const std::string& service, const Value& at) {
  const Value where = at["location"];
  const std::string id = plain_text(where["id"]);
  // Export gives the place of a service a location, which is no more than that.
  if (id == service + "-location") return;
  if (is_alone(What::location) || !where.is_object() || id.empty() || !known_.add(id)) return;
  Item here = item.within(where);
  Fields in(here, where);
  location(in);
}

void Hsds::location(Fields& f) {
  Resource r;
  r.kind = ResourceKind::space;
  r.id = f.text({"id"});
  if (r.id.empty()) return refuse_without(f, "an id");
  known_.add(r.id);
  r.place = place_of(&f.item(), f.object());
  r.name = plain_words(f, {"name", "alternate_name"});
  if (r.name.empty()) r.name = Text(r.place->address.empty() ? r.id : r.place->address);
  r.description = plain_words(f, {"description"});
  r.owner = f.text({"organization_id"});
  r.url = f.text({"url"});
  r.tags = {"hsds", "location"};
  if (r.place->lat) {
    f.take({"latitude"});
    f.take({"longitude"});
  }
  hours(f, r);
  finish(r, f, "hsds");
}

void Hsds::link(Item& item, Fields& f) {
  Resource r;
  r.kind = ResourceKind::talent;
  r.id = f.text({"id"});
  if (r.id.empty()) return refuse_without(f, "an id");
  const Value service = f.look({"service"}), where = f.look({"location"});
  const std::string what = name_of(service), at = name_of(where);
  r.name = Text(joined({what, at}));
  if (r.name.in("").empty()) r.name = Text(r.id);
  r.description = plain_words(f, {"description"});
  r.owner = plain_text(service["organization_id"]);
  if (where) r.place = place_at(f, where);
  r.tags = {"hsds", "service-at-location"};
  hours(f, r);
  // Their ids are kept, the rest is in their own records.
  if (const Value id = service["id"]; id && !f.look({"service_id"})) f.keep("service_id", id.raw());
  if (const Value id = where["id"]; id && !f.look({"location_id"})) f.keep("location_id", id.raw());
  embedded(What::service, item, f, "service");
  embedded(What::location, item, f, "location");
  finish(r, f, "hsds");
}

void Hsds::term(Fields& f) {
  Resource r;
  r.kind = ResourceKind::information;
  r.id = f.text({"id"});
  r.name = plain_words(f, {"name", "code"});
  if (r.id.empty() || r.name.empty()) return refuse_without(f, "an id and a name");
  r.description = plain_words(f, {"description"});
  r.url = f.text({"term_uri", "uri"});
  r.tags = {"hsds", "taxonomy"};
  finish(r, f, "hsds");
}

void Hsds::hours(Fields& f, Resource& r) {
  Availability a;
  bool any = false;
  // The last two are of HSDS 3.2.
  for (const char* name : {"schedules", "operating_hours", "events"})
    any = hsds_hours(f.item(), f.look({name}), a) || any;
  if (any) r.availability = std::move(a);
  // They say more (notes, links, counts) than hours can, so they stay.
}

}  // namespace madang::ingest
