#include "json/write.h"

#include <madang/json.h>
#include <simdjson.h>

#include <cstring>

#include "base/date.h"
#include "json/read.h"

namespace madang::json {
namespace {

using reflect::FieldInfo;
using reflect::Kind;

using Quote = void (*)(std::string& out, std::string_view text);

template <Quote quote>
void append_object(std::string& out, const reflect::RecordInfo& info, const void* record);

template <Quote quote>
void append_value(std::string& out, const FieldInfo& field, const void* value) {
  switch (field.kind) {
    case Kind::keyword: quote(out, *static_cast<const std::string*>(value)); break;
    case Kind::number: append_number(out, *static_cast<const double*>(value)); break;
    case Kind::integer: out += std::to_string(*static_cast<const std::int64_t*>(value)); break;
    case Kind::boolean: out += *static_cast<const bool*>(value) ? "true" : "false"; break;
    case Kind::date: quote(out, base::to_string(*static_cast<const Date*>(value))); break;
    case Kind::enumeration:
      quote(out, field.values[static_cast<std::size_t>(field.get_enum(value))]);
      break;
    case Kind::object: append_object<quote>(out, *field.nested, value); break;
    case Kind::text: {
      const auto& entries = static_cast<const Text*>(value)->entries;
      if (entries.size() == 1 && entries[0].lang == "und") {
        quote(out, entries[0].value);
        break;
      }
      char before = '{';
      for (const Text::Entry& e : entries) {
        quote(out += before, e.lang);
        quote(out += ':', e.value);
        before = ',';
      }
      out += '}';
    }
  }
}

template <Quote quote>
void append_object(std::string& out, const reflect::RecordInfo& info, const void* record) {
  const char* object = static_cast<const char*>(record);
  char before = '{';
  for (const FieldInfo& field : info.fields) {
    const void* member = object + field.offset;
    const std::size_t count = field.access.count(member);
    if (count == 0) continue;
    out.append({before, '"'}).append(field.name).append("\":");  // a name needs no escapes
    before = ',';
    if (field.list) out += '[';
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out += ',';
      append_value<quote>(out, field, field.access.at(member, i));
    }
    if (field.list) out += ']';
  }
  const auto& extra = *reinterpret_cast<const std::string*>(object + info.extra);
  if (!extra.empty()) (out += before).append(extra), before = ',';
  if (before == '{') out += '{';
  out += '}';
}

}  // namespace

bool append_record(std::string& out, const reflect::RecordInfo& info, const void* record) {
  // Asked about all texts at once: most are short.
  const std::size_t begin = out.size();
  append_object<append_quoted_utf8>(out, info, record);
  if (simdjson::validate_utf8(out.data() + begin, out.size() - begin)) return true;
  out.resize(begin);
  append_object<append_quoted>(out, info, record);
  return false;
}

std::string to_json(const reflect::RecordInfo& info, const void* record) {
  std::string out;
  append_record(out, info, record);
  return out;
}

std::size_t minify(std::string_view json, char* to) {
  std::size_t size = 0;
  if (simdjson::minify(json.data(), json.size(), to, size) == simdjson::SUCCESS) return size;
  std::memcpy(to, json.data(), json.size());
  return json.size();
}

}  // namespace madang::json
