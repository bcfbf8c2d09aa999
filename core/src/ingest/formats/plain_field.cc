#include "ingest/formats/plain_field.h"

#include <algorithm>
#include <array>

#include "ingest/formats/html.h"

namespace madang::ingest {
namespace {

constexpr std::size_t none = std::string_view::npos;

// Those that people write into texts; a name of another program's thing is none of them.
constexpr std::array<std::string_view, 50> paired{
    "a",     "abbr", "address", "article", "aside", "b",      "big", "blockquote", "center",
    "cite",  "code", "dd",      "del",     "div",   "dl",     "dt",  "em",         "figure",
    "font",  "h1",   "h2",      "h3",      "h4",    "h5",     "h6",  "i",          "iframe",
    "ins",   "kbd",  "li",      "mark",    "ol",    "p",      "pre", "q",          "s",
    "small", "span", "strike",  "strong",  "style", "script", "sub", "sup",        "table",
    "tbody", "td",   "tr",      "u",       "ul"};
constexpr std::array<std::string_view, 6> single{"br", "hr", "img", "wbr", "input", "col"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_letter(char c) {
  c = lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

template <class Names>
bool has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The tag that `text` begins with: its name in small letters, and whether it closes.
struct Tag {
  std::string name;
  bool closes = false;
};
Tag tag_at(std::string_view text) {
  Tag tag;
  std::size_t i = 1;
  if (i < text.size() && text[i] == '/') {
    tag.closes = true;
    ++i;
  }
  while (i < text.size() && is_letter(text[i])) tag.name += lower(text[i++]);
  // Attributes may follow, and its end must, before another begins.
  const bool ends = i < text.size() && (text[i] == '>' || text[i] == '/' || text[i] == ' ' ||
                                        text[i] == '\n' || text[i] == '\t');
  const std::size_t end = text.find_first_of("<>", 1);
  if (!ends || end == none || text[end] == '<') tag.name.clear();
  // a<b and c>d: attributes have values.
  const std::string_view attributes = text.substr(i, std::max(end, i) - i);
  if (attributes.find_first_not_of(" \t\n/") != none && attributes.find('=') == none)
    tag.name.clear();
  return tag;
}

}  // namespace

bool has_markup(std::string_view text, bool pairs) {
  for (std::size_t at = text.find('<'); at != none; at = text.find('<', at + 1)) {
    const std::string_view here = text.substr(at);
    if (!pairs && here.starts_with("<!--")) return true;
    const Tag tag = tag_at(here);
    if (has(single, tag.name)) return true;
    if (!has(paired, tag.name)) continue;
    if (!pairs) return true;
    for (std::size_t next = text.find("</", at + 1); !tag.closes && next != none;
         next = text.find("</", next + 1))
      if (tag_at(text.substr(next)).name == tag.name) return true;
  }
  return false;
}

std::string plain_field(std::string_view raw) {
  if (!looks_like_html(raw)) return std::string(raw);
  // Where no tag of HTML is, line ends and what looks like a tag are those of a text.
  const bool html = raw.find('<') == none || has_markup(raw, false);
  std::string text = html ? html_to_text(raw) : entities_to_text(raw);
  if (has_markup(text, true)) text = html_to_text(text);
  return text;
}

}  // namespace madang::ingest
