#include <madang/import.h>
#include <madang/records.h>
#include <madang/schema.h>
#include <madang/version.h>

#include "convert.h"

namespace madang::python {
namespace {

using FieldTuple = py::typing::Tuple<py::str, py::str, py::bool_, py::bool_, py::bool_, py::bool_,
                                     py::bool_, py::str, TupleOf<py::str>, py::str>;
using FormatTuple = py::typing::Tuple<py::str, py::str, py::bool_, py::bool_>;
using TypeTuple = py::typing::Tuple<py::str, py::str>;

TupleOf<FieldTuple> field_list(const py::str& collection) {
  return map_tuple<FieldTuple>(
      fields(to_utf8(collection, "the collection")), [](const FieldDoc& f) {
        const auto values =
            map_tuple<py::str>(f.values, [](const std::string& v) { return to_str(v); });
        return py::make_tuple(to_str(f.path), to_str(f.kind), f.list, f.required, f.facet,
                              f.searchable, f.filterable, to_str(f.doc), values, to_str(f.refers));
      });
}

TupleOf<FormatTuple> format_list() {
  return map_tuple<FormatTuple>(formats(), [](const FormatInfo& f) {
    return py::make_tuple(to_str(f.name), to_str(f.description), f.reads, f.writes);
  });
}

TupleOf<TypeTuple> record_types() {
  py::list result;
#define MADANG_PAIR(Type, collection) result.append(py::make_tuple(#collection, #Type));
  MADANG_RECORD_TYPES(MADANG_PAIR)
#undef MADANG_PAIR
  return TupleOf<TypeTuple>(py::tuple(result));
}

}  // namespace

void add_schema(py::module_& module) {
  using namespace py::literals;
  module.attr("version") = py::str(MADANG_VERSION);
  module.def("fields", &field_list, "collection"_a,
             "(path, kind, list, required, facet, searchable, filterable, doc, values, refers) of "
             "each field.");
  module.def(
      "json_schema",
      [](const py::str& collection) {
        return to_str(take(json_schema(to_utf8(collection, "the collection"))));
      },
      "collection"_a, "JSON Schema of one record.");
  module.def("record_types", &record_types, "(collection, type) of each record type.");
  module.def(
      "python_stub", [] { return to_str(python_stub()); },
      "Typed views of the records, for records.pyi.");
  module.def("formats", &format_list, "(name, description, reads, writes) of each shape.");
}

}  // namespace madang::python
