// Paths, folders, globs.
#include "ingest/sources.h"

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
Result<Report> open(const std::vector<std::string>& sources, FakeSink& sink,
                    const OpenOptions& options = {}) {
  const OpenOptions one = alone(options);
  return ingest::load_sources(sources, one, sink);
}
Error open_error(const std::string& source) {
  FakeSink sink;
  auto report = open({source}, sink);
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().kind == ErrorKind::source);
  CHECK(report.error().source == source);
  return report.error();
}
std::string bulletin(const std::string& id) {
  return "{\"type\":\"bulletin\",\"id\":\"" + id + "\",\"title\":\"T\"}\n";
}
}  // namespace

TEST_CASE("a folder is read with its folders, by path, without what is hidden or else") {
  const Folder folder;
  folder.write("b.ndjson", bulletin("b"));
  folder.write("a.json", bulletin("a"));
  folder.write("c/d.jsonl.gz", gzip(bulletin("d")));
  folder.write("c/deep/e.json.gz", gzip(bulletin("e")));
  folder.write(".hidden.json", "{");
  folder.write(".git/x.json", "{");
  folder.write("README.md", "{");
  folder.write("data.txt", "{");
  FakeSink sink;
  auto report = open({folder.path()}, sink);
  REQUIRE(report.ok());
  REQUIRE(sink.records.size() == 4);
  CHECK(sink.records[0].id == "a");
  CHECK(sink.records[1].id == "b");
  CHECK(sink.records[2].id == "d");
  CHECK(sink.records[3].id == "e");
  CHECK(report->files.size() == 4);
  CHECK(report->files[0] == folder.path("a.json"));
  CHECK(report->problems.empty());
}

TEST_CASE("feeds in a folder are read by what is in them, and what is no data is stepped over") {
  const Folder folder;
  folder.write("a.xml", "<rss><channel><item><title>A</title></item></channel></rss>");
  folder.write("b.html", "<html><p>no data</p></html>");
  folder.write("c.csv", "{");
  FakeSink sink;
  auto report = open({folder.path()}, sink);
  REQUIRE(report.ok());
  CHECK(sink.records.size() == 1);
  REQUIRE(report->problems.size() == 2);
  CHECK(report->problems[0].rule == "unknown-shape");
  CHECK(report->problems[0].file == folder.path("b.html"));
  CHECK(report->refused == 0);
}

TEST_CASE("a folder without a file to read is an error") {
  const Folder folder;
  folder.write("README.md", "x");
  CHECK(open_error(folder.path()).code == "empty-folder");
  CHECK(open_error(folder.path()).hint.find(".ndjson") != std::string::npos);
}

TEST_CASE("a path that is not there is an error, also beside one that is") {
  const Folder folder;
  CHECK(open_error(folder.path("nothing.json")).code == "not-found");
  const std::string file = folder.write("a.json", bulletin("a"));
  CHECK(open_error(file + "/b.json").code == "not-found");
  FakeSink sink;
  CHECK_FALSE(open({file, folder.path("nothing.json")}, sink).ok());
}

TEST_CASE("a file that cannot be opened is an error, in a folder a problem") {
  const Folder folder;
  folder.write("a.json", bulletin("a"));
  std::filesystem::create_symlink(folder.path("gone"), folder.path("b.json"));
  FakeSink sink;
  auto report = open({folder.path()}, sink);
  REQUIRE(report.ok());
  CHECK(report->accepted == 1);
  CHECK(report->refused == 1);
  REQUIRE(report->problems.size() == 1);
  CHECK(report->problems[0].rule == "unreadable");
  CHECK(report->problems[0].file == folder.path("b.json"));
  check_sum(*report);

  OpenOptions strict;
  strict.strict = true;
  FakeSink other;
  CHECK_FALSE(open({folder.path()}, other, strict).ok());

  std::filesystem::remove(folder.path("a.json"));
  FakeSink third;
  CHECK_FALSE(open({folder.path()}, third).ok());  // nothing could be read

  if (::geteuid() != 0) {  // root may read everything
    const std::string locked = folder.write("locked.json", "{}");
    std::filesystem::permissions(locked, std::filesystem::perms::none);
    CHECK(open_error(locked).code == "unreadable");
  }
}

TEST_CASE("a glob is expanded, unless a file has that very name") {
  const Folder folder;
  folder.write("x1.json", bulletin("x1"));
  folder.write("x2.json", bulletin("x2"));
  folder.write("y.json", bulletin("y"));
  FakeSink sink;
  REQUIRE(open({folder.path("x*.json")}, sink).ok());
  CHECK(sink.records.size() == 2);
  CHECK(open_error(folder.path("z*.json")).code == "not-found");
  const std::string odd = folder.write("x[12].json", bulletin("odd"));
  FakeSink other;
  REQUIRE(open({odd}, other).ok());
  REQUIRE(other.records.size() == 1);
  CHECK(other.records[0].id == "odd");
}

TEST_CASE("several sources are read in the order given, and ids are theirs together") {
  const Folder folder;
  const std::string b = folder.write("b.json", bulletin("b")),
                    a = folder.write("a.json", bulletin("a"));
  FakeSink sink;
  auto report = open({b, a, b}, sink);
  REQUIRE(report.ok());
  REQUIRE(sink.records.size() == 2);
  CHECK(sink.records[0].id == "b");
  CHECK(report->refused == 1);
  REQUIRE(report->problems.size() == 1);
  CHECK(report->problems[0].rule == "duplicate-id");
  CHECK(report->problems[0].message.find(b + ":1") != std::string::npos);
}

TEST_CASE("a file in another shape is imported where it is named") {
  const Folder folder;
  const std::string board =
      folder.write("board.txt", "• Title\n  등록일 2022-05-12 글쓴이 someone\n  Body.\n");
  FakeSink sink;
  auto report = open({board}, sink);
  REQUIRE(report.ok());
  REQUIRE(sink.records.size() == 1);
  CHECK(sink.records[0].id == "title");
}
