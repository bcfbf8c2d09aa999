// A snapshot that was cut, changed, or made by another madang: an error that
// says where, and whatever the bytes are, nothing worse.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <random>

#include "catalog/city.h"
#include "ingest/fixture.h"
#include "support/snapshot_bytes.h"

using namespace madang;
using ingest_test::Folder;
using ingest_test::read_text;

namespace {

std::string snapshot_of(const Folder& folder, const Catalog& city) {
  const std::string path = folder.path("whole");
  REQUIRE(city.save(path).ok());
  return read_text(path);
}

/// Asks what a damaged city has; what it says may be wrong.
void use(const Catalog& city) {
  for (const char* question :
       {"", "bus", "buses", "심야", "\"night bus\"", "b*", "심*", "kind:news", "published:2022",
        "capacity>1", "near:37.5,127,9km", "topics:night"}) {
    SearchOptions options;
    options.facets = {"kind"};
    const auto hits = city.search(question, options);
    if (hits) (void)hits->to_json();
    options.sort = "title";
    if (const auto sorted = city.bulletins().search(question, options)) (void)sorted->to_json();
  }
  for (const std::string& name : Catalog::collections()) {
    const Collection collection = *city.collection(name);
    for (std::size_t i = 0; i < std::min<std::size_t>(collection.size(), 20); ++i) {
      (void)collection.at(i).json();
      (void)collection.find(collection.at(i).id());
    }
  }
  (void)city.stats_json();
}

/// A file whose bytes are changed in place, one after the other.
class Changing {
 public:
  Changing(const Folder& folder, const std::string& bytes)
      : path(folder.write("changing", bytes)), fd_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
    REQUIRE(fd_ >= 0);
  }
  ~Changing() { ::close(fd_); }
  Changing(const Changing&) = delete;
  Changing& operator=(const Changing&) = delete;
  void put(std::size_t at, char byte) const {
    REQUIRE(::pwrite(fd_, &byte, 1, static_cast<off_t>(at)) == 1);
  }
  const std::string path;

 private:
  int fd_;
};

Error error_of(const Folder& folder, const std::string& bytes) {
  const auto city = Catalog::open(folder.write("changed", bytes));
  if (city) FAIL("it opens");
  return city.error();
}

}  // namespace

TEST_CASE("a snapshot that was cut is an error, at whatever byte") {
  const Folder folder;
  const std::string whole = snapshot_of(folder, load_city());
  for (std::size_t size = 0; size < whole.size();
       size += size < 80 || size + 80 > whole.size() ? 1 : 53) {
    const std::string path = folder.write("cut", whole.substr(0, size));
    const auto verified = Catalog::verify(path);
    INFO("cut to " << size);
    REQUIRE_FALSE(verified.ok());
    REQUIRE(verified.error().code == "snapshot-damaged");
    REQUIRE(verified.error().source == path);
    REQUIRE_FALSE(verified.error().hint.empty());
    if (size < 8) continue;  // it is no snapshot, but perhaps NDJSON
    const auto city = Catalog::open(path);
    REQUIRE_FALSE(city.ok());
    REQUIRE(city.error().code == "snapshot-damaged");
  }
  CHECK(error_of(folder, whole + " ").message.find("should have") != std::string::npos);
}

TEST_CASE("a flipped byte is found, and told with the section that it is in") {
  const Folder folder;
  const std::string whole = snapshot_of(folder, load_city());
  const Changing file(folder, whole);
  std::mt19937 random(20220514);
  int wrong = 0;
  for (const snapshot_bytes::Range& range : snapshot_bytes::covered(whole)) {
    const bool every = range.end - range.begin <= 64 || range.what == "directory of a segment";
    const std::size_t step = every ? 1 : 13;
    for (std::size_t at = range.begin; at < range.end; at += step) {
      file.put(at, static_cast<char>(whole[at] ^ (1U << random() % 8)));
      const auto verified = Catalog::verify(file.path);
      const std::string message = verified ? "" : verified.error().to_string();
      // The first bytes and the version say what they are, not that they are damaged.
      const bool told = range.what.find("head") != std::string::npos ||
                                range.what.find("directory") != std::string::npos
                            ? !message.empty()
                            : message.find("section " + range.what) != std::string::npos &&
                                  message.find("checksum") != std::string::npos;
      if (!told && ++wrong < 5)
        UNSCOPED_INFO(range.what << ", byte " << at << ": \"" << message << "\"");
      if (at % 7 == 0)
        if (const auto city = Catalog::open(file.path)) use(*city);
      file.put(at, whole[at]);
    }
  }
  CHECK(wrong == 0);
  CHECK(Catalog::verify(file.path).ok());
}

