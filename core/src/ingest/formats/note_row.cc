#include "ingest/formats/note_row.h"

#include <algorithm>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

/// What a remark begins with: a mark that no name has, or a word and a colon.
bool is_remark(std::string_view text) {
  repair::Scan scan(text);
  if (scan.skip({"※", "*)", "주)", "注)"})) return true;
  if (!scan.skip({"자료출처", "자료 출처", "자료", "출처", "주", "비고", "참고", "작성", "Source",
                  "source", "Note", "note", "Notes", "Quelle"}))
    return false;
  scan.blanks();
  return scan.skip({":", "："});
}

}  // namespace

bool is_note_row(const std::vector<CsvField>& fields, std::size_t columns) {
  constexpr std::size_t few = 3;
  if (columns <= few) return false;
  std::string_view only;
  for (const CsvField& field : fields) {
    const std::string_view text = repair::trim(field.text);
    if (text.empty()) continue;
    if (!only.empty()) return false;
    only = text;
  }
  return is_remark(only);
}

bool repeats_header(const std::vector<CsvField>& fields, const std::vector<std::string>& written) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // of the file that was put behind
  std::size_t said = 0;
  for (std::size_t i = 0; i < std::max(fields.size(), written.size()); ++i) {
    std::string_view text = i < fields.size() ? repair::trim(fields[i].text) : std::string_view();
    if (i == 0 && text.starts_with(mark)) text = repair::trim(text.substr(mark.size()));
    if (text != repair::trim(i < written.size() ? std::string_view(written[i]) : "")) return false;
    said += text.empty() ? 0 : 1;
  }
  return said > 1;
}

}  // namespace madang::ingest
