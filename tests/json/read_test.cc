#include <algorithm>
#include <random>

#include "json/check.h"
#include "json/support.h"

using namespace madang;
using json_test::read;

TEST_CASE("keys come in any order, escaped or not") {
  const std::string_view expected = R"({"id":"a","title":"T","topics":["x"],"url":"u"})";
  CHECK(read("bulletins", R"({"url":"u","topics":["x"],"title":"T","id":"a"})").canonical ==
        expected);
  CHECK(read("bulletins", R"({"t\u0069tle":"T","id":"a","topics":["x"],"url":"u"})").canonical ==
        expected);
}

TEST_CASE("an absent member and a null one are the same, and null is never written") {
  CHECK(read("bulletins", R"({"id":"a","title":"T","kind":null,"topics":null,"places":[null]})")
            .canonical == R"({"id":"a","title":"T"})");
}

TEST_CASE("unknown members are kept byte for byte, at every level") {
  const std::string_view text =
      R"({"id":"a","title":"T","places":[{"city":"Seoul","floor":1.50}],"n":1e400,"big":123456789012345678901234567890,"s":"\u00e9\/","o":{"a":[1,{"b":null}]}})";
  const auto outcome = read("bulletins", text);
  REQUIRE(outcome.good);
  CHECK(outcome.faults.empty());
  CHECK(outcome.canonical == text);
}

TEST_CASE("a value that cannot be used is kept under another name") {
  CHECK(
      read("resources", R"({"id":"a","name":"n","capacity":"many","place":{"lat":"x","lon":127}})")
          .canonical ==
      R"({"id":"a","name":"n","place":{"lon":127,"x-lat":"x"},"x-capacity":"many"})");
}

TEST_CASE("members that belong elsewhere go there together") {
  CHECK(
      read(
          "organizations",
          R"({"id":"a","name":"n","lat":1.5,"aliases":["b"],"lon":2,"relations":[{"type":"child","id":"c"}],"founded":1990,"country":"KR"})")
          .canonical ==
      R"({"id":"a","name":"n","other_names":["b"],"founded":"1990","relations":[{"kind":"child","to":"c"}],"place":{"lat":1.5,"lon":2,"country":"KR"}})");
}

TEST_CASE("what was read before changes nothing of what is read") {
  json::Reader reader;
  std::mt19937 random(7);
  std::vector<std::string> members{R"("id":"a")",
                                   R"("name":"n")",
                                   R"("lat":1.5)",
                                   R"("l\u006fn":2)",
                                   R"("aliases":["b"])",
                                   R"("country":"KR")",
                                   R"("countryside":"no")",
                                   R"("":"no name")",
                                   R"("relations":[{"type":"child","id":"c","lat":3}])",
                                   R"("place":{"country":"FR","lat":9,"floor":2})"};
  for (int i = 0; i < 20; ++i)
    members.push_back("\"m" + std::to_string(i) + "\":" + std::to_string(i));
  for (int round = 0; round < 300; ++round) {
    std::shuffle(members.begin(), members.end(), random);
    std::string text = R"({"id":"z","name":"z")";
    const auto some = static_cast<std::size_t>(random() % members.size());
    for (std::size_t i = 0; i < some; ++i)
      if (members[i].find("\"id\":\"a") != 0 && members[i].find("\"name\"") != 0)
        text.append(",").append(members[i]);
    text += "}";
    INFO(text);
    const auto again = json_test::read_by(reader, "organizations", text),
               first = read("organizations", text);
    CHECK(again.good == first.good);
    CHECK(again.canonical == first.canonical);
    REQUIRE(again.faults.size() == first.faults.size());
    for (std::size_t i = 0; i < first.faults.size(); ++i) {
      CHECK(again.faults[i].message == first.faults[i].message);
      CHECK(again.faults[i].pointer == first.faults[i].pointer);
    }
  }
}

TEST_CASE("a repair that nobody wants is counted without a word") {
  json::Reader reader;
  reader.ask([](std::string_view rule) { return rule != "member-moved"; });
  const auto outcome = json_test::read_by(reader, "organizations",
                                          R"({"id":"a","name":"n","lat":1,"aliases":["b"]})");
  REQUIRE(outcome.faults.size() == 2);
  CHECK(outcome.faults[0].rule == "member-moved");
  CHECK(outcome.faults[0].message.empty());
  CHECK(outcome.faults[1].message == R"("aliases" is read as "other_names")");
  CHECK(outcome.faults[1].pointer == "/aliases");
}

