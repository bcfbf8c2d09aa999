// Rows of CSV as they should be, and as they come.
#include "ingest/csv.h"

#include "ingest/formats/align.h"
#include "support/catch.h"

using namespace madang::ingest;

namespace {

/// Fields in brackets, rows in lines; ! a broken row, ? a loose one.
std::string shown(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, 0, delimiter);
  CsvRow row;
  std::string out;
  while (reader.next(row)) {
    if (!out.empty()) out += '\n';
    if (row.broken) out += '!';
    if (row.loose) out += '?';
    for (const CsvField& field : row.fields) out.append("[").append(field.text).append("]");
  }
  return out;
}

std::string aligned(std::string_view text, std::vector<std::string_view> keys) {
  CsvReader reader(text, 0);
  CsvRow row;
  REQUIRE(reader.next(row));
  std::vector<CsvField> fields;
  if (!align(text, row.fields, forms_of(keys), fields)) return "no";
  CHECK(fields.size() == keys.size());
  std::string out;
  for (const CsvField& field : fields) out.append("[").append(field.text).append("]");
  return out;
}

}  // namespace

TEST_CASE("fields and rows as RFC 4180 has them") {
  CHECK(shown("a,b\r\nc,d\r\n") == "[a][b]\n[c][d]");
  CHECK(shown("a,b\nc,d") == "[a][b]\n[c][d]");
  CHECK(shown("a\rb") == "[a]\n[b]");
  CHECK(shown(",") == "[][]");
  CHECK(shown("a,") == "[a][]");
  CHECK(shown("\"a,b\",c") == "[a,b][c]");
  CHECK(shown("\"two\nlines\",c\nd") == "[two\nlines][c]\n[d]");
  CHECK(shown("\"say \"\"yes\"\"\",c") == "[say \"yes\"][c]");
  CHECK(shown("\"\",\"\"\"\"") == "[][\"]");
  CHECK(shown("a;b,c", ';') == "[a][b,c]");
  CHECK(shown("").empty());
  CHECK(shown("\n\n\r\n").empty());
}

TEST_CASE("quotes where none should be cost nothing, one that never closes its line") {
  CHECK(shown("a\"b\",c") == "?[a\"b\"][c]");
  CHECK(shown("\"a\"b\",c") == "?[a\"b][c]");
  CHECK(shown("\"open,b\nc,d\ne,f") == "![\"open][b]\n[c][d]\n[e][f]");
  CHECK(shown("a,\"open\nc,\"x\",d") == "?[a][open\nc,\"x][d]");
  CHECK(shown("x,\"") == "![x][\"]");
}

TEST_CASE("a quote that stays open longer than any cell costs its line, and no memory") {
  std::string text = "\"open,b\n";
  while (text.size() < (3U << 20)) text += "c,d\n";
  CsvReader reader(text, 0);
  CsvRow row;
  std::size_t rows = 0, broken = 0;
  while (reader.next(row)) ++rows, broken += row.broken ? 1 : 0;
  CHECK(broken == 1);
  CHECK(rows == 1 + (text.size() - 8) / 4);
}

TEST_CASE("each field and row says where it stands") {
  CsvReader reader("ab,\"c\"\nd,e", 0);
  CsvRow row;
  REQUIRE(reader.next(row));
  CHECK(row.begin == 0);
  CHECK(row.end == 6);
  CHECK(row.fields.at(1).offset == 3);
  REQUIRE(reader.next(row));
  CHECK(row.begin == 7);
  CHECK(row.fields.at(1).offset == 9);
}

TEST_CASE("the delimiter is the one the header uses") {
  CHECK(csv_delimiter("a,b;c\nd;e;f;g", 0) == ',');
  CHECK(csv_delimiter("a\tb\tc,d\n", 0) == '\t');
  CHECK(csv_delimiter("a;b;c\n", 0) == ';');
  CHECK(csv_delimiter("alone\n", 0) == ',');
}

TEST_CASE("rows that are too long or too short are put right by the columns with a form") {
  const std::vector<std::string_view> keys{"이름", "주소", "개점시각", "위도", "비고"};
  CHECK(aligned("a,b,09:00,37.5,", keys) == "[a][b][09:00][37.5][]");
  CHECK(aligned("a,서울, 중구,09:00,37.5,n", keys) == "[a][서울, 중구][09:00][37.5][n]");
  CHECK(aligned("a,b,09:00,37.5,no,tes", keys) == "[a][b][09:00][37.5][no,tes]");
  CHECK(aligned("a,b,09:00,37.5", keys) == "[a][b][09:00][37.5][]");
  CHECK(aligned("a,09:00,37.5,n", keys) == "[a][][09:00][37.5][n]");
  CHECK(aligned("a,b,09:00,37.5,n,,", keys) == "[a][b][09:00][37.5][n]");
  // Neither way makes times of words.
  CHECK(aligned("a,b,soon,later,n,x", keys) == "no");
}
