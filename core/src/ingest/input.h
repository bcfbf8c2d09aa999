// One input, whole or (of lines) some of it: a file, standard input, or bytes;
// unpacked if it was gzipped, in UTF-8.
#ifndef MADANG_INGEST_INPUT_H_
#define MADANG_INGEST_INPUT_H_

#include <madang/import.h>
#include <madang/result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/buffer.h"
#include "ingest/gunzip.h"

namespace madang::ingest {

/// Something about the input as a whole, not about a record in it.
struct InputNote {
  Severity severity = Severity::notice;
  std::string rule;
  std::string message;
};

struct Input {
  std::string name;        ///< what problems call it
  std::size_t number = 0;  ///< of the source it comes from
  Buffer text;             ///< the bytes, padded; offsets count from its first
  std::size_t begin = 0;   ///< of the text behind a byte order mark
  bool cut = false;        ///< the end is missing
  bool unusable = false;   ///< a note says why nothing can be read from it
  bool unread = false;     ///< it could not be read at all
  std::vector<InputNote> notes;

  [[nodiscard]] std::string_view body() const { return text.view().substr(begin); }
};

/// Reads a file; "-" is standard input, called "<stdin>". Errors: not-found,
/// unreadable, too-large.
[[nodiscard]] Result<Input> read_file(const std::string& path, const Limits& limits = {});
/// Copies bytes, which may be gzip too.
[[nodiscard]] Result<Input> read_bytes(std::string_view bytes, std::string_view name,
                                       const Limits& limits = {});

/// What bytes are by their first ones, where they are no text: "a zip archive
/// (.xlsx is one too)"; else empty.
[[nodiscard]] std::string_view what_no_text(std::string_view head);

/// Steps over a byte order mark and notes it; marks input that begins with NUL
/// bytes or is no text as unusable. Called by the two above.
void look_at_encoding(Input& input);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_INPUT_H_
