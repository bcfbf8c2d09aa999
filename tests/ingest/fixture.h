// What the tests of ingest share: a sink that remembers, and files that go
// away again.
#ifndef MADANG_TESTS_INGEST_FIXTURE_H_
#define MADANG_TESTS_INGEST_FIXTURE_H_

#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/load.h"
#include "ingest/one_sink.h"
#include "support/catch.h"

namespace madang::ingest_test {

/// Keeps what it is given; knows ids as the catalog does.
class FakeSink final : public ingest::OneSink {
 public:
  struct Record {
    std::size_t collection;
    std::string id, json;
    std::size_t events;
  };
  std::vector<Record> records;

 private:
  void take(std::size_t collection, std::string_view id, const reflect::Events& events,
            std::string_view json) override {
    records.push_back({collection, std::string(id), std::string(json), events.size()});
  }
};

/// One thread, as FakeSink needs it.
inline OpenOptions alone(OpenOptions options) {
  options.threads = 1;
  return options;
}

inline constexpr std::size_t bulletins = 0, organizations = 1, resources = 2;

/// Loads a text and keeps report and records side by side.
struct Loaded {
  Report report;
  std::vector<FakeSink::Record> records;

  [[nodiscard]] const Problem& only_problem() const {
    REQUIRE(report.problems.size() == 1);
    return report.problems.front();
  }
  [[nodiscard]] std::string ids() const {
    std::string all;
    for (const auto& r : records) all += (all.empty() ? "" : " ") + r.id;
    return all;
  }
  /// "rule:line:column" of each problem.
  [[nodiscard]] std::string places() const {
    std::string all;
    for (const Problem& p : report.problems)
      all += (all.empty() ? "" : " ") + p.rule + ":" + std::to_string(p.line) + ":" +
             std::to_string(p.column);
    return all;
  }
};

inline void check_sum(const Report& r) { CHECK(r.records == r.accepted + r.repaired + r.refused); }

inline Loaded load(std::string_view text, std::string_view name = "bulletins.json",
                   const OpenOptions& options = {}) {
  FakeSink sink;
  const OpenOptions one = alone(options);
  auto report = ingest::load_bytes(text, name, one, sink);
  if (!report) FAIL(report.error().to_string());
  check_sum(*report);
  CHECK(sink.records.size() == report->accepted + report->repaired);
  return {std::move(*report), std::move(sink.records)};
}

inline Error load_error(std::string_view text, std::string_view name, const OpenOptions& options) {
  FakeSink sink;
  const OpenOptions one = alone(options);
  auto report = ingest::load_bytes(text, name, one, sink);
  REQUIRE_FALSE(report.ok());
  return report.error();
}

/// A folder that is removed with what is in it.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "madang-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }
  [[nodiscard]] std::string path(const std::string& name = {}) const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string gzip(std::string_view text) {
  z_stream z{};
  REQUIRE(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&z, text.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(packed.data());
  z.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&z, Z_FINISH) == Z_STREAM_END);
  packed.resize(z.total_out);
  deflateEnd(&z);
  return packed;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::filesystem::path repository() {
  return MADANG_REPOSITORY;
}

/// The folder of shared material, which not every machine has.
inline std::filesystem::path shared() {
  const char* set = std::getenv("MADANG_SHARED");
  return set != nullptr ? std::filesystem::path(set) : repository().parent_path() / "shared";
}

/// Whether a file of it is not there; says so, and the test ends.
inline bool missing(const std::filesystem::path& path) {
  std::error_code unknown;
  if (std::filesystem::exists(path, unknown)) return false;
  WARN("skipped: " << path.string() << " is not there; set MADANG_SHARED");
  return true;
}

}  // namespace madang::ingest_test

#endif  // MADANG_TESTS_INGEST_FIXTURE_H_
