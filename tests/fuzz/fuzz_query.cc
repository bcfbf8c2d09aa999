// Any bytes as a question: parsed or refused; what is parsed prints to text
// that parses to the same tree, and can be asked.
#include <madang/catalog.h>

#include <cstdlib>
#include <string_view>

namespace {

const madang::Catalog& city() {
  static const madang::Catalog loaded = *madang::Catalog::load(
      R"({"bulletins":[{"id":"a","title":"late-night bus","body":"심야버스를 늘립니다","published":"2022-05","topics":["bus"]}],
          "resources":[{"id":"r","name":"hall","capacity":20,"place":{"lat":37.5,"lon":127}}]})");
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto query = madang::parse_query(text);
  if (!query) {
    if (query.error().message.empty()) std::abort();
    return 0;
  }
  const auto again = madang::parse_query(query->to_string());
  if (!again || !(*again == *query)) std::abort();
  const auto hits = city().search(*query);
  if (hits && hits->size() > 0) (void)hits->to_json();
  return 0;
}
