#include <madang/import.h>

#include "convert.h"

namespace madang::python {
namespace {

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::refused: return "refused";
    case Severity::repaired: return "repaired";
    case Severity::notice: return "notice";
  }
  return "notice";
}

using RuleTuple = py::typing::Tuple<py::str, py::str, py::int_>;
using ProblemTuple =
    py::typing::Tuple<py::str, py::str, py::int_, py::int_, py::str, py::str, py::str, py::str>;

TupleOf<py::str> files(const Report& report) {
  return map_tuple<py::str>(report.files, [](const std::string& name) { return to_str(name); });
}

TupleOf<RuleTuple> rules(const Report& report) {
  return map_tuple<RuleTuple>(report.rules, [](const RuleCount& r) {
    return py::make_tuple(to_str(r.rule), name_of(r.severity), r.count);
  });
}

TupleOf<ProblemTuple> problems(const Report& report) {
  return map_tuple<ProblemTuple>(report.problems, [](const Problem& p) {
    return py::make_tuple(name_of(p.severity), to_str(p.file), p.line, p.column, to_str(p.pointer),
                          to_str(p.rule), to_str(p.message), to_str(p.to_string()));
  });
}

}  // namespace

void add_report(py::module_& module) {
  py::class_<Report>(module, "Report", "The account of a load.")
      .def_readonly("records", &Report::records, "Records seen.")
      .def_readonly("accepted", &Report::accepted, "Loaded as they were.")
      .def_readonly("repaired", &Report::repaired, "Loaded with a repair.")
      .def_readonly("refused", &Report::refused, "Left out.")
      .def_readonly("bytes", &Report::bytes, "Bytes read, after unpacking.")
      .def("files", &files, "Names of the files that were read.")
      .def("rules", &rules, "(rule, severity, count) of each rule that spoke.")
      .def("problems", &problems,
           "(severity, file, line, column, pointer, rule, message, text) of each problem kept.")
      .def(
          "to_json", [](const Report& report) { return to_str(report.to_json()); },
          "The whole account as JSON.");
}

}  // namespace madang::python
