// Columns as a reader of the C data interface sees them: structure, values,
// nulls, batches, and who frees what.
#include <madang/arrow.h>

#include <cerrno>
#include <cmath>
#include <map>

#include "catalog/city.h"
#include "output/arrow_reader.h"
#include "output/arrow_stream.h"

using namespace madang;
using madang::test::Batch;
using madang::test::Schema;
using madang::test::Stream;
using madang::test::View;

namespace {

template <class Rows>
Stream stream_of(const Rows& rows) {
  Stream stream;
  export_arrow(rows, stream.raw());
  return stream;
}

Stream stream_of(const Hits& hits) {
  Stream stream;
  REQUIRE(export_arrow(hits, stream.raw()).ok());
  return stream;
}

std::string many(std::size_t count) {
  std::string json = R"({"resources":[)";
  for (std::size_t i = 0; i < count; ++i) {
    json.append(i == 0 ? "" : ",").append(R"({"id":"r)").append(std::to_string(i));
    json.append(R"(","name":"Room )").append(std::to_string(i)).append("\"");
    if (i % 3 != 0) json.append(",\"capacity\":").append(std::to_string(i));
    if (i % 5 == 0) json.append(R"(,"as_of":"2020-02","tags":["a","b"])");
    json.append("}");
  }
  return json.append("]}");
}

}  // namespace

TEST_CASE("arrow: the columns are those of the description") {
  for (const std::string& name : Catalog::collections()) {
    Schema schema;
    REQUIRE(export_arrow_schema(name, schema.raw()).ok());
    const ArrowSchema& table = *schema.raw();
    CHECK(std::string_view(table.format) == "+s");
    CHECK(std::string_view(table.children[0]->name) == "id");
    CHECK((table.children[0]->flags & ARROW_FLAG_NULLABLE) == 0);
    CHECK(std::string_view(table.children[table.n_children - 1]->name) == "extra");
    std::map<std::string, int> names;
    for (std::int64_t i = 0; i < table.n_children; ++i) ++names[table.children[i]->name];
    for (const auto& [column, times] : names) {
      CAPTURE(column);
      CHECK(times == 1);
    }
  }
  Schema schema;
  CHECK(export_arrow_schema("parks", schema.raw()).error().code == "unknown-collection");
  CHECK(schema.raw()->release == nullptr);
}

TEST_CASE("arrow: each kind of field has its format") {
  Schema schema;
  REQUIRE(export_arrow_schema("resources", schema.raw()).ok());
  const auto format = [&](std::initializer_list<const char*> path) {
    const ArrowSchema* at = schema.raw();
    for (const char* name : path) at = test::child(*at, name);
    return std::string(at->format);
  };
  CHECK(format({"id"}) == "u");
  CHECK(format({"kind"}) == "i");
  CHECK(std::string_view(test::child(*schema.raw(), "kind")->dictionary->format) == "u");
  CHECK(format({"name"}) == "+m");
  CHECK(format({"name", "entries"}) == "+s");
  CHECK(format({"name", "entries", "key"}) == "u");
  CHECK((test::child(*schema.raw(), "name")->flags & ARROW_FLAG_NULLABLE) == 0);
  CHECK(format({"capacity"}) == "g");
  CHECK(format({"as_of"}) == "tss:");
  CHECK(format({"as_of_last"}) == "tss:");
  CHECK(format({"tags"}) == "+l");
  CHECK(format({"tags", "item"}) == "u");
  CHECK(format({"place", "lat"}) == "g");
  CHECK(format({"availability", "exceptions", "item", "closed"}) == "b");
  CHECK(format({"availability", "exceptions", "item", "hours", "item", "days", "item"}) == "u");
  CHECK(format({"provenance", "start"}) == "l");
  CHECK(format({"place", "extra"}) == "u");
}

