// Asks a city through the public headers and prints what to_json() says, a line
// a question: one of the four doors that tests/golden compares.
//
//   golden_ask AREAS SOURCE… < questions
//
// A question is a line of fields with tabs between them: "search", collection
// ("": all), text, sort, limit, facets, fields, after; or "group", collection,
// text, by, of. An error is printed as "error CODE | MESSAGE | HINT", its lines
// joined by "\n" as two characters.
#include <madang/madang.h>

#include <iostream>
#include <string>
#include <vector>

namespace {

using madang::Error;
using madang::Hits;
using madang::Result;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(at, begin);
    parts.push_back(text.substr(begin, end == text.npos ? end : end - begin));
    if (end == text.npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string> list(const std::string& text) {
  return text.empty() ? std::vector<std::string>{} : split(text, ',');
}

std::string words(const Error& error) {
  std::string out = "error " + error.code + " | ";
  for (const char c : error.message + " | " + error.hint)
    if (c == '\n') out += "\\n";
    else out += c;
  return out;
}

std::string search(const madang::Catalog& city, std::vector<std::string> fields) {
  fields.resize(8);
  madang::SearchOptions options;
  options.sort = fields[3];
  if (!fields[4].empty()) options.limit = std::stoul(fields[4]);
  options.facets = list(fields[5]);
  options.fields = list(fields[6]);
  options.after = fields[7];
  Result<Hits> hits = Error{};
  if (fields[1].empty()) {
    hits = city.search(fields[2], options);
  } else {
    hits = city.collection(fields[1])->search(fields[2], options);
  }
  return hits ? hits->to_json() : words(hits.error());
}

std::string group(const madang::Catalog& city, std::vector<std::string> fields) {
  fields.resize(5);
  madang::GroupOptions options;
  options.by = fields[3];
  options.of = fields[4];
  const auto groups = city.collection(fields[1])->group(fields[2], options);
  return groups ? groups->to_json() : words(groups.error());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  madang::OpenOptions options;
  if (argv[1][0] != 0) options.areas = {argv[1]};
  const auto city = madang::Catalog::open(std::vector<std::string>(argv + 2, argv + argc), options);
  if (!city) {
    std::cerr << city.error().to_string() << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto fields = split(line, '\t');
    std::cout << (fields[0] == "group" ? group(*city, fields) : search(*city, fields)) << '\n';
  }
}
