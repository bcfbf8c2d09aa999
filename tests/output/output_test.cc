#include <algorithm>

#include "catalog/city.h"
#include "output/csv.h"

using namespace madang;

TEST_CASE("an answer is one JSON shape") {
  const Catalog city = load_city();
  SearchOptions options;
  options.limit = 1;
  options.sort = "published";
  options.facets = {"kind"};
  const auto hits = city.bulletins().search("kind:news", options);
  REQUIRE(hits.ok());
  const std::string expected = R"({"total":2,"limit":1,"next":")" + hits->next() +
                               R"(","facets":{"kind":[{"value":"news","count":2}]},"items":[)" +
                               hits->hit_json(0) + "]}";
  CHECK(hits->to_json() == expected);
  const std::string item = hits->hit_json(0);
  CHECK(item.starts_with(R"({"id":"night")"));
  CHECK(item.ends_with(R"(,"_hit":{"collection":"bulletins"}})"));
  CHECK(render(*hits, Format::ndjson) == item + "\n");
}

TEST_CASE("a ranked hit carries score, why and highlights") {
  const Catalog city = load_city();
  const std::string item = city.bulletins().search("manual")->hit_json(0);
  CHECK(item.find(R"("why":[{"term":"manual","field":"title","how":"word"}])") !=
        std::string::npos);
  CHECK(
      item.find(
          R"("highlights":[{"field":"title","lang":"und","snippet":"A manual for buses","spans":[[2,8]]}])") !=
      std::string::npos);
}

TEST_CASE("the last page has no next") {
  const Catalog city = load_city();
  CHECK(city.resources().search("")->to_json().find("\"next\":null") != std::string::npos);
}

TEST_CASE("what is exported loads again to the same city") {
  const Catalog city = load_city();
  for (const Format format : {Format::json, Format::ndjson}) {
    const auto text = export_records(city, format);
    REQUIRE(text.ok());
    const auto again = Catalog::load(*text);
    REQUIRE(again.ok());
    CHECK(again->report().refused == 0);
    CHECK(again->bulletins().size() == 5);
    CHECK(export_records(*again, format).value() == *text);
  }
}

TEST_CASE("an export can be a part of the city") {
  const Catalog city = load_city();
  const auto text = export_records(city, Format::ndjson, "bulletins", "kind:manual");
  REQUIRE(text.ok());
  CHECK(*text ==
        "{\"type\":\"bulletins\",\"id\":\"old\",\"kind\":\"manual\","
        "\"title\":\"A manual for buses\",\"published\":\"2012\"}\n");
  CHECK(export_records(city, Format::csv).error().code == "one-collection");
  CHECK(export_records(city, Format::csv, "books").error().code == "unknown-collection");
  CHECK(format_by_name("xml").error().code == "unknown-format");
}

TEST_CASE("cells are quoted as RFC 4180 says and never run as formulas") {
  const auto cell = [](std::string_view text) {
    std::string out;
    output::append_cell(out, text);
    return out;
  };
  CHECK(cell("plain") == "plain");
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(cell("two\nlines") == "\"two\nlines\"");
  CHECK(cell("=1+1") == "'=1+1");
  CHECK(cell("@cmd") == "'@cmd");
  CHECK(cell("-3.5") == "-3.5");
  CHECK(cell("-rm") == "'-rm");
}

TEST_CASE("a CSV table has one column a leaf") {
  const Catalog city = load_city(
      R"([{"type":"resource","id":"r","name":{"en":"Hall","ko":"홀"},"place":{"lat":37.5,"lon":127},"tags":["a","b"],"wifi":true}])");
  const auto text = export_records(city, Format::csv);
  REQUIRE(text.ok());
  const std::size_t line = text->find("\r\n");
  const std::string header = text->substr(0, line), row = text->substr(line + 2);
  CHECK(header.starts_with("id,kind,name,description,owner,place.name,place.address,place.lat,"));
  CHECK(header.ends_with(",extra"));
  CHECK(row.find("37.5,127,") != std::string::npos);
  CHECK(row.find("a; b") != std::string::npos);
  CHECK(row.find("\"{\"\"wifi\"\":true}\"") != std::string::npos);
  CHECK(std::count(header.begin(), header.end(), ',') > 20);
}

TEST_CASE("schemas come from the descriptions") {
  CHECK(json_schema("books").error().code == "unknown-collection");
  const auto schema = json_schema("resources");
  REQUIRE(schema.ok());
  CHECK(schema->find("\"required\":[\"id\",\"name\"]") != std::string::npos);
  CHECK(schema->find("\"enum\":[\"time\",\"space\",\"talent\",\"goods\",\"information\"]") !=
        std::string::npos);
  const auto docs = fields("resources");
  const auto lat = std::find_if(docs.begin(), docs.end(),
                                [](const FieldDoc& f) { return f.path == "place.lat"; });
  REQUIRE(lat != docs.end());
  CHECK(lat->kind == "number");
  CHECK(lat->filterable);
  CHECK_FALSE(lat->searchable);
  CHECK(python_stub().find("class Resource(Record):") != std::string::npos);
  CHECK(python_stub().find("def capacity(self) -> float | None:") != std::string::npos);
  CHECK(markdown_schema("bulletins")->find("| `title` | text | required, words |") !=
        std::string::npos);
}
