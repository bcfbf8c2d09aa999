#include "ingest/formats/hsds_package.h"

#include <madang/json.h>

#include "json/tree.h"

namespace madang::ingest {
namespace {

using What = Hsds::What;

std::string_view key_of(What what) {
  switch (what) {
    case What::organization: return "organization_id";
    case What::location: return "location_id";
    case What::link: return "service_at_location_id";
    default: return "service_id";
  }
}

}  // namespace

void HsdsPackage::Parts::add(std::string_view table, std::string_view key) {
  if (RowsBy rows = rows_(table, key); !rows.empty()) lists_.emplace_back(table, std::move(rows));
}

void HsdsPackage::Parts::append(const std::string& id, std::string& json) const {
  for (const auto& list : lists_) {
    const auto found = list.second.find(id);
    if (found == list.second.end()) continue;
    json.append(",");
    append_quoted(json, list.first);
    json += ":[";
    for (const std::string& members : found->second)
      json.append(json.back() == '[' ? "{" : ",{").append(members).append("}");
    json += ']';
  }
}

HsdsPackage::Objects::Objects(const RowsOf& rows, std::string_view table)
    : rows_(rows(table, "id")), parts_(rows, "location_id") {
  if (table == "locations") parts_.add({"addresses"});
}

void HsdsPackage::Objects::append(std::string_view name, const std::string& id,
                                  std::string& json) const {
  const auto found = rows_.find(id);
  if (found == rows_.end()) return;
  json.append(",");
  append_quoted(json, name);
  json.append(":{").append(found->second.front());
  parts_.append(id, json);
  json += '}';
}

HsdsPackage::HsdsPackage(What what, const RowsOf& rows) : parts_(rows, key_of(what)) {
  parts_.add("attributes", "link_id");
  parts_.add("metadata", "resource_id");
  if (what == What::organization)
    parts_.add({"phones", "contacts", "funding", "programs", "organization_identifiers"});
  if (what == What::location)
    parts_.add({"addresses", "phones", "contacts", "schedules", "languages", "accessibility"});
  if (what == What::service)
    parts_.add({"phones", "contacts", "schedules", "service_areas", "languages", "funding",
                "cost_options", "required_documents", "service_capacities"});
  if (what == What::link) parts_.add({"phones", "contacts", "schedules", "service_areas"});
  if (what == What::service) places_ = rows("service_at_location", "service_id");
  if (what == What::service || what == What::link) locations_.emplace(rows, "locations");
  if (what == What::link) services_.emplace(rows, "services");
}

std::string HsdsPackage::object(What what, const PackageRow& row) const {
  std::string json = "{" + row.members;
  parts_.append(row.id, json);
  if (what == What::link) {
    services_->append("service", row.service_id, json);
    locations_->append("location", row.location_id, json);
  }
  if (const auto at = places_.find(row.id); at != places_.end()) {
    // Only where it is first; the others have rows of their own.
    json::Tree tree;
    std::string place = "{" + at->second.front();
    if (!tree.parse_copy(place + "}"))
      locations_->append("location", std::string(tree.root()["location_id"].string()), place);
    json.append(",\"service_at_locations\":[").append(place).append("}]");
  }
  return json + "}";
}

}  // namespace madang::ingest