TEST_CASE("text is a string or a string by language") {
  CHECK(read("bulletins", R"({"id":"a","title":{"en":"Bus","ko":"버스"}})").canonical ==
        R"({"id":"a","title":{"en":"Bus","ko":"버스"}})");
  CHECK(read("bulletins", R"({"id":"a","title":{"en":"Bus","ko":null}})").canonical ==
        R"({"id":"a","title":{"en":"Bus"}})");
}

TEST_CASE("whole numbers are exact or set aside") {
  const auto bytes = [](std::string_view n) {
    return read("bulletins",
                R"({"id":"a","title":"t","attachments":[{"bytes":)" + std::string(n) + "}]}")
        .canonical;
  };
  CHECK(bytes("9007199254740992").find("\"bytes\":9007199254740992") != std::string::npos);
  CHECK(bytes("9007199254740993").find("\"x-bytes\":9007199254740993") != std::string::npos);
  CHECK(bytes("1e3").find("\"x-bytes\":1e3") != std::string::npos);
  CHECK(bytes("1.0").find("\"x-bytes\":1.0") != std::string::npos);
}

TEST_CASE("a string of two megabytes and a nesting of a hundred are no matter") {
  const std::string big(2000000, 'x');
  CHECK(read("bulletins", R"({"id":"a","title":"t","body":")" + big + "\"}").canonical.size() >
        big.size());
  std::string deep(100, '[');
  deep += std::string(100, ']');
  CHECK(read("bulletins", R"({"id":"a","title":"t","z":)" + deep + "}").good);
  std::string deeper(100000, '[');
  CHECK_FALSE(read("bulletins", R"({"id":"a","title":"t","z":)" + deeper).good);
}

TEST_CASE("a buffer that is no text at all is refused") {
  CHECK_FALSE(read("bulletins", std::string(1000, '\0')).good);
  CHECK_FALSE(read("bulletins", "").good);
  CHECK_FALSE(read("bulletins", "   ").good);
}

TEST_CASE("canonical form reads to itself, whatever the record") {
  std::mt19937 random(7);
  const auto number = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> members = {R"("title":{"en":"a \"q\"","ko":"가나"})",
                                            R"("kind":"news")",
                                            R"("published":"2022-05")",
                                            R"("topics":["x","y z"])",
                                            R"("places":[{"lat":1.25,"lon":-3},{"city":"서울"}])",
                                            R"("attachments":[{"bytes":12,"url":"u"}])",
                                            R"("period":{"from":"2022","to":"2023-01-02"})",
                                            R"("zz":{"a":[1,2,{"b":"\n"}]})",
                                            R"("provenance":{"file":"f","start":0,"notes":["n"]})",
                                            R"("body":"line\nline\u0001")",
                                            R"("kind":"odd")",
                                            R"("updated":7)"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> chosen{"\"id\":\"a\""};
    std::vector<int> used;
    for (int i = number(8); i > 0; --i) {
      const int m = number(static_cast<int>(members.size()));
      const std::string key = members[static_cast<std::size_t>(m)].substr(
          0, members[static_cast<std::size_t>(m)].find(':'));
      if (std::none_of(chosen.begin(), chosen.end(),
                       [&](const std::string& c) { return c.starts_with(key); }))
        chosen.push_back(members[static_cast<std::size_t>(m)]);
    }
    if (std::none_of(chosen.begin(), chosen.end(),
                     [](const std::string& c) { return c.starts_with("\"title\""); }))
      chosen.push_back("\"title\":\"t\"");
    std::shuffle(chosen.begin(), chosen.end(), random);
    std::string text;
    for (const std::string& c : chosen) text.append(text.empty() ? "{" : ",").append(c);
    const auto once = read("bulletins", text + "}");
    INFO(text);
    REQUIRE(once.good);
    CHECK_FALSE(json::check(once.canonical).has_value());
    const auto twice = read("bulletins", once.canonical);
    REQUIRE(twice.good);
    CHECK(twice.canonical == once.canonical);
    CHECK(twice.faults.empty());
  }
}
