#include "ingest/formats/board_text.h"

#include <array>

#include "ingest/formats/board_lines.h"

namespace madang::ingest::board {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c); }
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// A Hangul syllable, U+AC00 to U+D7A3, in UTF-8.
bool hangul_at(std::string_view s, std::size_t i) {
  if (i + 3 > s.size()) return false;
  const auto a = static_cast<unsigned char>(s[i]), b = static_cast<unsigned char>(s[i + 1]);
  return (a > 0xEA && a < 0xED) || (a == 0xEA && b >= 0xB0) || (a == 0xED && b <= 0x9E);
}

std::string small(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The stretch without white space around `i`, as far as it is worth looking.
std::string_view token_at(std::string_view s, std::size_t i) {
  constexpr std::string_view blank = " \t\r\n";
  constexpr std::size_t far = 100;
  const std::size_t skipped = i > far ? i - far : 0;
  s = s.substr(skipped, 2 * far);
  i -= skipped;
  const std::size_t from = s.substr(0, i).find_last_of(blank) + 1;  // npos + 1 is 0
  return s.substr(from, std::min(s.find_first_of(blank, i), s.size()) - from);
}

bool glued_english(std::string_view s, std::size_t stop) {
  if (stop + 2 >= s.size() || !is_upper(s[stop + 1])) return false;
  const char after = s[stop + 2];
  if (!is_lower(after) && after != ' ' && after != '\'') return false;
  std::size_t word = 0;  // letters or digits before the stop, none of them a capital
  while (word < stop && (is_lower(s[stop - 1 - word]) || is_digit(s[stop - 1 - word]))) ++word;
  const bool closed = s[stop - 1] == ')' || s[stop - 1] == '"' || s[stop - 1] == '\'';
  // A dot behind a short word may belong to an abbreviation.
  if (s[stop] == '.' ? word < 3 && !closed : word == 0 && !closed) return false;
  const std::string_view token = token_at(s, stop);
  return token.find('/') == none && token.find('@') == none && token.find("www.") == none;
}

bool glued_korean(std::string_view s, std::size_t stop) {
  if (stop < 3 || !hangul_at(s, stop - 3) || !hangul_at(s, stop + 1)) return false;
  const std::string_view end = s.substr(stop - 3, 3);
  return end == "다" || end == "요" || end == "까" || end == "오";
}

struct KindWord {
  std::string_view word;
  BulletinKind kind;
};
constexpr std::array kind_words{
    KindWord{"brochure", BulletinKind::brochure}, KindWord{"leaflet", BulletinKind::brochure},
    KindWord{"manual", BulletinKind::manual},     KindWord{"handbook", BulletinKind::manual},
    KindWord{"digest", BulletinKind::digest},     KindWord{"브로슈어", BulletinKind::brochure},
    KindWord{"안내책자", BulletinKind::brochure}, KindWord{"리플릿", BulletinKind::brochure},
    KindWord{"매뉴얼", BulletinKind::manual},     KindWord{"편람", BulletinKind::manual},
    KindWord{"다이제스트", BulletinKind::digest},
};

bool only_a_year(std::string_view s) {
  s = trimmed(s);
  if (s.empty()) return true;
  if (s.front() == '(' && s.back() == ')') return true;
  return s.size() == 4 && is_digit(s[0]) && is_digit(s[1]) && is_digit(s[2]) && is_digit(s[3]);
}

}  // namespace

std::vector<std::size_t> glued_sentences(std::string_view s) {
  std::vector<std::size_t> found;
  for (std::size_t i = s.find_first_of(".?!"); i != none; i = s.find_first_of(".?!", i + 1))
    if (i > 0 && (glued_english(s, i) || glued_korean(s, i))) found.push_back(i + 1);
  return found;
}

std::optional<std::size_t> cut_at(std::string_view title) {
  constexpr std::string_view ellipsis = "…";
  if (title.ends_with(ellipsis)) return title.size() - ellipsis.size();
  if (!title.ends_with("..")) return std::nullopt;
  return title.find_last_not_of('.') + 1;
}

