// The fixtures of feed readers, bike sharing, calendars and registries: what is
// well formed is accepted, what is not is told and nothing worse.
#include <algorithm>
#include <filesystem>
#include <functional>

#include "ingest/fixture.h"

using namespace madang;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension))
      out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  REQUIRE_FALSE(out.empty());
  return out;
}

/// False where the suite is not on this machine.
bool there(const fs::path& folder) {
  if (fs::exists(folder)) return true;
  WARN("skipped: there is no " << folder);
  return false;
}

void check_accepted(const fs::path& file) {
  INFO(file);
  const auto made = import_file(file.string(), "");
  if (!made) FAIL_CHECK(made.error().to_string());
  if (!made) return;
  if (made->report.refused > 0) INFO(made->report.problems.front().to_string());
  CHECK(made->report.refused == 0);
}

void check_told(const fs::path& file) {
  INFO(file);
  const auto made = import_file(file.string(), "");
  if (!made) return;
  const Report& r = made->report;
  CHECK(r.records == r.accepted + r.repaired + r.refused);
}

fs::path suites() { return ingest_test::shared() / "data" / "suites"; }

}  // namespace

TEST_CASE("well-formed feeds of feedparser and gofeed are accepted") {
  if (!there(suites() / "feedparser")) return;
  for (const fs::path& file : files_in(suites() / "feedparser/tests/wellformed", ".xml"))
    // Channel Definition Format is none of the shapes.
    if (file.parent_path().filename() != "cdf" && !file.filename().string().starts_with("cdf_"))
      check_accepted(file);
  for (const char* folder : {"parser/atom", "parser/rss", "translator/atom", "translator/rss"})
    for (const fs::path& file : files_in(suites() / "gofeed/testdata" / folder, ".xml"))
      check_accepted(file);
  for (const char* name : {"parser/json/version_json_10.json", "parser/json/version_json_11.json",
                           "translator/json/json10_full.json", "translator/json/json11_full.json"})
    check_accepted(suites() / "gofeed/testdata" / name);
}

TEST_CASE("ill-formed feeds are told") {
  if (!there(suites() / "feedparser")) return;
  for (const char* folder : {"illformed", "encoding", "entities"})
    for (const fs::path& file : files_in(suites() / "feedparser/tests" / folder, ".xml"))
      check_told(file);
  for (const fs::path& file : files_in(suites() / "gofeed/testdata/parser", "")) check_told(file);
}

TEST_CASE("every fixture of GBFS and HSDS is accepted") {
  if (!there(suites() / "gbfs_fixtures")) return;
  for (const fs::path& file : files_in(suites() / "gbfs_fixtures/testFixtures", ".json"))
    check_accepted(file);
  for (const auto& entry : fs::directory_iterator(suites() / "hsds/examples"))
    if (entry.path().extension() == ".json") check_accepted(entry.path());
}

TEST_CASE("calendars: valid ones are accepted, others told") {
  if (!there(suites() / "ical4j")) return;
  const fs::path samples = suites() / "ical4j/src/test/resources/samples";
  for (const fs::path& file : files_in(samples / "valid", ".ics")) check_accepted(file);
  for (const fs::path& file : files_in(samples / "invalid", "")) check_told(file);
  for (const fs::path& file : files_in(suites() / "icalendar/src/icalendar/tests", ".ics"))
    check_told(file);
}

TEST_CASE("GeoJSON: good ones are accepted, bad ones told") {
  if (!there(suites() / "geojsonhint")) return;
  for (const fs::path& file : files_in(suites() / "geojsonhint/test/data/good", ".geojson"))
    check_accepted(file);
  for (const fs::path& file : files_in(suites() / "geojsonhint/test/data/bad", ""))
    check_told(file);
}
