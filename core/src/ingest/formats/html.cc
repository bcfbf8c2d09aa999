#include "ingest/formats/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

namespace madang::ingest {
namespace {

/// Larger texts are cut: no page of a city has so much, and the tree of one takes
/// many times its size.
constexpr std::size_t largest = 16 << 20;

struct Freed {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Parsed = std::unique_ptr<GumboOutput, Freed>;

Parsed parse(std::string_view html, bool fragment) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  if (fragment) options.fragment_context = GUMBO_TAG_BODY;
  html = html.substr(0, largest);
  return Parsed(gumbo_parse_with_options(&options, html.data(), html.size()));
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
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

/// Text with its white space as a browser shows it.
class Shown {
 public:
  void text(std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const char c = part[i];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_ = true;
      } else if (part.substr(i, 2) == "\xC2\xA0") {  // no-break space
        space_ = true;
        ++i;
      } else {
        if (space_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
        space_ = false;
        out_ += c;
      }
    }
  }
  void line() {
    space_ = false;
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }
  void gap() { space_ = true; }
  std::string take() {
    while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string out_;
  bool space_ = false;
};

}  // namespace

bool looks_like_html(std::string_view text) {
  return text.find_first_of("<&") != std::string_view::npos;
}

std::string html_to_text(std::string_view html) {
  const Parsed parsed = parse(html, true);
  if (!parsed) return std::string(html);
  Shown shown;
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

std::vector<HtmlScript> html_scripts(std::string_view page) {
  std::vector<HtmlScript> out;
  const Parsed parsed = parse(page, false);
  if (!parsed) return out;
  walk(
      *parsed->document,
      [&out](const GumboNode& node) {
        if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return false;
        if (node.type == GUMBO_NODE_DOCUMENT || node.v.element.tag != GUMBO_TAG_SCRIPT) return true;
        HtmlScript script;
        const GumboAttribute* type = gumbo_get_attribute(&node.v.element.attributes, "type");
        if (type != nullptr) script.type = type->value;
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
          const auto* child = static_cast<const GumboNode*>(children.data[i]);
          if (child->type != GUMBO_NODE_TEXT && child->type != GUMBO_NODE_WHITESPACE) continue;
          if (script.text.empty()) script.offset = child->v.text.start_pos.offset;
          script.text += child->v.text.text;
        }
        out.push_back(std::move(script));
        return false;
      },
      [](const GumboNode&) {});
  return out;
}

}  // namespace madang::ingest
