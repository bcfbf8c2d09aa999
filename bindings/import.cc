#include <madang/catalog.h>
#include <madang/import.h>
#include <pybind11/stl.h>

#include <optional>

#include "convert.h"

namespace madang::python {
namespace {

using Write = py::typing::Callable<py::object(py::bytes)>;

// Calls Python from inside an import, which runs without the GIL. What the
// callable raises waits here until the import has ended.
struct Writing {
  Write write;
  std::optional<py::error_already_set> failed;

  static bool take(std::string_view lines, void* self) {
    auto& me = *static_cast<Writing*>(self);
    const py::gil_scoped_acquire gil;
    try {
      me.write(py::bytes(lines.data(), lines.size()));
      return true;
    } catch (const py::error_already_set& failure) {
      me.failed.emplace(failure);
      return false;
    }
  }
};

Report import_lines(const py::bytes& path, const py::str& format, std::vector<std::string> map,
                    Write write) {
  Writing writing{std::move(write), std::nullopt};
  const std::string name = path, shape = to_utf8(format, "format");
  std::optional<Result<Report>> report;
  {
    const py::gil_scoped_release release;
    report.emplace(import_to(name, shape, map, Writing::take, &writing));
  }
  if (writing.failed) throw py::error_already_set(*writing.failed);
  return take(*std::move(report));
}

Report check_sources(const Paths& sources, bool strict, const py::str& as, std::size_t max_problems,
                     std::vector<std::string> map) {
  OpenOptions options;
  options.strict = strict;
  options.as = to_utf8(as, "as_");
  options.max_problems = max_problems;
  options.map = std::move(map);
  const std::vector<std::string> names = to_strings(sources);
  std::optional<Result<Report>> report;
  {
    const py::gil_scoped_release release;
    report.emplace(check(names, options));
  }
  return take(*std::move(report));
}

}  // namespace

void add_import(py::module_& module) {
  using namespace py::literals;
  module.def("import_to", &import_lines, "path"_a, "format"_a, "map"_a, "write"_a,
             "Turns a source into records, handed over as lines.");
  module.def(
      "guess_map",
      [](const py::bytes& path) {
        const auto map = take(guess_map(std::string(path)));
        return map_tuple<py::str>(map, [](const std::string& text) { return to_str(text); });
      },
      "path"_a, "The map that would be used.");
  module.def("check", &check_sources, "sources"_a, "strict"_a, "as_"_a, "max_problems"_a, "map"_a,
             "The report that opening would give.");
}

}  // namespace madang::python
