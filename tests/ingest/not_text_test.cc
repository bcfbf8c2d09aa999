#include "ingest/import_fixture.h"

namespace madang::ingest_test {

TEST_CASE("archives and spreadsheets are told by their first bytes", "[input]") {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0"sv, "%PDF-1.4 ..."sv, "BZh91AY"sv,
        "\xFD\x37zXZ\0\0\x04"sv, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv}) {
    const Made made = import(bytes);
    CHECK(made.report.refused == 1);
    CHECK(made.count("not-text") == 1);
  }
}

}  // namespace madang::ingest_test
