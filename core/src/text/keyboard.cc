#include "text/keyboard.h"

#include <algorithm>

#include "text/analyse.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace madang::text {
namespace {

constexpr char32_t none = 0xFF;

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_kept(char32_t c) { return c == ' ' || (c >= '0' && c <= '9'); }

/// The number of the part that `keys` type; `none` if there is none.
template <class Keys>
char32_t number_of(std::string_view keys, char32_t count, Keys keys_of_part) {
  for (char32_t i = 0; i < count; ++i)
    if (keys_of_part(i) == keys) return i;
  return none;
}
char32_t lead_of(std::string_view keys) { return number_of(keys, leads, keys_of_lead); }
char32_t vowel_of(std::string_view keys) { return number_of(keys, vowels, keys_of_vowel); }
char32_t tail_of(std::string_view keys) { return number_of(keys, tails, keys_of_tail); }

/// Puts the keys of one syllable together, as an input method does: a consonant
/// ends a syllable until a vowel claims it for the next.
class Composer {
 public:
  void key(char c) {
    // Shift means something on few keys; elsewhere it is caps lock.
    std::string one(1, c);
    if (lead_of(one) == none && vowel_of(one) == none) one[0] = lower(c);
    if (vowel_of(one) != none) vowel(one);
    else consonant(one);
  }
  void other(char32_t c) {
    flush();
    encode(out_, c);
  }
  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  void vowel(const std::string& key) {
    if (tail_.empty() && !vowel_.empty() && vowel_of(vowel_ + key) != none) {
      vowel_ += key;
      return;
    }
    std::string lead;
    if (!tail_.empty()) {  // its last consonant begins the next syllable
      lead = tail_.substr(tail_.size() - 1);
      tail_.pop_back();
    }
    if (!vowel_.empty()) {
      flush();
      lead_ = lead;
    }
    vowel_ = key;
  }
  void consonant(const std::string& key) {
    const bool joins = !lead_.empty() && !vowel_.empty() && tail_of(tail_ + key) != none;
    if (joins) {
      tail_ += key;
      return;
    }
    flush();
    lead_ = key;
  }
  void flush() {
    if (!lead_.empty() && !vowel_.empty())
      encode(out_, join({lead_of(lead_), vowel_of(vowel_), tail_of(tail_)}));
    else if (!lead_.empty()) encode(out_, first_lead + lead_of(lead_));
    else if (!vowel_.empty()) encode(out_, first_vowel + vowel_of(vowel_));
    lead_.clear();
    vowel_.clear();
    tail_.clear();
  }

  std::string out_, lead_, vowel_, tail_;
};

}  // namespace

std::string hangul_of_keys(std::string_view typed) {
  Composer composer;
  bool letters = false;
  const auto count = [&](auto is) { return std::count_if(typed.begin(), typed.end(), is); };
  const auto upper = count([](char c) { return c >= 'A' && c <= 'Z'; });
  const bool caps = upper > 1 && upper == count(is_latin);
  for (const char c : typed) {
    if (is_latin(c)) {
      composer.key(caps ? lower(c) : c);
      letters = true;
    } else if (is_kept(static_cast<unsigned char>(c))) {
      composer.other(static_cast<unsigned char>(c));
    } else {
      return {};
    }
  }
  return letters ? composer.take() : std::string{};
}

std::string keys_of_hangul(std::string_view typed) {
  const std::string folded = Analyser::fold(typed);
  std::string keys;
  bool hangul = false;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = decode(folded, i);
    i += c.bytes;
    const std::string here = keys_of(c.value);
    if (!here.empty()) {
      hangul = true;
      for (const char key : here) keys.push_back(lower(key));
    } else if (is_kept(c.value)) {
      keys.push_back(static_cast<char>(c.value));
    } else {
      return {};
    }
  }
  return hangul ? keys : std::string{};
}

bool is_whole_hangul(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (c.bytes == 0 || (!is_syllable(c.value) && !is_kept(c.value))) return false;
    i += c.bytes;
  }
  return true;
}

}  // namespace madang::text
