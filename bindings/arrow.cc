// Arrow columns as PyCapsules. Who reads a capsule moves the struct out of it
// and leaves a null release behind; what nobody read goes with the capsule.
#include <madang/arrow.h>

#include <memory>

#include "convert.h"

namespace madang::python {
namespace {

template <class Struct>
struct Free {
  void operator()(Struct* value) const {
    if (value->release != nullptr) value->release(value);
    delete value;
  }
};
template <class Struct>
using Holder = std::unique_ptr<Struct, Free<Struct>>;

template <class Struct>
Holder<Struct> empty() {
  return Holder<Struct>(new Struct{});
}

constexpr const char* name_of(const ArrowArrayStream*) { return "arrow_array_stream"; }
constexpr const char* name_of(const ArrowSchema*) { return "arrow_schema"; }

template <class Struct>
py::object capsule(Holder<Struct> value) {
  const char* name = name_of(value.get());
  PyObject* made = PyCapsule_New(value.get(), name, [](PyObject* self) {
    Free<Struct>{}(static_cast<Struct*>(
        PyCapsule_GetPointer(self, name_of(static_cast<const Struct*>(nullptr)))));
  });
  if (made == nullptr) throw py::error_already_set();
  static_cast<void>(value.release());
  return py::reinterpret_steal<py::object>(made);
}

template <class Rows>
py::object stream_of(const Rows& rows) {
  auto stream = empty<ArrowArrayStream>();
  export_arrow(rows, stream.get());
  return capsule(std::move(stream));
}

}  // namespace

py::object stream_capsule(const Collection& collection) { return stream_of(collection); }
py::object stream_capsule(const Selection& selection) { return stream_of(selection); }
py::object stream_capsule(const Groups& groups) { return stream_of(groups); }
py::object stream_capsule(const Hits& hits) {
  auto stream = empty<ArrowArrayStream>();
  take(export_arrow(hits, stream.get()));
  return capsule(std::move(stream));
}

py::object schema_capsule(std::string_view collection) {
  auto schema = empty<ArrowSchema>();
  take(export_arrow_schema(collection, schema.get()));
  return capsule(std::move(schema));
}
py::object schema_capsule(const Hits& hits) {
  auto schema = empty<ArrowSchema>();
  take(export_arrow_schema(hits, schema.get()));
  return capsule(std::move(schema));
}

}  // namespace madang::python
