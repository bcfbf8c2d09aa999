#include "output/arrow_array.h"

#include <memory>

namespace madang::output {
namespace {

/// What an array's private_data points at. Every child has its own, for a
/// reader may move a child away and release it on another day.
struct Held {
  ArrayParts parts;
  std::vector<const void*> buffers;
  std::vector<ArrowArray*> children;
};

void release(ArrowArray* array) {
  delete static_cast<Held*>(array->private_data);  // releases the children that are still here
  array->release = nullptr;
  array->private_data = nullptr;
}

/// Some readers take a null pointer for a buffer that is missing, not empty.
const void* address(const Buffer& buffer) {
  alignas(64) static constexpr std::byte nothing[64] = {};
  return buffer.size() == 0 ? nothing : buffer.data();
}

}  // namespace

OwnedArray make_array(ArrayParts parts) {
  std::unique_ptr<Held> held(new Held{std::move(parts), {}, {}});
  ArrayParts& own = held->parts;
  held->buffers.push_back(own.nulls == 0 ? nullptr : own.validity.data());
  if (own.values != nullptr) held->buffers.push_back(own.values);
  else
    for (const Buffer& buffer : own.buffers) held->buffers.push_back(address(buffer));
  for (OwnedArray& child : own.children) held->children.push_back(child.raw());

  OwnedArray made;
  ArrowArray& array = *made.raw();
  array.length = own.length;
  array.null_count = own.nulls;
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.buffers = held->buffers.data();
  array.n_children = static_cast<std::int64_t>(held->children.size());
  array.children = held->children.empty() ? nullptr : held->children.data();
  array.dictionary = own.dictionary ? own.dictionary->raw() : nullptr;
  array.release = release;
  array.private_data = held.release();
  return made;
}

}  // namespace madang::output
