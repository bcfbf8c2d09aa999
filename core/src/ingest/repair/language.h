// Language tags that are wrong in a way everybody makes (rule language-kr).
#ifndef MADANG_INGEST_REPAIR_LANGUAGE_H_
#define MADANG_INGEST_REPAIR_LANGUAGE_H_

#include <string_view>

namespace madang::ingest::repair {

/// Whether there is a Hangul syllable in it.
[[nodiscard]] inline bool has_hangul(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]);
    const auto b = static_cast<unsigned char>(text[i + 1]);
    if ((a == 0xEA && b >= 0xB0) || a == 0xEB || a == 0xEC || (a == 0xED && b <= 0x9E)) return true;
  }
  return false;
}

/// "kr" is the country (and, as a language, Kanuri): of Hangul it is "ko". The tag
/// itself where nothing is wrong with it.
[[nodiscard]] inline std::string_view language_tag(std::string_view tag, std::string_view text) {
  const bool country = tag == "kr" || tag == "KR" || tag == "kr-KR";
  return country && has_hangul(text) ? "ko" : tag;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_LANGUAGE_H_
