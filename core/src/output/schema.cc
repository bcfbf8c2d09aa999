#include <madang/json.h>
#include <madang/schema.h>

#include "output/known_collection.h"
#include "reflect/leaves.h"

namespace madang {
namespace {

using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::text: return "text";
    case Kind::keyword: return "keyword";
    case Kind::number: return "number";
    case Kind::integer: return "integer";
    case Kind::boolean: return "boolean";
    case Kind::date: return "date";
    case Kind::enumeration: return "enum";
    case Kind::object: return "object";
  }
  return "";
}

void write_object(JsonWriter& out, const RecordInfo& info);

/// The schema of one value of the field.
void write_value(JsonWriter& out, const FieldInfo& field) {
  switch (field.kind) {
    case Kind::text:
      out.key("anyOf").begin_array();
      out.begin_object().key("type").value("string").end_object();
      out.begin_object().key("type").value("object").key("description").value("BCP 47 tag to text");
      out.key("additionalProperties").begin_object().key("type").value("string").end_object();
      out.end_object().end_array();
      break;
    case Kind::keyword: out.key("type").value("string"); break;
    case Kind::number: out.key("type").value("number"); break;
    case Kind::integer: out.key("type").value("integer"); break;
    case Kind::boolean: out.key("type").value("boolean"); break;
    case Kind::date:
      out.key("type").value("string");
      out.key("pattern").value(
          "^\\d{4}(-\\d{2}(-\\d{2}([T "
          "]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2})?)?)?)?$");
      break;
    case Kind::enumeration:
      out.key("enum").begin_array();
      for (const std::string_view v : field.values) out.value(v);
      out.end_array();
      break;
    case Kind::object: write_object(out, *field.nested); break;
  }
}

void write_object(JsonWriter& out, const RecordInfo& info) {
  out.key("type").value("object").key("properties").begin_object();
  for (const FieldInfo& field : info.fields) {
    out.key(field.name).begin_object();
    if (!field.doc.empty()) out.key("description").value(field.doc);
    if (field.list) {
      out.key("type").value("array").key("items").begin_object();
      write_value(out, field);
      out.end_object();
    } else {
      write_value(out, field);
    }
    out.end_object();
  }
  out.end_object().key("required").begin_array();
  for (const FieldInfo& field : info.fields)
    if (field.required()) out.value(field.name);
  // What a record does not know is kept, so more members are welcome.
  out.end_array().key("additionalProperties").value(true);
}

}  // namespace

namespace output {

Result<const reflect::CollectionInfo*> known_collection(std::string_view collection) {
  if (const auto* info = reflect::find_collection(collection)) return info;
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "unknown-collection";
  error.message = "there is no collection \"" + std::string(collection) + "\"";
  for (const auto& c : reflect::collections())
    error.hint.append(error.hint.empty() ? "there are " : ", ").append(c.name);
  return error;
}

}  // namespace output

std::vector<FieldDoc> fields(std::string_view collection) {
  std::vector<FieldDoc> result;
  const auto* info = reflect::find_collection(collection);
  if (info == nullptr) return result;
  for (const reflect::Path& path : reflect::paths_of(*info->record)) {
    FieldDoc doc;
    doc.path = path.name;
    doc.kind = kind_name(path.field->kind);
    doc.list = path.field->list;
    doc.required = path.field->required();
    doc.facet = (path.field->flags & note::facet) != 0;
    doc.searchable = !path.object() && path.field->words();
    doc.filterable = path.column();
    doc.doc = path.field->doc;
    for (const std::string_view v : path.field->values) doc.values.emplace_back(v);
    doc.refers = path.field->refers;
    result.push_back(std::move(doc));
  }
  return result;
}

Result<std::string> json_schema(std::string_view collection) {
  const auto info = output::known_collection(collection);
  if (!info) return info.error();
  JsonWriter out;
  out.begin_object();
  out.key("$schema").value("https://json-schema.org/draft/2020-12/schema");
  out.key("$id").value("urn:madang:schema:" + std::string(collection));
  out.key("title").value((*info)->record->type);
  write_object(out, *(*info)->record);
  out.end_object();
  return std::move(out).text();
}

Result<std::string> markdown_schema(std::string_view collection) {
  const auto info = output::known_collection(collection);
  if (!info) return info.error();
  std::string out = "| field | kind | | what it is |\n| --- | --- | --- | --- |\n";
  for (const FieldDoc& f : fields(collection)) {
    std::string marks;
    const auto mark = [&](bool on, std::string_view text) {
      if (on) marks.append(marks.empty() ? "" : ", ").append(text);
    };
    mark(f.required, "required");
    mark(f.list, "list");
    mark(f.searchable, "words");
    mark(f.facet, "facet");
    std::string doc = f.doc;
    for (std::size_t i = 0; i < f.values.size(); ++i)
      doc.append(i == 0 ? ": " : ", ").append(f.values[i]);
    out.append("| `").append(f.path).append("` | ").append(f.kind).append(" | ");
    out.append(marks).append(" | ").append(doc).append(" |\n");
  }
  return out;
}

}  // namespace madang
