#include "text/index_terms.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/hash.h"
#include "text/plain.h"
#include "text/words.h"

namespace madang::text {
namespace {

// Behind the copy of a text are zeros, which separate words, so that reading
// ahead needs no look at the end.
constexpr std::size_t padding = WordMarks::padding;
constexpr std::size_t syllable = 3;  // bytes
constexpr std::uint64_t every = 0x0101010101010101ULL;

std::uint64_t load(const char* p) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return bytes;
}
/// The first `n` bytes, 0 to 8.
std::uint64_t first(std::uint64_t bytes, std::size_t n) {
  return n >= 8 ? bytes : bytes & ((std::uint64_t{1} << 8 * n) - 1);
}
void store(char* p, std::uint64_t bytes) { std::memcpy(p, &bytes, sizeof bytes); }
/// What makes the first `n` ASCII letters of eight bytes small.
std::uint64_t lower_bits_to(std::size_t n) { return first(0x20 * every, n); }

/// From `most_inline - n` on: what keeps the first `n` bytes of a term.
constexpr auto term_masks = [] {
  std::array<char, std::size_t{2} * IndexTerm::most_inline> masks{};
  for (std::size_t i = 0; i < IndexTerm::most_inline; ++i) masks[i] = '\xFF';
  return masks;
}();

/// How many of the next eight bytes, from the first on, are ASCII letters.
std::size_t letters_at(const char* p) {
  const std::uint64_t bytes = load(p);
  // With the case bit set and the highest cleared, sums carry into that one for
  // 'a' and above, and for what is behind 'z'.
  const std::uint64_t low = (bytes | 0x20 * every) & 0x7F * every;
  const std::uint64_t letters =
      (low + (0x80 - 'a') * every) & ~(low + (0x7F - 'z') * every) & ~bytes & 0x80 * every;
  const std::uint64_t others = ~letters & 0x80 * every;
  return others == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

/// Whether a precomposed syllable, U+AC00 to U+D7A3, stands there.
bool syllable_at(const char* p) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  if ((bytes & 0xC0C0F0) != 0x8080E0) return false;
  return is_syllable((bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F));
}

unsigned at(const char* p, std::size_t i) { return static_cast<unsigned char>(p[i]); }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20; }

}  // namespace

void IndexAnalyser::reserve(std::size_t more) { terms_ = room_.room(used_ + more); }

// REQUIRES: room for one, and padding behind the text.
inline void IndexAnalyser::emit(Form form, const char* text, std::size_t size,
                                std::uint64_t lower) {
  if (size >= IndexTerm::most_inline) return emit_long(form, text, size);
  // Of any size in the same way, since no one can guess the next one.
  const char* const kept = term_masks.data() + IndexTerm::most_inline - 1 - size;
  IndexTerm& term = terms_[used_++];
  term.part[0] = (static_cast<unsigned char>(form) | (load(text) | lower) << 8) & load(kept);
  term.part[1] = (load(text + 7) | lower) & load(kept + 8);
  term.part[2] = (load(text + 15) | lower) & load(kept + 16);
  term.size = static_cast<std::uint32_t>(size) + 1;
}

void IndexAnalyser::emit_long(Form form, const char* text, std::size_t size) {
  if (size > longest_term) {  // as Words cuts it
    size = longest_term;
    while (size > 0 && is_continuation(at(text, size))) --size;
  }
  std::string& whole = longs_.emplace_back(1, static_cast<char>(form));
  whole.append(text, size);
  IndexTerm& term = terms_[used_++];
  term.part[0] = base::hash(whole) | 0x80;
  term.part[1] = reinterpret_cast<std::uintptr_t>(whole.data());
  term.part[2] = 0;
  term.size = static_cast<std::uint32_t>(whole.size());
}

std::size_t IndexAnalyser::other(std::size_t from, std::size_t size) {
  std::size_t end = from;
  while (end < size && !is_blank(copy_[end])) ++end;
  const std::vector<Token>& tokens =
      analyser_.analyse(std::string_view(copy_).substr(from, end - from), false);
  reserve(tokens.size() + (size - end) + 1);
  for (const Token& token : tokens)
    if (token.form == Form::word) emit(token.form, token.term.data() + 1, token.term.size() - 1);
  return end;
}

void IndexAnalyser::copy(std::string_view text) {
  const std::size_t size = text.size();
  if (copy_.size() < size + padding) copy_.resize(2 * (size + padding));
  if (size > 0) std::memcpy(copy_.data(), text.data(), size);
  std::memset(copy_.data() + size, 0, padding);
  longs_.clear();
  used_ = 0;
}

IndexTerm IndexAnalyser::term_of(Form form, std::string_view text) {
  copy(text);
  reserve(1);
  emit(form, copy_.data(), text.size());
  return terms_[0];
}

