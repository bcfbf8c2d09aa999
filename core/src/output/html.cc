#include <madang/output.h>

namespace madang {
namespace {

using Spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

std::string marked(std::string_view text, const Spans& spans) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [from, to] : spans) {
    if (from < at || to < from || to > text.size()) continue;
    append_escaped(out, text.substr(at, from - at));
    out += "<mark>";
    append_escaped(out, text.substr(from, to - from));
    out += "</mark>";
    at = to;
  }
  append_escaped(out, text.substr(at));
  return out;
}

}  // namespace

std::string to_html(const Highlight& highlight) {
  return marked(highlight.snippet, highlight.spans);
}
std::string to_html(const Suggestion& suggestion) {
  return marked(suggestion.text, suggestion.spans);
}

}  // namespace madang