BulletinKind kind_of(std::string_view title) {
  // "City prints a new manual for drivers" is news: the word counts in
  // parentheses, as the first word, or as the last but for a year.
  constexpr std::size_t longest = 500;  // beyond, it is no title
  const std::string s = small(title.substr(0, longest));
  for (const KindWord& k : kind_words) {
    for (std::size_t at = s.find(k.word); at != none; at = s.find(k.word, at + 1)) {
      const std::size_t end = at + k.word.size();
      if (at > 0 && is_word(s[at - 1])) continue;
      if (end < s.size() && is_word(s[end])) continue;
      const std::size_t open = s.rfind('(', at);
      const bool inside = open != none && s.find(')', open) > at;
      if (at == 0 || inside || only_a_year(std::string_view(s).substr(end))) return k.kind;
    }
  }
  return BulletinKind::news;
}

std::vector<Part> chapters_of(std::string_view body) {
  constexpr std::size_t longest = 120;  // a chapter's title is not a paragraph
  struct Mark {
    std::size_t begin, end;
  };
  std::vector<Mark> marks;
  for (std::size_t i = 0; i + 3 < body.size(); ++i) {
    if (!is_digit(body[i]) || !is_digit(body[i + 1]) || body[i + 2] != '.') continue;
    if (body[i + 3] != ' ' && body[i + 3] != '\t') continue;
    if (i > 0 && is_word(body[i - 1])) continue;
    const std::size_t number = static_cast<std::size_t>((body[i] - '0') * 10 + (body[i + 1] - '0'));
    if (number == marks.size() + 1) marks.push_back({i, i + 3});
  }
  std::vector<Part> parts;
  if (marks.size() < 2) return parts;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const std::size_t next = k + 1 < marks.size() ? marks[k + 1].begin : body.size();
    std::string_view title = trimmed(body.substr(marks[k].end, next - marks[k].end));
    title = trimmed(title.substr(0, title.find('\n')));
    if (title.empty() || title.size() > longest) return {};
    Part part;
    part.number = body.substr(marks[k].begin, 2);
    part.title = Text(title);
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string language_of(std::string_view s) {
  std::size_t hangul = 0, latin = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_letter(s[i])) ++latin;
    else if (hangul_at(s, i)) ++hangul, i += 2;
  }
  if (hangul * 5 > latin) return hangul > 0 ? "ko" : "";  // a syllable weighs as much as letters
  // Latin letters alone are no language; these words are English.
  std::string padded = " ";
  for (const char c : s) padded += is_letter(c) ? c : ' ';
  padded = small(padded + " ");
  for (const std::string_view word : {" the ", " of ", " and ", " for ", " to ", " in ", " with ",
                                      " brochure ", " manual ", " digest "})
    if (padded.find(word) != none) return "en";
  return "";
}

LogoName logo_name(std::string_view title) {
  for (const std::string_view suffix :
       {"의 로고 이미지", "의 로고이미지", "로고 이미지", "로고이미지", "의 로고", "로고"}) {
    if (!title.ends_with(suffix)) continue;
    const std::string_view name = trimmed(title.substr(0, title.size() - suffix.size()));
    if (!name.empty()) return {name, title.substr(title.size() - suffix.size())};
  }
  return {title, {}};
}

std::optional<ShortName> short_name(std::string_view title) {
  // The letters of the acronym stand in the name in their order, as capitals.
  const auto fits = [](std::string_view acronym, std::string_view name) {
    if (acronym.size() < 2 || acronym.size() > 12 || name.find(' ') == none) return false;
    std::size_t at = 0;
    for (const char c : acronym) {
      if (!is_upper(c) || (at = name.find(c, at)) == none) return false;
      ++at;
    }
    return true;
  };
  for (const std::string_view dash : {" – ", " — ", " - ", ": "}) {
    const std::size_t at = title.find(dash);
    if (at == none) continue;
    const std::string_view left = trimmed(title.substr(0, at));
    const std::string_view right = trimmed(title.substr(at + dash.size()));
    if (fits(left, right)) return ShortName{left, right};
  }
  const std::size_t open = title.rfind('(');
  if (open == none || !title.ends_with(")")) return std::nullopt;
  const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
  const std::string_view name = trimmed(title.substr(0, open));
  if (fits(inside, name)) return ShortName{inside, name};
  return std::nullopt;
}

}  // namespace madang::ingest::board
