#include "text/analyse.h"

#include "text/characters.h"
#include "text/plain.h"
#include "text/utf8.h"
#include "text/words.h"

namespace madang::text {
namespace {

bool is_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Bytes of the 's at `i` (with either apostrophe) that ends a word; 0 if there
/// is none.
std::size_t possessive(std::string_view text, std::size_t i) {
  std::size_t n = 0;
  if (text.substr(i, 1) == "'") n = 1;
  else if (text.substr(i, 3) == "\u2019") n = 3;
  if (n == 0 || i + n >= text.size() || (text[i + n] | 0x20) != 's') return 0;
  const std::size_t after = i + n + 1;
  if (after < text.size() && (is_letter(text[after]) || is_digit(text[after]))) return 0;
  return n + 1;
}

/// Ideographs and precomposed syllables are as they should be already.
Class simple_class(char32_t c) {
  if (is_syllable(c)) return Class::hangul;
  return c >= 0x4E00 && c <= 0x9FFF ? Class::dense : Class::separator;
}

/// A precomposed syllable at `i`.
bool is_syllable_at(std::string_view text, std::size_t i) {
  return is_syllable_of(byte_at(text, i), byte_at(text, i + 1), byte_at(text, i + 2));
}

/// Whether what stands at `i` ends a Hangul word and cannot belong to it: the
/// end, ASCII but digits, and the punctuation that Korean text uses most.
bool surely_separates(std::string_view text, std::size_t i) {
  const unsigned a = byte_at(text, i);
  if (a < 0x80) return i == text.size() || !is_digit(text[i]);
  return plain_separator_at(text, i) != 0;
}

}  // namespace

struct Analyser::State {
  Words words;
  Folder folder;

  /// A run of ASCII letters and digits at `i`; its end.
  std::size_t ascii_run(std::string_view text, std::size_t i) {
    if (!words.open()) {
      const bool letters = is_letter(text[i]);
      std::size_t end = i;
      while (end < text.size() && (letters ? is_letter(text[end]) : is_digit(text[end]))) ++end;
      const bool alone = end == text.size() ||
                         (is_ascii(text[end]) && !is_letter(text[end]) && !is_digit(text[end]) &&
                          text[end] != '\'' && in_number(text, end) == InNumber::no);
      if (alone) {
        const std::string_view word = text.substr(i, end - i);
        if (letters) words.add_ascii_word(word, static_cast<std::uint32_t>(i));
        else words.add_number(word, static_cast<std::uint32_t>(i));
        return end;
      }
    }
    std::size_t end = i;
    for (; end < text.size() && (is_letter(text[end]) || is_digit(text[end])); ++end) {
      const bool letter = is_letter(text[end]);
      const char folded = letter ? static_cast<char>(text[end] | 0x20) : text[end];
      words.add(letter ? Class::letter : Class::digit, {&folded, 1},
                static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(end + 1));
    }
    return end;
  }

  /// A word of precomposed Hangul syllables at `i` that ends at something which
  /// surely does not belong to it; its end, or `i` where there is none.
  std::size_t syllable_run(std::string_view text, std::size_t i) {
    std::size_t end = i;
    while (is_syllable_at(text, end)) end += 3;
    if (end == i || !surely_separates(text, end)) return i;
    words.add_syllables(text.substr(i, end - i), static_cast<std::uint32_t>(i));
    return end;
  }

  /// A cluster that begins outside ASCII, or an ASCII letter with marks.
  void cluster(std::string_view text, std::size_t i, std::size_t end) {
    const auto begin32 = static_cast<std::uint32_t>(i), end32 = static_cast<std::uint32_t>(end);
    const std::string_view bytes = text.substr(i, end - i);
    const CodePoint first = decode(text, i);
    if (first.bytes == bytes.size()) {
      if (is_middle_dot(first.value) || first.value == 0x3164 || first.value == 0xFFA0)
        return words.end_word();  // also the fillers that stand for a space
      if (const Class kind = simple_class(first.value); kind != Class::separator)
        return words.add(kind, bytes, begin32, end32);
    }
    const std::vector<std::int32_t>& characters = folder.fold(bytes, true);
    if (characters.empty() && class_of(first.value) == Class::mark) return words.extend(end32);
    std::string folded;
    for (std::size_t k = 0; k < characters.size(); ++k) {
      const auto c = static_cast<char32_t>(characters[k]);
      folded.clear();
      encode(folded, c);
      const Class kind = k > 0 && is_inner_jamo(c) ? Class::mark : class_of(c);
      words.add(kind, folded, begin32, end32);
    }
  }
};

Analyser::Analyser() : state_(new State) {}
Analyser::~Analyser() { delete state_; }

std::string_view Analyser::stem(std::string_view word) { return state_->words.stem(word, true); }

const std::vector<Token>& Analyser::analyse(std::string_view text, bool stems) {
  Words& words = state_->words;
  words.begin_text(stems);
  for (std::size_t i = 0; i < text.size();) {
    if (words.in_letters())
      if (const std::size_t n = possessive(text, i); n != 0) {
        words.end_word();
        i += n;
        continue;
      }
    if (is_ascii(text[i])) {
      const bool word = is_letter(text[i]) || is_digit(text[i]);
      if (!word) {
        const InNumber part = words.in_number() ? in_number(text, i) : InNumber::no;
        if (part == InNumber::point) words.add_point();
        else if (part == InNumber::no && words.open()) words.end_word();
        ++i;
        continue;
      }
      i = state_->ascii_run(text, i);
      continue;
    }
    if (!words.open())
      if (const std::size_t end = state_->syllable_run(text, i); end != i) {
        i = end;
        continue;
      }
    const std::size_t end = cluster_end(text, i);
    if (end == i) {  // no UTF-8
      words.end_word();
      ++i;
      continue;
    }
    state_->cluster(text, i, end);
    i = end;
  }
  return words.end_text();
}

}  // namespace madang::text
