// A Korean syllable that is not finished: what may stand in its place once it is.
#ifndef MADANG_TEXT_HALF_TYPED_H_
#define MADANG_TEXT_HALF_TYPED_H_

#include <vector>

#include "text/jamo.h"

namespace madang::text {

/// One way in which a last character can go on: the characters that may stand at
/// its place and, where its final consonant moves on to a next syllable, at the
/// place behind it.
using Continuation = std::vector<std::vector<Range>>;

/// All ways in which a folded character can go on while it is typed, besides staying
/// as it is: 자 to 장, 보 to 봐, 간 to 가나, a lone ㅅ to 서. Empty for what is no
/// Hangul.
[[nodiscard]] std::vector<Continuation> continuations(char32_t c);

}  // namespace madang::text

#endif  // MADANG_TEXT_HALF_TYPED_H_
