#include <madang/output.h>

#include "convert.h"

namespace madang::python {
namespace {

std::size_t checked(const Hits& hits, std::size_t i) {
  if (i >= hits.size()) throw py::index_error("hit index out of range");
  return i;
}

using Counts = py::typing::Dict<py::str, py::int_>;
using WhyTuple = py::typing::Tuple<py::str, py::str, py::str>;
using MarkTuple = py::typing::Tuple<py::str, py::str, py::str, TupleOf<SpanTuple>>;

py::typing::Dict<py::str, Counts> facets(const Hits& hits) {
  py::typing::Dict<py::str, Counts> result;
  for (const Facet& facet : hits.facets()) {
    py::dict values;
    for (const FacetValue& v : facet.values) values[to_str(v.value)] = v.count;
    result[to_str(facet.field)] = std::move(values);
  }
  return result;
}

using StepTuple = py::typing::Tuple<py::int_, py::str, py::str, py::int_, py::int_, py::float_>;

TupleOf<StepTuple> plan(const Hits& hits) {
  return map_tuple<StepTuple>(hits.plan(), [](const Step& step) {
    return py::make_tuple(step.depth, to_str(step.part), to_str(step.how), step.rows, step.touched,
                          step.ms);
  });
}

TupleOf<WhyTuple> why(const Hits& hits, std::size_t i) {
  return map_tuple<WhyTuple>(hits.why(checked(hits, i)), [](const Why& reason) {
    return py::make_tuple(to_str(reason.term), to_str(reason.field), to_str(reason.how));
  });
}

TupleOf<MarkTuple> highlights(const Hits& hits, std::size_t i) {
  return map_tuple<MarkTuple>(hits.highlights(checked(hits, i)), [](const Highlight& mark) {
    return py::make_tuple(to_str(mark.field), to_str(mark.lang), to_str(mark.snippet),
                          to_character_spans(mark.snippet, mark.spans));
  });
}

}  // namespace

void add_hits(py::module_& module) {
  using namespace py::literals;
  py::class_<Hits>(module, "Hits", "The answer to a question.")
      .def("__len__", &Hits::size)
      .def_property_readonly("total", &Hits::total, "Records that match in all.")
      .def_property_readonly("limit", &Hits::limit, "Hits a page.")
      .def_property_readonly(
          "next", [](const Hits& hits) { return to_str(hits.next()); },
          "Cursor of the next page; empty on the last.")
      .def_property_readonly(
          "did_you_mean", [](const Hits& hits) { return to_str(hits.did_you_mean()); },
          "The question as it was probably meant; empty: as it is.")
      .def("facets", &facets, "{field: {value: count}}.")
      .def("plan", &plan, "(depth, part, how, rows, touched, ms) of each part of the question.")
      .def_property_readonly("ms", &Hits::ms, "Milliseconds the answer took.")
      .def(
          "items_json", [](const Hits& hits) { return to_str(hits.items_json()); },
          "The hits alone as JSON.")
      .def(
          "record",
          [](const Hits& hits, std::size_t i) { return to_tuple(hits.record(checked(hits, i))); },
          "i"_a, "(collection, id, JSON).")
      .def(
          "key",
          [](const Hits& hits, std::size_t i) -> KeyTuple {
            const Record record = hits.record(checked(hits, i));
            return py::make_tuple(to_str(record.collection()), to_str(record.id()));
          },
          "i"_a, "(collection, id), without unpacking the record.")
      .def(
          "score", [](const Hits& hits, std::size_t i) { return hits.score(checked(hits, i)); },
          "i"_a, "BM25 score; 0 where the question has no words.")
      .def("why", &why, "i"_a, "(term, field, how) of each match.")
      .def("highlights", &highlights, "i"_a,
           "(field, lang, snippet, spans); spans count characters.")
      .def(
          "hit_json",
          [](const Hits& hits, std::size_t i) { return to_str(hits.hit_json(checked(hits, i))); },
          "i"_a, "The hit as JSON.")
      .def(
          "to_json", [](const Hits& hits) { return to_str(hits.to_json()); },
          "The page as JSON, as every door gives it.")
      .def(
          "render",
          [](const Hits& hits, const py::str& format) {
            return to_str(render(hits, take(format_by_name(to_utf8(format, "the format")))));
          },
          "format"_a, "The page as json, ndjson or csv.")
      .def(
          "arrow_stream", [](const Hits& hits) { return stream_capsule(hits); },
          "A capsule with the Arrow columns.")
      .def(
          "arrow_schema", [](const Hits& hits) { return schema_capsule(hits); },
          "A capsule with their schema.");
}

}  // namespace madang::python