TEST_CASE("arrow: what a record says is in its row") {
  const Catalog city = load_city();
  Stream stream = stream_of(city.bulletins());
  Batch batch = stream.next();
  REQUIRE(batch.raw()->release != nullptr);
  const View table(*batch.raw(), stream.schema());
  CHECK(batch.raw()->length == 5);
  CHECK(batch.raw()->n_buffers == 1);
  CHECK(table["id"].text(0) == "night");
  CHECK(table["id"].text(4) == "undated");
  CHECK(table["kind"].value(2) == "brochure");
  CHECK(table["kind"].null(4));
  CHECK(table["title"].value(0) ==
        "[{key:en,value:Late-night buses extended},{key:ko,value:심야버스를 늘립니다}]");
  CHECK(table["title"].value(1) == "[{key:und,value:River parks}]");
  CHECK(table["body"].null(3));
  CHECK(table["topics"].value(0) == "[transport,night]");
  CHECK(table["topics"].value(3) == "[]");
  CHECK(table["attachments"].value(2) ==
        "[{title:[{key:und,value:Brochure}],url:null,media_type:null,bytes:100,extra:null}]");
  CHECK(table["extra"].nulls() == 5);
  // 18 April 2022, July 2021 and the year 2012, from first second to last.
  CHECK(table["published"].value(0) == "1650240000");
  CHECK(table["published_last"].value(0) == "1650326399");
  CHECK(table["published"].value(2) == "1625097600");
  CHECK(table["published_last"].value(2) == "1627775999");
  CHECK(table["published"].value(3) == "1325376000");
  CHECK(table["published_last"].value(3) == "1356998399");
  CHECK(table["published"].null(4));
  CHECK(table["published_last"].null(4));
  CHECK(table["period"].nulls() == 5);
  CHECK(table["places"].nulls() == 0);
  test::check_whole(*batch.raw(), stream.schema());
  CHECK(stream.next().raw()->release == nullptr);
  CHECK(stream.next().raw()->release == nullptr);  // the end stays the end
}

TEST_CASE("arrow: unknown members are JSON text where they stood") {
  const Catalog city = load_city(
      R"({"resources":[{"x-a":[1,{"b":null}],"id":"a","name":"A","place":{"floor":2,"lat":1.5,"x":"\n"},"z":"\u00e9"},
                       {"id":"b","name":{"en":"B"},"capacity":"many","lat":2.5,"lon":3,"place":{"city":"Seoul"}}]})");
  Stream stream = stream_of(city.resources());
  Batch batch = stream.next();
  const View table(*batch.raw(), stream.schema());
  CHECK(table["extra"].text(0).starts_with(R"({"x-a":[1,{"b":null}],"z":)"));
  CHECK(table["extra"].text(0).ends_with("}"));
  CHECK(table["place"]["extra"].text(0) == R"({"floor":2,"x":"\n"})");
  CHECK(table["extra"].text(1) == R"({"x-capacity":"many"})");
  CHECK(table["place"]["lat"].value(1) == "2.500000");
  CHECK(table["place"]["city"].text(1) == "Seoul");
  CHECK(table["capacity"].nulls() == 2);
  test::check_whole(*batch.raw(), stream.schema());
}

TEST_CASE("arrow: nothing but what is required") {
  const Catalog city = load_city(R"({"bulletins":[{"id":"a","title":{"en":""}}],
    "organizations":[{"id":"o","name":"O"}],"resources":[{"id":"r","name":"R"}]})");
  for (const std::string& name : Catalog::collections()) {
    CAPTURE(name);
    Stream stream = stream_of(*city.collection(name));
    Batch batch = stream.next();
    REQUIRE(batch.raw()->length == 1);
    test::check_whole(*batch.raw(), stream.schema());
    for (std::int64_t i = 0; i < batch.raw()->n_children; ++i) {
      const ArrowSchema& field = *stream.schema().children[i];
      CAPTURE(field.name);
      const bool there =
          (field.flags & ARROW_FLAG_NULLABLE) == 0 || std::string_view(field.format) == "+l";
      CHECK(batch.raw()->children[i]->null_count == (there ? 0 : 1));
    }
  }
}

TEST_CASE("arrow: an empty collection has columns and no batch") {
  const Catalog city = load_city(R"({"bulletins":[{"id":"a","title":"A"}]})");
  Stream stream = stream_of(city.resources());
  CHECK(stream.schema().n_children > 10);
  CHECK(stream.next().raw()->release == nullptr);
}

TEST_CASE("arrow: batches are bounded, and all of them are the collection") {
  constexpr std::size_t count = 20000;
  const Catalog city = load_city(many(count));
  Stream stream = stream_of(city.resources());
  std::vector<std::int64_t> lengths;
  std::size_t row = 0;
  for (Batch batch = stream.next(); batch.raw()->release != nullptr; batch = stream.next()) {
    lengths.push_back(batch.raw()->length);
    test::check_whole(*batch.raw(), stream.schema());
    const View table(*batch.raw(), stream.schema());
    std::int64_t without = 0;
    for (std::int64_t i = 0; i < batch.raw()->length; ++i, ++row) {
      if (table["id"].text(i) != "r" + std::to_string(row)) FAIL("row " << row);
      if (table["capacity"].null(i) != (row % 3 == 0)) FAIL("row " << row);
      if (table["as_of"].null(i) != (row % 5 != 0)) FAIL("row " << row);
      if (table["tags"].value(i) != (row % 5 == 0 ? "[a,b]" : "[]")) FAIL("row " << row);
      without += row % 3 == 0 ? 1 : 0;
    }
    CHECK(table["capacity"].nulls() == without);
  }
  CHECK(lengths == std::vector<std::int64_t>{8192, 8192, 20000 - 2 * 8192});
  CHECK(row == count);
}

