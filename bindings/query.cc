// The question as a value, so that Python expressions build the same tree as
// the typed text and no quoting rule lives in Python.
#include <madang/query.h>

#include "convert.h"

namespace madang::python {
namespace {

using Op = Query::Op;

Query words(Op op, const py::str& field, const py::str& value) {
  Query q;
  q.op = op;
  q.field = to_utf8(field, "a field name");
  q.value = to_utf8(value, "a value");
  return q;
}

Query range(const py::str& field, const py::str& low, const py::str& high, bool open_low,
            bool open_high) {
  Query q;
  q.op = Op::range;
  q.field = to_utf8(field, "a field name");
  q.low = to_utf8(low, "a value");
  q.high = to_utf8(high, "a value");
  q.open_low = open_low;
  q.open_high = open_high;
  return q;
}

Query near(double lat, double lon, double km) {
  Query q;
  q.op = Op::near;
  q.lat = lat;
  q.lon = lon;
  q.km = km;
  return q;
}

// a & b & c is one node of three children, as the grammar reads it.
Query join(Op op, const Query& left, const Query& right) {
  Query q;
  q.op = op;
  for (const Query* side : {&left, &right}) {
    if (side->op == op)
      q.children.insert(q.children.end(), side->children.begin(), side->children.end());
    else q.children.push_back(*side);
  }
  return q;
}

Query without(const Query& query) {
  if (query.op == Op::without) return query.children.front();
  Query q;
  q.op = Op::without;
  q.children.push_back(query);
  return q;
}

}  // namespace

void add_query(py::module_& module) {
  using namespace py::literals;
  py::class_<Query>(module, "Query", "One question as a value.")
      .def_static(
          "parse",
          [](const py::str& text) { return take(parse_query(to_utf8(text, "the query"))); },
          "text"_a, "What a person typed.")
      .def_static(
          "equals", [](const py::str& f, const py::str& v) { return words(Op::equals, f, v); },
          "field"_a, "value"_a, "The field has the value.")
      .def_static(
          "word", [](const py::str& f, const py::str& v) { return words(Op::word, f, v); },
          "field"_a, "value"_a, "The field has the word.")
      .def_static(
          "phrase", [](const py::str& f, const py::str& v) { return words(Op::phrase, f, v); },
          "field"_a, "value"_a, "The field has the words in a row.")
      .def_static(
          "prefix", [](const py::str& f, const py::str& v) { return words(Op::prefix, f, v); },
          "field"_a, "value"_a, "The field has a word that begins so.")
      .def_static(
          "has", [](const py::str& f) { return words(Op::has, f, py::str()); }, "field"_a,
          "The field is there.")
      .def_static("range", &range, "field"_a, "low"_a, "high"_a, "open_low"_a, "open_high"_a,
                  "low <= field <= high; an empty end is open, open_low and open_high exclude it.")
      .def_static("near", &near, "lat"_a, "lon"_a, "km"_a,
                  "A place of the record is within a distance.")
      .def(
          "both", [](const Query& a, const Query& b) { return join(Op::both, a, b); }, "other"_a,
          "Both hold.")
      .def(
          "either", [](const Query& a, const Query& b) { return join(Op::either, a, b); },
          "other"_a, "At least one holds.")
      .def("without", &without, "This does not hold.")
      .def(
          "same", [](const Query& a, const Query& b) { return a == b; }, "other"_a,
          "Whether both are the same tree.")
      .def(
          "text", [](const Query& q) { return to_str(q.to_string()); },
          "The question as a person would type it.");
}

}  // namespace madang::python
