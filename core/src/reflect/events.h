// A record as a flat list of events: what the reader of any format hands to
// the segment builder or to a struct. Views in it live until the reader reads
// the next record.
#ifndef MADANG_REFLECT_EVENTS_H_
#define MADANG_REFLECT_EVENTS_H_

#include <madang/records/common.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/field_info.h"

namespace madang::reflect {

struct Event {
  enum class What : std::uint8_t {
    begin,  ///< an object of `field` opens (once an element for lists)
    end,    ///< it closes
    value,  ///< a leaf value of `field`
    extra,  ///< text: unknown members as raw JSON, "\"name\":value,…"
  };
  What what = What::value;
  std::uint16_t leaf = 0;            ///< of a value, counted from the record
  const FieldInfo* field = nullptr;  ///< null for extra
  std::string_view text;             ///< of text, keyword
  std::string_view lang;             ///< of text
  double number = 0;                 ///< of number; 0 or 1 of boolean
  std::int64_t integer = 0;          ///< of integer; index of enumeration
  Date date;
};

/// What one record said. Reused from record to record.
using Events = std::vector<Event>;

inline Event& add_event(Events& events, Event::What what, const FieldInfo* field, unsigned leaf) {
  Event& event = events.emplace_back();
  event.what = what;
  event.field = field;
  event.leaf = static_cast<std::uint16_t>(leaf);
  return event;
}

/// Assigns the events to a struct of `info` that holds its default values.
void fill(const RecordInfo& info, const Events& events, void* record);

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_EVENTS_H_
