// What is wrong with a record, where, and in which words.
#include "json/support.h"

using madang::json_test::read;

namespace {

struct Case {
  std::string_view text;
  bool refused;
  std::string_view rule, pointer, at;  // at: what stands at the fault's offset
  std::string_view words;
};

const Case resources[] = {
    {R"({"id":"a"})", true, "missing-member", "", "{", "\"name\""},
    {R"({"name":"n"})", true, "missing-member", "", "{", "\"id\""},
    {R"({"id":"a","name":null})", true, "missing-member", "", "{", "\"name\""},
    {R"({"id":"a","id":"b","name":"n"})", true, "duplicate-member", "/id", "\"b\"", "once"},
    {R"({"id":"a","name":"n","price":{"amount":1,"amount":2}})", true, "duplicate-member",
     "/price/amount", "2}", "again"},
    {R"({"id":"","name":"n"})", true, "wrong-type", "/id", "\"\"", "a string"},
    {R"({"id":[],"name":"n"})", true, "wrong-type", "/id", "[]", "a string"},
    {R"({"id":"a","name":5})", true, "wrong-type", "/name", "5}", "text"},
    {R"({"id":"a","name":{"en":5}})", true, "wrong-type", "/name", "{\"en\"", "language"},
    {R"({"id":"a","name":{}})", true, "wrong-type", "/name", "{}", "text"},
    {R"({"id":7,"name":"n"})", false, "id-as-number", "/id", "7,", "digits"},
    {R"({"id":"a","name":"n","capacity":"many"})", false, "value-set-aside", "/capacity",
     "\"many\"", "a number, found \"many\""},
    {R"({"id":"a","name":"n","capacity":"1,200"})", false, "number-as-string", "/capacity",
     "\"1,200\"", "in quotes: \"1,200\""},
    {R"({"id":"a","name":"n","capacity":""})", false, "value-set-aside", "/capacity", "\"\"",
     "a number"},
    {R"({"id":"a","name":"n","availability":{"quantity":"2"}})", false, "number-as-string",
     "/availability/quantity", "\"2\"", "a number"},
    {R"({"id":"a","name":"n","availability":{"quantity":"2.5"}})", false, "value-set-aside",
     "/availability/quantity", "\"2.5\"", "a whole number"},
    {R"({"id":"a","name":"n","availability":{"quantity":"9007199254740993"}})", false,
     "value-set-aside", "/availability/quantity", "\"9007", "a whole number"},
    {R"({"id":"a","name":"n","availability":{"exceptions":[{"closed":"Yes"}]}})", false,
     "boolean-as-string", "/availability/exceptions/0/closed", "\"Yes\"", "true or false"},
    {R"({"id":"a","name":"n","capacity":true})", false, "value-set-aside", "/capacity", "true",
     "a number"},
    {R"({"id":"a","name":"n","kind":"castle"})", false, "value-set-aside", "/kind", "\"castle\"",
     "one of time, space, talent, goods, information"},
    {R"({"id":"a","name":"n","as_of":"2022-02-30"})", false, "value-set-aside", "/as_of", "\"2022",
     "a date such as"},
    {R"({"id":"a","name":"n","as_of":2022})", false, "year-as-number", "/as_of", "2022",
     "taken as a year"},
    {R"({"id":"a","name":"n","place":"here"})", false, "value-set-aside", "/place", "\"here\"",
     "an object"},
    {R"({"id":"a","name":"n","place":{"lat":"north"}})", false, "value-set-aside", "/place/lat",
     "\"north\"", "a number"},
    {R"({"id":"a","name":"n","tags":"one"})", false, "single-as-list", "/tags", "\"one\"",
     "a list"},
    {R"({"id":"a","name":"n","tags":["one",2]})", false, "value-set-aside", "/tags/1", "2]",
     "a string"},
    {R"({"id":"a","name":"n","lat":37.5})", false, "member-moved", "/lat", "37.5", "place/lat"},
    {R"({"id":"a","name":"n","homepage":"h"})", false, "member-renamed", "/homepage", "\"h\"",
     "\"url\""},
    {R"({"id":"a","name":"n","availability":{"weekly":[{"days":[1]}]}})", false, "value-set-aside",
     "/availability/weekly/0/days/0", "1]", "a string"},
};

const Case broken[] = {
    {R"({"id":"a","name":"n")", true, "json-syntax", "", "", "end of the input"},
    {R"({"id":"a","name":"n"}})", true, "json-syntax", "", "}", "the end of the input"},
    {R"({"id":"a","name":"n"} x)", true, "json-syntax", "", "x", "found 'x'"},
    {R"({"id":"a" "name":"n"})", true, "json-syntax", "", "\"name\"", "a comma"},
    {R"({"id":"a","name":"n",})", true, "json-syntax", "", "}", "a member name"},
    {R"({"id":"a","name":"n","z":01})", true, "json-syntax", "", "1}", "a comma"},
    {R"({"id":"a","name":"n","z":[1,2 3]})", true, "json-syntax", "", "3]", "a comma"},
    {R"({"id":"a","name":"n","z":nul})", true, "json-syntax", "", "nul", "a JSON value"},
    {R"({"id":"a","name":"\x"})", true, "json-syntax", "", "x\"", "an escape"},
    {R"({"id":"a","name":"\ud800"})", true, "json-syntax", "", "\\ud800", "surrogate"},
    {"{\"id\":\"a\",\"name\":\"a\tb\"}", true, "json-syntax", "", "\t", "control character"},
    {"{\"id\":\"a\",\"name\":\"\xff\"}", true, "json-utf8", "", "\xff", "UTF-8"},
    {R"({"id":"a","name":"n","capacity":1.})", true, "json-syntax", "", "}", "a digit"},
    {R"({"id":"a","name":"n","as_of":0995})", true, "json-syntax", "", "995", "a comma"},
    {R"([1])", true, "not-an-object", "", "[1]", "JSON object"},
    {R"("text")", true, "not-an-object", "", "\"text\"", "JSON object"},
};

void check(const Case& c) {
  INFO(c.text);
  const auto outcome = read("resources", c.text);
  REQUIRE(outcome.faults.size() == 1);
  const auto& fault = outcome.faults[0];
  CHECK(outcome.good == !c.refused);
  CHECK(fault.refused == c.refused);
  CHECK(fault.rule == c.rule);
  CHECK(fault.pointer == c.pointer);
  REQUIRE(fault.offset <= c.text.size());
  CHECK(c.text.substr(fault.offset).substr(0, c.at.size()) == c.at);
  CHECK(fault.message.find(c.words) != std::string::npos);
}

}  // namespace

