#include "text/index_terms.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "text/plain.h"
#include "text/words.h"

namespace madang::text {
namespace {

// Behind the copy of a text are zeros, which separate words, so that reading
// ahead needs no look at the end.
constexpr std::size_t padding = 64;
constexpr std::uint64_t lower_bits = 0x2020202020202020ULL;

std::uint64_t load(const char* p) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return bytes;
}
/// The first `n` bytes, 0 to 8.
std::uint64_t first(std::uint64_t bytes, std::size_t n) {
  return n >= 8 ? bytes : bytes & ((std::uint64_t{1} << 8 * n) - 1);
}
unsigned at(const char* p, std::size_t i) { return static_cast<unsigned char>(p[i]); }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20; }

}  // namespace

void IndexAnalyser::reserve(std::size_t more) {
  if (terms_.size() - used_ < more) terms_.resize(used_ + more + terms_.size() / 2);
}

// REQUIRES: room for one, and padding behind the text.
inline void IndexAnalyser::emit(Form form, const char* text, std::size_t size) {
  if (size >= IndexTerm::most_inline) return emit_long(form, text, size);
  IndexTerm& term = terms_[used_++];
  term.part[0] = static_cast<unsigned char>(form) | first(load(text), size) << 8;
  term.part[1] = size > 7 ? first(load(text + 7), size - 7) : 0;
  term.part[2] = size > 15 ? first(load(text + 15), size - 15) : 0;
  term.size = static_cast<std::uint32_t>(size) + 1;
  term.position = position_;
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
  term.position = position_;
}

std::size_t IndexAnalyser::other(std::size_t from, std::size_t size) {
  std::size_t end = from;
  while (end < size && !is_blank(copy_[end])) ++end;
  const std::vector<Token>& tokens =
      analyser_.analyse(std::string_view(copy_).substr(from, end - from), false);
  reserve(tokens.size() + (size - end) + 1);
  const std::uint32_t base = position_;
  for (const Token& token : tokens) {
    if (token.form != Form::word) continue;
    position_ = base + token.position;
    emit(token.form, token.term.data() + 1, token.term.size() - 1);
  }
  position_ = tokens.empty() ? base : base + tokens.back().position + 1;
  return end;
}

void IndexAnalyser::copy(std::string_view text) {
  const std::size_t size = text.size();
  if (copy_.size() < size + padding) copy_.resize(2 * (size + padding));
  if (size > 0) std::memcpy(copy_.data(), text.data(), size);
  std::memset(copy_.data() + size, 0, padding);
  longs_.clear();
  used_ = 0;
  position_ = 0;
}

IndexTerm IndexAnalyser::term_of(Form form, std::string_view text) {
  copy(text);
  reserve(1);
  emit(form, copy_.data(), text.size());
  return terms_[0];
}

std::span<const IndexTerm> IndexAnalyser::parts(std::string_view word) {
  constexpr std::size_t syllable = 3;
  copy(word);
  reserve(word.size() + 1);
  const char* const t = copy_.data();
  std::size_t end = 0;
  while (is_syllable_of(at(t, end), at(t, end + 1), at(t, end + 2))) end += syllable;
  if (end == word.size()) {
    for (std::size_t i = 0; i + 2 * syllable <= end; i += syllable)
      emit(Form::pair, t + i, 2 * syllable);
  } else {
    const std::vector<Token>& tokens = analyser_.analyse(word, false);
    reserve(tokens.size());
    for (const Token& token : tokens)
      if (token.form == Form::pair) emit(Form::pair, token.term.data() + 1, token.term.size() - 1);
  }
  return {terms_.data(), used_};
}

std::span<const IndexTerm> IndexAnalyser::analyse(std::string_view text) {
  const std::size_t size = text.size();
  copy(text);
  reserve(size + 1);  // a plain byte gives one term at most
  char* const t = copy_.data();
  for (std::size_t i = 0; i < size;) {
    switch (byte_class(t[i])) {
      case ByteClass::separator: ++i; break;
      case ByteClass::letter: {
        std::size_t end = i + 1;
        while (byte_class(t[end]) == ByteClass::letter) ++end;
        if (byte_class(t[end]) != ByteClass::separator || t[end] == '\'') {
          i = other(i, size);
          break;
        }
        const std::size_t letters = end - i;
        if (letters <= 7) {
          IndexTerm& term = terms_[used_++];
          term.part[0] = static_cast<unsigned char>(Form::word) |
                         first(load(t + i) | lower_bits, letters) << 8;
          term.part[1] = term.part[2] = 0;
          term.size = static_cast<std::uint32_t>(letters) + 1;
          term.position = position_;
        } else {
          for (std::size_t k = i; k < end; ++k) t[k] = static_cast<char>(t[k] | 0x20);
          emit(Form::word, t + i, letters);
        }
        ++position_;
        i = end;
        break;
      }
      case ByteClass::digit: {
        std::size_t end = i + 1;
        while (byte_class(t[end]) == ByteClass::digit) ++end;
        if (byte_class(t[end]) != ByteClass::separator || t[end] == '\'') {
          i = other(i, size);
          break;
        }
        emit(Form::word, t + i, end - i);
        ++position_;
        i = end;
        break;
      }
      case ByteClass::high: {
        std::size_t end = i;
        while (is_syllable_of(at(t, end), at(t, end + 1), at(t, end + 2))) end += 3;
        if (end == i) {
          const std::size_t skipped = plain_separator(at(t, i), at(t, i + 1), at(t, i + 2));
          i = skipped != 0 ? i + skipped : other(i, size);
          break;
        }
        const ByteClass next = byte_class(t[end]);
        if (next == ByteClass::digit ||
            (next == ByteClass::high &&
             plain_separator(at(t, end), at(t, end + 1), at(t, end + 2)) == 0)) {
          i = other(i, size);
          break;
        }
        emit(Form::word, t + i, end - i);
        ++position_;
        i = end;
        break;
      }
    }
  }
  return {terms_.data(), used_};
}

}  // namespace madang::text
