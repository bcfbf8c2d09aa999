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
  // 합계(3개소)
  if (text.ends_with(')')) text = repair::trim(text.substr(0, text.find('(')));
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

/// 서울특별시 합계: of what is said before it. In other languages names may end so.
bool ends_in_sum(std::string_view text) {
  if (text.ends_with(')')) text = repair::trim(text.substr(0, text.find('(')));
  for (const std::string_view word : {" 합계", " 소계", " 총계", " 누계", " 총합계"})
    if (text.ends_with(word)) return true;
  return false;
}

bool is_number(std::string_view text) {
  return base::number_said(text).has_value() || repair::read_counted(text).has_value();
}

}  // namespace

std::string_view first_words(const std::vector<CsvField>& fields) {
  for (const CsvField& field : fields)
    if (const std::string_view text = repair::trim(field.text);
        !text.empty() && text != "-" && !is_number(text))
      return text;
  return {};
}

bool is_sum_row(const std::vector<CsvField>& fields, const std::vector<Form>& forms,
                std::string_view group) {
  bool said = false, numbers = false, grouped = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view text = repair::trim(fields[i].text);
    if (text.empty() || text == "-") continue;
    if (is_number(text)) {
      const Form form = i < forms.size() ? forms[i] : Form::any;
      if (form == Form::degrees || form == Form::korean_degrees) return false;
      numbers = numbers || said;
    } else if (!said && (says_sum(text) || (!grouped && ends_in_sum(text)))) {
      said = true;
    } else if (!said && !grouped && text == group) {
      grouped = true;
    } else {
      return false;
    }
  }
  return said && numbers;
}

}  // namespace madang::ingest
