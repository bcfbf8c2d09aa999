#include "ingest/formats/align.h"

#include <algorithm>
#include <cstddef>

#include "base/said.h"
#include "ingest/formats/guess.h"
#include "ingest/repair/clock.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/decimal_comma.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

bool is_between(std::string_view text, double low, double high) {
  repair::Scan scan(text);
  const auto n = scan.number();
  return n && scan.ended() && *n >= low && *n <= high;
}

Form form_of(std::string_view key) {
  if (key == "위도" || key == "경도") return Form::korean_degrees;
  if (key.ends_with("시각")) return Form::clock;
  if (key.ends_with("기준일자")) return Form::date;
  if (key.ends_with("여부")) return Form::flag;
  if (key.ends_with("기관코드")) return Form::code;
  const std::string_view field = field_by_name(key);
  return field == "place.lat" || field == "place.lon" ? Form::degrees : Form::any;
}

/// Whether a value may stand in a column of that form.
bool fits(Form form, std::string_view text) {
  text = repair::trim(text);
  if (text.empty() || text == "-") return true;
  constexpr std::size_t longest_flag = 6;
  switch (form) {
    case Form::any: return true;
    case Form::degrees: return base::number_said(text) || repair::read_decimal_comma(text);
    case Form::korean_degrees: return is_between(text, 30, 140);  // axes may be swapped
    case Form::clock: return repair::read_clock(text).has_value();
    case Form::date: return repair::read_korean_date(text).has_value();
    case Form::flag: return text.size() <= longest_flag;
    case Form::code: return std::all_of(text.begin(), text.end(), repair::is_digit);
  }
  return true;
}

/// How many columns with a form have a value of it; -1 where one has another.
int fitting(const std::vector<Form>& forms, const std::vector<CsvField>& fields) {
  int n = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!fits(forms[i], fields[i].text)) return -1;
    if (forms[i] != Form::any && !repair::trim(fields[i].text).empty()) ++n;
  }
  return n;
}

/// Whether a comma was typed between two pieces as in prose, or between thousands.
bool continues(std::string_view before, std::string_view text) {
  if (text.starts_with(' ')) return true;
  const bool digits =
      text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, repair::is_digit);
  return digits && (text.size() == 3 || !repair::is_digit(text[3])) && !before.empty() &&
         repair::is_digit(before.back());
}

bool are_numbers(std::string_view before, std::string_view text) {
  return base::number_said(repair::trim(before)) && base::number_said(repair::trim(text));
}

/// Joins fields [at, at + more]; false where they are not plain text in a row.
bool joined(std::string_view text, const std::vector<CsvField>& fields, std::size_t at,
            std::size_t more, std::vector<CsvField>& out) {
  const CsvField &first = fields[at], &last = fields[at + more];
  const auto inside = [text](std::string_view part) {
    return part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
  };
  if (!inside(first.text) || !inside(last.text)) return false;
  out.assign(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(at));
  const char* begin = first.text.data();
  const char* end = last.text.data() + last.text.size();
  if (end < begin) return false;
  out.push_back({{begin, static_cast<std::size_t>(end - begin)}, first.offset});
  out.insert(out.end(), fields.begin() + static_cast<std::ptrdiff_t>(at + more + 1), fields.end());
  return true;
}

}  // namespace

std::vector<Form> forms_of(const std::vector<std::string_view>& keys) {
  std::vector<Form> forms;
  forms.reserve(keys.size());
  for (const std::string_view key : keys) forms.push_back(form_of(key));
  return forms;
}

bool all_fit(const std::vector<CsvField>& fields, const std::vector<Form>& forms) {
  const std::size_t n = std::min(fields.size(), forms.size());
  for (std::size_t i = 0; i < n; ++i)
    if (!fits(forms[i], fields[i].text)) return false;
  return true;
}

bool align(std::string_view text, const std::vector<CsvField>& fields,
           const std::vector<Form>& forms, std::vector<CsvField>& out) {
  const std::size_t width = forms.size();
  out = fields;
  while (out.size() > width && repair::trim(out.back().text).empty()) out.pop_back();
  if (out.size() == width) return true;
  // Of all ways the one in which most columns with a form have a value of it.
  int best = -1;
  std::vector<CsvField> way;
  const auto consider = [&](bool likelier) {
    const int n = fitting(forms, way) * 2 + (likelier ? 1 : 0);
    if (n <= best || n < 0) return;
    best = n;
    out = way;
  };
  const std::size_t n = fields.size();
  if (out.size() < width) {
    const std::size_t end = n == 0 ? 0 : fields.back().offset;
    for (std::size_t at = n + 1; at-- > 0;) {
      way = fields;
      way.insert(way.begin() + static_cast<std::ptrdiff_t>(at), width - n, CsvField{{}, end});
      consider(false);
    }
    return best >= 0;
  }
  // Two numbers are one only where nothing else fits.
  for (const bool numbers : {false, true}) {
    for (std::size_t at = 0; at + (n - width) < n; ++at) {
      const std::string_view before = fields[at].text, behind = fields[at + 1].text;
      if (are_numbers(before, behind) == numbers && joined(text, fields, at, n - width, way))
        consider(!numbers && continues(before, behind));
    }
    if (numbers) break;
    way = fields;
    consider(false);
  }
  return best > 0;
}

}  // namespace madang::ingest