std::span<const IndexTerm> IndexAnalyser::parts(std::string_view word) {
  copy(word);
  reserve(2 * word.size() + 1);
  const char* const t = copy_.data();
  // Units: a syllable, or all digits that stand together, on each side of a point.
  std::size_t before = 0, at = 0;  // of the unit before, and of this one
  bool point = false;              // between them
  while (at < word.size()) {
    std::size_t end = at;
    while (byte_class(t[end]) == ByteClass::digit) ++end;
    const bool number = end > at;
    if (!number && syllable_at(t + at)) end = at + syllable;
    if (end == at) break;
    if (number) emit(Form::pair, t + at, end - at);
    if (at > 0 && !point) emit(Form::pair, t + before, end - before);
    before = at;
    at = end;
    point = number && t[at] == '.';
    if (point) ++at;
  }
  if (at == word.size()) return {terms_, used_};
  used_ = 0;
  const bool ascii = std::all_of(word.begin(), word.end(),
                                 [](char c) { return byte_class(c) != ByteClass::high; });
  if (ascii) return {};  // letters
  const std::vector<Token>& tokens = analyser_.analyse(word, false);
  reserve(tokens.size());
  for (const Token& token : tokens)
    if (token.form == Form::pair) emit(Form::pair, token.term.data() + 1, token.term.size() - 1);
  return {terms_, used_};
}

bool IndexAnalyser::ends_at(std::size_t end, bool letters) const {
  const char* const t = copy_.data();
  if (t[end] == '\'') return !letters;  // perhaps a possessive
  if (t[end] == '.' || t[end] == ',') return in_number(copy_, end) == InNumber::no;
  if (byte_class(t[end]) != ByteClass::high) return true;
  if (plain_separator_at(copy_, end) == 0) return false;
  return !letters || at(t, end) != 0xE2 || at(t, end + 2) != 0x99;  // as above
}

inline std::size_t IndexAnalyser::marked_word(std::size_t i) {
  const std::uint64_t word = marks_.at(WordMarks::word, i);
  const auto size = static_cast<std::size_t>(std::countr_one(word));
  if (size >= IndexTerm::most_inline) return i;
  const std::uint64_t these = (std::uint64_t{1} << size) - 1;
  const bool letters = (marks_.at(WordMarks::letter, i) & these) != 0;
  const bool syllables = (marks_.at(WordMarks::syllable, i) & these) != 0;
  const std::size_t end = i + size;
  if (letters && syllables) return i;
  if (copy_[end] != ' ' && !ends_at(end, letters)) return i;
  emit(Form::word, copy_.data() + i, size, letters ? 0x20 * every : 0);  // digits have this bit
  return end;
}

// A word that begins at `i` and is made of ASCII letters, digits and syllables
// only; its end, or `i` where it may hold something else. As Words puts words
// together: a change between letters and syllables ends one, digits go with
// either.
inline std::size_t IndexAnalyser::plain_word(std::size_t i) {
  char* const t = copy_.data();
  bool letters = false, syllables = false;
  std::size_t end = i;
  while (true) {
    if (!syllables)
      if (const std::size_t n = letters_at(t + end); n > 0) {
        letters = true;
        end += n;
        if (n == 8) continue;
      }
    switch (byte_class(t[end])) {
      case ByteClass::digit: ++end; continue;
      case ByteClass::letter:
        if (!syllables) continue;
        break;
      case ByteClass::separator: break;
      case ByteClass::high:
        if (!syllable_at(t + end) || letters) break;
        syllables = true;
        end += syllable;
        continue;
    }
    break;
  }
  // A syllable behind letters begins another word.
  if (!syllable_at(t + end) && !ends_at(end, letters)) return i;
  const std::size_t bytes = end - i;
  if (letters)  // digits have this bit anyway
    for (std::size_t k = i; k < end; k += 8) store(t + k, load(t + k) | lower_bits_to(end - k));
  emit(Form::word, t + i, bytes);
  return end;
}

std::span<const IndexTerm> IndexAnalyser::analyse(std::string_view text) {
  const std::size_t size = text.size();
  copy(text);
  reserve(size + 1);  // a plain byte gives one term at most
  const char* const t = copy_.data();
  marks_.mark(t, size);
  for (std::size_t i = 0; i < size;) {
    const std::uint64_t stops = marks_.at(WordMarks::stop, i);
    i += static_cast<std::size_t>(std::countr_zero(stops));
    if (stops == 0 || i >= size) continue;
    const bool high = byte_class(t[i]) == ByteClass::high;
    std::size_t end = i;
    if ((marks_.at(WordMarks::word, i) & 1) != 0) end = marked_word(i);
    else if (high) end = i + plain_separator_at(copy_, i);
    if (end == i && (!high || syllable_at(t + i))) end = plain_word(i);
    i = end != i ? end : other(i, size);
  }
  return {terms_, used_};
}

}  // namespace madang::text
