// Any bytes as one record: no crash; what is read is JSON, and its canonical
// form reads to the same canonical form.
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "json/check.h"
#include "json/read.h"
#include "json/write.h"

namespace {

using namespace madang;

std::string canonical(const reflect::RecordInfo& info, const reflect::Events& events) {
  const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
  reflect::fill(info, events, record.get());
  return json::to_json(info, record.get());
}

bool read(const reflect::RecordInfo& info, std::string text, reflect::Events& events,
          std::string& out) {
  static json::Reader reader;
  std::vector<json::Fault> faults;
  const std::size_t size = text.size();
  text.resize(size + json::padding);
  const bool good =
      reader.read(info, std::string_view(text).substr(0, size), false, events, faults);
  if (!good && faults.empty()) std::abort();  // a refusal says why
  if (good) out = canonical(info, events);
  return good;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const reflect::CollectionInfo& collection : reflect::collections()) {
    reflect::Events events;
    std::string once, twice;
    if (!read(*collection.record, text, events, once)) continue;
    if (json::check(text)) std::abort();
    if (json::check(once)) std::abort();
    if (!read(*collection.record, once, events, twice) || once != twice) std::abort();
  }
  return 0;
}
