// Schedules of HSDS as hours of the week.
#ifndef MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_
#define MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_

#include <madang/records/resource.h>

#include "ingest/formats/item.h"

namespace madang::ingest {

/// Adds the rows of `schedules` to an availability: weekly ones to its week, those that recur
/// otherwise or end to its recurrences, those of single days to its exceptions. What hours cannot
/// say is told (notice `schedule-not-read`). False: there was none to add.
bool hsds_hours(Item& item, const json::Value& schedules, Availability& out);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_
