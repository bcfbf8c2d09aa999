// HTML to plain text, entities among it; the only file with the HTML parser.
#ifndef MADANG_INGEST_FORMATS_HTML_H_
#define MADANG_INGEST_FORMATS_HTML_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::ingest {

/// Whether `text` may hold a tag or an entity, so that html_to_text() could
/// change it. Cheap; says yes too often rather than too rarely.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// What a browser shows of an HTML fragment: paragraphs and line breaks become
/// line ends, other white space one space, entities characters; scripts, styles
/// and comments are left out. Cut and broken markup is read as browsers do.
/// `<평일개방>` is text to HTML, since no tag begins so, and stays.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// The same for text in which only entities mean something ("A &amp; B").
[[nodiscard]] std::string entities_to_text(std::string_view text);

/// An element of a page with what is in it.
struct HtmlScript {
  std::string type;
  std::string text;
  std::size_t offset = 0;  ///< of the text in the page
};
/// All scripts of a page, in order: that is where JSON-LD stands.
[[nodiscard]] std::vector<HtmlScript> html_scripts(std::string_view page);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HTML_H_
