// The order in which people look names up.
//
// Texts are compared by the bytes of their sort keys. A key is the folded text
// (case, width and composition do not matter), in which Han characters stand
// behind Hangul: digits, Latin, Hangul, Han, the order of KS X 1001 and of the
// Unicode Collation Algorithm's default table. The precomposed syllables of
// Unicode stand in the order of South Korean dictionaries, so that inside
// Hangul the order of code points is the right one.
#ifndef MADANG_TEXT_SORT_KEY_H_
#define MADANG_TEXT_SORT_KEY_H_

#include <string>
#include <string_view>

namespace madang::text {

void append_sort_key(std::string& out, std::string_view text);
[[nodiscard]] std::string sort_key(std::string_view text);

}  // namespace madang::text

#endif  // MADANG_TEXT_SORT_KEY_H_
