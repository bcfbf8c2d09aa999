// A city of any size, made by rules, so that answers can be counted without
// asking for them.
#ifndef MADANG_TESTS_CATALOG_GENERATED_H_
#define MADANG_TESTS_CATALOG_GENERATED_H_

#include <madang/madang.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

namespace madang::generated {

/// A bulletin that loads.
struct Row {
  std::string id, title, series, kind, json;
  std::vector<std::string> topics;
  bool rare = false;  ///< has the word "lantern"
};
/// A line that is told of.
struct Told {
  std::uint64_t line;
  std::string rule;
  bool operator==(const Told&) const = default;
};
struct City {
  std::string ndjson;
  std::vector<Row> rows;   ///< in order
  std::vector<Told> told;  ///< in order
  std::uint64_t repaired = 0, refused = 0;
};

inline std::string words(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> all{
      "bus",     "buses",  "night", "river",      "park",     "parks",     "water",  "extended",
      "Seoul",   "city's", "2022",  "10만",       "심야버스", "회의실을",  "서울시", "제1호",
      "sharing", "office", "café",  "late-night", "station",  "transport", "한강",   "공원에서"};
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out.append(i == 0 ? "" : " ").append(all[random() % all.size()]);
  return out;
}

/// `faulty`: with broken lines, repaired records and ids that are taken, the
/// last of them by a record far behind. `padding`: blanks behind each record,
/// which change nothing but where the input is cut.
inline City city_of(std::size_t records, bool faulty = false, std::size_t padding = 0) {
  static const std::vector<std::string> kinds{"news", "brochure", "manual", "digest", "notice"};
  std::mt19937 random(20220514);
  City city;
  for (std::size_t i = 0; i < records; ++i) {
    Row row;
    row.id = "b" + std::to_string(i);
    row.rare = i % 97 == 5;
    row.title = words(random, 1 + random() % 3) + (row.rare ? " Lantern" : "");
    row.kind = kinds[random() % kinds.size()];
    if (i % 7 != 0) row.series = "series " + std::to_string(random() % 40);
    for (std::size_t t = random() % 3; t > 0; --t) {
      std::string topic = "t" + std::to_string(4 * random() % 12 + t);
      row.topics.push_back(std::move(topic));
    }
    if (i % 13 == 3 && !row.topics.empty()) row.topics.push_back(row.topics.front());
    const std::uint64_t line = i + 1;
    const bool repaired = faulty && i % 701 == 300;
    if (repaired) row.topics = {"alone"};
    const bool taken = faulty && (i == 200 || i + 50 == records);
    if (taken) row.id = i == 200 ? "b150" : "b100";
    row.json = R"({"id":")" + row.id + R"(","kind":")" + row.kind + R"(","title":")" + row.title +
               R"(","body":")" + words(random, 70 + random() % 30) + R"(","topics":)";
    std::string topics;
    for (const std::string& t : row.topics)
      topics.append(topics.empty() ? "" : ",").append("\"").append(t).append("\"");
    row.json += repaired ? topics : "[" + topics + "]";
    if (!row.series.empty()) row.json += R"(,"series":")" + row.series + "\"";
    row.json += R"(,"published":"20)" + std::to_string(10 + i % 13) + "-0" +
                std::to_string(1 + i % 9) + "\"}";
    const bool broken = faulty && i % 911 == 500;
    city.ndjson += broken ? row.json.substr(0, row.json.find(R"("body")")) : row.json;
    city.ndjson.append(padding, ' ').append("\n");
    if (broken) {
      city.told.push_back({line, "json-syntax"});
      ++city.refused;
    } else if (taken) {
      city.told.push_back({line, "duplicate-id"});
      ++city.refused;
    } else {
      if (repaired) city.told.push_back({line, "single-as-list"});
      city.repaired += repaired ? 1 : 0;
      city.rows.push_back(std::move(row));
    }
  }
  return city;
}

inline OpenOptions as_bulletins(unsigned threads = 0) {
  OpenOptions options;
  options.as = "bulletins";
  options.threads = threads;
  options.max_problems = 100'000;
  return options;
}

inline Catalog load(std::string_view bytes, const OpenOptions& options) {
  auto city = Catalog::load(bytes, options);
  if (!city) FAIL(city.error().to_string());
  return *city;
}

/// What a city says to all sorts of questions, byte by byte.
inline std::string answers(const Catalog& city, bool text = true) {
  std::vector<std::string> questions{
      "",          "kind:news",           "published:2015..2018",
      "topics:t1", "series:\"series 7\"", "no-such-value OR topics:t5"};
  if (text)
    for (const char* q : {"bus", "심야", "\"night bus\"", "riv*", "lantern", "회의실", "city's",
                          "+bus -river", "title:park kind:manual", "10만", "심야*", "café"})
      questions.emplace_back(q);
  std::string all;
  for (const std::string& question : questions)
    for (const char* sort : {"", "title", "-series", "published"}) {
      SearchOptions options;
      options.sort = sort;
      options.limit = sort[0] == '\0' ? 12 : 3;
      if (sort[0] == '\0') options.facets = {"kind", "topics"};
      const auto hits = city.bulletins().search(question, options);
      all += hits ? hits->to_json() : hits.error().to_string();
      all += '\n';
      if (!hits || hits->next().empty()) continue;
      options.after = hits->next();
      all += city.bulletins().search(question, options)->to_json() + '\n';
    }
  if (const auto hits = city.search(text ? "bus park" : "kind:news")) all += hits->to_json();
  return all;
}

}  // namespace madang::generated

#endif  // MADANG_TESTS_CATALOG_GENERATED_H_
