#include "ingest/formats/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/has_any.h"
#include "ingest/formats/shown_text.h"
#include "ingest/formats/simple_html.h"

namespace madang::ingest {
namespace {

/// The parser's time grows with the square of open tags, so that a text of more is
/// read in pieces.
constexpr std::size_t most_tags = 2000;

struct Freed {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};
using Parsed = std::unique_ptr<GumboOutput, Freed>;

Parsed parse(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_BODY;
  return Parsed(gumbo_parse_with_options(&options, html.data(), html.size()));
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

bool breaks_line(GumboTag tag) {
  constexpr std::array all{
      GUMBO_TAG_P,       GUMBO_TAG_DIV,        GUMBO_TAG_BR,     GUMBO_TAG_LI,
      GUMBO_TAG_UL,      GUMBO_TAG_OL,         GUMBO_TAG_TR,     GUMBO_TAG_TABLE,
      GUMBO_TAG_H1,      GUMBO_TAG_H2,         GUMBO_TAG_H3,     GUMBO_TAG_H4,
      GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_PRE,    GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,
      GUMBO_TAG_HR,      GUMBO_TAG_DL,         GUMBO_TAG_DT,     GUMBO_TAG_DD,
      GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MAIN,   GUMBO_TAG_ASIDE};
  return std::find(all.begin(), all.end(), tag) != all.end();
}

bool is_hidden(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD ||
         tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_IFRAME;
}

/// Calls `enter` and `leave` for each node. Without recursion, since markup may
/// be nested as deep as it is long.
template <class Enter, class Leave>
void walk(const GumboNode& root, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Step> stack;
  if (enter(root)) stack.push_back({&root, 0});
  while (!stack.empty()) {
    const GumboVector* children = children_of(*stack.back().node);
    if (children == nullptr || stack.back().next >= children->length) {
      leave(*stack.back().node);
      stack.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[stack.back().next++]);
    if (enter(*child)) stack.push_back({child, 0});
  }
}

}  // namespace

bool looks_like_html(std::string_view text) { return base::has_any<'<', '&'>(text); }

namespace {

void show(std::string_view html, ShownText& shown) {
  const Parsed parsed = parse(html);
  if (!parsed) return shown.text(html);
  walk(
      *parsed->root,
      [&shown](const GumboNode& node) {
        switch (node.type) {
          case GUMBO_NODE_TEXT:
          case GUMBO_NODE_WHITESPACE:
          case GUMBO_NODE_CDATA: shown.text(node.v.text.text); return false;
          case GUMBO_NODE_ELEMENT: {
            const GumboTag tag = node.v.element.tag;
            if (is_hidden(tag)) return false;
            if (breaks_line(tag)) shown.line();
            else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) shown.gap();
            return true;
          }
          default: return false;
        }
      },
      [&shown](const GumboNode& node) {
        if (node.type == GUMBO_NODE_ELEMENT && breaks_line(node.v.element.tag)) shown.line();
      });
}

/// What comes first of a text, up to a tag.
std::string_view first_tags(std::string_view html) {
  std::size_t at = 0;
  for (std::size_t n = 0; n <= most_tags; ++n) {
    at = html.find('<', at + (n > 0 ? 1 : 0));
    if (at == std::string_view::npos) return html;
  }
  return html.substr(0, std::max<std::size_t>(at, 1));
}

}  // namespace

namespace {

/// Blanks beside one of &nbsp; are one with it.
std::string shown_blanks(std::string text) {
  constexpr std::string_view stays = "\xC2\xA0";
  if (text.find(stays) == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool wide = std::string_view(text).substr(at).starts_with(stays);
    const bool blank = wide || text[at] == ' ' || text[at] == '\t';
    if (!blank) out += text[at];
    else if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    at += wide ? stays.size() : 1;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::string html_to_text(std::string_view html) {
  // Where no tag begins, line ends are those of a text that was escaped.
  bool tags = false;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && !tags;
       at = html.find('<', at + 1)) {
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    tags =
        next == '/' || next == '!' || next == '?' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
  }
  if (!tags) return shown_blanks(entities_to_text(html));
  if (auto text = simple_html_to_text(html)) return std::move(*text);
  ShownText shown;
  while (!html.empty()) {
    const std::string_view piece = first_tags(html);
    show(piece, shown);
    html.remove_prefix(piece.size());
  }
  return shown.take();
}

std::string entities_to_text(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  // In a <textarea> markup means nothing but entities do; a line end that it
  // would begin with is dropped there.
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_TEXTAREA;
  const Parsed parsed(gumbo_parse_with_options(&options, text.data(), text.size()));
  std::string out;
  if (!parsed) return std::string(text);
  walk(
      *parsed->root,
      [&out](const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
            node.type == GUMBO_NODE_CDATA)
          out += node.v.text.text;
        return node.type == GUMBO_NODE_ELEMENT;
      },
      [](const GumboNode&) {});
  return out;
}

namespace {

bool starts_with_tag(std::string_view text, std::string_view tag) {
  return text.size() > tag.size() &&
         std::equal(tag.begin(), tag.end(), text.begin(), [](char want, char c) {
           return want == (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
         });
}

/// The script that `html` begins with.
HtmlScript script_of(std::string_view html) {
  HtmlScript out;
  const Parsed parsed = parse(html);
  if (!parsed) return out;
  walk(
      *parsed->root,
      [&out](const GumboNode& node) {
        if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_SCRIPT) return true;
        const GumboAttribute* type = gumbo_get_attribute(&node.v.element.attributes, "type");
        if (type != nullptr) out.type = type->value;
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
          const auto* child = static_cast<const GumboNode*>(children.data[i]);
          if (child->type != GUMBO_NODE_TEXT && child->type != GUMBO_NODE_WHITESPACE) continue;
          if (out.text.empty()) out.offset = child->v.text.start_pos.offset;
          out.text += child->v.text.text;
        }
        return false;
      },
      [](const GumboNode&) {});
  return out;
}

}  // namespace

std::vector<HtmlScript> html_scripts(std::string_view page) {
  std::vector<HtmlScript> out;
  // Each script is parsed alone, since a page may be as long and deep as it likes.
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::string_view here = page.substr(at);
    if (here.starts_with("<!--")) {
      const std::size_t end = here.find("-->");
      if (end == std::string_view::npos) break;
      at += end;
    } else if (starts_with_tag(here, "<script")) {
      std::size_t end = here.find('<', 1);
      while (end != std::string_view::npos && !starts_with_tag(here.substr(end), "</script"))
        end = here.find('<', end + 1);
      const std::size_t close = end == std::string_view::npos ? end : here.find('>', end);
      const std::string_view whole =
          here.substr(0, close == std::string_view::npos ? close : close + 1);
      HtmlScript script = script_of(whole);
      script.offset += at;
      out.push_back(std::move(script));
      at += whole.size() - 1;
    }
  }
  return out;
}

}  // namespace madang::ingest