TEST_CASE("bytes that lie with checksums that fit are survived") {
  const Folder folder;
  for (const bool text : {true, false}) {
    OpenOptions options;
    options.text = text;
    const std::string whole = snapshot_of(folder, *Catalog::load(city_json, options));
    std::mt19937 random(text ? 1 : 2);
    std::vector<snapshot_bytes::Range> ranges = snapshot_bytes::covered(whole);
    int opened = 0, refused = 0;
    for (const snapshot_bytes::Range& range : ranges) {
      for (int round = 0; round < 12 && range.begin < range.end; ++round) {
        std::string bytes = whole;
        for (int change = 1 + static_cast<int>(random() % 3); change > 0; --change) {
          static constexpr unsigned char likely[] = {0, 1, 2, 0x7F, 0x80, 0xFF};
          const std::size_t at = range.begin + random() % (range.end - range.begin);
          bytes[at] = static_cast<char>(random() % 2 == 0 ? likely[random() % 6] : random() & 0xFF);
        }
        snapshot_bytes::fix_checksums(bytes);
        const std::string path = folder.write("lying", bytes);
        const bool good = Catalog::verify(path).ok();
        const auto city = Catalog::open(path);
        if (good) REQUIRE(city.ok());
        (city ? opened : refused) += 1;
        if (city) use(*city);
      }
    }
    CHECK(opened > 100);
    CHECK(refused > 10);
  }
}

TEST_CASE("a snapshot of other fields names them") {
  const Folder folder;
  const std::string whole = snapshot_of(folder, load_city());
  const auto with = [&](const std::string& then, const std::string& now) {
    std::string bytes = whole;
    const std::size_t at = bytes.find(then);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, then.size(), now);
    snapshot_bytes::fix_checksums(bytes);
    return error_of(folder, bytes);
  };
  const Error renamed = with("\nbulletins/series ", "\nbulletins/serial ");
  CHECK(renamed.code == "snapshot-schema");
  CHECK(renamed.message.find("field bulletins/series is new") != std::string::npos);
  CHECK(renamed.message.find("field bulletins/serial is gone") != std::string::npos);
  CHECK_FALSE(renamed.hint.empty());
  const Error changed = with("\nresources/capacity number", "\nresources/capacity keyword");
  CHECK(changed.code == "snapshot-schema");
  CHECK(changed.message.find("resources/capacity was \"keyword") != std::string::npos);
}

TEST_CASE("a snapshot of another version says so") {
  const Folder folder;
  const std::string whole = snapshot_of(folder, load_city());
  std::string bytes = whole;
  bytes[offsetof(segment::FileHead, version)] += 1;  // its head may look quite different
  const Error file = error_of(folder, bytes);
  CHECK(file.code == "snapshot-version");
  CHECK(file.message.find("version 2") != std::string::npos);
  bytes = whole;
  snapshot_bytes::each_image(whole, [&](const segment::FileEntry& image) {
    snapshot_bytes::put<std::uint32_t>(bytes, image.offset + snapshot_bytes::image_version_at,
                                       segment::image_version + 1);
  });
  snapshot_bytes::fix_checksums(bytes);
  CHECK(error_of(folder, bytes).code == "snapshot-version");
}

TEST_CASE("a snapshot without a segment of a collection is damaged") {
  const Folder folder;
  std::string bytes = snapshot_of(folder, load_city());
  const auto head = snapshot_bytes::get<segment::FileHead>(bytes, 0);
  // The first segment becomes one of the second collection.
  snapshot_bytes::put<std::uint32_t>(bytes, head.directory + segment::counts_bytes, 9);
  snapshot_bytes::fix_checksums(bytes);
  CHECK(error_of(folder, bytes).code == "snapshot-damaged");
}

TEST_CASE("a snapshot that is cut or written to while it is open is noticed") {
  const Folder folder;
  const std::string whole = snapshot_of(folder, load_city());
  const std::string path = folder.write("open", whole);
  const auto city = Catalog::open(path);
  REQUIRE(city.ok());
  SECTION("cut") { std::filesystem::resize_file(path, 100); }
  SECTION("cut to nothing") { std::filesystem::resize_file(path, 0); }
  SECTION("longer") { std::filesystem::resize_file(path, whole.size() + 1); }
  SECTION("written over") {
    std::filesystem::last_write_time(
        path, std::filesystem::last_write_time(path) - std::chrono::seconds(1));
  }
  const auto code = [](const auto& result) { return result ? "" : result.error().code; };
  CHECK(code(city->search("bus")) == "snapshot-changed");
  CHECK(code(city->bulletins().search("")) == "snapshot-changed");
  CHECK(code(city->bulletins().select("kind:news")) == "snapshot-changed");
  CHECK(code(city->get("bulletins/night")) == "snapshot-changed");
  CHECK(code(city->save(folder.path("again"))) == "snapshot-changed");
  CHECK_FALSE(std::filesystem::exists(folder.path("again")));
}

TEST_CASE("only a snapshot can be verified") {
  const Folder folder;
  CHECK(Catalog::verify(folder.path("gone")).error().code == "not-found");
  CHECK_FALSE(Catalog::verify(folder.path()).ok());
  CHECK(Catalog::verify(folder.write("empty", "")).error().code == "snapshot-damaged");
  CHECK(Catalog::verify(folder.write("city.json", city_json)).error().code == "snapshot-damaged");
}
