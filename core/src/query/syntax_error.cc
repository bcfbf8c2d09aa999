#include "query/syntax_error.h"

#include <algorithm>
#include <vector>

#include "text/characters.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

constexpr int columns_before = 60, columns_after = 20;

struct Cell {
  std::size_t offset;
  std::string bytes;
  int columns;
};

/// Characters as they may stand on a line of a terminal.
std::vector<Cell> cells_of(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<Cell> cells;
  for (std::size_t i = from; i < to;) {
    const text::CodePoint c = text::decode(text, i);
    if (c.bytes == 0) {
      cells.push_back({i++, "\uFFFD", 1});
      continue;
    }
    const bool blank = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == 0x2028 ||
                       c.value == 0x2029;
    if (blank) cells.push_back({i, " ", 1});
    else cells.push_back({i, std::string(text.substr(i, c.bytes)), text::columns_of(c.value)});
    i += c.bytes;
  }
  return cells;
}

/// `offset` moved back (or on) to where a character begins, at most 3 bytes.
std::size_t character_border(std::string_view text, std::size_t offset) {
  std::size_t i = std::min(offset, text.size());
  for (int k = 0; k < 3 && i > 0 && i < text.size(); ++k, --i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) break;
  return i;
}

}  // namespace

Error syntax_error(std::string_view text, std::size_t offset, std::string_view sentence,
                   std::string hint) {
  // A character has at most four bytes; those without width only shorten this.
  const std::size_t reach_back = 4 * columns_before, reach_on = 4 * columns_after;
  const std::size_t from = character_border(text, offset > reach_back ? offset - reach_back : 0);
  const std::size_t to = character_border(text, std::min(text.size(), offset + reach_on));
  const std::vector<Cell> cells = cells_of(text, from, std::max(from, to));

  std::size_t caret = 0;
  while (caret < cells.size() && cells[caret].offset < offset) ++caret;
  std::size_t first = caret, end = caret;
  int before = 0, after = 0;
  while (first > 0 && before + cells[first - 1].columns <= columns_before)
    before += cells[--first].columns;
  while (end < cells.size() && after + cells[end].columns <= columns_after)
    after += cells[end++].columns;

  std::string line, pad;
  if (first > 0 || from > 0) {
    line = "\u2026";
    pad = " ";
  }
  for (std::size_t i = first; i < end; ++i) line += cells[i].bytes;
  if (end < cells.size() || to < text.size()) line += "\u2026";
  pad.append(static_cast<std::size_t>(before), ' ');

  Error error;
  error.kind = ErrorKind::query;
  error.code = "query-syntax";
  error.message.append(sentence).append("\n").append(line).append("\n").append(pad).append("^");
  error.hint = std::move(hint);
  error.source = "query";
  error.column = offset + 1;
  return error;
}

std::string shown(std::string_view text) {
  std::string out;
  int columns = 0;
  const std::size_t end = std::min<std::size_t>(text.size(), 4 * columns_before);
  for (const Cell& cell : cells_of(text, 0, character_border(text, end))) {
    columns += cell.columns;
    if (columns > columns_before) break;
    out += cell.bytes;
  }
  if (out.size() < text.size() && columns >= columns_before) out += "\u2026";
  return out;
}

}  // namespace madang::query
