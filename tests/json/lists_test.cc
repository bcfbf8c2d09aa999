#include "json/lists.h"

#include <random>
#include <string>
#include <string_view>

#include "support/catch.h"

using namespace madang;

namespace {

std::string elements_of(std::string_view text, std::string_view pointer = "") {
  const auto range = json::locate(text, pointer);
  REQUIRE(range);
  json::Elements elements(text, range->begin);
  std::string all;
  for (json::Range at; elements.next(at);)
    all.append(all.empty() ? "" : "|").append(text.substr(at.begin, at.end - at.begin));
  if (elements.fault()) all += "!" + std::to_string(elements.fault()->offset);
  return all;
}

}  // namespace

TEST_CASE("lists of objects are found wherever they are, but not inside one another") {
  const std::string_view text =
      R"({"n":2,"RESULT":{"CODE":"a[{"},"fields":[{"id":1}],"deep":{"row":[{"x":[{}]},{"y":"]"}]},"z":[1]})";
  const auto lists = json::find_lists(text);
  REQUIRE(lists.size() == 2);
  CHECK(lists[0].pointer == "/fields");
  CHECK(lists[0].elements == 1);
  CHECK(lists[1].pointer == "/deep/row");
  CHECK(lists[1].elements == 2);
  CHECK(text.substr(lists[1].range.begin, lists[1].range.end - lists[1].range.begin) ==
        R"([{"x":[{}]},{"y":"]"}])");
  CHECK(json::main_list(text)->pointer == "/deep/row");
  CHECK(json::main_list(R"( [ {"a":1} ] )")->pointer.empty());
  CHECK_FALSE(json::main_list(R"({"a":[1,2],"b":"[{"})"));
}

TEST_CASE("elements come one by one, broken lists with what is good in them") {
  CHECK(elements_of(R"([{"a":"},{"}, 2 ,[3]])") == R"({"a":"},{"}|2|[3])");
  CHECK(elements_of(R"({"x":{"y":[1, 2]}})", "/x/y") == "1|2");
  CHECK(elements_of("[]").empty());
  CHECK(elements_of("[1,2") == "1|2!4");
  CHECK(elements_of("[1,2}") == "1|2!4");
  CHECK_FALSE(json::locate("{\"a\":1}", "/b"));
}

TEST_CASE("an element whose quotes are broken does not take its neighbours along") {
  const std::string_view text = R"([{"a":"x, "b":"y"},{"a":"z"},{"a":"w"}])";
  json::Elements elements(text, 0);
  json::Range at;
  REQUIRE(elements.next(at));
  const std::size_t fault = text.find("b\":");
  CHECK(elements.broken(fault) == text.find(",{\"a\":\"z"));
  REQUIRE(elements.next(at));
  CHECK(text.substr(at.begin, at.end - at.begin) == R"({"a":"z"})");
  REQUIRE(elements.next(at));
  CHECK_FALSE(elements.next(at));
  CHECK_FALSE(elements.fault());
}

TEST_CASE("elements that are parsed at once are the same ones") {
  const std::string text = R"( [ {"a":"x]"} , [1,{}],2,"s" , {"b":1} {"c":2},,{"d":[}] , {} ])";
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const char other : std::string_view(" \"\\{}[],:x")) {
      std::string changed = text;
      changed[i] = other;
      const std::size_t size = changed.size();
      changed.append(64, '\0');
      const std::string_view document = std::string_view(changed).substr(0, size);
      json::Elements plain(document, 1), parsed(document, 1);
      json::Tree tree;
      INFO(document);
      for (json::Range a, b;;) {
        const bool more = plain.next(a);
        REQUIRE(parsed.next(b, tree) == more);
        REQUIRE(parsed.fault().has_value() == plain.fault().has_value());
        if (!more) {
          REQUIRE(parsed.at() == plain.at());
          break;
        }
        REQUIRE(a.begin == b.begin);
        const auto fault = json::check(document.substr(a.begin));
        if (fault && fault->offset < a.end - a.begin) {  // it is told to one, and seen by the other
          REQUIRE_FALSE(tree.root());
          static_cast<void>(plain.broken(a.begin + fault->offset));
          static_cast<void>(parsed.broken(a.begin + fault->offset));
          REQUIRE(parsed.at() == plain.at());
          continue;
        }
        REQUIRE(parsed.at() == plain.at());
        REQUIRE(a.end == b.end);
        const std::string_view one = document.substr(a.begin, a.end - a.begin);
        // Behind a comma too many an element is left to who reads it.
        const bool good = !json::check(one) && (one[0] == '{' || one[0] == '[');
        std::string before(document.substr(0, a.begin));
        std::erase(before, ' ');
        const bool left = before.find(",,") != before.npos || before.find("[,") != before.npos;
        if (tree.root() || (good && !left)) REQUIRE((good && tree.root().raw() == one));
      }
    }
}

