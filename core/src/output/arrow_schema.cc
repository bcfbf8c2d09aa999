#include "output/arrow_schema.h"

#include <memory>

namespace madang::output {
namespace {

const char* format_of(Layout layout) {
  switch (layout) {
    case Layout::utf8: return "u";
    case Layout::float64: return "g";
    case Layout::int64: return "l";
    case Layout::boolean: return "b";
    case Layout::timestamp: return "tss:";
    case Layout::dictionary: return "i";  // of the codes; int32 is what every reader takes
    case Layout::list: return "+l";
    case Layout::map: return "+m";
    case Layout::object: return "+s";
  }
  return "n";
}

/// What a schema's private_data points at.
struct Held {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
  ArrowSchema dictionary{};
};

// A child that a reader has moved away has no release any more.
void let_go(ArrowSchema& schema) {
  if (schema.release != nullptr) schema.release(&schema);
}

void release(ArrowSchema* schema) {
  auto* held = static_cast<Held*>(schema->private_data);
  for (ArrowSchema& child : held->children) let_go(child);
  let_go(held->dictionary);
  delete held;
  schema->release = nullptr;
  schema->private_data = nullptr;
}

}  // namespace

void make_schema(const ArrowField& field, ArrowSchema* out) {
  *out = ArrowSchema{};
  auto held = std::make_unique<Held>();
  held->name = field.name;
  held->children.resize(field.children.size());
  for (ArrowSchema& child : held->children) held->pointers.push_back(&child);
  out->format = format_of(field.layout);
  out->name = held->name.c_str();
  out->flags = field.nullable ? ARROW_FLAG_NULLABLE : 0;
  out->n_children = static_cast<std::int64_t>(held->children.size());
  out->children = held->pointers.empty() ? nullptr : held->pointers.data();
  out->private_data = held.get();
  out->release = release;
  Held& own = *held.release();  // from here on releasing `out` frees all
  for (std::size_t i = 0; i < own.children.size(); ++i)
    make_schema(field.children[i], &own.children[i]);
  if (field.layout == Layout::dictionary) {
    ArrowField values;
    values.nullable = false;
    make_schema(values, &own.dictionary);
    out->dictionary = &own.dictionary;
  }
}

}  // namespace madang::output
