#include "segment/families.h"

#include <algorithm>
#include <string>
#include <utility>

namespace madang::segment {
namespace {
constexpr std::size_t ahead = 8;    // values that are on their way from memory
constexpr std::size_t batch = 256;  // names that are looked up together
}  // namespace

void PartFamilies::learn(std::span<const text::IndexTerm> names) {
  pending_.insert(pending_.end(), names.begin(), names.end());
  pending_ends_.push_back(pending_.size());
  const bool stays = std::all_of(names.begin(), names.end(),
                                 [](const text::IndexTerm& name) { return name.is_inline(); });
  if (!stays || pending_.size() >= batch) learn_pending();
}

void PartFamilies::learn_pending() {
  std::size_t word = 0, begin = families_.size();
  const auto end_word = [&] {
    begin = families_.size();
    ends_.push(static_cast<std::uint32_t>(begin));
    ++word;
  };
  names_.add_all(pending_, [&](std::size_t i, std::uint32_t family) {
    while (pending_ends_[word] <= i) end_word();
    // A part may stand twice in a word.
    const auto here = families_.view().subspan(begin);
    if (std::find(here.begin(), here.end(), family) == here.end()) families_.push(family);
  });
  while (word < pending_ends_.size()) end_word();
  pending_.clear();
  pending_ends_.clear();
}

template <class F>
void PartFamilies::each_family(std::span<const std::uint32_t> words,
                               std::span<std::uint32_t> values, const F& f) const {
  const std::uint32_t *const ends = ends_.view().data(), *const all = families_.view().data();
  for (std::size_t rank = 0; rank < words.size(); ++rank) {
    if (rank + 3 * ahead < words.size()) __builtin_prefetch(&ends[words[rank + 3 * ahead]]);
    if (rank + 2 * ahead < words.size())
      __builtin_prefetch(all + ends[words[rank + 2 * ahead]]);  // or the end
    if (rank + ahead < words.size())
      for (const std::uint32_t family : of(words[rank + ahead]))
        __builtin_prefetch(&values[family]);
    for (const std::uint32_t family : of(words[rank]))
      f(static_cast<std::uint32_t>(rank), values[family]);
  }
}

void PartFamilies::write(std::span<const std::uint32_t> words, ImageWriter& out,
                         base::Pages& scratch) {
  learn_pending();
  order_.take(names_.size(), names_);
  // Ranks of words by family, in rising order: `next` is where the next one of a
  // family goes, and then where its ranks end.
  const auto all = base::reused<std::uint32_t>(scratch, names_.size() + families_.size());
  const std::span<std::uint32_t> next = all.first(names_.size()), ranks = all.subspan(next.size());
  std::fill(next.begin(), next.end(), 0);
  each_family(words, next, [](std::uint32_t, std::uint32_t& count) { ++count; });
  std::uint32_t sum = 0;
  const std::span<const std::uint32_t> names = order_.numbers();
  for (const std::uint32_t name : names) sum += std::exchange(next[name], sum);
  each_family(words, next, [&](std::uint32_t rank, std::uint32_t& at) { ranks[at++] = rank; });

  FamilyWriter writer(
      {Part::part_offsets, Part::part_bytes, Part::part_word_offsets, Part::part_words}, out);
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i + ahead < names.size()) {
      names_.prefetch(names[i + ahead]);
      __builtin_prefetch(&next[names[i + ahead]]);
    }
    const std::uint32_t last = next[names[i]];
    const std::string_view name = names_[names[i]];
    if (last > first) writer.add(name.front(), name.substr(1), ranks.subspan(first, last - first));
    first = last;
  }
  writer.finish();
}

void PartFamilies::clear() {
  names_.clear();
  order_.clear();
  ends_.clear();
  families_.clear();
  pending_.clear();
  pending_ends_.clear();
}

void Families::learn(const TermTable& words, text::IndexAnalyser& analyser) {
  std::string text;
  for (; learned_ < words.size(); ++learned_) {
    text = words[learned_].substr(1);
    stems_.learn(text, analyser.stem(text), words, analyser);
    const bool letters = text.front() >= 'a' && text.front() <= 'z';
    parts_.learn(letters ? std::span<const text::IndexTerm>{} : analyser.parts(text));
  }
  stems_.learned(words);
}

void Families::write(std::span<const std::uint32_t> here, const TermTable& words,
                     std::span<const std::uint32_t> order, ImageWriter& out, base::Pages& scratch) {
  stems_.write(here, words, order, out, scratch);
  parts_.write(here, out, scratch);
}

void Families::clear() {
  learned_ = 0;
  stems_.clear();
  parts_.clear();
}

}  // namespace madang::segment
