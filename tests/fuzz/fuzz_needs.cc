// Needs of a matching and sets of assumptions, as they come over HTTP or from a file.
#include <madang/impact.h>
#include <madang/matching.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

const madang::Catalog& city() {
  static const madang::Catalog one = *madang::Catalog::load(std::string_view(
      R"({"resources":[{"id":"a","name":"A","kind":"space","availability":{"weekly":[{"from":"00:00","to":"24:00"}]}},
      {"id":"b","name":"B","kind":"goods","availability":{"weekly":[{"from":"09:00","to":"18:00"}],"quantity":3,"slot":"PT1H"}}]})"));
  return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (auto request = madang::match_request_from_json(text); request && request->needs.size() < 20)
    if (const auto matching = madang::match(city(), *request))
      static_cast<void>(matching->to_json());
  madang::FreeQuery month;
  month.from = "2022-05-01";
  month.to = "2022-06-01";
  if (const auto saved = madang::impact(city(), month, text)) static_cast<void>(saved->to_json());
  return 0;
}
