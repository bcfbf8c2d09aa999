// iCalendar (RFC 5545, 7953): events, and when something is available.
#ifndef MADANG_INGEST_FORMATS_CALENDAR_H_
#define MADANG_INGEST_FORMATS_CALENDAR_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Its first line is BEGIN:VCALENDAR, or that of a component alone.
[[nodiscard]] bool is_calendar(const Look& look);
void read_calendar(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_CALENDAR_H_
