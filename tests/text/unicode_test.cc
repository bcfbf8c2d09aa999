// Unicode's own test of normalisation: forms that are canonically equal must
// give equal terms.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/analyse.h"
#include "text/tokens.h"
#include "text/utf8.h"

using namespace madang;

namespace {

/// The five forms of each line: source, NFC, NFD, NFKC, NFKD.
std::vector<std::vector<std::string>> read_forms() {
  const char* root = std::getenv("MADANG_SHARED");
  const std::string path = std::string(root == nullptr ? "../shared" : root) +
                           "/data/suites/unicode/NormalizationTest.txt.bz2";
  const std::string command = "bzip2 -dc '" + path + "' 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::vector<std::string>> all;
  char buffer[4096];
  while (pipe && std::fgets(buffer, sizeof buffer, pipe.get()) != nullptr) {
    if (buffer[0] == '#' || buffer[0] == '@') continue;
    std::istringstream line(buffer);
    std::vector<std::string> forms;
    for (std::string column; forms.size() < 5 && std::getline(line, column, ';');) {
      std::istringstream codes(column);
      std::string form;
      for (unsigned code = 0; codes >> std::hex >> code;) text::encode(form, code);
      forms.push_back(form);
    }
    if (forms.size() == 5) all.push_back(std::move(forms));
  }
  return all;
}

}  // namespace

TEST_CASE("canonically equal text gives equal terms and equal keywords") {
  const auto all = read_forms();
  if (all.empty()) {
    WARN("skipped: no ../shared/data/suites/unicode (set MADANG_SHARED), or no bzip2");
    SUCCEED();
    return;
  }
  CHECK(all.size() > 18'000);
  int different = 0, different_keywords = 0, different_compatible = 0;
  std::string first;
  for (const auto& f : all) {
    const std::string terms = tests::terms(f[0]);
    if (tests::terms(f[1]) != terms || tests::terms(f[2]) != terms) {
      if (++different <= 5) first += f[0] + " " + f[1] + " " + f[2] + "\n";
    }
    const std::string key = text::Analyser::fold(f[0]);
    if (text::Analyser::fold(f[1]) != key || text::Analyser::fold(f[2]) != key)
      ++different_keywords;
    if (tests::terms(f[3]) != terms || tests::terms(f[4]) != terms) ++different_compatible;
  }
  INFO(first);
  CHECK(different == 0);
  CHECK(different_keywords == 0);
  CHECK(different_compatible == 0);
}
