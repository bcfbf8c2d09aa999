#include "segment/families.h"

#include <algorithm>
#include <string>
#include <utility>

#include "segment/varint.h"

namespace madang::segment {
namespace {
constexpr std::size_t ahead = 8;    // values that are on their way from memory
constexpr std::size_t batch = 256;  // names that are looked up together
}  // namespace

void FamilyNames::learn(std::span<const text::IndexTerm> names) {
  pending_.insert(pending_.end(), names.begin(), names.end());
  pending_ends_.push_back(pending_.size());
  const bool stays = std::all_of(names.begin(), names.end(),
                                 [](const text::IndexTerm& name) { return name.is_inline(); });
  if (!stays || pending_.size() >= batch) learn_pending();
}

void FamilyNames::learn_pending() {
  std::size_t word = 0, begin = families_.size();
  const auto end_word = [&] {
    begin = families_.size();
    ends_.push_back(static_cast<std::uint32_t>(begin));
    ++word;
  };
  names_.add_all(pending_, [&](std::size_t i, std::uint32_t family) {
    while (pending_ends_[word] <= i) end_word();
    // A part may stand twice in a word.
    const auto first = families_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::find(first, families_.end(), family) == families_.end()) families_.push_back(family);
  });
  while (word < pending_ends_.size()) end_word();
  pending_.clear();
  pending_ends_.clear();
}

template <class F>
void FamilyNames::each_family(std::span<const std::uint32_t> words,
                              std::vector<std::uint32_t>& values, const F& f) const {
  for (std::size_t rank = 0; rank < words.size(); ++rank) {
    if (rank + 3 * ahead < words.size()) __builtin_prefetch(&ends_[words[rank + 3 * ahead]]);
    if (rank + 2 * ahead < words.size())
      __builtin_prefetch(families_.data() + ends_[words[rank + 2 * ahead]]);  // or the end
    if (rank + ahead < words.size())
      for (const std::uint32_t family : of(words[rank + ahead]))
        __builtin_prefetch(&values[family]);
    for (const std::uint32_t family : of(words[rank]))
      f(static_cast<std::uint32_t>(rank), values[family]);
  }
}

void FamilyNames::write(const Sections& sections, std::span<const std::uint32_t> words,
                        const std::vector<bool>* lone, ImageWriter& out) {
  learn_pending();
  order_.take(names_.size(), names_);
  // Ranks of words by family, in rising order: `next` is where the next one of a
  // family goes, and then where its ranks end.
  std::vector<std::uint32_t>&next = next_, &ranks = ranks_;
  next.assign(names_.size(), 0);
  each_family(words, next, [](std::uint32_t, std::uint32_t& count) { ++count; });
  std::uint32_t sum = 0;
  const std::vector<std::uint32_t>& names = order_.numbers();
  for (const std::uint32_t name : names) sum += std::exchange(next[name], sum);
  if (ranks.size() < sum) ranks.resize(sum);
  each_family(words, next, [&](std::uint32_t rank, std::uint32_t& at) { ranks[at++] = rank; });

  std::vector<std::uint32_t> offsets{0}, word_offsets{0};
  std::string bytes;
  out.begin(sections.words, no_leaf);
  const std::size_t start = out.size();
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i + ahead < names.size()) {
      names_.prefetch(names[i + ahead]);
      __builtin_prefetch(&next[names[i + ahead]]);
    }
    const std::uint32_t last = next[names[i]];
    const std::span<const std::uint32_t> here = std::span(ranks).subspan(first, last - first);
    first = last;
    if (here.empty() || (here.size() == 1 && lone != nullptr && (*lone)[words[here.front()]]))
      continue;
    auto* const begin = reinterpret_cast<char*>(out.room(here.size() * std::size_t{5}));
    char* to = begin;
    std::uint32_t before = 0;
    for (const std::uint32_t rank : here) {
      to = put_varint(to, rank - before);
      before = rank;
    }
    out.grew(static_cast<std::size_t>(to - begin));
    word_offsets.push_back(static_cast<std::uint32_t>(out.size() - start));
    bytes += names_[names[i]];
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  out.end();
  out.add(sections.word_offsets, no_leaf, word_offsets);
  out.add(sections.bytes, no_leaf, bytes);
  out.add(sections.offsets, no_leaf, offsets);
}

void FamilyNames::clear() {
  names_.clear();
  order_.clear();
  ends_.assign(1, 0);
  families_.clear();
  pending_.clear();
  pending_ends_.clear();
}

void Families::learn(const text::IndexTerm& word, text::IndexAnalyser& analyser) {
  const std::string text(word.text().substr(1));
  const std::string_view stem = analyser.stem(text);
  is_stem_.push_back(stem == text);
  if (stem.empty()) stems_.learn({});
  else {
    const text::IndexTerm name = analyser.term_of(text::Form::stem, stem);
    stems_.learn({&name, 1});
  }
  const bool letters = text.front() >= 'a' && text.front() <= 'z';
  parts_.learn(letters ? std::span<const text::IndexTerm>{} : analyser.parts(text));
}

void Families::write(std::span<const std::uint32_t> words, ImageWriter& out) {
  stems_.write({Part::stem_offsets, Part::stem_bytes, Part::stem_word_offsets, Part::stem_words},
               words, &is_stem_, out);
  parts_.write({Part::part_offsets, Part::part_bytes, Part::part_word_offsets, Part::part_words},
               words, nullptr, out);
}

void Families::clear() {
  stems_.clear();
  parts_.clear();
  is_stem_.clear();
}

}  // namespace madang::segment
