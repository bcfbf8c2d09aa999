#include "query/word_walk.h"

#include <algorithm>

#include "text/analyse.h"
#include "text/distance.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

constexpr char word_form = static_cast<char>(text::Form::word);
constexpr char32_t last_character = 0x10FFFF;
constexpr char behind_all = static_cast<char>(0xFF);  // no byte of UTF-8 is above

/// The character after `c`; 0 behind the last.
char32_t after(char32_t c) {
  if (c == 0xD7FF) return 0xE000;  // surrogates are no characters
  return c >= last_character ? 0 : c + 1;
}

/// The least character of the ranges that is not below `c`; 0: none.
char32_t at_least(const std::vector<text::Range>& ranges, char32_t c) {
  for (const text::Range& r : ranges)
    if (r.last >= c) return std::max(r.first, c);
  return 0;
}

}  // namespace

WordWalk::WordWalk(const segment::Dictionary& terms, std::uint32_t steps)
    : terms_(terms), steps_(steps) {
  at_ = terms.lower_bound(std::string_view(&word_form, 1));
  const char behind = word_form + 1;
  end_ = terms.lower_bound(std::string_view(&behind, 1));
}

void WordWalk::seek(std::string_view word) {
  target_.assign(1, word_form).append(word);
  --steps_;
  // Most jumps are short.
  std::uint32_t low = at_ + 1, size = 1;
  while (low + size < end_ && terms_[low + size] < target_) {
    low += size;
    size *= 2;
  }
  std::uint32_t high = std::min(end_, low + size);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (terms_[middle] < target_) low = middle + 1;
    else high = middle;
  }
  at_ = low;
}

void WordWalk::leave(std::string_view beginning) { seek(std::string(beginning) + behind_all); }

void each_beginning(const segment::Dictionary& terms, const Pattern& pattern, std::uint32_t steps,
                    const std::function<void(std::string_view, std::uint32_t)>& found) {
  WordWalk walk(terms, steps);
  std::string target;
  while (!walk.done()) {
    const std::string_view word = walk.word();
    std::size_t i = 0, place = 0;
    for (; place < pattern.size(); ++place) {
      const text::CodePoint c = text::decode(word, i);
      if (c.bytes == 0 || at_least(pattern[place], c.value) != c.value) break;
      i += c.bytes;
    }
    if (place == pattern.size()) {
      found(word, walk.number());
      walk.next();
      continue;
    }
    // On to the next character that fits here, or else past this beginning.
    const text::CodePoint c = text::decode(word, i);
    const char32_t next = at_least(pattern[place], c.bytes == 0 ? 1 : c.value);
    target.assign(word.substr(0, i));
    if (next != 0) {
      text::encode(target, next);
      walk.seek(target);
    } else if (i == 0) {
      return;
    } else {
      walk.leave(target);
    }
  }
}

namespace {

/// The words that are near enough, found with one column of distances a key.
class Near {
 public:
  Near(const segment::Dictionary& terms, std::string_view word, int bound, std::uint32_t steps)
      : walk_(terms, steps), rows_(text::typing_keys(word)), bound_(bound) {}

  /// Over the words from `low` up to `high`; "": no end.
  void run(std::string_view low, std::string_view high,
           const std::function<void(std::string_view, std::uint32_t, int)>& found) {
    if (!walk_.done() && walk_.word() < low) walk_.seek(low);
    while (!walk_.done()) {
      const std::string_view word = walk_.word();
      if (!high.empty() && word >= high) return;
      keep(word);
      if (!extend(word)) continue;
      if (rows_.now() <= bound_) found(word, walk_.number(), rows_.now());
      walk_.next();
    }
  }

 private:
  struct Level {
    std::size_t end;   // of the character in typed_
    std::size_t keys;  // that it takes
  };

  /// Takes back what the word before had and this one has not.
  void keep(std::string_view word) {
    while (!levels_.empty() &&
           !word.starts_with(std::string_view(typed_).substr(0, levels_.back().end))) {
      rows_.pop(levels_.back().keys);
      levels_.pop_back();
    }
    typed_.resize(levels_.empty() ? 0 : levels_.back().end);
  }

  /// Types the rest of the word; false if it, and all that begins so far as it
  /// was typed, lies too far: then the walk has jumped.
  bool extend(std::string_view word) {
    for (std::size_t i = typed_.size(); i < word.size();) {
      const text::CodePoint c = text::decode(word, i);
      if (c.bytes == 0) {  // of a damaged file
        walk_.next();
        return false;
      }
      keys_.clear();
      text::append_keys(keys_, c.value);
      for (std::size_t k = 0; k < keys_.size(); ++k) {
        if (rows_.allows(keys_[k], bound_)) {
          rows_.push(keys_[k]);
          continue;
        }
        jump(c.value, k);
        rows_.pop(k);
        return false;
      }
      i += c.bytes;
      typed_.assign(word.substr(0, i));
      levels_.push_back({i, keys_.size()});
    }
    return true;
  }

  /// The first character that could stand instead of `c`, whose key `k` does not
  /// fit: another consonant or vowel where a syllable fails at that.
  void jump(char32_t c, std::size_t k) {
    char32_t next = 0;
    if (text::is_syllable(c)) {
      const text::Syllable s = text::split(c);
      next = k == 0 ? next_lead(s) : text::join({s.lead, s.vowel, text::tails - 1}) + 1;
      if (k > text::keys_of_vowel(s.vowel).size()) next = c + 1;
    } else {
      next = next_letter(c);
    }
    target_ = typed_;
    if (next == 0 && target_.empty()) walk_.seek(std::string(1, behind_all));
    else if (next == 0) walk_.leave(target_);
    else {
      text::encode(target_, next);
      walk_.seek(target_);
    }
  }

  char32_t next_lead(const text::Syllable& s) {
    for (char32_t lead = s.lead + 1; lead < text::leads; ++lead) {
      keys_.clear();
      text::append_keys(keys_, text::first_lead + lead);
      if (rows_.allows(keys_[0], bound_)) return text::join({lead, 0, 0});
    }
    return text::last_syllable + 1;
  }

  /// Of the plain letters, those that fit are few; elsewhere the next one.
  char32_t next_letter(char32_t c) {
    if (c < '0' || c >= 'z') return after(c);
    for (char32_t letter = c + 1; letter <= 'z'; ++letter)
      if (rows_.allows(letter, bound_)) return letter;
    return 'z' + 1;
  }

  WordWalk walk_;
  text::Distances rows_;
  int bound_;
  text::Keys keys_;
  std::string typed_, target_;
  std::vector<Level> levels_;
};

}  // namespace

void each_near(const segment::Dictionary& terms, std::string_view word, int bound, bool first,
               std::uint32_t steps,
               const std::function<void(std::string_view, std::uint32_t, int)>& found) {
  std::string low, high;
  const char32_t c = text::decode(word, 0).value;
  if (first && c != 0) {
    const char32_t lead = text::is_syllable(c) ? text::split(c).lead : 0;
    const text::Range same = text::is_syllable(c) ? text::syllables_of(lead) : text::Range{c, c};
    text::encode(low, same.first);
    if (const char32_t next = after(same.last); next != 0) text::encode(high, next);
  }
  Near(terms, word, bound, steps).run(low, high, found);
}

}  // namespace madang::query
