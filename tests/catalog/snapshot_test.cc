// A city written to a file and opened again is the same city.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "catalog/city.h"
#include "catalog/generated.h"
#include "ingest/fixture.h"

using namespace madang;
using ingest_test::Folder;
using ingest_test::read_text;

namespace {

/// Questions that all three collections of the small city have answers to.
std::string asked(const Catalog& city) {
  std::string all;
  for (const char* question : {"", "bus", "buses", "심야", "버스", "\"night bus\"", "riv*", "심*",
                               "bus -river", "SMG", "published:2022", "capacity>=6",
                               "near:37.5665,126.978,9km", "kind:space", "topics:water"}) {
    SearchOptions options;
    options.facets = {"kind"};
    const auto hits = city.search(question, options);
    all += hits ? hits->to_json() : hits.error().to_string();
    options.sort = "title";
    const auto sorted = city.bulletins().search(question, options);
    all += sorted ? sorted->to_json() : sorted.error().to_string();
    all += '\n';
  }
  return all;
}

void check_same(const Catalog& a, const Catalog& b) {
  CHECK(a.version() == b.version());
  CHECK((asked(a) == asked(b)));
  CHECK((generated::answers(a) == generated::answers(b)));
  for (const std::string& name : Catalog::collections()) {
    const Collection one = *a.collection(name), two = *b.collection(name);
    REQUIRE(one.size() == two.size());
    bool same = true;
    for (std::size_t i = 0; i < one.size(); ++i) {
      same = same && one.at(i).json() == two.at(i).json() && one.at(i).id() == two.at(i).id() &&
             one.at(i).json_bytes() == two.at(i).json_bytes() &&
             two.find(one.at(i).id())->json() == one.at(i).json();
    }
    CHECK(same);
    const CollectionStats before = one.stats(), after = two.stats();
    CHECK(before.terms == after.terms);
    CHECK(before.stored_bytes == after.stored_bytes);
    CHECK(before.first_date == after.first_date);
    CHECK(before.kinds.size() == after.kinds.size());
  }
  CHECK(a.report().records == b.report().records);
  CHECK(a.report().accepted == b.report().accepted);
  CHECK(a.report().repaired == b.report().repaired);
  CHECK(a.report().refused == b.report().refused);
  CHECK(a.report().bytes == b.report().bytes);
}

Catalog open(const std::string& path) {
  auto city = Catalog::open(path);
  if (!city) FAIL(city.error().to_string());
  return *city;
}

void save(const Catalog& city, const std::string& path) {
  const auto saved = city.save(path);
  if (!saved) FAIL(saved.error().to_string());
  const auto good = Catalog::verify(path);
  if (!good) FAIL(good.error().to_string());
}

/// Several segments of few words, since blanks stand between the records.
Catalog in_segments(bool faulty = false) {
  const generated::City city = generated::city_of(400, faulty, 12'000);
  REQUIRE(city.ndjson.size() > (4 << 20));
  return generated::load(city.ndjson, generated::as_bulletins());
}

std::size_t files_in(const Folder& folder) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    files += entry.exists() ? 1 : 0;
  return files;
}

}  // namespace

TEST_CASE("what is saved and opened answers as what was loaded") {
  const Folder folder;
  const std::string path = folder.path("city.madang");
  const auto round_trip = [&](const Catalog& city) {
    save(city, path);
    const Catalog opened = open(path);
    CHECK(opened.snapshot() == path);
    CHECK(city.snapshot().empty());
    CHECK(opened.report().problems.empty());
    CHECK(opened.report().files == std::vector<std::string>{path});
    check_same(city, opened);
    CHECK(files_in(folder) == 1);
  };
  SECTION("a small city") { round_trip(load_city()); }
  SECTION("an empty city") { round_trip(load_city(R"({"bulletins":[]})")); }
  SECTION("several segments") { round_trip(in_segments()); }
  SECTION("with problems") { round_trip(in_segments(true)); }
  SECTION("without the text index") {
    OpenOptions options;
    options.text = false;
    const Catalog city = generated::load(city_json, options);
    round_trip(city);
    CHECK(open(path).search("bus").error().code == "no-text-index");
    CHECK(open(path).search("kind:space")->total() == 2);
  }
  SECTION("an extension says nothing") {
    save(load_city(), folder.path("bulletins.ndjson"));
    check_same(load_city(), open(folder.path("bulletins.ndjson")));
  }
}

