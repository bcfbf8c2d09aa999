#include "json/split.h"

#include "support/catch.h"

using madang::json::split;

namespace {

/// "pointer=text pointer=text | n faults".
std::string pieces(std::string_view text) {
  const auto found = split(text, {"bulletins", "resources"});
  std::string out;
  for (const auto& piece : found.pieces)
    out +=
        piece.pointer + "=" + std::string(text.substr(piece.begin, piece.end - piece.begin)) + " ";
  return out + "| " + std::to_string(found.faults.size());
}

}  // namespace

TEST_CASE("an array is its elements") {
  CHECK(pieces(R"([{"a":1}, {"b":[1,2]} ])") == R"(/0={"a":1} /1={"b":[1,2]} | 0)");
  CHECK(pieces("[]") == "| 0");
  CHECK(pieces(R"(["a,]\"b",{"c":"}"}])") == R"(/0="a,]\"b" /1={"c":"}"} | 0)");
}

TEST_CASE("an object of collections is the elements of each") {
  CHECK(pieces(R"({"bulletins":[{"a":1}],"x":{"y":[1]},"resources":[{"b":2}]})") ==
        R"(/bulletins/0={"a":1} /resources/0={"b":2} | 0)");
  const auto found = split(R"({"bulletins":[],"meta":{"a":1}})", {"bulletins"});
  REQUIRE(found.others.size() == 1);
  CHECK(found.others[0].first == "meta");
  CHECK(found.others[0].second == 23);
}

TEST_CASE("another object is one record") {
  CHECK(pieces(R"( {"id":"a"} )") == R"(={"id":"a"} | 0)");
  CHECK(pieces(R"({"bulletins":"not a list"})") == R"(={"bulletins":"not a list"} | 0)");
  // A list of ids.
  CHECK(pieces(R"({"id":"a","bulletins":[ "b"]})") == R"(={"id":"a","bulletins":[ "b"]} | 0)");
}

TEST_CASE("a broken element costs one element") {
  CHECK(pieces(R"([{"a":1},{"b" 2},{"c":3}])") == R"(/0={"a":1} /1={"b" 2} /2={"c":3} | 0)");
  CHECK(pieces(R"([{"a":1},,{"c":3}])") == R"(/0={"a":1} /2={"c":3} | 1)");
  CHECK(pieces(R"([{"a":1},])") == R"(/0={"a":1} | 1)");
}

TEST_CASE("a broken envelope is a fault at its place") {
  CHECK(split("", {}).faults.at(0).offset == 0);
  CHECK(split("   ", {}).faults.at(0).message.find("end of the input") != std::string::npos);
  CHECK(split("[{}", {}).faults.at(0).offset == 3);
  CHECK(split("[{}] x", {}).faults.at(0).offset == 5);
  CHECK(split(R"({"bulletins":[{}] "x":1})", {"bulletins"}).faults.at(0).offset == 18);
}