TEST_CASE("arrow: long records make shorter batches") {
  const std::string body(std::size_t{9} << 20, 'x');
  std::string json = R"({"bulletins":[)";
  for (int i = 0; i < 10; ++i)
    json.append(i == 0 ? "" : ",")
        .append(R"({"id":")")
        .append(std::to_string(i))
        .append(R"(","title":"T","url":")")
        .append(body)
        .append("\"}");
  const Catalog city = load_city(json.append("]}"));
  // Of a collection, a batch would end with each piece of the input as well.
  Stream stream = stream_of(*city.bulletins().select(""));
  CHECK(stream.next().raw()->length == 8);  // the eighth passes 64 MiB
  CHECK(stream.next().raw()->length == 2);
  CHECK(stream.next().raw()->release == nullptr);
}

TEST_CASE("arrow: a stream and its batches outlive the catalog") {
  Stream stream;
  {
    const Catalog city = load_city();
    stream = stream_of(*city.organizations().select("government"));
  }
  Batch batch = stream.next();
  stream = Stream();
  Schema schema;
  REQUIRE(export_arrow_schema("organizations", schema.raw()).ok());
  CHECK(View(*batch.raw(), *schema.raw())["id"].text(0) == "smg");
}

TEST_CASE("arrow: a child that was moved away has a life of its own") {
  const Catalog city = load_city();
  Stream stream = stream_of(city.bulletins());
  Batch batch = stream.next();
  ArrowArray moved = *batch.raw()->children[0];
  batch.raw()->children[0]->release = nullptr;
  ArrowSchema name = *stream.schema().children[0];
  stream.schema().children[0]->release = nullptr;
  batch = Batch();
  stream = Stream();
  CHECK(View(moved, name).text(1) == "river");
  moved.release(&moved);
  CHECK(moved.release == nullptr);
  name.release(&name);
  CHECK(name.release == nullptr);
}

TEST_CASE("arrow: a stream that nobody reads, or not to its end, leaks nothing") {
  const Catalog city = load_city(many(9000));
  { const Stream unread = stream_of(city.resources()); }
  Stream half = stream_of(city.resources());
  CHECK(half.next().raw()->length == 8192);
  CHECK(half.raw()->get_last_error(half.raw()) == nullptr);
}

namespace {

/// Rows that turn out to be of another type than was said.
class WrongRows final : public output::ArrowRows {
 public:
  explicit WrongRows(Collection collection) : collection_(std::move(collection)) {}
  [[nodiscard]] std::size_t size() const override { return collection_.size(); }
  [[nodiscard]] Record at(std::size_t row) const override { return collection_.at(row); }

 private:
  Collection collection_;
};

}  // namespace

TEST_CASE("arrow: a row that cannot be read is an error with its name, and stays one") {
  const Catalog city = load_city();
  Stream stream;
  output::make_stream(*reflect::find_collection("bulletins")->record,
                      std::make_unique<WrongRows>(city.resources()), stream.raw());
  for (int i = 0; i < 2; ++i) {
    Batch batch;
    CHECK(stream.raw()->get_next(stream.raw(), batch.raw()) == EIO);
    CHECK(batch.raw()->release == nullptr);
    CHECK(std::string_view(stream.raw()->get_last_error(stream.raw())) ==
          "resources/hall: expected the member \"title\", found none");
  }
  CHECK(stream.schema().n_children > 10);  // which is not to blame
}

TEST_CASE("arrow: hits carry their scores and their order") {
  const Catalog city = load_city();
  const auto hits = city.bulletins().search("bus");
  REQUIRE(hits.ok());
  REQUIRE(hits->size() > 1);
  Stream stream = stream_of(*hits);
  Batch batch = stream.next();
  const View table(*batch.raw(), stream.schema());
  CHECK(std::string_view(stream.schema().children[0]->name) == "_score");
  CHECK(std::string_view(stream.schema().children[1]->name) == "id");
  for (std::size_t i = 0; i < hits->size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    CHECK(table["id"].text(row) == hits->record(i).id());
    CHECK(table["_score"].value(row) == std::to_string(hits->score(i)));
  }
  Schema schema;
  REQUIRE(export_arrow_schema(*hits, schema.raw()).ok());
  CHECK(schema.raw()->n_children == stream.schema().n_children);
  Stream unranked = stream_of(*city.bulletins().search("kind:news"));
  CHECK(std::string_view(unranked.schema().children[0]->name) == "id");
}

