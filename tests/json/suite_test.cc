// The JSON parsing test suite (MIT), where the shared folder is.
#include <madang/catalog.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "json/check.h"
#include "json/split.h"
#include "json/support.h"

using namespace madang;

namespace {

std::filesystem::path suite() {
  const char* shared = std::getenv("MADANG_SHARED");
  return std::filesystem::path(shared == nullptr ? "../shared" : shared) /
         "data/suites/jsontestsuite/test_parsing";
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class F>
int each(std::string_view prefix, F&& f) {
  if (!std::filesystem::exists(suite())) {
    WARN("skipped: the JSON test suite is not at " << suite());
    return -1;
  }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(suite())) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    INFO(entry.path().filename());
    f(bytes_of(entry.path()), entry.path().string());
    ++files;
  }
  return files;
}

}  // namespace

TEST_CASE("jsontestsuite: every n_ file is found wrong at a place") {
  const int files = each("n_", [](const std::string& text, const std::string& path) {
    const auto fault = json::check(text);
    REQUIRE(fault.has_value());
    CHECK(fault->offset <= text.size());
    OpenOptions options;
    options.as = "bulletins";
    const auto city = Catalog::open(path, options);
    REQUIRE(city.ok());
    CHECK(city->report().accepted + city->report().repaired == 0);
    int places = 0;
    for (const Problem& problem : city->report().problems)
      if (problem.severity == Severity::refused && problem.line > 0 && problem.column > 0) ++places;
    CHECK(places > 0);
  });
  CHECK((files == -1 || files == 188));
}

TEST_CASE("jsontestsuite: every y_ value is kept in a record byte for byte") {
  const int files = each("y_", [](const std::string& text, const std::string&) {
    CHECK_FALSE(json::check(text).has_value());
    const std::string record = R"({"id":"a","title":"t","value":)" + text + "}";
    const auto outcome = json_test::read("bulletins", record);
    REQUIRE(outcome.good);
    // Only white space behind the value may be dropped.
    const std::string_view value =
        std::string_view(text).substr(0, text.find_last_not_of(" \t\r\n") + 1);
    const std::size_t at = outcome.canonical.find(value.substr(value.find_first_not_of(" \t\r\n")));
    CHECK(at != std::string::npos);
  });
  CHECK((files == -1 || files == 95));
}

TEST_CASE("jsontestsuite: an i_ file is read or refused, never worse") {
  const int files = each("i_", [](const std::string& text, const std::string&) {
    OpenOptions options;
    options.as = "bulletins";
    const auto city = Catalog::load(text, options);
    if (city)
      CHECK(city->report().records ==
            city->report().refused + city->report().accepted + city->report().repaired);
  });
  CHECK((files == -1 || files > 30));
}
