#include "output/csv.h"

#include <madang/json.h>

#include <memory>

#include "base/date.h"
#include "json/read.h"
#include "json/write.h"

namespace madang::output {
namespace {

using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

constexpr std::string_view newline = "\r\n";

/// One cell a field; a single object spreads into its members, a list of
/// objects is one cell of JSON.
bool spreads(const FieldInfo& field) { return field.kind == Kind::object && !field.list; }

void header(const RecordInfo& info, const std::string& prefix, std::string& out) {
  for (const FieldInfo& field : info.fields) {
    const std::string name = prefix + std::string(field.name);
    if (spreads(field)) {
      header(*field.nested, name + ".", out);
      out.append(name).append(".extra,");
      continue;
    }
    append_cell(out, name);
    out += ',';
  }
}

std::string value_text(const FieldInfo& field, const void* value) {
  switch (field.kind) {
    case Kind::keyword: return *static_cast<const std::string*>(value);
    case Kind::date: return base::to_string(*static_cast<const Date*>(value));
    case Kind::boolean: return *static_cast<const bool*>(value) ? "true" : "false";
    case Kind::integer: return std::to_string(*static_cast<const std::int64_t*>(value));
    case Kind::number: {
      std::string text;
      append_number(text, *static_cast<const double*>(value));
      return text;
    }
    case Kind::enumeration:
      return std::string(field.values[static_cast<std::size_t>(field.get_enum(value))]);
    case Kind::text: {
      const auto& entries = static_cast<const Text*>(value)->entries;
      if (entries.size() == 1 && entries.front().lang == "und") return entries.front().value;
      JsonWriter out;
      out.begin_object();
      for (const Text::Entry& e : entries) out.key(e.lang).value(e.value);
      return std::move(out.end_object()).text();
    }
    case Kind::object: return json::to_json(*field.nested, value);
  }
  return {};
}

std::string cell(const FieldInfo& field, const void* member) {
  const std::size_t count = field.access.count(member);
  if (!field.list)
    return count == 0 ? std::string{} : value_text(field, field.access.at(member, 0));
  std::string text;
  if (field.kind == Kind::object) {
    for (std::size_t i = 0; i < count; ++i) {
      text += i == 0 ? '[' : ',';
      text += json::to_json(*field.nested, field.access.at(member, i));
    }
    return count == 0 ? text : text += ']';
  }
  bool plain = true;  // else a list in JSON, from which each can be told
  for (std::size_t i = 0; i < count; ++i) {
    const std::string one = value_text(field, field.access.at(member, i));
    plain = plain && !one.empty() && one.find(';') == std::string::npos && one.front() != '[';
    text.append(i > 0 ? "; " : "").append(one);
  }
  if (plain) return text;
  JsonWriter list;
  list.begin_array();
  for (std::size_t i = 0; i < count; ++i) list.value(value_text(field, field.access.at(member, i)));
  return std::move(list.end_array()).text();
}

/// The members that the record type does not know, as one cell of JSON.
void extra(const RecordInfo& info, const char* object, std::string& out) {
  if (object == nullptr) return;
  const auto& members = *reinterpret_cast<const std::string*>(object + info.extra);
  if (!members.empty()) append_cell(out, "{" + members + "}");
}

/// `object` is null where the object around is not there: its cells are empty.
void row(const RecordInfo& info, const char* object, std::string& out) {
  for (const FieldInfo& field : info.fields) {
    const char* member = object == nullptr ? nullptr : object + field.offset;
    if (spreads(field)) {
      const bool there = member != nullptr && field.access.count(member) > 0;
      const char* inner = there ? static_cast<const char*>(field.access.at(member, 0)) : nullptr;
      row(*field.nested, inner, out);
      extra(*field.nested, inner, out);
      out += ',';
      continue;
    }
    if (member != nullptr) append_cell(out, cell(field, member));
    out += ',';
  }
}

}  // namespace

void append_cell(std::string& out, std::string_view text) {
  std::string guarded;
  // A number may begin with a sign; anything else that does is a formula.
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
      text.find_first_not_of("+-.0123456789eE") != std::string_view::npos) {
    guarded.append("'").append(text);
    text = guarded;
  }
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string csv_header(const RecordInfo& info) {
  std::string out;
  header(info, "", out);
  return out.append("extra").append(newline);
}

std::string csv_row(const RecordInfo& info, std::string_view json) {
  std::string padded(json);
  padded.resize(json.size() + json::padding);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  std::string out;
  const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
  if (reader.read(info, std::string_view(padded).substr(0, json.size()), false, events, faults))
    reflect::fill(info, events, record.get());
  const char* object = static_cast<const char*>(record.get());
  row(info, object, out);
  extra(info, object, out);
  return out.append(newline);
}

}  // namespace madang::output
