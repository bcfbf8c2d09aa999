#include "json/tree.h"

#include <charconv>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "json/check.h"
#include "json/read.h"
#include "support/catch.h"

using namespace madang;
using json::Tree;
using json::Value;

namespace {

std::string padded(std::string_view text) { return std::string(text) + std::string(64, '\0'); }

}  // namespace

TEST_CASE("numbers too large or too small for a double") {
  Tree tree;
  REQUIRE_FALSE(tree.parse_copy("[1e400, -1e400, 1e-400, 0.1, 12]"));
  CHECK(tree.root().at(0).number() == std::numeric_limits<double>::infinity());
  CHECK(tree.root().at(1).number() == std::numeric_limits<double>::infinity());
  CHECK(tree.root().at(2).number() == 0);
  CHECK(tree.root().at(3).number() == 0.1);
  CHECK(tree.root().at(4).number() == 12);
}

TEST_CASE("a tree says what stands where") {
  const std::string_view text = R"( {"a" : 1.50 , "b":["x", {"c\u0041":null}, true ] ,"d":{} } )";
  const std::string buffer = padded(text);
  Tree tree;
  REQUIRE_FALSE(tree.parse(std::string_view(buffer).substr(0, text.size())));
  const Value root = tree.root();
  CHECK(root.is_object());
  CHECK(root.size() == 3);
  CHECK(root["a"].number() == 1.5);
  CHECK(root["a"].raw() == "1.50");
  CHECK(root["a"].offset() == text.find("1.50"));
  CHECK(root["a"].raw_key() == "\"a\"");
  CHECK(root["b"].raw() == R"(["x", {"c\u0041":null}, true ])");
  CHECK(root["b"].at(0).string() == "x");
  CHECK(root["b"].at(1)["cA"].is(Value::Kind::null));
  CHECK_FALSE(root["b"].at(1)["cA"]);
  CHECK(root["b"].at(2).boolean() == true);
  CHECK(root["d"].raw() == "{}");
  CHECK(root["d"].size() == 0);
  CHECK(root.find("/b/1/cA").is(Value::Kind::null));
  CHECK(root.find("/b/7").is(Value::Kind::missing));
  CHECK(root["b"].at(1)["cA"].pointer() == "/b/1/cA");
  CHECK(root.pointer().empty());
  std::string keys;
  for (const Value member : root) keys += member.key();
  CHECK(keys == "abd");
}

TEST_CASE("a value that is not there answers with nothing") {
  const Value none;
  CHECK_FALSE(none);
  CHECK(none["a"].at(3)["b"].string().empty());
  CHECK_FALSE(none.number());
  CHECK(none.begin() == none.end());
}

TEST_CASE("a document that is a scalar, or too large a number") {
  Tree tree;
  REQUIRE_FALSE(tree.parse_copy(" \"one\" "));
  CHECK(tree.root().string() == "one");
  CHECK(tree.root().offset() == 1);
  REQUIRE_FALSE(tree.parse_copy("[12345678901234567890123, 1e999]"));
  CHECK(tree.root().at(0).raw() == "12345678901234567890123");
  CHECK(tree.root().at(1).number() > 1e308);
}

TEST_CASE("broken documents leave no tree") {
  Tree tree;
  for (const std::string_view text : {"", "{", "[1,2", "{\"a\":01}", "[nul]", "{\"a\" 1}", "[1] 2",
                                      "{\"a\":\"\x01\"}", "[\"\xC0\"]"}) {
    const auto fault = tree.parse_copy(text);
    INFO(text);
    REQUIRE(fault);
    CHECK_FALSE(fault->rule.empty());
    CHECK_FALSE(tree.root());
  }
  const std::string deep(2000, '[');
  CHECK(tree.parse_copy(deep));
}

TEST_CASE("a tree takes what is JSON and nothing else, whatever byte of it is another") {
  const std::string_view text =
      R"( {"a":[-1.50e+2,0,{"":null}],"b\u0041":"x\n\\\"","long enough for a block":true,"c":{},"d":[false]} )";
  Tree tree;
  REQUIRE_FALSE(tree.parse_copy(text));
  const auto agrees = [&tree](const std::string& changed) {
    INFO(changed);
    REQUIRE(tree.parse_copy(changed).has_value() == json::check(changed).has_value());
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    agrees(std::string(text.substr(0, i)));
    agrees(std::string(text).erase(i, 1));
    for (const char other : std::string_view(" \t\"\\{}[],:01-+.eEutn\x01\x7F\xC3\0", 24)) {
      agrees(std::string(text).replace(i, 1, 1, other));
      agrees(std::string(text).insert(i, 1, other));
    }
  }
}

TEST_CASE("the first value of a text, whatever stands behind it") {
  Tree tree;
  std::string buffer;
  const auto first = [&tree, &buffer](std::string_view text) {
    buffer = padded(text);
    return tree.parse_first(std::string_view(buffer).substr(0, text.size()));
  };
  CHECK(first(R"({"a":[1]} , {"b)") == 9);
  CHECK(tree.root()["a"].at(0).number() == 1);
  CHECK(first("[2]]") == 3);
  CHECK(first("[2") == 0);
  CHECK_FALSE(tree.root());
  CHECK(first("\"a\",1") == 0);
  CHECK(first(" {}") == 0);
  CHECK(first("[\"\xC0\"],") == 0);
  CHECK(first("[\"\"],\xC0") == 4);
  CHECK(first("") == 0);
}

TEST_CASE("strings with escapes stand beside those without") {
  Tree tree;
  std::string text = "[";
  for (int i = 0; i < 300; ++i) text += R"({"k\t":"\ud55c\n","plain":"p","e":"\\"},)";
  text.back() = ']';
  REQUIRE_FALSE(tree.parse_copy(text));
  for (const Value item : tree.root()) {
    REQUIRE(item["k\t"].string() == "한\n");
    REQUIRE(item["k\t"].raw_key() == R"("k\t")");
    REQUIRE(item["plain"].string() == "p");
    REQUIRE(item["e"].string() == "\\");
  }
  CHECK(tree.parse_copy(R"(["\ud800"])"));
}

TEST_CASE("one tree reads one document after another") {
  Tree tree;
  REQUIRE_FALSE(tree.parse_copy("{\"a\":\"first\"}"));
  REQUIRE(tree.parse_copy("{\"a\""));
  REQUIRE_FALSE(tree.parse_copy("[\"second\"]"));
  CHECK(tree.root().at(0).string() == "second");
}

TEST_CASE("numbers of few digits are those that from_chars reads") {
  std::mt19937_64 random(3);  // NOLINT: the same each time
  for (int i = 0; i < 20000; ++i) {
    std::string text = std::to_string(random() % 10'000'000'000'000'000ULL);
    text.resize(1 + random() % text.size());
    while (text.size() > 1 && text[0] == '0') text.erase(0, 1);
    if (random() % 2 == 0) text.insert(1 + random() % text.size(), ".");
    if (text.back() == '.') text += '0';
    if (random() % 3 == 0) text.insert(0, "-");
    double expected = 0;
    std::from_chars(text.data(), text.data() + text.size(), expected);
    json::Tree tree;
    if (text.size() > 2 && text[0] == '0' && text[1] != '.') continue;
    REQUIRE_FALSE(tree.parse_copy(text));
    REQUIRE(tree.root().number() == expected);
  }
}
