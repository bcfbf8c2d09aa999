// A text that should be plain and may hold HTML: titles, names, summaries.
#ifndef MADANG_INGEST_FORMATS_PLAIN_FIELD_H_
#define MADANG_INGEST_FORMATS_PLAIN_FIELD_H_

#include <string>
#include <string_view>

namespace madang::ingest {

/// The text without the tags of HTML and with entities as characters. Markup that was escaped
/// once more (&lt;b&gt;x&lt;/b&gt;) goes too where its tags are pairs. What looks like a tag and is
/// none stays: a <b, <서울>, <T>.
[[nodiscard]] std::string plain_field(std::string_view raw);

/// Whether there are tags of HTML in it. `pairs`: those that are closed count only.
[[nodiscard]] bool has_markup(std::string_view text, bool pairs);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_PLAIN_FIELD_H_
