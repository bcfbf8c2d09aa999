// A reader of the Arrow C data interface that is as slow as it is strict.
#ifndef MADANG_TESTS_OUTPUT_ARROW_READER_H_
#define MADANG_TESTS_OUTPUT_ARROW_READER_H_

#include <madang/arrow.h>

#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "support/catch.h"

namespace madang::test {

/// Releases what it holds; the struct moves as a reader moves it.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  Owned(Owned&& o) noexcept : raw_(std::exchange(o.raw_, {})) {}
  Owned& operator=(Owned&& o) noexcept {
    std::swap(raw_, o.raw_);
    return *this;
  }
  ~Owned() {
    if (raw_.release == nullptr) return;
    raw_.release(&raw_);
    CHECK(raw_.release == nullptr);
  }
  [[nodiscard]] Struct* raw() { return &raw_; }

 private:
  Struct raw_{};
};
using Schema = Owned<ArrowSchema>;
using Batch = Owned<ArrowArray>;

class Stream : public Owned<ArrowArrayStream> {
 public:
  /// The end where its release is null.
  [[nodiscard]] Batch next() {
    Batch batch;
    REQUIRE(raw()->get_next(raw(), batch.raw()) == 0);
    return batch;
  }
  [[nodiscard]] const ArrowSchema& schema() {
    if (schema_.raw()->release == nullptr) REQUIRE(raw()->get_schema(raw(), schema_.raw()) == 0);
    return *schema_.raw();
  }

 private:
  Schema schema_;
};

inline const ArrowSchema* child(const ArrowSchema& schema, std::string_view name) {
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    if (schema.children[i]->name == name) return schema.children[i];
  FAIL("no column " << name);
  return nullptr;
}

/// One array with its type.
class View {
 public:
  View(const ArrowArray& array, const ArrowSchema& schema) : array_(array), schema_(schema) {}
  [[nodiscard]] View operator[](std::string_view name) const {
    for (std::int64_t i = 0; i < schema_.n_children; ++i)
      if (schema_.children[i]->name == name) return child(i);
    FAIL("no column " << name);
    return *this;
  }
  [[nodiscard]] View child(std::int64_t i) const {
    return {*array_.children[i], *schema_.children[i]};
  }
  [[nodiscard]] const ArrowArray& array() const { return array_; }
  [[nodiscard]] std::int64_t nulls() const { return array_.null_count; }
  [[nodiscard]] bool null(std::int64_t i) const {
    return array_.buffers[0] != nullptr && !bit(0, i);
  }
  template <class T>
  [[nodiscard]] T at(std::int64_t buffer, std::int64_t i) const {
    T value;
    std::memcpy(&value, static_cast<const char*>(array_.buffers[buffer]) + i * sizeof(T),
                sizeof(T));
    return value;
  }
  [[nodiscard]] bool bit(std::int64_t buffer, std::int64_t i) const {
    return (at<std::uint8_t>(buffer, i / 8) >> (i % 8) & 1) != 0;
  }
  [[nodiscard]] std::string_view text(std::int64_t i) const {
    const auto from = at<std::int32_t>(1, i), to = at<std::int32_t>(1, i + 1);
    return {static_cast<const char*>(array_.buffers[2]) + from,
            static_cast<std::size_t>(to - from)};
  }
  /// Any value, spelled out.
  [[nodiscard]] std::string value(std::int64_t i) const {
    const std::string_view format = schema_.format;
    if (null(i)) return "null";
    if (schema_.dictionary != nullptr)
      return View(*array_.dictionary, *schema_.dictionary).value(at<std::int32_t>(1, i));
    if (format == "u") return std::string(text(i));
    if (format == "g") return std::to_string(at<double>(1, i));
    if (format == "l" || format == "tss:") return std::to_string(at<std::int64_t>(1, i));
    if (format == "b") return bit(1, i) ? "true" : "false";
    std::string out;
    if (format == "+s") {
      for (std::int64_t k = 0; k < schema_.n_children; ++k)
        out.append(k == 0 ? "{" : ",")
            .append(schema_.children[k]->name)
            .append(":")
            .append(child(k).value(i));
      return out + "}";
    }
    for (auto k = at<std::int32_t>(1, i); k < at<std::int32_t>(1, i + 1); ++k)
      out.append(out.empty() ? "" : ",").append(child(0).value(k));
    return "[" + out + "]";
  }

 private:
  const ArrowArray& array_;
  const ArrowSchema& schema_;
};

/// Fails where the array is not what its schema says: lengths, offsets, counts
/// of nulls, buffers; all the way down.
inline void check_whole(const ArrowArray& array, const ArrowSchema& schema) {
  CAPTURE(schema.name, schema.format);
  const std::string_view format = schema.format;
  const View view(array, schema);
  REQUIRE(array.release != nullptr);
  REQUIRE(array.offset == 0);
  REQUIRE(array.n_children == schema.n_children);
  REQUIRE((array.dictionary != nullptr) == (schema.dictionary != nullptr));
  REQUIRE(array.n_buffers == (format == "+s" ? 1 : format == "u" ? 3 : 2));
  std::int64_t nulls = 0;
  for (std::int64_t i = 0; i < array.length; ++i) nulls += view.null(i) ? 1 : 0;
  CHECK(array.null_count == nulls);
  if ((schema.flags & ARROW_FLAG_NULLABLE) == 0) CHECK(nulls == 0);
  for (std::int64_t i = 1; i < array.n_buffers; ++i) REQUIRE(array.buffers[i] != nullptr);
  if (format == "u" || format == "+l" || format == "+m") {
    REQUIRE(view.at<std::int32_t>(1, 0) == 0);
    for (std::int64_t i = 0; i < array.length; ++i)
      if (view.at<std::int32_t>(1, i) > view.at<std::int32_t>(1, i + 1)) FAIL("offsets fall");
    if (format != "u") CHECK(view.at<std::int32_t>(1, array.length) == array.children[0]->length);
  }
  if (array.dictionary != nullptr) {
    for (std::int64_t i = 0; i < array.length; ++i)
      if (view.at<std::int32_t>(1, i) < 0 ||
          view.at<std::int32_t>(1, i) >= array.dictionary->length)
        FAIL("code " << i);
    check_whole(*array.dictionary, *schema.dictionary);
  }
  for (std::int64_t i = 0; i < array.n_children; ++i) {
    if (format == "+s") CHECK(array.children[i]->length == array.length);
    check_whole(*array.children[i], *schema.children[i]);
  }
}

}  // namespace madang::test

#endif  // MADANG_TESTS_OUTPUT_ARROW_READER_H_
