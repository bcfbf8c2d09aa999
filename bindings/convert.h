// bindings: the Python module madang._core, a thin skin over the public
// headers; the package in bindings/madang makes it pleasant.
//
// Enters: Python str, bytes and numbers. Leaves: the same, and exceptions of
// madang.errors. Not for: logic that C++ lacks.
#ifndef MADANG_BINDINGS_CONVERT_H_
#define MADANG_BINDINGS_CONVERT_H_

#include <madang/catalog.h>
#include <madang/result.h>
#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::python {

namespace py = pybind11;

// Python types as the stub should name them.
template <class T>
using TupleOf = py::typing::Tuple<T, py::ellipsis>;
using Texts = py::typing::Iterable<py::str>;
using Paths = py::typing::Iterable<py::bytes>;
using KeyTuple = py::typing::Tuple<py::str, py::str>;
/// (collection, id, JSON): what a Python record is made from.
using RecordTuple = py::typing::Tuple<py::str, py::str, py::str>;

/// Carries an Error up to the translator that raises it in Python.
class Raised : public std::exception {
 public:
  explicit Raised(Error error) : error_(std::move(error)), text_(error_.to_string()) {}
  [[nodiscard]] const Error& error() const { return error_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 private:
  Error error_;
  std::string text_;
};

/// The value, or the error as an exception.
template <class T>
T take(Result<T> result) {
  if (!result) throw Raised(std::move(result).error());
  return std::move(result).value();
}

/// The UTF-8 of a Python string. A lone surrogate, which UTF-8 cannot say, is a
/// UsageError that names `what`.
[[nodiscard]] std::string to_utf8(const py::str& text, const char* what);
[[nodiscard]] std::vector<std::string> to_utf8(const Texts& texts, const char* what);

/// A Python string. Bytes that are not UTF-8 (a file name may hold them) become
/// U+FFFD rather than an exception about the message of an exception.
[[nodiscard]] py::str to_str(std::string_view utf8);

/// A capsule that holds the columns, as the Arrow PyCapsule protocol wants it.
[[nodiscard]] py::object stream_capsule(const Collection& collection);
[[nodiscard]] py::object stream_capsule(const Selection& selection);
[[nodiscard]] py::object stream_capsule(const Hits& hits);
[[nodiscard]] py::object stream_capsule(const Groups& groups);
/// The same for their schema.
[[nodiscard]] py::object schema_capsule(std::string_view collection);
[[nodiscard]] py::object schema_capsule(const Hits& hits);

/// The bytes of each, as paths come.
[[nodiscard]] std::vector<std::string> to_strings(const Paths& paths);
[[nodiscard]] RecordTuple to_tuple(const Record& record);
using SpanTuple = py::typing::Tuple<py::int_, py::int_>;
/// Byte spans into UTF-8 `text` as counts of characters, which is what a Python
/// string is cut by.
[[nodiscard]] TupleOf<SpanTuple> to_character_spans(
    std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans);
/// A tuple of what `convert` makes of each element.
template <class T, class List, class Convert>
TupleOf<T> map_tuple(const List& list, Convert convert) {
  py::tuple result(list.size());
  std::size_t i = 0;
  for (const auto& element : list) result[i++] = convert(element);
  return TupleOf<T>(std::move(result));
}

// Each adds its part to the module.
void add_errors(py::module_& module);
void add_report(py::module_& module);
void add_import(py::module_& module);
void add_query(py::module_& module);
void add_hits(py::module_& module);
void add_groups(py::module_& module);
void add_catalog(py::module_& module);
void add_schema(py::module_& module);
void add_server(py::module_& module);
void add_sharing(py::module_& module);

}  // namespace madang::python

#endif  // MADANG_BINDINGS_CONVERT_H_
