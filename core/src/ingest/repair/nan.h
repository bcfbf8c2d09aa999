// Numbers that JSON has not and programs write all the same (rule json-nan).
#ifndef MADANG_INGEST_REPAIR_NAN_H_
#define MADANG_INGEST_REPAIR_NAN_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madang::ingest::repair {

inline constexpr std::string_view nan_message =
    "expected a JSON value, and found NaN or Infinity; it was read as null";

/// The text with null for NaN, Infinity and -Infinity where a value stands; nothing where none
/// does.
[[nodiscard]] inline std::optional<std::string> without_nan(std::string_view json) {
  std::string out;
  std::size_t done = 0;
  bool any = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') {
      for (++i; i < json.size() && json[i] != '"'; ++i)
        if (json[i] == '\\') ++i;
      continue;
    }
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
      if (!json.substr(i).starts_with(word)) continue;
      out.append(json.substr(done, i - done)).append("null");
      done = i + word.size();
      i = done - 1;
      any = true;
      break;
    }
  }
  if (!any) return std::nullopt;
  out.append(json.substr(std::min(done, json.size())));
  return out;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_NAN_H_
