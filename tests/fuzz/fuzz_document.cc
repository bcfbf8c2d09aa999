// Any bytes as a source: no crash, and the account adds up.
#include <madang/catalog.h>

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  madang::OpenOptions options;
  options.as = "bulletins";
  const auto city = madang::Catalog::load({reinterpret_cast<const char*>(data), size}, options);
  if (!city) return 0;
  const madang::Report& report = city->report();
  if (report.records != report.accepted + report.repaired + report.refused) std::abort();
  if (city->bulletins().size() + city->organizations().size() + city->resources().size() !=
      report.accepted + report.repaired)
    std::abort();
  return 0;
}
