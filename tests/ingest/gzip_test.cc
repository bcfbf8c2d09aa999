// Packed input: by content, in members, cut, damaged, hostile.
#include "ingest/fixture.h"
#include "ingest/gunzip.h"
#include "ingest/input.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
const std::string line_a = "{\"id\":\"a\",\"title\":\"A\"}\n",
                  line_b = "{\"id\":\"b\",\"title\":\"B\"}\n";

/// Lines that do not pack well, so that cutting cuts some.
std::string many_lines(int n) {
  std::string text;
  std::uint64_t noise = 1;
  for (int i = 0; i < n; ++i) {
    text += "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"";
    for (int k = 0; k < 8; ++k) {
      noise = noise * 6364136223846793005ULL + 1442695040888963407ULL;
      text += std::to_string(noise);
    }
    text += "\"}\n";
  }
  return text;
}
}  // namespace

TEST_CASE("gzip is told by content, not by name") {
  CHECK(load(gzip(line_a), "bulletins.ndjson").ids() == "a");
  const Loaded plain = load(line_a, "bulletins.ndjson.gz");
  CHECK(plain.ids() == "a");
  CHECK(plain.report.problems.empty());
  CHECK(load(gzip(line_a), "bulletins.json.gz").report.bytes == line_a.size());
}

TEST_CASE("members one behind another are one text") {
  const Loaded loaded = load(gzip(line_a) + gzip("") + gzip(line_b), "bulletins.ndjson.gz");
  CHECK(loaded.ids() == "a b");
  CHECK(loaded.report.problems.empty());
  CHECK(load(gzip(line_a) + std::string(1000, '\0'), "bulletins.json").report.problems.empty());
}

TEST_CASE("bytes behind the last member are noticed") {
  for (const std::string tail : {"hello", "\x1f\x8b", "\x1fhello"}) {
    const Loaded loaded = load(gzip(line_a) + tail, "bulletins.ndjson.gz");
    CHECK(loaded.ids() == "a");
    // A header that begins and does not go on is a member that was cut.
    CHECK(loaded.only_problem().rule == (tail == "\x1f\x8b" ? "gzip-truncated" : "gzip-trailing"));
  }
}

TEST_CASE("of a cut file the lines before the cut are loaded") {
  const std::string text = many_lines(500), packed = gzip(text);
  std::uint64_t last = 0;
  for (const std::size_t size : {packed.size() / 3, packed.size() / 2, packed.size() - 1}) {
    const Loaded loaded = load(packed.substr(0, size), "bulletins.ndjson.gz");
    CHECK(loaded.only_problem().rule == "gzip-truncated");
    CHECK(loaded.only_problem().severity == Severity::refused);
    CHECK(loaded.report.refused == 1);  // the line that was cut in two is not told twice
    CHECK(loaded.report.accepted > last);
    last = loaded.report.accepted;
  }
  CHECK(last == 500);
  CHECK(load(packed.substr(0, 10), "bulletins.ndjson.gz").only_problem().rule == "gzip-truncated");
}

TEST_CASE("of a damaged file what could be unpacked is loaded") {
  std::string packed = gzip(many_lines(500));
  packed[packed.size() - 6] ^= 0x55;  // in the checksum
  const Loaded loaded = load(packed, "bulletins.ndjson.gz");
  CHECK(loaded.report.accepted == 500);
  CHECK(loaded.only_problem().rule == "gzip-damaged");
  packed = gzip(line_a);
  packed[3] = '\xFF';  // flags that do not exist
  CHECK(load(packed, "bulletins.ndjson.gz").only_problem().rule == "gzip-damaged");
}

TEST_CASE("what unpacks to too much is an error") {
  ingest::Limits limits;
  limits.max_bytes = 1 << 20;
  const std::string zeros(8 << 20, ' ');
  auto input = ingest::read_bytes(gzip(zeros), "x.gz", limits);
  REQUIRE_FALSE(input.ok());
  CHECK(input.error().code == "too-large");
  CHECK(input.error().source == "x.gz");
  CHECK_FALSE(input.error().hint.empty());
  CHECK_FALSE(ingest::read_bytes(zeros, "x", limits).ok());
  CHECK(ingest::read_bytes(gzip(zeros.substr(0, 1 << 20)), "x", limits).ok());

  limits = {};
  limits.ratio_from = 1 << 20;
  limits.max_ratio = 100;
  CHECK_FALSE(ingest::read_bytes(gzip(zeros), "x.gz", limits).ok());
  CHECK(ingest::read_bytes(gzip(many_lines(20000)), "x.gz", limits).ok());
}

TEST_CASE("no cut or flipped byte of a gzip file does harm") {
  const std::string packed = gzip(line_a + line_b);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    load(packed.substr(0, i), "bulletins.ndjson");
    std::string flipped = packed;
    flipped[i] ^= 0x10;
    load(flipped, "bulletins.ndjson");
  }
}
