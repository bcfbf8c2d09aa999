// What is said about a question that does not follow the grammar.
#ifndef MADANG_QUERY_SYNTAX_ERROR_H_
#define MADANG_QUERY_SYNTAX_ERROR_H_

#include <madang/result.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace madang::query {

/// An error (query-syntax) at byte `offset` of `text`. Its message is the
/// sentence, the text on a second line (a window of a long one) and a caret on
/// a third.
[[nodiscard]] Error syntax_error(std::string_view text, std::size_t offset,
                                 std::string_view sentence, std::string hint = {});

/// A piece of a question fit for a sentence: on one line, valid UTF-8, short.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace madang::query

#endif  // MADANG_QUERY_SYNTAX_ERROR_H_