TEST_CASE("each fault of a record has its rule, place and words") {
  for (const Case& c : resources) check(c);
}

TEST_CASE("what is no JSON is refused at its first wrong byte") {
  for (const Case& c : broken) check(c);
}

TEST_CASE("strict refuses every repair and every unknown member") {
  for (const Case& c : resources) CHECK_FALSE(read("resources", c.text, true).good);
  const auto outcome = read("resources", R"({"id":"a","name":"n","wifi":true})", true);
  REQUIRE(outcome.faults.size() == 1);
  CHECK(outcome.faults[0].rule == "unknown-member");
  CHECK(outcome.faults[0].pointer == "/wifi");
  CHECK(read("resources", R"({"id":"a","name":"n","capacity":20})", true).good);
}

TEST_CASE("a pointer escapes what RFC 6901 escapes") {
  const auto outcome = read("resources", R"({"id":"a","name":"n","x/y~z":[1,]})");
  REQUIRE_FALSE(outcome.good);
  const auto strict = read("resources", R"({"id":"a","name":"n","x/y~z":1})", true);
  REQUIRE_FALSE(strict.good);
  CHECK(strict.faults[0].pointer == "/x~1y~0z");
}

// The fuzzer found it: a number that JSON does not allow was taken by its
// digits before anyone had asked whether it was a number.
TEST_CASE("a leading zero makes neither a year nor an id") {
  CHECK(read("organizations", R"({"id":"a","name":"n","founded":0995})").faults.at(0).rule ==
        "json-syntax");
  CHECK(read("organizations", R"({"id":007,"name":"n"})").faults.at(0).rule == "json-syntax");
}
