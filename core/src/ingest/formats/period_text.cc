#include "ingest/formats/period_text.h"

#include <string>
#include <utility>

#include "base/date.h"
#include "base/has_any.h"
#include "ingest/formats/dates.h"

namespace madang::ingest {
namespace {

/// The two sides of a mark between them; the second is empty where there is none.
std::pair<std::string_view, std::string_view> halves(std::string_view text) {
  for (const std::string_view mark :
       {"~", "～", "〜", "∼", " - ", " – ", " to ", " until ", " bis "})
    if (const std::size_t at = text.find(mark); at != std::string_view::npos)
      return {base::trim(text.substr(0, at)), base::trim(text.substr(at + mark.size()))};
  return {base::trim(text), {}};
}

/// The year of the first is that of a last that names none.
std::optional<Date> last_day(std::string_view text, const Date& first) {
  if (auto date = read_date(text)) return date;
  const std::string year = std::to_string(first.year);
  for (const char* between : {"-", ".", "년 "})
    if (auto date = read_date(year + between + std::string(text))) return date;
  return std::nullopt;
}

}  // namespace

std::optional<Period> read_period(std::string_view text) {
  const auto [begin, end] = halves(text);
  Period period;
  period.from = read_date(begin);
  if (!period.from) return std::nullopt;
  period.to = end.empty() ? period.from : last_day(end, *period.from);
  if (!period.to || base::span_of(*period.to).last < base::span_of(*period.from).first)
    return std::nullopt;
  return period;
}

}  // namespace madang::ingest
