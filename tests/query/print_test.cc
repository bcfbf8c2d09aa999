// to_string and parse_query are each other's inverse.
#include <random>
#include <string>
#include <vector>

#include "query/dump.h"
#include "support/catch.h"
#include "text/utf8.h"

using namespace madang;
using Op = Query::Op;

namespace {

std::string again(std::string_view text) {
  const auto query = parse_query(text);
  REQUIRE(query.ok());
  return query->to_string();
}

/// Trees in the form that parse_query makes: joins have two children or more,
/// and words side by side are all in one field or all in none.
class Trees {
 public:
  explicit Trees(unsigned seed) : random_(seed) {}

  Query any_tree(int depth) {
    switch (depth <= 0 ? 0 : pick(6)) {
      case 1: return join(Op::both, depth);
      case 2: return join(Op::either, depth);
      case 3: {
        Query q;
        q.op = Op::without;
        q.children.push_back(any_tree(depth - 1));
        return q;
      }
      case 4: {
        Query q;
        q.op = Op::any;
        const std::string field = pick(3) == 0 ? name() : "";
        for (int i = pick(3) + 2; i > 0; --i) q.children.push_back(text_leaf(field));
        return q;
      }
      default: return leaf();
    }
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  Query join(Op op, int depth) {
    Query q;
    q.op = op;
    for (int i = pick(3) + 2; i > 0; --i) q.children.push_back(any_tree(depth - 1));
    return q;
  }

  Query text_leaf(const std::string& field) {
    Query q;
    const Op ops[] = {Op::word, Op::phrase, Op::prefix, Op::fuzzy};
    q.op = ops[pick(4)];
    q.field = field;
    q.value = value(q.op == Op::phrase);
    return q;
  }

  Query leaf() {
    Query q;
    switch (pick(7)) {
      case 0: return q;
      case 1:
        q.op = Op::equals;
        q.field = name();
        q.value = value(true);
        return q;
      case 2:
        q.op = Op::range;
        q.field = name();
        if (pick(4) != 0) q.low = value(true);
        if (pick(4) != 0) q.high = value(true);
        q.open_low = pick(2) == 0;
        q.open_high = pick(2) == 0;
        return q;
      case 3:
        q.op = Op::has;
        q.field = name();
        return q;
      case 4:
        q.op = Op::near;
        q.field = pick(2) == 0 ? "" : "place";
        q.lat = number(90);
        q.lon = number(180);
        q.km = number(100) + 100.5;
        return q;
      case 5: return text_leaf(name());
      default: return text_leaf("");
    }
  }

  double number(int limit) {
    return (static_cast<double>(random_()) / 4294967296.0 * 2 - 1) * limit;
  }

  std::string name() {
    const char* names[] = {"topics",   "place.city", "x-note", "near", "has", "free", "place.near",
                           "odd name", "한국어",     "a..b",   "a:",   "OR",  "1st",  "a\"b\\"};
    return names[pick(14)];
  }

  std::string value(bool may_be_empty) {
    const char* pieces[] = {
        "a",      "Z",          "7",  "버스",  " ",     "\"",     "\\",     "(",      ")",  "*",
        "+",      "-",          ":",  "=",     "<",     ">",      ".",      "..",     ",",  "/",
        "//",     "://",        "OR", "AND",   "NOT",   "\u3000", "\u201C", "\u201D", "\n", "\t",
        "\u0301", "\U0001F68C", "#",  "free:", "near:", ">=",     "'"};
    std::string out;
    for (int i = pick(5) + (may_be_empty ? 0 : 1); i > 0; --i)
      out += pieces[pick(static_cast<int>(std::size(pieces)))];
    return out;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("what is typed plainly comes back as it was") {
  for (const char* text : {"*",
                           "bus",
                           "late-night bus",
                           "\"night bus\"",
                           "transp*",
                           "+bus +taxi",
                           "bus -taxi",
                           "topics:transport",
                           "bus topics:transport",
                           "title:\"night bus\"",
                           "title:버스*",
                           "title:(버스)",
                           "title:(night bus)",
                           "published:2022-04..2022-06",
                           "published>=2022-05",
                           "published<2022-05",
                           "n:1<..<2",
                           "has:attachments",
                           "near:37.57,126.98,2km",
                           "place.near:37.57,126.98,0.5km",
                           "a OR b",
                           "(a b) OR c",
                           "-(a b)",
                           "topics:x +bus",
                           "topics:x (a b)",
                           "https://seoul.go.kr/a",
                           "10:30",
                           "place.city=\"New York\"",
                           "-(-a)"})
    CHECK(again(text) == text);
}

TEST_CASE("other spellings have one canonical text") {
  CHECK(again("  bus   taxi ") == "bus taxi");
  CHECK(again("") == "*");
  CHECK(again("bus AND NOT taxi") == "bus -taxi");
  CHECK(again("topics=transport") == "topics:transport");
  CHECK(again("(a OR b) c") == "c (a OR b)");
  CHECK(again("near:37.5, 127, 500m") == "near:37.5,127,0.5km");
  CHECK(again("\u201Cnight bus\u201D") == "\"night bus\"");
  CHECK(again("published:2022..") == "published>=2022");
}

TEST_CASE("random trees survive being printed and parsed") {
  Trees trees(20220514);
  for (int i = 0; i < 20'000; ++i) {
    const Query tree = trees.any_tree(4);
    const std::string text = tree.to_string();
    const auto parsed = parse_query(text);
    INFO(text);
    INFO(tests::dump(tree));
    REQUIRE(parsed.ok());
    REQUIRE(tests::dump(*parsed) == tests::dump(tree));
    REQUIRE(*parsed == tree);
  }
}

TEST_CASE("whatever parses prints to what parses to the same") {
  std::mt19937 random(7);
  const char* pieces[] = {"a",
                          "버스",
                          " ",
                          " ",
                          " ",
                          "\"",
                          "\\",
                          "(",
                          ")",
                          "*",
                          "+",
                          "-",
                          ":",
                          "=",
                          "<",
                          ">",
                          "..",
                          "OR ",
                          "AND ",
                          "NOT ",
                          "f:",
                          "has:",
                          "near:1,2,3km",
                          "\u3000",
                          "\u201C",
                          "1",
                          ",",
                          "://"};
  int parsed = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string text;
    for (unsigned n = random() % 8 + 1; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const auto query = parse_query(text);
    if (!query) continue;
    ++parsed;
    const std::string printed = query->to_string();
    const auto twice = parse_query(printed);
    INFO(text);
    INFO(printed);
    REQUIRE(twice.ok());
    REQUIRE(*twice == *query);
    REQUIRE(twice->to_string() == printed);
  }
  CHECK(parsed > 10'000);
}

TEST_CASE("trees that no text makes still print their meaning") {
  Query word;
  word.op = Op::word;
  word.value = "a";
  Query value;
  value.op = Op::equals;
  value.field = "f";
  value.value = "v";
  Query q;
  q.op = Op::any;
  CHECK(q.to_string() == "-*");  // nothing
  q.children = {word};
  CHECK(q.to_string() == "a");
  q.children = {word, value};
  CHECK(q.to_string() == "a OR f:v");
  q.op = Op::both;
  q.children = {};
  CHECK(q.to_string() == "*");
  Query without;
  without.op = Op::without;
  without.children = {word};
  Query one;
  one.op = Op::both;
  one.children = {without};
  q.op = Op::without;
  q.children = {one};
  CHECK(q.to_string() == "-(-a)");
}
