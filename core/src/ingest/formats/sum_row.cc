#include "ingest/formats/sum_row.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/said.h"
#include "ingest/repair/counted.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

bool says_sum(std::string_view text) {
  constexpr std::size_t longest = 24;
  if (text.size() > longest) return false;
  std::string word;  // 합 계, Sub-Total
  for (const char c : text)
    if (c != ' ' && c != '-' && c != ':')
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  constexpr std::array<std::string_view, 12> words{"합계",     "소계",       "총계", "총합계",
                                                   "누계",     "계",         "총합", "total",
                                                   "subtotal", "grandtotal", "sum",  "totals"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_sum_row(const std::vector<CsvField>& fields, const std::vector<Form>& forms) {
  bool said = false, numbers = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view text = repair::trim(fields[i].text);
    if (text.empty() || text == "-") continue;
    if (base::number_said(text) || repair::read_counted(text)) {
      const Form form = i < forms.size() ? forms[i] : Form::any;
      if (form == Form::degrees || form == Form::korean_degrees) return false;
      numbers = numbers || said;
    } else if (said || !says_sum(text)) {
      return false;
    } else {
      said = true;
    }
  }
  return said && numbers;
}

}  // namespace madang::ingest
