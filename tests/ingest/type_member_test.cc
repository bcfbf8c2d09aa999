#include "ingest/type_member.h"

#include "ingest/fixture.h"

using madang::ingest::find_type_member;

namespace {
/// The text with the member cut out, or "-".
std::string without(std::string text) {
  const auto found = find_type_member(text);
  if (!found) return "-";
  return text.erase(found->begin, found->end - found->begin);
}
}  // namespace

TEST_CASE("the type member is found wherever it stands, with one comma") {
  CHECK(without(R"({"type":"bulletin","id":1})") == R"({"id":1})");
  CHECK(without(R"({"id":1,"type":"bulletin"})") == R"({"id":1})");
  CHECK(without(R"({"id":1,"type":"bulletin","x":2})") == R"({"id":1,"x":2})");
  CHECK(without(R"({"type":"bulletin"})") == "{}");
  CHECK(without(R"({"id":"a\"b\\","x":[{"y":"}"}],"type":"resources"})") ==
        R"({"id":"a\"b\\","x":[{"y":"}"}]})");
}

TEST_CASE("only a top-level string that names a collection counts") {
  CHECK(without(R"({"id":1})") == "-");
  CHECK(without(R"({"relations":[{"type":"organization"}]})") == "-");
  CHECK(without(R"({"x":"\"type\":\"bulletin\""})") == "-");
  CHECK(without(R"({"type":3})") == "-");
  CHECK(without(R"({"type":"parent"})") == "-");
  CHECK(without(R"({"type":["bulletin"]})") == "-");
  CHECK(without(R"({"type":"parent","type":"bulletin"})") == R"({"type":"parent"})");
}

TEST_CASE("broken text has no type member and harms nothing") {
  const std::string whole = R"({"a":[1,{"b":"c\""}],"type":"bulletin","z":null})";
  for (std::size_t n = 0; n < whole.size(); ++n) static_cast<void>(without(whole.substr(0, n)));
  CHECK(without(R"({"type")") == "-");
  CHECK(without(R"({"type":)") == "-");
  CHECK(without(R"({"type":"bulletin)") == "-");
  CHECK(without(R"({"type":"bulletin"])") == "-");
  CHECK(without(R"({"type":"bulletin" 3,"id":1})") == "-");
  CHECK(without(R"(["type"])") == "-");
  CHECK(without("\"type\"") == "-");
  CHECK(without(R"({"a":]]]]]],"type":"bulletin"})") == "-");
}
