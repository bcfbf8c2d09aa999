// Words next to each other, found in postings, are those that a look at the texts finds.
#include "query/adjacent.h"

#include <madang/records.h>

#include <algorithm>
#include <array>
#include <random>

#include "query/bulletin_values.h"
#include "query/occurrences.h"
#include "reflect/record_info.h"
#include "segment/builder.h"
#include "support/catch.h"
#include "text/analyse.h"

using namespace madang;
using namespace madang::query;
using query_test::info;
using query_test::value;

namespace {

using Words = std::vector<std::string>;  // its words
using Phrase = std::vector<Words>;       // of each word what it may be

using Fields = std::array<Words, 2>;  // title and body

struct Bulletins {
  std::vector<Fields> texts;

  [[nodiscard]] segment::Segment segment() const {
    segment::Builder builder(info());
    for (std::size_t row = 0; row < texts.size(); ++row) {
      const std::string id = std::to_string(row);
      std::array<std::string, 2> joined;
      for (std::size_t f = 0; f < 2; ++f)
        for (const std::string& word : texts[row][f]) joined[f] += word + ' ';
      const reflect::Events events{value("id", id), value("title", joined[0]),
                                   value("body", joined[1])};
      const std::string json = "{}";
      std::copy(json.begin(), json.end(), builder.stored_room(json.size()));
      REQUIRE(builder.add(events[0].text, events, json.size()));
    }
    return *segment::Segment::open(info(), builder.finish());
  }
};

int field_of(const segment::Segment& segment, std::string_view name) {
  for (std::size_t f = 0; f < segment.text_fields().size(); ++f)
    if (segment.text_fields()[f].path->name == name) return static_cast<int>(f);
  return -1;
}

bool is_one_of(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a look at the words finds.
std::vector<Gain> seen(const Bulletins& all, const segment::Segment& segment, const Phrase& phrase,
                       std::uint32_t fields, const std::vector<FieldNorm>& norms) {
  std::vector<Gain> gains;
  for (std::uint32_t row = 0; row < all.texts.size(); ++row) {
    float sum = 0;
    for (std::size_t f = 0; f < 2; ++f) {
      const int field = field_of(segment, f == 0 ? "title" : "body");
      if ((fields >> field & 1) == 0) continue;
      const Words& words = all.texts[row][f];
      const FieldNorm& norm = norms[static_cast<std::size_t>(field)];
      for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
        std::size_t k = 0;
        while (k < phrase.size() && is_one_of(phrase[k], words[i + k])) ++k;
        if (k == phrase.size())
          sum += norm.weight / (norm.flat + norm.slope * static_cast<float>(norm.lengths[row]));
      }
    }
    if (sum > 0) gains.push_back({row, saturated(sum, word_k1)});
  }
  return gains;
}

std::vector<Gain> found(const segment::Segment& segment, const Phrase& phrase, std::uint32_t fields,
                        const std::vector<FieldNorm>& norms) {
  std::vector<std::vector<std::uint32_t>> terms;
  Bits rows(segment.rows(), true);
  for (const Words& words : phrase) {
    std::vector<std::uint32_t>& here = terms.emplace_back();
    Bits with(segment.rows());
    for (const std::string& word : words) {
      const auto term = segment.terms().find(static_cast<char>(text::Form::word) + word);
      if (!term) continue;
      here.push_back(*term);
      segment::Postings postings = segment.postings(*term);
      while (postings.next()) with.set(postings.row());
    }
    std::sort(here.begin(), here.end());
    rows &= with;
  }
  const std::vector<std::span<const std::uint32_t>> views(terms.begin(), terms.end());
  return adjacent(segment, views, rows, fields, norms);
}

}  // namespace

TEST_CASE("words in a row are found where they stand in a row, with the same gain") {
  std::mt19937 chance(7);
  const Words vocabulary{"ab", "cd", "ef", "gh", "ij", "kl"};
  const auto words = [&](std::size_t most) {
    Words text(chance() % most);
    for (std::string& word : text) word = vocabulary[chance() % vocabulary.size()];
    return text;
  };
  Bulletins all;
  for (int row = 0; row < 300; ++row) all.texts.push_back(Fields{words(6), words(row % 40 + 1)});
  // Far apart: deltas of two bytes and of three, and the same last six bits.
  for (const std::size_t gap : {62U, 63U, 64U, 127U, 128U, 200U, 17000U}) {
    Words body{"ab"};
    body.insert(body.end(), gap, "xy");
    body.insert(body.end(), {"cd", "ab", "cd", "ef", "cd"});
    all.texts.push_back(Fields{Words{"ab"}, body});
  }
  const segment::Segment segment = all.segment();
  const Corpus corpus({&segment});
  const std::uint32_t body = 1U << field_of(segment, "body");
  const std::vector<Phrase> phrases{
      {{"ab"}, {"cd"}},         {{"ab"}, {"ab"}},       {{"ab"}, {"cd"}, {"ef"}},
      {{"ab", "cd"}, {"ef"}},   {{"ef"}, {"ab", "gh"}}, {{"ab", "cd"}, {"ab", "cd"}, {"ef", "gh"}},
      {{"ij"}, {"kl"}, {"ij"}}, {{"ab"}, {"xy"}},       {{"ab"}, {"cd"}, {"nowhere"}},
      {{"xy"}, {"cd"}, {"ab"}},
  };
  for (const Phrase& phrase : phrases)
    for (const std::uint32_t fields : {~std::uint32_t{0}, body}) {
      const std::vector<Gain> expected = seen(all, segment, phrase, fields, corpus.norms(0));
      const std::vector<Gain> got = found(segment, phrase, fields, corpus.norms(0));
      CHECK(expected.empty() == (phrase.back().front() == "nowhere"));
      REQUIRE(got.size() == expected.size());
      for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].row == expected[i].row);
        CHECK(got[i].gain == expected[i].gain);
      }
    }
}
