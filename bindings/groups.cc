#include <madang/catalog.h>

#include "convert.h"

namespace madang::python {
namespace {

using Numbers = py::typing::Tuple<py::float_, py::ellipsis>;
using GroupTuple = py::typing::Tuple<py::str, py::int_, py::int_, py::float_, py::float_,
                                     py::float_, py::float_, Numbers>;

TupleOf<GroupTuple> values(const Groups& groups) {
  return map_tuple<GroupTuple>(groups.values, [](const Group& g) {
    py::tuple percentiles(g.percentiles.size());
    for (std::size_t i = 0; i < g.percentiles.size(); ++i) percentiles[i] = g.percentiles[i];
    return py::make_tuple(to_str(g.value), g.count, g.numbers, g.sum, g.min, g.max, g.mean,
                          percentiles);
  });
}

}  // namespace

void add_groups(py::module_& module) {
  py::class_<Groups>(module, "Groups", "The records of a collection, grouped.")
      .def_property_readonly(
          "total", [](const Groups& g) { return g.total; }, "Records in all.")
      .def_property_readonly(
          "missing", [](const Groups& g) { return g.missing; }, "Records without a value.")
      .def_property_readonly(
          "groups", [](const Groups& g) { return g.groups; },
          "Groups in all, also beyond the limit.")
      .def("values", &values,
           "(value, count, numbers, sum, min, max, mean, percentiles) of each group.")
      .def(
          "to_json", [](const Groups& g) { return to_str(g.to_json()); },
          "The groups as JSON, as every door gives them.")
      .def(
          "arrow_stream", [](const Groups& g) { return stream_capsule(g); },
          "A capsule with the Arrow columns.");
}

}  // namespace madang::python