TEST_CASE("the same city gives the same bytes, a snapshot of a snapshot too") {
  const Folder folder;
  const std::string one = folder.path("one"), two = folder.path("two");
  save(in_segments(), one);
  save(in_segments(), two);
  CHECK((read_text(one) == read_text(two)));
  const Catalog opened = open(one);
  save(opened, two);
  CHECK((read_text(one) == read_text(two)));
  save(opened, one);  // over itself
  CHECK((read_text(one) == read_text(two)));
  CHECK(opened.search("bus").ok());
  check_same(opened, open(one));
}

TEST_CASE("saving over a file replaces it, and who has it open keeps what they have") {
  const Folder folder;
  const std::string path = folder.write("city", "something else");
  const Catalog city = load_city(), empty = load_city(R"({"bulletins":[]})");
  save(city, path);
  const Catalog opened = open(path);
  save(empty, path);
  check_same(opened, city);
  CHECK(open(path).bulletins().size() == 0);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("saving through a link replaces what it names") {
  const Folder folder;
  const std::string real = folder.write("real", ""), link = folder.path("link");
  std::filesystem::create_symlink(real, link);
  save(load_city(), link);
  CHECK(std::filesystem::is_symlink(link));
  check_same(load_city(), open(real));
}

TEST_CASE("a place that cannot be written to is an error") {
  const Folder folder;
  for (const std::string& path : {folder.path("no/such/folder"), folder.path(), std::string()}) {
    INFO(path);
    const auto saved = load_city().save(path);
    REQUIRE_FALSE(saved.ok());
    CHECK(saved.error().code == "write-failed");
    CHECK(saved.error().kind == ErrorKind::io);
    CHECK(saved.error().source == path);
  }
  CHECK(files_in(folder) == 0);
}

TEST_CASE("when the disk is full, the old file is whole and nothing else is left") {
  const Folder folder;
  const std::string path = folder.path("city");
  save(load_city(), path);
  const std::string before = read_text(path);
  const Catalog other = in_segments();
  save(other, folder.path("other"));
  const auto whole = std::filesystem::file_size(folder.path("other"));
  // A limit on the size of files stands for a full disk.
  const auto old_action = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit old_limit {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  std::vector<Error> errors;
  for (const std::uintmax_t most : {std::uintmax_t{0}, std::uintmax_t{100}, std::uintmax_t{4096},
                                    std::uintmax_t{4100}, whole / 2, whole - 1}) {
    const struct rlimit limit { most, old_limit.rlim_max };
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const auto saved = other.save(path);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old_limit) == 0);
    errors.push_back(saved ? Error{} : saved.error());
    CHECK((read_text(path) == before));
    CHECK(files_in(folder) == 2);
  }
  std::signal(SIGXFSZ, old_action);
  for (const Error& error : errors) {
    CHECK(error.code == "write-failed");
    CHECK(error.message.find("File too large") != std::string::npos);
  }
  check_same(load_city(), open(path));
}

TEST_CASE("two that save to one path at once leave one whole file") {
  const Folder folder;
  const std::string path = folder.path("city");
  const Catalog one = load_city(), two = load_city(R"({"bulletins":[{"id":"a","title":"t"}]})");
  std::atomic<int> failed{0};
  const auto often = [&](const Catalog& city) {
    for (int i = 0; i < 25; ++i)
      if (!city.save(path)) ++failed;
  };
  std::thread first([&] { often(one); }), second([&] { often(two); });
  // Whoever opens it in between has a whole file too.
  int opened = 0, wrong = 0;
  while (opened < 25) {
    const auto city = Catalog::open(path);
    if (!city) {
      wrong += city.error().code == "not-found" ? 0 : 1;
    } else {
      wrong += city->version() == one.version() || city->version() == two.version() ? 0 : 1;
    }
    ++opened;
  }
  first.join();
  second.join();
  CHECK(failed == 0);
  CHECK(wrong == 0);
  CHECK(Catalog::verify(path).ok());
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a snapshot is not one of several sources") {
  const Folder folder;
  const std::string path = folder.path("city");
  const std::string more = folder.write("bulletins.ndjson", R"({"id":"x","title":"t"})");
  save(load_city(), path);
  for (const std::vector<std::string>& sources :
       {std::vector{path, more}, std::vector{more, path}, std::vector{path, path}}) {
    const auto city = Catalog::open(sources);
    REQUIRE_FALSE(city.ok());
    CHECK(city.error().code == "snapshot-alone");
    CHECK(city.error().source == path);
  }
}