TEST_CASE("arrow: hits of several collections are not one table") {
  const Catalog city = load_city();
  const auto code = [](const Hits& hits) {
    Stream stream;
    const auto done = export_arrow(hits, stream.raw());
    return done ? std::string("ok") : done.error().code;
  };
  CHECK(code(*city.search("bus")) == "one-collection");
  CHECK(code(*city.search("nosuchword")) == "one-collection");
  CHECK(code(*city.search("capacity>=10")) == "ok");  // only resources have it
  CHECK(code(*city.bulletins().search("nosuchword")) == "ok");
  CHECK(city.search("capacity>=10")->collection() == "resources");
  CHECK(city.bulletins().search("nosuchword")->collection() == "bulletins");
  CHECK(city.search("bus")->collection().empty());
}

TEST_CASE("a selection is everything that matches, in input order") {
  const Catalog city = load_city();
  const auto selection = city.bulletins().select("bus");
  REQUIRE(selection.ok());
  CHECK(selection->collection() == "bulletins");
  std::vector<std::string> found, expected;
  for (std::size_t i = 0; i < selection->size(); ++i) found.emplace_back(selection->at(i).id());
  const auto hits = city.bulletins().search("bus");
  for (std::size_t row = 0; row < city.bulletins().size(); ++row)
    for (std::size_t i = 0; i < hits->size(); ++i)
      if (hits->record(i).id() == city.bulletins().at(row).id())
        expected.emplace_back(hits->record(i).id());
  CHECK(found == expected);
  CHECK(city.bulletins().select("")->size() == 5);
  CHECK(city.bulletins().select("nosuchword")->size() == 0);
  CHECK(city.bulletins().select("nosuchfield:1").error().code == "unknown-field");
  CHECK(city.bulletins().select("(bus").error().code == "query-syntax");
  const Selection copy = *selection;
  CHECK(copy.at(0).id() == found.front());
}

namespace {

/// Columns that lie somewhere, in pieces of three rows.
class Kept final : public reflect::ColumnSource {
 public:
  std::vector<double> capacity{30, std::nan(""), 7, 8};
  std::vector<std::int64_t> first{0, 60, no_date, 3}, last{59, 119, no_date, 3};
  [[nodiscard]] std::size_t together(std::size_t row) const override { return 3 - row % 3; }
  [[nodiscard]] std::span<const double> numbers(const reflect::FieldInfo& field, std::size_t row,
                                                std::size_t count) const override {
    if (field.name != "capacity") return {};
    return std::span(capacity).subspan(row, count);
  }
  [[nodiscard]] std::span<const std::int64_t> seconds(const reflect::FieldInfo& field, bool end,
                                                      std::size_t row,
                                                      std::size_t count) const override {
    CHECK(field.name == "as_of");
    return std::span(end ? last : first).subspan(row, count);
  }
};

class KeptRows final : public output::ArrowRows {
 public:
  KeptRows(Collection collection, const Kept& kept)
      : collection_(std::move(collection)), kept_(kept) {}
  [[nodiscard]] std::size_t size() const override { return collection_.size(); }
  [[nodiscard]] Record at(std::size_t row) const override { return collection_.at(row); }
  [[nodiscard]] const reflect::ColumnSource* columns() const override { return &kept_; }
  [[nodiscard]] std::optional<Collection> keeper() const override { return collection_; }

 private:
  Collection collection_;
  const Kept& kept_;
};

}  // namespace

TEST_CASE("arrow: columns that are kept as Arrow wants them are not copied") {
  const Kept kept;
  Stream stream;
  {
    const Catalog city = load_city(
        R"({"resources":[{"id":"a","name":"A","capacity":1,"as_of":"2020"},{"id":"b","name":"B"},
                         {"id":"c","name":"C"},{"id":"d","name":"D","capacity":2}]})");
    output::make_stream(*reflect::find_collection("resources")->record,
                        std::make_unique<KeptRows>(city.resources(), kept), stream.raw());
  }
  Batch batch = stream.next();
  test::check_whole(*batch.raw(), stream.schema());
  const View table(*batch.raw(), stream.schema());
  REQUIRE(batch.raw()->length == 3);
  CHECK(table["capacity"].array().buffers[1] == kept.capacity.data());
  CHECK(table["capacity"].value(0) == "30.000000");
  CHECK(table["capacity"].null(1));
  CHECK(table["capacity"].nulls() == 1);
  CHECK(table["as_of"].array().buffers[1] == kept.first.data());
  CHECK(table["as_of_last"].value(1) == "119");
  CHECK(table["as_of"].null(2));
  CHECK(table["id"].text(2) == "c");
  Batch rest = stream.next();
  REQUIRE(rest.raw()->length == 1);
  CHECK(View(*rest.raw(), stream.schema())["capacity"].array().buffers[1] == &kept.capacity[3]);
  CHECK(rest.raw()->children[0]->null_count == 0);
  CHECK(stream.next().raw()->release == nullptr);
}
