// Names that mean the same, from a file.
#include "query/synonyms.h"

#include "support/catch.h"
#include "text/flat.h"

using namespace madang;
using namespace madang::query;

namespace {

/// The groups of a file: names joined by | and groups by a new line; the error as
/// "LINE:COLUMN MESSAGE".
std::string groups(std::string_view text) {
  const auto read = parse_synonyms(text, "file");
  if (!read) {
    CHECK(read.error().code == "bad-synonyms");
    CHECK(read.error().source == "file");
    return std::to_string(read.error().line) + ":" + std::to_string(read.error().column) + " " +
           read.error().message;
  }
  std::string out;
  for (const NameGroup& group : *read) {
    for (const std::string& name : group) out.append(&name == group.data() ? "" : "|").append(name);
    out += "\n";
  }
  return out;
}

std::string others(const Synonyms& synonyms, std::string_view name) {
  std::string out;
  for (const std::string& other : synonyms.of(text::flatten(name)))
    out.append(out.empty() ? "" : "|").append(other);
  return out;
}

}  // namespace

TEST_CASE("a file of synonyms is groups of names", "[synonyms]") {
  CHECK(groups("시청 = city hall\n") == "시청|city hall\n");
  CHECK(groups("a=b= c # a remark = no name\r\n\r\n  # more\nd = e") == "a|b|c\nd|e\n");
  CHECK(groups("\xEF\xBB\xBFx = y") == "x|y\n");
  CHECK(groups("").empty());
}

TEST_CASE("what is no group of names is refused with its place", "[synonyms]") {
  CHECK(groups("a = b\nalone\n") == "2:1 expected two names or more with = between them");
  CHECK(groups("a = = b") == "1:4 expected a name with a letter or digit");
  CHECK(groups("a = !") == "1:4 expected a name with a letter or digit");
  CHECK(groups("a = b\nx = \xFF") == "2:5 this byte is no UTF-8");
  std::string many = "a";
  for (int i = 0; i < 64; ++i) many += "=a" + std::to_string(i);
  CHECK(groups(many).find("more than 64 names") != std::string::npos);
  CHECK(groups(std::string((4 << 20) + 1, 'a')).find("longer than 4 MiB") != std::string::npos);
  CHECK(groups(std::string(100'001, '\n')).find("100,000 lines") != std::string::npos);
}

TEST_CASE("a name has the others of its group, whatever its dress", "[synonyms]") {
  Synonyms synonyms;
  synonyms.add({"시청", "City Hall", "city-hall"});
  synonyms.add({"WeGO", "WEGOV", "세계스마트시티기구"});
  CHECK(others(synonyms, "city hall") == "시청");
  CHECK(others(synonyms, "CITY  HALL") == "시청");
  CHECK(others(synonyms, "시청") == "City Hall");
  CHECK(others(synonyms, "wegov") == "WeGO|세계스마트시티기구");
  CHECK(others(synonyms, "hall").empty());
  CHECK(synonyms.longest() == 2);
}

TEST_CASE("a name of many groups tells none of them", "[synonyms]") {
  Synonyms synonyms;
  for (int i = 0; i < 4; ++i) synonyms.add({"SI", "institute " + std::to_string(i)});
  CHECK(others(synonyms, "si") == "institute 0|institute 1|institute 2|institute 3");
  synonyms.add({"SI", "one more"});
  CHECK(others(synonyms, "si").empty());
  CHECK(others(synonyms, "one more") == "SI");
}

TEST_CASE("names that can be no synonyms are passed over", "[synonyms]") {
  Synonyms synonyms;
  synonyms.add({"alone"});
  synonyms.add({"same", "SAME", "!"});
  synonyms.add({"one two three four five six seven eight nine", "numbers"});
  CHECK(others(synonyms, "same").empty());
  CHECK(others(synonyms, "numbers").empty());
}

TEST_CASE("names of records are read again where they are asked for", "[synonyms]") {
  const std::vector<std::vector<std::string>> records{{"Metropolitan Institute", "MITI", "miti"},
                                                      {"alone"},
                                                      {"WeGO", "WEGOV"},
                                                      {"MITI", "another"}};
  Synonyms synonyms;
  synonyms.add({"MITI", "from the file"});
  for (std::uint32_t i = 0; i < records.size(); ++i)
    synonyms.add(i, std::vector<std::string_view>(records[i].begin(), records[i].end()));
  std::vector<std::uint32_t> read;
  synonyms.finish([&](std::uint32_t record) {
    read.push_back(record);
    return records[record];
  });
  CHECK(others(synonyms, "miti") == "from the file|Metropolitan Institute|another");
  CHECK(read == std::vector<std::uint32_t>{0, 3});
  CHECK(others(synonyms, "WEGOV") == "WeGO");
  CHECK(others(synonyms, "alone").empty());
  CHECK(synonyms.longest() == 3);
}
