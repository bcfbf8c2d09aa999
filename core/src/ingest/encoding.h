// How the bytes of a text are written, told by its content, and their way to
// UTF-8; the one place that asks iconv.
#ifndef MADANG_INGEST_ENCODING_H_
#define MADANG_INGEST_ENCODING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/buffer.h"

namespace madang::ingest {

struct Encoding {
  std::string name;      ///< as iconv knows it; empty: UTF-8, or nothing to convert by
  std::string declared;  ///< what the text itself says, if it is something else
  bool sure = true;      ///< false: too little that is not ASCII to tell
};

/// The encoding whose units are wider than a byte (or whose letters are not
/// ASCII's) by the first bytes of a text; empty for all others.
[[nodiscard]] std::string wide_encoding(std::string_view head);

/// The encoding that the first tag of an XML or HTML text names, in small
/// letters; empty where it names none.
[[nodiscard]] std::string declared_encoding(std::string_view head);

/// How many bytes at the beginning are ASCII.
[[nodiscard]] std::size_t ascii_prefix(std::string_view text);

/// Whether a text that begins so may be in windows-1252 and not say so: it is neither JSON nor XML.
[[nodiscard]] bool may_be_western(std::string_view head);

/// Whether bytes are UTF-8, what was declared, the Korean of CP949 (which EUC-KR is a part of), or,
/// where it may be `western`, the letters of windows-1252 (which Latin-1 is nearly a
/// part of). Bytes decide; a declaration is believed where they are no UTF-8 and it fits them.
/// `whole`: no more follows.
[[nodiscard]] Encoding encoding_of(std::string_view text, const std::string& declared, bool whole,
                                   bool western = false);

/// Converts piece by piece. Bytes that are none of the encoding become U+FFFD
/// and are counted.
class Decoder {
 public:
  Decoder() = default;
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  Decoder(Decoder&& o) noexcept;
  Decoder& operator=(Decoder&&) = delete;

  /// False when iconv does not know the encoding.
  [[nodiscard]] bool open(const std::string& name);
  [[nodiscard]] bool is_open() const { return handle_ != nullptr; }
  /// Appends `bytes` as UTF-8 to `out`; with `last`, also what is left of a
  /// character. False when there is no memory.
  [[nodiscard]] bool feed(std::string_view bytes, bool last, Buffer& out);
  /// Bytes that were no characters.
  [[nodiscard]] std::uint64_t replaced() const { return replaced_; }

 private:
  [[nodiscard]] bool replace(std::size_t bytes, Buffer& out);

  void* handle_ = nullptr;  // an iconv_t
  std::size_t unit_ = 1;    // bytes that belong together, also where they are broken
  std::string rest_;        // of a character that was cut
  bool begun_ = false;
  std::uint64_t replaced_ = 0;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_ENCODING_H_
