#include <madang/schema.h>

#include <vector>

#include "reflect/field_info.h"

namespace madang {
namespace {

using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

std::string base_type(const FieldInfo& field) {
  switch (field.kind) {
    case Kind::text: return "_Text";
    case Kind::keyword: return "str";
    case Kind::date: return "_Date";
    case Kind::number: return "float";
    case Kind::integer: return "int";
    case Kind::boolean: return "bool";
    case Kind::enumeration: {
      std::string type = "Literal[";
      for (std::size_t i = 0; i < field.values.size(); ++i)
        type.append(i == 0 ? "\"" : ", \"").append(field.values[i]).append("\"");
      return type + "]";
    }
    case Kind::object: return "_" + std::string(field.nested->type);
  }
  return "object";
}

std::string type_of(const FieldInfo& field) {
  const std::string base = base_type(field);
  if (field.list) return "Sequence[" + base + "]";
  return field.required() ? base : base + " | None";
}

/// Parts before the records that hold them, each once.
void collect(const RecordInfo& info, std::vector<const RecordInfo*>& order) {
  for (const FieldInfo& field : info.fields)
    if (field.nested != nullptr) collect(*field.nested, order);
  for (const RecordInfo* seen : order)
    if (seen == &info) return;
  order.push_back(&info);
}

void write_class(const RecordInfo& info, std::string_view parent, std::string& out) {
  out.append("\nclass ")
      .append(parent == "View" ? "_" : "")
      .append(info.type)
      .append("(")
      .append(parent)
      .append("):\n");
  for (const FieldInfo& field : info.fields) {
    // A keyword of Python cannot be a property; it is read as part["from"].
    if (field.name == "from") continue;
    out.append("    @property\n    def ").append(field.name).append("(self) -> ");
    out.append(type_of(field)).append(":\n        \"\"\"");
    out.append(field.doc.empty() ? field.name : field.doc).append(".\"\"\"\n");
  }
}

}  // namespace

std::string python_stub() {
  std::string out =
      "# Made by `madang schema --format pyi` from the record descriptions; not edited by hand.\n"
      "from collections.abc import Sequence\n"
      "from typing import Literal, Union\n\n"
      "from . import _core\n"
      "from .hits import Hits\n"
      "from .sharing import Time, WhyNot\n"
      "from .views import View\n\n"
      "# Names with an underscore are known to type checkers only.\n"
      "_Date = str\n"
      "_Text = Union[str, View]\n\n"
      "class Record(View):\n"
      "    collection: str\n"
      "    id: str\n"
      "    json: str\n"
      "    def __init__(\n"
      "        self, collection: str, id: str, json: str, city: _core.Catalog | None = ...\n"
      "    ) -> None: ...\n"
      "    def label(self, lang: str = ...) -> str: ...\n"
      "    def similar(self, limit: int = ...) -> Hits: ...\n"
      "    def why_not(\n"
      "        self, from_: Time, to: Time, *, people: float = ..., quantity: int = ..., "
      "now: Time | None = ...\n"
      "    ) -> WhyNot: ...\n"
      "    def calendar(self, from_: Time = ..., days: int = ...) -> str: ...\n";
  std::vector<const RecordInfo*> order;
  for (const reflect::CollectionInfo& c : reflect::collections()) collect(*c.record, order);
  for (const RecordInfo* info : order) {
    bool record = false;
    for (const reflect::CollectionInfo& c : reflect::collections()) record |= c.record == info;
    write_class(*info, record ? "Record" : "View", out);
  }
  return out +
         "\ndef make(\n"
         "    collection: str, id: str, json: str, city: _core.Catalog | None = ...\n"
         ") -> Record: ...\n";
}

}  // namespace madang
