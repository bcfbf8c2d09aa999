// Any bytes as a file of synonyms: read or refused with a place; what is read can
// be asked for, and what is typed can be suggested.
#include <cstdlib>
#include <string_view>

#include "query/suggester.h"
#include "query/synonyms.h"
#include "text/flat.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto groups = madang::query::parse_synonyms(text, "fuzz");
  madang::query::Suggester suggester;
  if (groups) {
    madang::query::Synonyms synonyms;
    for (const auto& group : *groups) {
      if (group.size() < 2) std::abort();
      synonyms.add(group);
      for (const auto& name : group) suggester.add(name, 0);
    }
    for (const auto& group : *groups)
      for (const std::string_view other : synonyms.of(madang::text::flatten(group[0])))
        if (other.empty()) std::abort();
  } else if (groups.error().code != "bad-synonyms" || groups.error().message.empty()) {
    std::abort();
  }
  suggester.add(text, 1);
  suggester.finish();
  for (const auto& found : suggester.find(text.substr(0, text.size() / 2), 8))
    if (found.span.second > found.text.size() || found.span.first > found.span.second) std::abort();
  return 0;
}
