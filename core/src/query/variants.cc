#include "query/variants.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "query/word_walk.h"
#include "text/distance.h"
#include "text/half_typed.h"
#include "text/keyboard.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

using Kind = Variant::Kind;

constexpr char word_form = static_cast<char>(text::Form::word);
constexpr double keyboard_weight = 0.8, syllable_weight = 0.7, initials_weight = 0.6,
                 typo_weight = 0.5;
constexpr std::size_t longest_initials = 32;  // characters of a pattern
constexpr std::size_t longest_typo = 64;      // keys of a word

std::vector<char32_t> characters_of(std::string_view word) {
  std::vector<char32_t> characters;
  for (std::size_t i = 0; i < word.size();) {
    const text::CodePoint c = text::decode(word, i);
    if (c.bytes == 0) return {};
    characters.push_back(c.value);
    i += c.bytes;
  }
  return characters;
}

std::size_t count_characters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// How many mistakes a word of so many keys may have.
int mistakes_in(std::size_t keys) {
  if (keys < 4) return 0;
  return keys < 9 ? 1 : 2;
}

/// The best variants, by word.
class Best {
 public:
  Best(Corpus& corpus, const VariantLimits& limits) : corpus_(corpus), limits_(limits) {}

  void add(std::string_view word, Kind kind, double weight, double rows) {
    Variant& v = by_word_[std::string(word)];
    if (weight <= v.weight) return;
    v.kind = kind;
    v.weight = weight;
    v.rows = std::max(v.rows, rows);
  }

  std::vector<Variant> take() {
    std::vector<Variant> all;
    for (auto& [word, v] : by_word_) {
      v.word = word;
      // A segment told only of its own records.
      if (v.rows > 0 && corpus_.size() > 1) v.rows = corpus_.word(word_form + word).rows;
      all.push_back(std::move(v));
    }
    std::sort(all.begin(), all.end(), before);
    if (all.size() > limits_.most) all.resize(limits_.most);
    return all;
  }

  static bool before(const Variant& a, const Variant& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.rows != b.rows ? a.rows > b.rows : a.word < b.word;
  }

 private:
  Corpus& corpus_;
  const VariantLimits& limits_;
  std::map<std::string, Variant> by_word_;
};

/// Keeps the best of what one segment has.
class Top {
 public:
  explicit Top(std::size_t most) : most_(most) {}
  void add(std::string_view word, double weight, double rows) {
    if (kept_.size() >= most_ * 4) shrink();
    if (kept_.size() >= most_ && weight < floor_) return;
    kept_.push_back({std::string(word), Kind::typo, weight, rows});
  }
  std::vector<Variant>& take() {
    shrink();
    return kept_;
  }

 private:
  void shrink() {
    std::sort(kept_.begin(), kept_.end(), Best::before);
    if (kept_.size() > most_) kept_.resize(most_);
    if (kept_.size() == most_) floor_ = kept_.back().weight;
  }
  std::size_t most_;
  double floor_ = 0;
  std::vector<Variant> kept_;
};

/// Asks every segment with `walk(terms, steps, found(word, number, weight))`.
template <class Walk>
void over_segments(Corpus& corpus, const VariantLimits& limits, Kind kind, Best& best, Walk walk) {
  const auto share = static_cast<std::uint32_t>(
      std::max<std::size_t>(1000, limits.steps / std::max<std::size_t>(1, corpus.size())));
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    const segment::Segment& segment = corpus[i];
    Top top(limits.most);
    walk(segment.terms(), share, [&](std::string_view word, std::uint32_t number, double weight) {
      top.add(word, weight, segment.postings(number).count());
    });
    for (const Variant& v : top.take()) best.add(v.word, kind, v.weight, v.rows);
  }
}

/// A longer word is less likely meant than one that ends where the typing does.
double shortened(double weight, std::size_t extra) {
  return weight / (1 + 0.1 * static_cast<double>(std::min<std::size_t>(extra, 20)));
}

void add_beginnings(Corpus& corpus, const VariantLimits& limits, const Pattern& pattern, Kind kind,
                    double weight, Best& best) {
  over_segments(
      corpus, limits, kind, best, [&](const auto& terms, std::uint32_t steps, auto found) {
        each_beginning(terms, pattern, steps, [&](std::string_view word, std::uint32_t number) {
          found(word, number, shortened(weight, count_characters(word) - pattern.size()));
        });
      });
}

