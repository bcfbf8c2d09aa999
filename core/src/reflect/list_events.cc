#include <cmath>
#include <string>

#include "base/date.h"
#include "reflect/events.h"

namespace madang::reflect {
namespace {

class Listing {
 public:
  explicit Listing(Events& events) : events_(events) {}

  bool members(const RecordInfo& info, const void* record, unsigned base) {
    const char* object = static_cast<const char*>(record);
    for (const FieldInfo& field : info.fields) {
      const void* member = object + field.offset;
      const std::size_t count = field.access.count(member);
      if (count == 0 && field.required()) return false;
      for (std::size_t i = 0; i < count; ++i)
        if (!value(field, field.access.at(member, i), base + field.leaf)) return false;
    }
    const auto& extra = *reinterpret_cast<const std::string*>(object + info.extra);
    if (!extra.empty()) push(Event::What::extra, nullptr, 0).text = extra;
    return true;
  }

 private:
  Event& push(Event::What what, const FieldInfo* field, unsigned leaf) {
    return add_event(events_, what, field, leaf);
  }
  bool value(const FieldInfo& field, const void* value, unsigned leaf) {
    if (field.kind == Kind::text) return text(field, *static_cast<const Text*>(value), leaf);
    if (field.kind == Kind::object) {
      push(Event::What::begin, &field, leaf);
      const bool good = members(*field.nested, value, leaf);
      push(Event::What::end, &field, leaf);
      return good;
    }
    return scalar(field, value, push(Event::What::value, &field, leaf));
  }
  bool text(const FieldInfo& field, const Text& text, unsigned leaf) {
    const std::size_t first = events_.size();
    for (const Text::Entry& entry : text.entries) {
      for (std::size_t i = first; i < events_.size(); ++i)
        if (events_[i].lang == entry.lang) return false;
      Event& event = push(Event::What::value, &field, leaf);
      event.text = entry.value;
      event.lang = entry.lang;
    }
    return true;
  }
  static bool scalar(const FieldInfo& field, const void* value, Event& event) {
    switch (field.kind) {
      case Kind::keyword:
        event.text = *static_cast<const std::string*>(value);
        return !field.required() || !event.text.empty();
      case Kind::number:
        event.number = *static_cast<const double*>(value) + 0.0;  // no -0, as it is written
        return std::isfinite(event.number);
      case Kind::integer: {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        event.integer = *static_cast<const std::int64_t*>(value);
        return event.integer <= exact && event.integer >= -exact;
      }
      case Kind::boolean: event.number = *static_cast<const bool*>(value) ? 1 : 0; return true;
      case Kind::date:
        event.date = *static_cast<const Date*>(value);
        return base::is_valid(event.date);
      case Kind::enumeration: event.integer = field.get_enum(value); return event.integer >= 0;
      case Kind::text:
      case Kind::object: break;
    }
    return false;
  }
  Events& events_;
};

}  // namespace

bool list_events(const RecordInfo& info, const void* record, Events& events) {
  events.clear();
  return Listing(events).members(info, record, 0);
}

}  // namespace madang::reflect
