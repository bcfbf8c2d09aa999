#include "text/words.h"

#include <algorithm>
#include <cstring>

#include "text/korean.h"
#include "text/plain.h"

namespace madang::text {
namespace {

constexpr std::size_t shortest_stemmed = 3;
constexpr std::size_t syllable = 3;  // bytes
constexpr std::size_t spare = 24;    // bytes behind the terms that may be read

std::string_view cut(std::string_view word) {
  if (word.size() <= longest_term) return word;
  std::size_t end = longest_term;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

bool all_ascii_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool ends_with_syllable(std::string_view word) {
  const std::size_t n = word.size();
  return n >= 3 && is_syllable_of(byte_at(word, n - 3), byte_at(word, n - 2), byte_at(word, n - 1));
}

}  // namespace

void Words::begin_text(bool stems) {
  stems_ = stems;
  used_ = 0;
  tokens_.clear();
  word_.clear();
  units_.clear();
  position_ = 0;
  open_ = false;
}

const std::vector<Token>& Words::end_text() {
  end_word();
  if (terms_.size() < used_ + spare) terms_.resize(used_ + spare);
  // Only now the terms stand still.
  const char* from = terms_.data();
  for (Token& token : tokens_) {
    token.term = {from, token.term.size()};
    from += token.term.size();
  }
  return tokens_;
}

char* Words::begin_term(Form form, std::size_t bytes, std::uint32_t begin, std::uint32_t end) {
  if (terms_.size() - used_ < bytes + spare) terms_.resize(2 * terms_.size() + bytes + spare);
  char* to = terms_.data() + used_;
  *to = static_cast<char>(form);
  used_ += bytes + 1;
  tokens_.push_back({{to, bytes + 1}, form, position_, begin, end});
  return to + 1;
}

void Words::emit(Form form, std::string_view a, std::string_view b, std::uint32_t begin,
                 std::uint32_t end) {
  char* to = begin_term(form, a.size() + b.size(), begin, end);
  if (!a.empty()) std::memcpy(to, a.data(), a.size());
  if (!b.empty()) std::memcpy(to + a.size(), b.data(), b.size());
}

std::string_view Words::stem(std::string_view word, bool once) {
  if (word.size() < shortest_stemmed || word.size() > longest_term) return {};
  if (ends_with_syllable(word))
    return word.size() < 2 * syllable ? std::string_view{} : word.substr(0, korean_stem(word));
  if (!all_ascii_letters(word)) return {};
  return once ? stemmer_.stem_once(word) : stemmer_.stem(word);
}

void Words::emit_stem(std::string_view word, std::uint32_t begin, std::uint32_t end) {
  if (!stems_) return;
  // Also where it equals the word: "bus" must meet "buses".
  const std::string_view stem = this->stem(word);
  if (!stem.empty()) emit(Form::stem, stem, {}, begin, end);
}

void Words::add_ascii_word(std::string_view word, std::uint32_t begin) {
  const std::uint32_t end = begin + static_cast<std::uint32_t>(word.size());
  const std::size_t size = std::min(word.size(), longest_term);
  char* to = begin_term(Form::word, size, begin, end);
  for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<char>(word[i] | 0x20);
  if (stems_) emit_stem(word_.assign(to, size), begin, end);
  word_.clear();
  ++position_;
}

void Words::add_number(std::string_view word, std::uint32_t begin) {
  const std::uint32_t end = begin + static_cast<std::uint32_t>(word.size());
  emit(Form::word, cut(word), {}, begin, end);
  emit(Form::pair, cut(word), {}, begin, end);
  ++position_;
}

void Words::add_syllables(std::string_view word, std::uint32_t begin) {
  const std::uint32_t end = begin + static_cast<std::uint32_t>(word.size());
  emit(Form::word, cut(word), {}, begin, end);
  emit_stem(word, begin, end);
  for (std::size_t i = 0; i + 2 * syllable <= word.size(); i += syllable) {
    const auto from = static_cast<std::uint32_t>(begin + i);
    char* to = begin_term(Form::pair, 2 * syllable, from, from + 2 * syllable);
    std::memcpy(to, word.data() + i, 2 * syllable);
  }
  ++position_;
}

void Words::add(Class kind, std::string_view folded, std::uint32_t begin, std::uint32_t end) {
  if (kind == Class::separator) return end_word();
  if (kind == Class::mark && !open_) return;
  if (open_ && kind != Class::mark && kind != Class::digit && kind_ != Class::digit &&
      kind != kind_)
    end_word();
  append(kind, folded, begin, end);
}

void Words::extend(std::uint32_t end) {
  if (!open_) return;
  end_ = end;
  if (!units_.empty()) units_.back().end = end;
}

void Words::append(Class kind, std::string_view folded, std::uint32_t begin, std::uint32_t end) {
  if (!open_) {
    open_ = true;
    kind_ = Class::digit;
    begin_ = begin;
  }
  end_ = end;
  if (kind == Class::letter) {
    kind_ = kind;
    units_.clear();
  } else if (kind == Class::hangul || kind == Class::dense) {
    kind_ = kind;
  }
  if (kind_ == Class::letter) {
    if (word_.size() < longest_term) word_.append(folded);
    return;
  }
  const bool number = kind == Class::digit;
  const bool continues =
      !units_.empty() && (kind == Class::mark || (number && units_.back().number && !point_));
  point_ = false;
  if (!continues) units_.push_back({word_.size(), word_.size(), begin, end, number});
  Unit& unit = units_.back();
  if (unit.to - unit.from < longest_term) word_.append(folded);
  unit.to = word_.size();
  unit.end = end;
}

void Words::end_word() {
  if (!open_) return;
  const std::string_view word = word_;
  emit(Form::word, cut(word), {}, begin_, end_);
  emit_stem(word, begin_, end_);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const Unit& u = units_[i];
    const std::string_view here = cut(word.substr(u.from, u.to - u.from));
    // A number is found inside a word ("10" in 10만) and inside another's.
    if (u.number) emit(Form::pair, here, {}, u.begin, u.end);
    if (i + 1 == units_.size()) break;
    const Unit& v = units_[i + 1];
    if (u.number && v.number) continue;  // of one with a point
    emit(Form::pair, here, cut(word.substr(v.from, v.to - v.from)), u.begin, v.end);
  }
  word_.clear();
  units_.clear();
  open_ = false;
  ++position_;
}

}  // namespace madang::text
