// What is kept of frequent words changes no answer, and stays within its bounds.
#include "query/occurrences.h"

#include <madang/records.h>

#include <algorithm>

#include "catalog/generated.h"
#include "query/bulletin_values.h"
#include "query/score.h"
#include "reflect/record_info.h"
#include "segment/builder.h"
#include "segment/varint.h"
#include "support/catch.h"

using namespace madang;
using namespace madang::query;
using query_test::info;
using query_test::value;

namespace {

std::shared_ptr<const Occurrences> of_rows(std::uint32_t count, float slope) {
  auto made = std::make_shared<Occurrences>(1000);
  for (std::uint32_t row = 0; row < count; ++row) {
    made->gains.push_back(1);
    made->bits.set(row);
  }
  made->slopes = {slope};
  return made;
}

std::vector<FieldNorm> norms(float slope) { return {{1, 0.25F, slope, nullptr}}; }

/// Bulletins on buses: every second is called so, texts of all lengths have the word in
/// two forms.
segment::Segment buses(std::uint32_t rows) {
  segment::Builder builder(info());
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::string id = std::to_string(row);
    std::string body = row % 3 == 0 ? "buses" : "bus bus";
    for (std::uint32_t i = 0; i < row % 17; ++i) body += i % 5 == 4 ? " buses" : " tram";
    const reflect::Events events{value("id", id), value("title", row % 2 == 0 ? "bus" : "tram"),
                                 value("body", body)};
    const std::string json = "{}";
    std::copy(json.begin(), json.end(), builder.stored_room(json.size()));
    REQUIRE(builder.add(events[0].text, events, json.size()));
  }
  return *segment::Segment::open(info(), builder.finish());
}

std::string answer(const Catalog& city, const std::string& question, std::size_t limit = 50) {
  SearchOptions options;
  options.limit = limit;
  const auto hits = city.bulletins().search(question, options);
  REQUIRE(hits.ok());
  return hits->to_json();
}

}  // namespace

TEST_CASE("occurrences are found under their words, fields and norms only") {
  KeptOccurrences kept(1 << 20);
  kept.keep("wbus", 3, of_rows(10, 0.5F));
  REQUIRE(kept.find("wbus", 3, norms(0.5F)) != nullptr);
  CHECK(kept.find("wbus", 3, norms(0.5F))->gains.size() == 10);
  CHECK(kept.find("wbus", 1, norms(0.5F)) == nullptr);
  CHECK(kept.find("sbus", 3, norms(0.5F)) == nullptr);
  CHECK(kept.find("wbus", 3, norms(0.25F)) == nullptr);
  kept.keep("wbus", 3, of_rows(20, 0.25F));  // longer texts came
  CHECK(kept.find("wbus", 3, norms(0.25F))->gains.size() == 20);
}

TEST_CASE("the words asked for last are kept, as many as fit") {
  const std::size_t one = of_rows(100, 1)->bytes();
  KeptOccurrences kept(4 * one);  // three, with what an entry takes besides
  for (const char* word : {"a", "b", "c"}) kept.keep(word, 1, of_rows(100, 1));
  REQUIRE(kept.find("a", 1, norms(1)) != nullptr);  // so b is the oldest
  kept.keep("d", 1, of_rows(100, 1));
  CHECK(kept.find("b", 1, norms(1)) == nullptr);
  CHECK(kept.find("a", 1, norms(1)) != nullptr);
  CHECK(kept.find("c", 1, norms(1)) != nullptr);
  CHECK(kept.find("d", 1, norms(1)) != nullptr);
  kept.keep("e", 1, of_rows(1000, 1));  // more than all of it
  CHECK(kept.find("e", 1, norms(1)) == nullptr);
  CHECK(kept.find("d", 1, norms(1)) != nullptr);
}