TEST_CASE("the end of a long list is found, whatever stands in its strings") {
  std::mt19937 chance(7);
  const auto below = [&chance](unsigned n) { return chance() % n; };
  const auto add_string = [&](std::string& out) {
    static constexpr std::string_view parts[] = {"a", "한", "{",    "[",   "]",
                                                 "}", ",",  "\\\"", "\\\\"};
    out += '"';
    // Escapes are few, so that whole blocks have none.
    for (unsigned n = below(60); n > 0; --n) out += parts[below(below(20) == 0 ? 9 : 7)];
    out += '"';
  };
  const auto add_value = [&](auto& self, std::string& out, int depth) -> void {
    const unsigned kind = below(depth > 5 ? 2 : 4);
    if (kind == 0) return void(out += std::to_string(below(1000)));
    if (kind == 1) return add_string(out);
    out += kind == 2 ? '[' : '{';
    for (unsigned i = 0, n = below(8); i < n; ++i) {
      if (i > 0) out += ", ";
      if (kind == 3) add_string(out), out += ": ";
      self(self, out, depth + 1);
    }
    out += kind == 2 ? ']' : '}';
  };
  for (int round = 0; round < 300; ++round) {
    std::string text = "{\"list\": [0";
    while (text.size() < 2000) add_value(add_value, text += ", ", 0);
    text += "]";
    const std::size_t end = text.size();
    text += ", \"more\": [" + std::string(below(300), ' ') + "]}";
    INFO(text);
    REQUIRE_FALSE(json::check(text));
    REQUIRE(json::find_end(text, 9) == end);
    const std::string cut = text.substr(0, below(static_cast<unsigned>(end)));
    if (cut.size() > 9) REQUIRE(json::find_end(cut + "x", 9) == cut.size() + 1);
  }
}

TEST_CASE("a skeleton keeps the beginning of every list and is JSON") {
  CHECK(json::skeleton(R"( {"a":[1, 2,3,[4,5,6]],"b" : {"c":"x"}} )", 2) ==
        R"({"a":[1,2],"b":{"c":"x"}})");
  std::string long_list = "{\"version\":1,\"items\":[";
  for (int i = 0; i < 5000; ++i) long_list += "{\"id\":\"" + std::string(40, 'x') + "\"},";
  long_list.back() = ']';
  long_list += ",\"last\":2}";
  CHECK(json::skeleton(long_list, 1, 1 << 20) ==
        "{\"version\":1,\"items\":[{\"id\":\"" + std::string(40, 'x') + "\"}],\"last\":2}");
  // Where it is cut, brackets are closed.
  CHECK(json::skeleton(long_list, 1, 70) ==
        "{\"version\":1,\"items\":[{\"id\":\"" + std::string(40, 'x') + "\"}]}");
}

TEST_CASE("a document without its list") {
  const std::string_view text = R"({"a":1,"b":[{}],"c":2})";
  CHECK(json::without(text, *json::locate(text, "/b")) == R"({"a":1,"b":[],"c":2})");
}

TEST_CASE("the end of a long list is found whatever its strings hold") {
  std::mt19937 random(4);  // NOLINT: the same each time
  const std::string_view parts[] = {"a", "\\\"", "\\\\", "{",  "}",
                                    "[", "]",    ",",    "한", "0123456789"};
  for (int i = 0; i < 3000; ++i) {
    std::string list = "[";
    for (std::size_t items = 1 + random() % 12; items > 0; --items) {
      list += R"({"k":{"x":[1,{}]},"t":")";
      for (std::size_t n = random() % 60; n > 0; --n) list += parts[random() % std::size(parts)];
      list += items > 1 ? "\"}," : "\"}";
    }
    list += "]";
    REQUIRE(json::find_end(list + ",\"more\":[1]}" + std::string(400, ' '), 0) == list.size());
  }
}
