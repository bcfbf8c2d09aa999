// The question as a value, so that Python expressions build the same tree as
// the typed text and no quoting rule lives in Python.
#include <madang/query.h>

#include "convert.h"

namespace madang::python {
namespace {

using Op = Query::Op;
using PairTuple = py::typing::Tuple<py::str, py::str>;
using OperatorTuple =
    py::typing::Tuple<py::str, py::str, py::str, py::str, py::str, py::str, py::str>;

Query words(Op op, const py::str& field, const py::str& value) {
  Query q;
  q.op = op;
  q.field = to_utf8(field, "a field name");
  q.value = to_utf8(value, "a value");
  return q;
}

Query condition(const py::str& op, const py::str& field, const py::str& value) {
  return take(make_condition(to_utf8(op, "a condition"), to_utf8(field, "a field name"),
                             to_utf8(value, "a value")));
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
          "word", [](const py::str& f, const py::str& v) { return words(Op::word, f, v); },
          "field"_a, "value"_a, "The field has the word.")
      .def_static(
          "phrase", [](const py::str& f, const py::str& v) { return words(Op::phrase, f, v); },
          "field"_a, "value"_a, "The field has the words in a row.")
      .def_static(
          "prefix", [](const py::str& f, const py::str& v) { return words(Op::prefix, f, v); },
          "field"_a, "value"_a, "The field has a word that begins so.")
      .def_static("range", &range, "field"_a, "low"_a, "high"_a, "open_low"_a, "open_high"_a,
                  "low <= field <= high; an empty end is open, open_low and open_high exclude it.")
      .def_static("condition", &condition, "op"_a, "field"_a, "value"_a,
                  "The condition of that name in the table of operators.")
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
          "The question as a person would type it.")
      .def(
          "params",
          [](const Query& q) {
            return map_tuple<PairTuple>(q.to_params(), [](const auto& pair) {
              return py::make_tuple(to_str(pair.first), to_str(pair.second));
            });
          },
          "The question as parameters of a URL, not yet encoded.")
      .def(
          "json", [](const Query& q) { return to_str(q.to_json()); }, "The tree as JSON.");
  module.def(
      "operators",
      [] {
        return map_tuple<OperatorTuple>(operators(), [](const OperatorInfo& op) {
          return py::make_tuple(to_str(op.name), to_str(op.symbol), to_str(op.typed),
                                to_str(op.url), to_str(op.python), to_str(op.asks), to_str(op.doc));
        });
      },
      "(name, symbol, typed, url, python, asks, doc) of each condition of the grammar.");
}

}  // namespace madang::python
