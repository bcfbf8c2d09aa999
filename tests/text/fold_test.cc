#include "support/catch.h"
#include "text/analyse.h"
#include "text/characters.h"
#include "text/utf8.h"

using madang::text::Analyser;
namespace text = madang::text;

TEST_CASE("a keyword is compared without regard to case, width, form and outer space") {
  CHECK(Analyser::fold("Transport ") == "transport");
  CHECK(Analyser::fold("\t two \n words") == "two words");
  CHECK(Analyser::fold("\uFF22\uFF35\uFF33\u3000\uFF11") == "bus 1");
  CHECK(Analyser::fold("\u1100\u1161\u11A8") == "\uAC01");
  CHECK(Analyser::fold("문화\u318D관광") == Analyser::fold("문화\u00B7관광"));
  CHECK(Analyser::fold("버\u200B스") == "버스");
  CHECK(Analyser::fold("Stra\u00DFe") == "strasse");
  CHECK(Analyser::fold("") == "");
  CHECK(Analyser::fold("   ") == "");
}

TEST_CASE("what tells keywords apart stays") {
  CHECK(Analyser::fold("caf\u00E9") == "caf\u00E9");
  CHECK(Analyser::fold("cafe\u0301") == "caf\u00E9");
  CHECK(Analyser::fold("a-b") != Analyser::fold("a b"));
  CHECK(Analyser::fold("!!!") == "!!!");
}

TEST_CASE("invalid bytes fold to the replacement character") {
  CHECK(Analyser::fold("a\xFF"
                       "b") ==
        "a\uFFFD"
        "b");
}

TEST_CASE("a folder that met a character before folds it as one that did not") {
  text::Folder folder;
  // Some share a place in what it remembers: 64 apart.
  for (const char32_t c : {U'ㆍ', U'é', U'“', U'A', U'é', U'ﷺ', U'ﷺ', U'한', U'À', U'Ā', U'À'}) {
    std::string bytes;
    text::encode(bytes, c);
    for (const bool bare : {true, false, true}) {
      text::Folder fresh;
      CAPTURE(static_cast<std::uint32_t>(c), bare);
      CHECK(folder.fold(bytes, bare) == fresh.fold(bytes, bare));
    }
  }
}
