// Schedules of HSDS as hours of the week.
#ifndef MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_
#define MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_

#include <madang/records/resource.h>

#include "json/tree.h"

namespace madang::ingest {

/// Adds the rows of `schedules` to an availability: weekly ones to its week, those
/// of single days to its exceptions. Rules that hours cannot tell (every second
/// week, the first Monday) are stepped over. False: there was none to add.
bool hsds_hours(const json::Value& schedules, Availability& availability);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_SCHEDULE_H_
