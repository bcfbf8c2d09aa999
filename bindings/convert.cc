#include "convert.h"

namespace madang::python {

std::string to_utf8(const py::str& text, const char* what) {
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes == nullptr) {
    PyErr_Clear();
    Error error;
    error.kind = ErrorKind::usage;
    error.code = "bad-text";
    error.message =
        std::string(what) + " holds half a character (a lone surrogate), which is not text";
    error.hint = "decode the bytes it came from with their real encoding";
    throw Raised(std::move(error));
  }
  return {bytes, static_cast<std::size_t>(size)};
}

std::vector<std::string> to_utf8(const Texts& texts, const char* what) {
  std::vector<std::string> result;
  for (const py::handle text : texts) result.push_back(to_utf8(py::cast<py::str>(text), what));
  return result;
}

std::vector<std::string> to_strings(const Paths& paths) {
  std::vector<std::string> result;
  for (const py::handle path : paths) result.push_back(py::cast<std::string>(path));
  return result;
}

py::str to_str(std::string_view utf8) {
  PyObject* text =
      PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "replace");
  if (text == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(text);
}

RecordTuple to_tuple(const Record& record) {
  const std::string json = record.json();
  if (json.empty()) {
    Error error;
    error.kind = ErrorKind::source;
    error.code = "snapshot-changed";
    error.message = "the snapshot was written to or cut since it was opened";
    error.hint = "open it again; replace a snapshot by renaming a new one over it";
    throw Raised(std::move(error));
  }
  return py::make_tuple(to_str(record.collection()), to_str(record.id()), to_str(json));
}

TupleOf<SpanTuple> to_character_spans(
    std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans) {
  const auto characters = [&](std::uint32_t end) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < end && i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++count;
    return count;
  };
  return map_tuple<SpanTuple>(spans, [&](const auto& span) {
    return py::make_tuple(characters(span.first), characters(span.second));
  });
}

}  // namespace madang::python
