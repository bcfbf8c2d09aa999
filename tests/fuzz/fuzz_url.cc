// Any bytes as an address: read or refused; a question that was read becomes
// parameters that mean the same, and can be asked, page after page.
#include <madang/ask.h>

#include <cstdlib>
#include <string_view>

namespace {

const madang::Catalog& city() {
  static const madang::Catalog loaded = *madang::Catalog::load(
      R"({"bulletins":[{"id":"a","title":"bus","published":"2022-05","topics":["bus"],"organizations":["o"]},
                       {"id":"b","title":"river","published":"2021"}],
          "organizations":[{"id":"o","name":"Office","kind":"bank","place":{"lat":37.5,"lon":127}}]})");
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  auto asked = madang::read_url({reinterpret_cast<const char*>(data), size});
  if (!asked) {
    if (asked.error().message.empty()) std::abort();
    return 0;
  }
  const auto again = madang::query_from_params(asked->query.to_params());
  if (!again) std::abort();
  const auto hits = madang::ask(city(), *asked);
  if (!hits) return 0;
  (void)hits->to_json();
  asked->options.after = hits->next();
  if (!asked->options.after.empty() && !madang::ask(city(), *asked)) std::abort();
  return 0;
}
