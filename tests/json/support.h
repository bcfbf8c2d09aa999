// Reads one record in a test.
#ifndef MADANG_TESTS_JSON_SUPPORT_H_
#define MADANG_TESTS_JSON_SUPPORT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/read.h"
#include "json/write.h"
#include "reflect/record_info.h"
#include "support/catch.h"

namespace madang::json_test {

struct Outcome {
  bool good = false;
  std::vector<json::Fault> faults;
  std::string canonical;  // of a good record
};

/// Reads `text` from a buffer of its exact size and padding, so that the
/// address sanitizer sees a step beyond it.
inline Outcome read_by(json::Reader& reader, std::string_view collection, std::string_view text,
                       bool strict = false) {
  const reflect::RecordInfo& info = *reflect::find_collection(collection)->record;
  std::vector<char> buffer(text.begin(), text.end());
  buffer.resize(text.size() + json::padding);
  reflect::Events events;
  Outcome outcome;
  outcome.good = reader.read(info, {buffer.data(), text.size()}, strict, events, outcome.faults);
  if (outcome.good) {
    const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
    reflect::fill(info, events, record.get());
    outcome.canonical = json::to_json(info, record.get());
  }
  return outcome;
}

inline Outcome read(std::string_view collection, std::string_view text, bool strict = false) {
  json::Reader reader;
  return read_by(reader, collection, text, strict);
}

}  // namespace madang::json_test

#endif  // MADANG_TESTS_JSON_SUPPORT_H_
