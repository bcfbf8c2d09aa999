// Errors cross over by their words: madang.errors decides the class.
#include "convert.h"

namespace madang::python {
namespace {

const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::source: return "source";
    case ErrorKind::query: return "query";
    case ErrorKind::not_found: return "not_found";
    case ErrorKind::usage: return "usage";
    case ErrorKind::io: return "io";
    case ErrorKind::booking: return "booking";
  }
  return "usage";
}

void raise(const Raised& raised) {
  const Error& error = raised.error();
  const py::object exception =
      py::module_::import("madang.errors")
          .attr("from_core")(name_of(error.kind), to_str(raised.text()), to_str(error.code),
                             to_str(error.message), to_str(error.hint), to_str(error.source),
                             error.line, error.column, to_str(error.pointer));
  PyErr_SetObject(py::type::handle_of(exception).ptr(), exception.ptr());
}

}  // namespace

void add_errors(py::module_&) {
  py::register_local_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(pointer);
    } catch (const Raised& raised) {
      try {
        raise(raised);
      } catch (py::error_already_set& failed) {  // e.g. out of memory
        failed.restore();
      }
    }
  });
}

}  // namespace madang::python