TEST_CASE("scores by what is kept are those by the postings") {
  const segment::Segment segment = buses(300);
  Corpus corpus({&segment});
  const std::vector<FieldNorm>& norms = corpus.norms(0);
  for (const Corpus::Group* words : {&corpus.word("wbus"), &corpus.stem("sbus")})
    for (const std::uint32_t fields : {~std::uint32_t{0}, std::uint32_t{1}}) {
      Clue clue;
      clue.words = words;
      clue.fields = fields;
      const Bits all(segment.rows(), true);
      const auto by_postings = best_of(corpus, 0, {clue}, all, all.count(), 300);
      clue.read = std::make_shared<const Occurrences>(
          read_occurrences(segment, words->in(0).terms, fields, norms, k1_of(words->key)));
      const auto by_kept = best_of(corpus, 0, {clue}, all, all.count(), 300);
      REQUIRE(by_postings.size() == 300);
      REQUIRE(by_kept.size() == 300);
      CHECK(by_postings.front().score > 0);
      CHECK(std::equal(
          by_kept.begin(), by_kept.end(), by_postings.begin(),
          [](const Scored& x, const Scored& y) { return x.row == y.row && x.score == y.score; }));
    }
}

TEST_CASE("a page by what is kept is the head of the whole answer by the postings") {
  const segment::Segment segment = buses(900);
  Corpus corpus({&segment});
  Bits some(segment.rows(), true);
  for (std::uint32_t row = 0; row < segment.rows(); row += 7) some.reset(row);
  std::vector<Clue> clues(3);
  clues[0].words = &corpus.word("wbus");
  clues[0].weight = 0.3;
  clues[1].words = &corpus.stem("sbus");
  clues[2].words = &corpus.word("wtram");
  for (Clue& clue : clues) clue.fields = ~std::uint32_t{0};
  const auto whole = best_of(corpus, 0, clues, some, some.count(), segment.rows());
  for (Clue& clue : clues)
    clue.read = std::make_shared<const Occurrences>(read_occurrences(
        segment, clue.words->in(0).terms, clue.fields, corpus.norms(0), clue.k1()));
  for (const std::size_t count : {1U, 10U, 25U, 500U}) {
    const auto page = best_of(corpus, 0, clues, some, some.count(), count);
    REQUIRE(page.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      INFO(i << " of " << count);
      REQUIRE(page[i].row == whole[i].row);
      REQUIRE(page[i].score == whole[i].score);
    }
  }
}

TEST_CASE("rows that gain nothing follow those of one rare word") {
  Corpus::Made made;
  made.gains = {{{3, 1}, {70, 2}, {200, 1}}};
  made.rows = 3;
  const segment::Segment segment = buses(300);
  Corpus corpus({&segment});
  Clue clue;
  clue.made = &made;
  Bits some(segment.rows());
  for (const std::uint32_t row : {1, 3, 70, 100, 200, 250}) some.set(row);
  const auto rows_of = [&](std::size_t count) {
    std::vector<std::uint32_t> rows;
    for (const Scored& s : best_of(corpus, 0, {clue}, some, some.count(), count))
      rows.push_back(s.row);
    return rows;
  };
  CHECK(rows_of(2) == std::vector<std::uint32_t>{70, 3});
  CHECK(rows_of(3) == std::vector<std::uint32_t>{70, 3, 200});
  CHECK(rows_of(5) == std::vector<std::uint32_t>{70, 3, 200, 1, 100});
  CHECK(rows_of(9) == std::vector<std::uint32_t>{70, 3, 200, 1, 100, 250});
}

TEST_CASE("what would take most of the room is not kept") {
  KeptOccurrences kept(4 * of_rows(100, 1)->bytes());
  kept.keep("much", 1, of_rows(500, 1));
  CHECK(kept.find("much", 1, norms(1)) == nullptr);
}

