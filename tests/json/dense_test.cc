// A record without white space between its tokens is stored as it came, so the
// reader must never take one for such that is not.
#include <string>

#include "json/support.h"

using namespace madang;

namespace {

bool dense(std::string_view collection, std::string text) {
  const reflect::RecordInfo& info = *reflect::find_collection(collection)->record;
  const std::size_t size = text.size();
  text.resize(size + json::padding);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  REQUIRE(reader.read(info, std::string_view(text).substr(0, size), false, events, faults));
  return reader.dense();
}

/// With white space at each place outside strings and numbers in turn.
void check_each_gap(std::string_view collection, const std::string& text) {
  CHECK(dense(collection, text));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = i > 0 && text[i - 1] == '\\';
    if (text[i] == '"' && !escaped) quoted = !quoted;
    const bool between = std::string_view("{}[]:,").find(text[i]) != std::string_view::npos;
    if (quoted || !between) continue;
    for (const char* space : {" ", "\n", "\t\r"}) {
      CAPTURE(i, text.substr(0, i));
      if (i > 0) CHECK_FALSE(dense(collection, std::string(text).insert(i, space)));
      if (i + 1 < text.size())
        CHECK_FALSE(dense(collection, std::string(text).insert(i + 1, space)));
    }
  }
}

}  // namespace

TEST_CASE("white space between any two tokens is noticed") {
  check_each_gap(
      "bulletins",
      R"({"kind":"news","id":"a, b","title":{"en":"T: \"x\"","ko":"제목"},"published":"2022-05","topics":["x","y"],"organizations":[],"url":null,"n":1.5,"s":"a b","attachments":[{"url":"u"},{"url":"v","bytes":12}]})");
  check_each_gap("resources",
                 R"({"id":"a","name":"n","capacity":20,"place":{"lat":37.5,"lon":127},"tags":[]})");
}

TEST_CASE("what cannot be told is not called dense") {
  // A list under an unknown name is not looked at; it is stored the same either way.
  CHECK_FALSE(dense("bulletins", R"({"id":"a","title":"T","o":[1, 2]})"));
}
