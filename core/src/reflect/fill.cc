#include <string>
#include <vector>

#include "reflect/events.h"

namespace madang::reflect {
namespace {

void assign(const FieldInfo& field, const Event& event, void* slot) {
  switch (field.kind) {
    case Kind::text:
      static_cast<Text*>(slot)->entries.push_back(
          {std::string(event.lang), std::string(event.text)});
      break;
    case Kind::keyword: *static_cast<std::string*>(slot) = event.text; break;
    case Kind::number: *static_cast<double*>(slot) = event.number; break;
    case Kind::integer: *static_cast<std::int64_t*>(slot) = event.integer; break;
    case Kind::boolean: *static_cast<bool*>(slot) = event.number != 0; break;
    case Kind::date: *static_cast<Date*>(slot) = event.date; break;
    case Kind::enumeration: field.set_enum(slot, static_cast<int>(event.integer)); break;
    case Kind::object: break;
  }
}

}  // namespace

void fill(const RecordInfo& info, const Events& events, void* record) {
  struct Open {
    const RecordInfo* info;
    char* object;
  };
  std::vector<Open> stack{{&info, static_cast<char*>(record)}};
  for (const Event& event : events) {
    Open& top = stack.back();
    switch (event.what) {
      case Event::What::begin: {
        void* slot = event.field->access.slot(top.object + event.field->offset);
        stack.push_back({event.field->nested, static_cast<char*>(slot)});
        break;
      }
      case Event::What::end: stack.pop_back(); break;
      case Event::What::value:
        assign(*event.field, event, event.field->access.slot(top.object + event.field->offset));
        break;
      case Event::What::extra: {
        auto& extra = *reinterpret_cast<std::string*>(top.object + top.info->extra);
        if (!extra.empty()) extra += ',';
        extra += event.text;
        break;
      }
    }
  }
}

}  // namespace madang::reflect
