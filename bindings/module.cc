#include "convert.h"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The native half of madang; use the package, which is made from it.";
  madang::python::add_errors(module);
  madang::python::add_report(module);
  madang::python::add_import(module);
  madang::python::add_query(module);
  madang::python::add_hits(module);
  madang::python::add_groups(module);
  madang::python::add_catalog(module);
  madang::python::add_schema(module);
  madang::python::add_server(module);
  madang::python::add_sharing(module);
}
