// One city, many threads: the handles are counted, the data is only read.
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "catalog/city.h"

using namespace madang;

namespace {

/// f(number) on eight threads at once.
template <class F>
void on_threads(F&& f) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&f, i] { f(i); });
  for (std::thread& t : threads) t.join();
}

}  // namespace

TEST_CASE("many threads ask one city and get the answers of one") {
  const Catalog city = load_city();
  const std::vector<std::string> questions{
      "bus", "심야", "\"night bus\"", "published:2022", "capacity>=6", "near:37.5665,126.978,9km"};
  std::vector<std::string> expected;
  for (const std::string& q : questions) expected.push_back(city.search(q)->to_json());
  std::atomic<int> wrong{0};
  on_threads([&](int number) {
    for (int round = 0; round < 20; ++round) {
      const std::size_t i = static_cast<std::size_t>(number + round) % questions.size();
      const auto hits = city.search(questions[i]);
      if (!hits || hits->to_json() != expected[i]) ++wrong;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("handles are copied and dropped by threads that do not know each other") {
  std::optional<Catalog> city = load_city();
  const Collection bulletins = city->bulletins();
  city.reset();
  std::atomic<int> seen{0};
  on_threads([&](int) {
    for (int round = 0; round < 200; ++round) {
      const Collection mine = bulletins;
      const std::optional<Record> record = mine.find("night");
      if (record && record->as<Bulletin>().ok()) ++seen;
    }
  });
  CHECK(seen == 8 * 200);
}

TEST_CASE("streams of one city are read at once, each by its own thread") {
  std::optional<Catalog> city = load_city();
  std::vector<ArrowArrayStream> streams(8);
  for (ArrowArrayStream& stream : streams) export_arrow(city->bulletins(), &stream);
  city.reset();
  std::atomic<std::int64_t> rows{0};
  on_threads([&](int number) {
    ArrowArrayStream& stream = streams[static_cast<std::size_t>(number)];
    ArrowArray batch{};
    while (stream.get_next(&stream, &batch) == 0 && batch.release != nullptr) {
      rows += batch.length;
      batch.release(&batch);
    }
    stream.release(&stream);
  });
  CHECK(rows == std::int64_t{8} * 5);
}

TEST_CASE("cities are loaded side by side") {
  const std::string version = load_city().version();
  std::atomic<int> same{0};
  on_threads([&](int) {
    const auto city = Catalog::load(city_json);
    if (city && city->version() == version) ++same;
  });
  CHECK(same == 8);
}

TEST_CASE("one loads with several threads and saves while others ask") {
  const Catalog city = load_city();
  const std::string expected = city.search("bus")->to_json();
  // Blanks behind the records make a few pieces of few words.
  std::string text;
  for (int i = 0; i < 600; ++i)
    text += R"({"id":"b)" + std::to_string(i) + R"(","title":"night bus 심야버스"})" +
            std::string(8'000, ' ') + "\n";
  OpenOptions options;
  options.as = "bulletins";
  options.threads = 3;
  const std::string path =
      (std::filesystem::temp_directory_path() / ("madang-threads-" + std::to_string(::getpid())))
          .string();
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0}, good{0};
  const auto load_and_save = [&] {
    const auto loaded = Catalog::load(text, options);
    if (!loaded || loaded->bulletins().size() != 600 || !city.save(path) || !loaded->save(path))
      ++wrong;
    const auto opened = Catalog::open(path);
    if (opened && opened->search("심야").ok()) ++good;
    if (city.search("bus")->to_json() != expected) ++wrong;
  };
  on_threads([&](int number) {
    if (number < 2) {
      load_and_save();
      done = true;
    }
    do {
      const auto hits = city.search("bus");
      if (!hits || hits->to_json() != expected) ++wrong;
    } while (!done);
  });
  std::filesystem::remove(path);
  CHECK(wrong == 0);
  CHECK(good == 2);
}
