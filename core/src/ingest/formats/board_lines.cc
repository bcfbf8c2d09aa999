#include "ingest/formats/board_lines.h"

#include <array>
#include <cstdio>
#include <string>

#include "base/date.h"

namespace madang::ingest::board {
namespace {

constexpr std::size_t none = std::string_view::npos;

enum class Says { date, author, other };
struct Label {
  std::string_view word;
  Says says;
};
// A word before any that it begins with.
constexpr std::array labels{
    Label{"등록일자", Says::date},  Label{"등록일시", Says::date}, Label{"등록일", Says::date},
    Label{"작성일자", Says::date},  Label{"작성일시", Says::date}, Label{"작성일", Says::date},
    Label{"게시일", Says::date},    Label{"글쓴이", Says::author}, Label{"작성자", Says::author},
    Label{"등록자", Says::author},  Label{"게시자", Says::author}, Label{"조회수", Says::other},
    Label{"조회", Says::other},     Label{"추천수", Says::other},  Label{"추천", Says::other},
    Label{"첨부파일", Says::other}, Label{"첨부", Says::other},    Label{"댓글", Says::other},
    Label{"담당부서", Says::other}, Label{"부서", Says::other},
};

constexpr std::array<std::string_view, 20> bullets{"•", "·", "∙", "‣", "⁃", "▪", "■",
                                                   "□", "●", "○", "◦", "▶", "▷", "◆",
                                                   "◇", "★", "-", "*", "–", "ㆍ"};
constexpr std::string_view number = "1.";  // stands for all numbered items

constexpr std::array<std::string_view, 4> wide_spaces{"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B",
                                                      "\xEF\xBB\xBF"};
constexpr std::string_view spaces = " \t\r\n\f\v";
constexpr std::string_view separators = " \t:|/,[](){}";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// White space or a mark as it stands between a label and its neighbours.
bool parts_labels(std::string_view s, std::size_t i) {
  if (i >= s.size() || separators.find(s[i]) != none) return true;
  const std::string_view rest = s.substr(i);
  for (const std::string_view space : wide_spaces)
    if (rest.starts_with(space)) return true;
  return rest.starts_with("：") || rest.starts_with("·");
}

bool parts_before(std::string_view s, std::size_t i) {
  if (i == 0 || separators.find(s[i - 1]) != none) return true;
  const std::string_view before = s.substr(0, i);
  for (const std::string_view space : wide_spaces)
    if (before.ends_with(space)) return true;
  return before.ends_with("：") || before.ends_with("·");
}

struct Found {
  std::size_t begin = none, end = none;
  Says says = Says::other;
};

Found next_label(std::string_view s, std::size_t from) {
  Found first;
  for (const Label& label : labels) {
    for (std::size_t at = s.find(label.word, from); at != none && at < first.begin;
         at = s.find(label.word, at + 1)) {
      const std::size_t end = at + label.word.size();
      if (!parts_before(s, at) || !(parts_labels(s, end) || is_digit(s[end]))) continue;
      first = {at, end, label.says};
      break;
    }
  }
  return first;
}

std::string_view value_of(std::string_view s) {
  for (bool again = true; again;) {
    s = trimmed(s);
    again = false;
    for (const std::string_view mark : {":", "：", "|", "/", ",", "·", "[", "]"}) {
      if (s.starts_with(mark)) s.remove_prefix(mark.size()), again = true;
      if (s.ends_with(mark)) s.remove_suffix(mark.size()), again = true;
    }
  }
  return s;
}

void find_bullet(Line& line) {
  line.content = line.text;
  for (const std::string_view bullet : bullets) {
    if (!line.text.starts_with(bullet)) continue;
    const std::string_view rest = line.text.substr(bullet.size());
    const bool word_mark = bullet.size() == 1 || bullet == "–";  // may begin a word or a number
    if (word_mark && !rest.empty() && rest.front() != ' ' && rest.front() != '\t') continue;
    line.bullet = bullet;
    line.content = trimmed(rest);
    return;
  }
  std::size_t digits = 0;
  while (digits < line.text.size() && is_digit(line.text[digits])) ++digits;
  if (digits == 0 || digits > 4 || digits >= line.text.size()) return;
  const char mark = line.text[digits];
  if (mark != '.' && mark != ')') return;
  const std::string_view after = line.text.substr(digits + 1);  // empty: a title got lost
  if (!after.empty() && after.front() != ' ' && after.front() != '\t') return;
  line.bullet = number;
  line.content = trimmed(line.text.substr(digits + 1));
}

}  // namespace

std::string_view trimmed(std::string_view s) {
  for (bool again = true; again;) {
    again = false;
    const std::size_t from = s.find_first_not_of(spaces);
    if (from == none) return s.substr(0, 0);
    s = s.substr(from, s.find_last_not_of(spaces) - from + 1);
    for (const std::string_view space : wide_spaces) {
      if (s.starts_with(space)) s.remove_prefix(space.size()), again = true;
      if (s.ends_with(space)) s.remove_suffix(space.size()), again = true;
    }
  }
  return s;
}

std::optional<Meta> meta_of(std::string_view s) {
  Meta meta;
  bool date = false, author = false;
  constexpr std::size_t longest = 1000;  // beyond, it is a body
  if (s.size() > longest) return std::nullopt;
  Found label = next_label(s, 0);
  if (label.begin == none) return std::nullopt;
  meta.title = trimmed(s.substr(0, label.begin));
  while (label.begin != none) {
    const Found next = next_label(s, label.end);
    const std::string_view value = value_of(s.substr(label.end, next.begin - label.end));
    if (label.says == Says::date && !date) {
      date = true;
      meta.date = value;
    } else if (label.says == Says::author && !author) {
      author = true;
      meta.author = value;
    } else {
      meta.others.emplace_back(s.substr(label.begin, label.end - label.begin), value);
    }
    label = next;
  }
  if (!date || !author) return std::nullopt;
  // A sentence may speak of dates and authors; a line with a title has a date.
  if (!value_of(meta.title).empty()) {
    if (!date_of(meta.date)) return std::nullopt;
    meta.title = value_of(meta.title);
  } else {
    meta.title = {};
  }
  return meta;
}

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    Line line;
    line.text = trimmed(bytes.substr(begin, end - begin));
    line.indent = static_cast<std::size_t>(line.text.data() - bytes.data()) - begin;
    if (begin == 0 && bytes.starts_with("\xEF\xBB\xBF") && line.indent >= 3) line.indent -= 3;
    find_bullet(line);
    line.meta = meta_of(line.content);
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::optional<Date> date_of(std::string_view s) {
  s = trimmed(s);
  std::array<int, 3> parts{};
  std::size_t count = 0, i = 0;
  const auto skip = [&s, &i](std::string_view what) {
    if (!s.substr(i).starts_with(what)) return false;
    i += what.size();
    return true;
  };
  const auto digits = [&s, &i](std::size_t most, int& value) {
    std::size_t n = 0;
    for (value = 0; n < most && i < s.size() && is_digit(s[i]); ++n)
      value = value * 10 + (s[i++] - '0');
    return n;
  };
  if (digits(4, parts[0]) != 4) return std::nullopt;
  count = 1;
  const bool plain = i < s.size() && is_digit(s[i]);  // 20220512
  while (count < 3) {
    const std::size_t before = i;
    if (!plain) {
      while (skip(" ")) {
      }
      if (!skip("-") && !skip(".") && !skip("/") && !skip(count == 1 ? "년" : "월")) i = before;
      else
        while (skip(" ")) {
        }
    }
    const std::size_t wanted = digits(2, parts[count]);
    if (wanted == 0 || (plain && wanted != 2)) {
      i = before;
      break;
    }
    if (!plain && i - wanted == before) return std::nullopt;  // "2022 5"
    ++count;
  }
  while (skip(" ") || skip(".") || skip("년") || skip("월") || skip("일")) {
  }
  if (skip("(")) {  // the weekday
    const std::size_t close = s.find(')', i);
    if (close == none || close - i > 9) return std::nullopt;
    i = close + 1;
  }
  while (skip(" ") || skip("T")) {
  }
  std::string text(16, '\0');
  text.resize(static_cast<std::size_t>(
      count == 3   ? std::snprintf(text.data(), 16, "%04d-%02d-%02d", parts[0], parts[1], parts[2])
      : count == 2 ? std::snprintf(text.data(), 16, "%04d-%02d", parts[0], parts[1])
                   : std::snprintf(text.data(), 16, "%04d", parts[0])));
  if (i < s.size()) {
    if (count < 3) return std::nullopt;
    text.append("T").append(s.substr(i));
  }
  return base::parse_date(text);
}

}  // namespace madang::ingest::board
