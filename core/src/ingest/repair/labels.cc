#include "ingest/repair/labels.h"

#include <algorithm>
#include <cstddef>

#include "base/find_text.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t longest_label = 60;

struct Mark {
  std::size_t begin, label, label_end, value;
  bool line;  // the value ends with the line
};

/// The first of some characters, no further away than a label is long.
template <char... Of>
std::size_t near(std::string_view text, std::size_t from) {
  const std::size_t end = std::min(text.size(), from + longest_label + 1);
  for (std::size_t i = from; i < end; ++i)
    if (((text[i] == Of) || ...)) return i;
  return none;
}

/// A label in brackets at `i`.
bool bracketed(std::string_view text, std::size_t i, Mark& mark) {
  constexpr std::string_view open = "<[", close = ">]";
  const std::size_t kind = open.find(text[i]);
  if (kind == none) return false;
  const std::size_t end = near<'<', '[', '>', ']', '\n'>(text, i + 1);
  if (end == none || text[end] != close[kind] || end - i > longest_label || end == i + 1)
    return false;
  // What tags begin with is no Korean label.
  if (text[i] == '<' && static_cast<unsigned char>(text[i + 1]) < 0x80) return false;
  mark = {i, i + 1, end, end + 1, false};
  return true;
}

/// A label before a colon at the beginning of the line that begins at `i`.
bool before_colon(std::string_view text, std::size_t i, Mark& mark) {
  Scan scan(text.substr(i));
  scan.blanks();
  scan.skip({"○", "●", "▶", "◎", "■", "□", "※", "·", "ㆍ", "-", "*", "•", "▷", "◦", "◆"});
  scan.blanks();
  const std::size_t begin = i + scan.at();
  const std::size_t colon = near<':', '\n', '<', '['>(text, begin);
  if (colon == none || text[colon] != ':' || colon - begin > longest_label || colon == begin)
    return false;
  if (is_digit(text[colon - 1])) return false;  // a time
  mark = {i, begin, colon, colon + 1, true};
  return true;
}

}  // namespace

std::vector<Labelled> read_labels(std::string_view text) {
  std::vector<Mark> marks;
  bool fresh = true;  // at the beginning of a line
  for (std::size_t i = 0; i < text.size();) {
    Mark mark{};
    if (bracketed(text, i, mark) || (fresh && before_colon(text, i, mark))) {
      marks.push_back(mark);
      i = mark.value;
      fresh = false;
      continue;
    }
    fresh = text[i++] == '\n';
    // Most of a text is neither the begin of a line nor a bracket.
    if (!fresh) i = base::find_any<'<', '[', '\n'>(text, i);
  }
  std::vector<Labelled> found;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const Mark& m = marks[k];
    std::size_t end = k + 1 < marks.size() ? marks[k + 1].begin : text.size();
    if (m.line) end = std::min(end, text.find('\n', m.value));
    found.push_back({trim(text.substr(m.label, m.label_end - m.label)),
                     trim(text.substr(m.value, end - m.value))});
  }
  return found;
}

}  // namespace madang::ingest::repair
