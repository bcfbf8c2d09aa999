#include "query/dump.h"
#include "support/catch.h"
#include "text/utf8.h"

using namespace madang;

namespace {
std::string message(std::string_view text) {
  const auto query = parse_query(text);
  REQUIRE_FALSE(query.ok());
  CHECK(query.error().kind == ErrorKind::query);
  CHECK(query.error().source == "query");
  return query.error().message;
}
}  // namespace

TEST_CASE("a caret stands under the place, by the width of what is shown") {
  CHECK(message("bus (taxi") ==
        "this bracket is never closed\n"
        "bus (taxi\n"
        "    ^");
  // Two columns a syllable.
  CHECK(message("심야 (버스") ==
        "this bracket is never closed\n"
        "심야 (버스\n"
        "     ^");
  // A mark of its own has no width.
  CHECK(message("cafe\u0301 (") ==
        "this bracket is never closed\n"
        "cafe\u0301 (\n"
        "     ^");
  CHECK(message("published:") ==
        "a value must follow published: directly\n"
        "published:\n"
        "          ^");
}

TEST_CASE("the text is shown on one line, and in valid UTF-8") {
  CHECK(message("a\n\t(b") ==
        "this bracket is never closed\n"
        "a  (b\n"
        "   ^");
  CHECK(message("a \xFF b") ==
        "this byte is no UTF-8\n"
        "a \uFFFD b\n"
        "  ^");
  CHECK(message(std::string("a\0(", 3)) ==
        "this bracket is never closed\n"
        "a (\n"
        "  ^");
}

TEST_CASE("of a long text the place is shown") {
  const std::string before(500, 'x'), after(500, 'y');
  CHECK(message(before + " (" + after) ==
        "this bracket is never closed\n"
        "\u2026" +
            std::string(59, 'x') + " (" + std::string(19, 'y') + "\u2026\n" + std::string(61, ' ') +
            "^");
  std::string wide;
  for (int i = 0; i < 500; ++i) wide += "가";
  const std::string shown = message(wide + "(" + wide);
  CHECK(text::find_invalid_utf8(shown) == std::string::npos);
  CHECK(shown.ends_with("\n" + std::string(61, ' ') + "^"));
}

TEST_CASE("an error says what to do") {
  CHECK(parse_query("published >= 2022").error().hint ==
        "write it without spaces, as in published>=2022-05");
  CHECK(parse_query("title: bus").error().hint.find("\"") == std::string::npos);
  CHECK(parse_query("near:seoul").error().hint ==
        "write near:37.57,126.98,2km: latitude, longitude, distance");
}
