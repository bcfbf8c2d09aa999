// When a thing of schema.org is open: openingHoursSpecification and openingHours.
#ifndef MADANG_INGEST_FORMATS_JSON_LD_HOURS_H_
#define MADANG_INGEST_FORMATS_JSON_LD_HOURS_H_

#include <madang/records/resource.h>

#include "ingest/formats/item.h"
#include "ingest/formats/json_ld_make.h"
#include "json/tree.h"

namespace madang::ingest::schema {

/// Sets the availability where the node says one. An opening that equals the closing means
/// closed all day, as Google has it, and is told (repair `hours-equal`).
void read_hours(Item& item, const json::Value& node, const Names& names, Resource& resource);

}  // namespace madang::ingest::schema

#endif  // MADANG_INGEST_FORMATS_JSON_LD_HOURS_H_