/// ㅅㅇㅅ, also behind whole syllables: 서울ㅅㅊ. One lone consonant behind
/// syllables is half typed, and one alone says too little.
void add_initials(Corpus& corpus, const VariantLimits& limits, const std::vector<char32_t>& typed,
                  Best& best) {
  const auto lone = std::count_if(typed.begin(), typed.end(), text::is_lead);
  if (lone == 0 || typed.size() < 2 || typed.size() > longest_initials) return;
  Pattern pattern;
  for (const char32_t c : typed) {
    if (text::is_lead(c)) pattern.push_back({text::syllables_of(c - text::first_lead)});
    else if (text::is_syllable(c)) pattern.push_back({{c, c}});
    else return;
  }
  const bool half = lone == 1 && text::is_lead(typed.back());
  add_beginnings(corpus, limits, pattern, half ? Kind::syllable : Kind::initials,
                 half ? syllable_weight : initials_weight, best);
}

/// The last syllable as far as it was typed.
void add_syllables(Corpus& corpus, const VariantLimits& limits, const std::vector<char32_t>& typed,
                   Best& best) {
  if (typed.size() < 2 || typed.size() > longest_initials) return;
  Pattern whole;
  for (const char32_t c : typed) whole.push_back({{c, c}});
  whole.pop_back();
  for (const text::Continuation& way : text::continuations(typed.back())) {
    Pattern pattern = whole;
    for (const auto& ranges : way) {
      pattern.push_back(ranges);
      std::sort(pattern.back().begin(), pattern.back().end(),
                [](const text::Range& a, const text::Range& b) { return a.first < b.first; });
    }
    add_beginnings(corpus, limits, pattern, Kind::syllable, syllable_weight, best);
  }
}

void add_keyboard(Corpus& corpus, std::string_view typed, Best& best) {
  std::string other = text::hangul_of_keys(typed);
  if (!text::is_whole_hangul(other)) other.clear();
  if (other.empty()) other = text::keys_of_hangul(typed);
  if (other.empty()) return;
  const std::vector<WordTerms>& words = *typed_words(corpus, other);
  if (words.size() != 1 || words[0].word.empty() || !is_known(corpus, words[0])) return;
  best.add(std::string_view(words[0].word).substr(1), Kind::keyboard, keyboard_weight,
           corpus.word(words[0].word).rows);
}

void add_typos(Corpus& corpus, const VariantLimits& limits, std::string_view word,
               const std::vector<char32_t>& typed, Best& best) {
  const std::size_t keys = text::typing_keys(word).size();
  const bool digits =
      std::all_of(typed.begin(), typed.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
  const int bound = limits.typos_only ? std::max(1, mistakes_in(keys)) : mistakes_in(keys);
  if (bound == 0 || keys < 3 || keys > longest_typo || digits) return;
  const auto size = static_cast<double>(keys);
  const auto look = [&](int within, bool first) {
    bool some = false;
    over_segments(corpus, limits, Kind::typo, best,
                  [&](const auto& terms, std::uint32_t steps, auto found) {
                    each_near(terms, word, within, first, steps,
                              [&](std::string_view near, std::uint32_t number, int distance) {
                                if (near == word) return;
                                some = true;
                                found(near, number, typo_weight * (1 - distance / (size + 1)));
                              });
                  });
    return some;
  };
  // Two mistakes leave too many words; one of them is rarely in the first letter.
  if (!look(1, false) && bound > 1) (void)look(2, true);
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::keyboard: return "keyboard";
    case Kind::syllable: return "syllable";
    case Kind::initials: return "initials";
    case Kind::typo: return "typo";
  }
  return "";
}

bool is_known(Corpus& corpus, const WordTerms& word) {
  if (!word.word.empty() && corpus.word(word.word).rows > 0) return true;
  if (word.core.empty()) return !word.stem.empty() && corpus.stem(word.stem).rows > 0;
  return word.apart || holding(corpus, word.core, word.core_pairs).rows > 0;
}

std::vector<Variant> variants_of(Corpus& corpus, std::string_view typed,
                                 const VariantLimits& limits) {
  const std::vector<WordTerms> words = words_of(analyser(), typed);
  if (words.size() != 1 || words[0].word.empty()) return {};
  const std::string word = words[0].word.substr(1);
  const std::vector<char32_t> characters = characters_of(word);
  if (characters.empty()) return {};
  Best best(corpus, limits);
  if (!limits.typos_only) {
    add_keyboard(corpus, typed, best);
    add_initials(corpus, limits, characters, best);
    add_syllables(corpus, limits, characters, best);
  }
  // Who types consonants alone means them.
  if (std::none_of(characters.begin(), characters.end(), text::is_lead))
    add_typos(corpus, limits, word, characters, best);
  return best.take();
}

}  // namespace madang::query
