// Values in two pairs of quotes, as cells of a table become that were quoted for their commas
// before somebody made JSON of them (rule json-quotes): "closed":""Mondays, holidays"".
#ifndef MADANG_INGEST_REPAIR_DOUBLED_QUOTES_H_
#define MADANG_INGEST_REPAIR_DOUBLED_QUOTES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madang::ingest::repair {

inline constexpr std::string_view doubled_quotes_message =
    "expected a text in quotes, and found one in two pairs of them; it was read without one";

/// Whether the value that begins there is written so, and where it ends: behind its quotes.
[[nodiscard]] inline std::optional<std::size_t> end_of_doubled(std::string_view json,
                                                               std::size_t at) {
  constexpr std::string_view pair = "\"\"";
  if (!json.substr(at).starts_with(pair)) return std::nullopt;
  const std::size_t begin = at + pair.size();
  // An empty text ends here.
  if (begin >= json.size() || json.find_first_not_of(" \t\r\n,}]", begin) != begin)
    return std::nullopt;
  for (std::size_t end = begin; (end = json.find(pair, end)) != json.npos; ++end) {
    const std::size_t next = json.find_first_not_of(" \t\r\n", end + pair.size());
    if (next == json.npos) return std::nullopt;
    if (json[next] == ',' || json[next] == '}' || json[next] == ']') return end + pair.size();
  }
  return std::nullopt;
}

/// The text with one pair for two; nothing where no value is written so. What a table doubles
/// inside a cell is one quote.
[[nodiscard]] inline std::optional<std::string> without_doubled_quotes(std::string_view json) {
  std::string out;
  bool any = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    out += json[i];
    if (json[i] == '"') {  // a name, or a value that is well
      for (++i; i < json.size() && json[i] != '"'; ++i) {
        out += json[i];
        if (json[i] == '\\' && i + 1 < json.size()) out += json[++i];
      }
      if (i < json.size()) out += json[i];
      continue;
    }
    if (json[i] != ':') continue;
    while (i + 1 < json.size() && json[i + 1] == ' ') out += json[++i];
    const auto end = end_of_doubled(json, i + 1);
    if (!end) continue;
    any = true;
    out += '"';
    for (std::size_t at = i + 3; at < *end - 2; ++at) {
      if (json[at] == '"') {
        out += '\\';
        if (json[at + 1] == '"' && at + 1 < *end - 2) ++at;
      }
      out += json[at];
    }
    out += '"';
    i = *end - 1;
  }
  if (!any) return std::nullopt;
  return out;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_DOUBLED_QUOTES_H_
