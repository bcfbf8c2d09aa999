// A sink that keeps what the board importer made.
#ifndef MADANG_TESTS_INGEST_BOARD_FIXTURE_H_
#define MADANG_TESTS_INGEST_BOARD_FIXTURE_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/fixture.h"
#include "ingest/formats/board.h"

namespace madang::ingest_test {

struct Board final : ingest::ImportSink {
  struct Told {
    Severity severity;
    std::size_t offset;
    std::string rule, message;
  };
  void add(const Bulletin& record) override { bulletins.push_back(record); }
  void add(const Organization& record) override { organizations.push_back(record); }
  void add(const Resource&) override { FAIL("a board holds no resources"); }
  void problem(Severity severity, std::size_t offset, std::string_view rule,
               const ingest::Message& message, std::string_view) override {
    told.push_back({severity, offset, std::string(rule), message.text()});
  }
  [[nodiscard]] bool keeps(Severity, std::string_view) const override { return true; }

  explicit Board(std::string page) : text(std::move(page)) {
    REQUIRE(ingest::is_board(ingest::Look(text)));
    ingest::Window whole(text);
    ingest::read_board(whole, "board.txt", *this);
  }

  [[nodiscard]] long count(std::string_view rule) const {
    return std::count_if(told.begin(), told.end(),
                         [rule](const Told& t) { return t.rule == rule; });
  }
  /// The text at the n-th problem of the rule.
  [[nodiscard]] std::string_view at(std::string_view rule, std::size_t n = 0) const {
    for (const Told& t : told)
      if (t.rule == rule && n-- == 0) return std::string_view(text).substr(t.offset);
    return {};
  }
  /// What the record's provenance points at.
  template <class T>
  [[nodiscard]] std::string_view span(const T& record) const {
    const auto from = static_cast<std::size_t>(record.provenance->start.value());
    const auto to = static_cast<std::size_t>(record.provenance->end.value());
    return std::string_view(text).substr(from, to - from);
  }
  [[nodiscard]] std::vector<std::string> titles() const {
    std::vector<std::string> all;
    for (const Bulletin& b : bulletins) all.emplace_back(b.title.in("und"));
    return all;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Organization& o : organizations) all.emplace_back(o.name.in("und"));
    return all;
  }

  std::string text;
  std::vector<Bulletin> bulletins;
  std::vector<Organization> organizations;
  std::vector<Told> told;
};

template <class T>
bool noted(const T& record, std::string_view rule) {
  const auto& notes = record.provenance->notes;
  return std::find(notes.begin(), notes.end(), rule) != notes.end();
}
inline std::string day(const Bulletin& b) {
  return b.published ? base::to_string(*b.published) : "";
}

}  // namespace madang::ingest_test

#endif  // MADANG_TESTS_INGEST_BOARD_FIXTURE_H_
