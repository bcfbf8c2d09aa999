#include "output/arrow_field.h"

namespace madang::output {
namespace {

using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

ArrowField part(std::string name, Layout layout, bool nullable) {
  ArrowField made;
  made.name = std::move(name);
  made.layout = layout;
  made.from = From::part;
  made.nullable = nullable;
  return made;
}

Layout layout_of(Kind kind) {
  switch (kind) {
    case Kind::text: return Layout::map;
    case Kind::keyword: return Layout::utf8;
    case Kind::number: return Layout::float64;
    case Kind::integer: return Layout::int64;
    case Kind::boolean: return Layout::boolean;
    case Kind::date: return Layout::timestamp;
    case Kind::enumeration: return Layout::dictionary;
    case Kind::object: return Layout::object;
  }
  return Layout::utf8;
}

void add_members(const RecordInfo& info, ArrowField& object) {
  object.record = &info;
  for (const FieldInfo& field : info.fields) {
    object.child_of.push_back(static_cast<std::uint16_t>(object.children.size()));
    const auto add = [&](From from, std::string_view suffix) {
      ArrowField value;
      value.name.append(field.name).append(suffix);
      value.layout = layout_of(field.kind);
      value.from = from;
      value.field = &field;
      if (value.layout == Layout::map) {
        ArrowField entries = part("entries", Layout::object, false);
        entries.children.push_back(part("key", Layout::utf8, false));
        entries.children.push_back(part("value", Layout::utf8, false));
        value.children.push_back(std::move(entries));
      }
      if (field.nested != nullptr) add_members(*field.nested, value);
      if (field.list) {
        ArrowField list = part(value.name, Layout::list, true);
        list.from = from;
        list.field = &field;
        value.name = "item";
        list.children.push_back(std::move(value));
        value = std::move(list);
      }
      object.children.push_back(std::move(value));
    };
    add(From::field, "");
    if (field.kind == Kind::date) add(From::last, "_last");
  }
  object.extra = static_cast<std::uint16_t>(object.children.size());
  object.children.push_back(part("extra", Layout::utf8, true));
  object.children.back().from = From::extra;
}

}  // namespace

ArrowField arrow_fields(const RecordInfo& info, bool scored) {
  ArrowField table = part("", Layout::object, false);
  if (scored) {
    table.children.push_back(part("_score", Layout::float64, false));
    table.children.back().from = From::score;
  }
  add_members(info, table);
  for (ArrowField& column : table.children)
    if (column.field != nullptr && column.field->required()) column.nullable = false;
  return table;
}

}  // namespace madang::output