TEST_CASE("a gain is found at its row, and none is above the peaks of its block") {
  const segment::Segment segment = buses(300);
  Corpus corpus({&segment});
  const Corpus::Group& words = corpus.word("wbuses");
  const float k1 = k1_of(words.key);
  const std::vector<std::uint32_t>& terms = words.in(0).terms;
  const auto few = read_few(segment, terms, ~std::uint32_t{0}, corpus.norms(0), k1);
  const Occurrences many = read_occurrences(segment, terms, ~std::uint32_t{0}, corpus.norms(0), k1);
  REQUIRE(few.size() > 64);
  REQUIRE(few.size() < 300);
  REQUIRE(many.gains.size() == few.size());
  std::size_t next = 0;
  for (std::uint32_t row = 0; row < segment.rows(); ++row) {
    INFO(row);
    const bool here = next < few.size() && few[next].row == row;
    REQUIRE(many.at(row) == (here ? few[next++].gain : 0));
    REQUIRE(many.peaks[row / 64] >= many.at(row));
    REQUIRE(static_cast<float>(many.eighths[row / 64][row % 64 / 8]) >=
            many.at(row) * Occurrences::fine(k1));
  }
}

TEST_CASE("of equal scores the first rows stay, wherever the best blocks are") {
  // Enough blocks that some are looked at first: of this part the one with the best row, of
  // all others those in which rows gain as much as the rest here.
  constexpr std::uint32_t count = 64 * 300;
  Corpus::Made made;
  made.gains.emplace_back();
  made.gains[0].push_back({10, 2});
  for (std::uint32_t row = 64; row < count; row += 3) made.gains[0].push_back({row, 1.5F});
  made.rows = static_cast<double>(made.gains[0].size());
  const segment::Segment segment = buses(count);
  Corpus corpus({&segment});
  Clue clue;
  clue.made = &made;
  Bits all(segment.rows(), true);
  all.reset(64);
  Clue none;  // a second one, so that rows are seen by blocks
  none.lifted = std::make_shared<const Bits>(segment.rows());
  const std::vector<Clue> clues{clue, none};
  const auto best = best_of(corpus, 0, clues, all, all.count(), 11);
  REQUIRE(best.size() == 11);
  CHECK(best[0].row == 10);
  for (std::uint32_t i = 1; i < 11; ++i) CHECK(best[i].row == 64 + 3 * i);
  CHECK(best_of(corpus, 0, clues, all, all.count(), 11, best[0].score).empty());
}

TEST_CASE("an answer is the same whatever was asked before") {
  const auto city = generated::city_of(1500);
  const Catalog fresh = generated::load(city.ndjson, generated::as_bulletins());
  const Catalog asked = generated::load(city.ndjson, generated::as_bulletins());
  const std::vector<std::string> questions{"lantern",       "lantern bus",       "+lantern +bus",
                                           "title:lantern", "\"lantern bus\"",   "lant*",
                                           "lantern -bus",  "kind:news lantern", "bus"};
  std::vector<std::string> first;
  for (const std::string& question : questions) first.push_back(answer(asked, question));
  for (std::size_t i = questions.size(); i-- > 0;) {
    INFO(questions[i]);
    CHECK(answer(asked, questions[i]) == first[i]);
    CHECK(answer(fresh, questions[i]) == first[i]);  // asked in the other order
  }
}

TEST_CASE("numbers are skipped as they would be read") {
  // Of one byte, of several, across the ends of eight bytes.
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 300; ++i) numbers.push_back(i % 7 == 3 ? i << (i % 40) : i % 130);
  std::string bytes;
  std::vector<std::size_t> begins;
  for (const std::uint64_t n : numbers) {
    char room[segment::longest_varint];
    begins.push_back(bytes.size());
    bytes.append(room, segment::put_varint(room, n));
  }
  const char *const begin = bytes.data(), *const end = begin + bytes.size();
  for (std::size_t k = 0; k < numbers.size(); ++k)
    REQUIRE(segment::skip_varints(begin, end, k) == begin + begins[k]);
  CHECK(segment::skip_varints(begin, end, numbers.size()) == end);
  CHECK(segment::skip_varints(begin, end, numbers.size() + 9) == end);
}
