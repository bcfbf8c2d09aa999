#include "segment/text_builder.h"

#include <algorithm>

#include "segment/postings.h"
#include "support/catch.h"

using namespace madang;

namespace {

/// The image of each group of texts, one text a row, from one builder.
std::vector<std::string> images(segment::TextBuilder& builder,
                                const std::vector<std::vector<std::string>>& groups) {
  std::vector<std::string> all;
  base::Pages scratch;
  for (const std::vector<std::string>& texts : groups) {
    segment::ImageWriter out({});
    for (const std::string& text : texts) {
      builder.add(0, text);
      builder.end_row();
    }
    builder.finish(out, scratch);
    const segment::Bytes image = out.finish(static_cast<std::uint32_t>(texts.size()));
    all.emplace_back(reinterpret_cast<const char*>(image.view.data()), image.view.size());
  }
  return all;
}

}  // namespace

TEST_CASE("a segment does not depend on which words were met in segments before it") {
  const std::string very_long(40, 'x'), longer(60, 'y');
  const std::vector<std::vector<std::string>> groups = {
      {"late night buses 심야버스를 운행합니다", "buses and bus stops", very_long},
      {"버스 정류장에서 버스정류장", "2022년 5월 5월 85.5%", longer + " " + very_long},
      {},
      {"a word of the first: late", "운행 운행을 운행합니다 심야버스"},
      // A stem before it is met as a word, and behind it.
      {"running runs", "도서관에서"},
      {"run running", "도서관 도서관은"},
      {"walk"},
      {"walking walked"},
  };
  segment::TextBuilder keeps({3}), forgets({3}, 0);
  const std::vector<std::string> kept = images(keeps, groups);
  CHECK(kept == images(forgets, groups));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    segment::TextBuilder fresh({3});
    CHECK(kept[i] == images(fresh, {groups[i]}).front());
  }
  CHECK(kept[0].find("buses") != std::string::npos);
  CHECK(kept[3].find("buses") == std::string::npos);
}

TEST_CASE("places of 32 and of 64 bits are written alike") {
  struct Place {
    std::uint32_t row, field, position;
  };
  const std::vector<Place> places = {{0, 0, 7}, {2, 3, 1}, {2, 3, 0}, {2, 0, 9},
                                     {3, 1, 5}, {3, 1, 2}, {9, 0, 0}};
  const auto written = [&]<class T>(const segment::PlaceLayout& layout, T) {
    std::vector<T> packed;
    for (const Place& p : places) packed.push_back(layout.first_of<T>(p.row, p.field) + p.position);
    segment::ImageWriter out({});
    segment::PostingsWriter().write(std::span(packed), layout, out);
    const segment::Bytes image = out.finish(10);
    return std::string(reinterpret_cast<const char*>(image.view.data()), image.view.size());
  };
  const segment::PlaceLayout small(10, 4, 9), large(UINT32_MAX, 32, segment::most_position);
  CHECK(small.bits == 4 + 2 + 4);
  CHECK(large.bits == 64);
  CHECK(written(small, std::uint32_t{}) == written(large, std::uint64_t{}));
}

TEST_CASE("a segment of many rows and long texts has every word in its place") {
  constexpr std::uint32_t rows = 70000, words = 70000, last = rows - 1;
  segment::TextBuilder builder({3});
  std::string text;
  for (std::uint32_t i = 0; i < words; ++i) text += i == 5 || i == last ? "here " : "x ";
  for (std::uint32_t row = 0; row < rows; ++row) {
    builder.add(0, row == 0 || row == last ? text : "x");
    builder.end_row();
  }
  segment::ImageWriter out({});
  base::Pages scratch;
  builder.finish(out, scratch);
  const segment::Bytes bytes = out.finish(rows);
  const auto image = segment::Image::open(bytes.view);
  REQUIRE(image.ok());
  CHECK(image->text(segment::Part::term_bytes) == "wherewx");
  const segment::Offsets offsets = image->offsets(segment::Part::posting_offsets, 3);
  segment::Postings here(offsets.slice(image->text(segment::Part::posting_bytes), 0), rows, 1);
  std::vector<std::uint32_t> found;
  while (here.next())
    here.each_position([&](int, std::uint32_t position) {
      found.insert(found.end(), {here.row(), position});
    });
  CHECK(found == std::vector<std::uint32_t>{0, 5, 0, last, last, 5, last, last});
}

TEST_CASE("terms keep their numbers while a table of them grows") {
  segment::TermTable table;
  text::IndexAnalyser analyser;
  std::string text;
  constexpr std::uint32_t words = 5000;
  for (std::uint32_t i = 0; i < words; ++i)
    text += "word" + std::to_string(i) + (i % 7 == 0 ? std::string(30, 'z') : "") + " ";
  std::vector<std::uint32_t> numbers;
  const auto note = [&](std::size_t, std::uint32_t number) { numbers.push_back(number); };
  table.add_all(analyser.analyse(text), note);
  REQUIRE(numbers.size() == words);
  CHECK(std::is_sorted(numbers.begin(), numbers.end()));
  CHECK(table.size() == words);
  const std::vector<std::uint32_t> first = numbers;
  numbers.clear();
  table.add_all(analyser.analyse(text), note);
  CHECK(numbers == first);
  CHECK(table[1].substr(1) == "word1");
  CHECK(table.term(7).text().substr(1) == "word7" + std::string(30, 'z'));
  table.clear();
  CHECK(table.size() == 0);
}
