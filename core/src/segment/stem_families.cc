#include "segment/stem_families.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace madang::segment {
namespace {
constexpr std::size_t ahead = 16;   // values that are on their way from memory
constexpr std::size_t batch = 256;  // stems that are looked up together
}  // namespace

void StemFamilies::learn(std::string_view text, std::string_view stem, const TermTable& words,
                         text::IndexAnalyser& analyser) {
  const auto word = static_cast<std::uint32_t>(families_.size());
  is_stem_.push_back(stem == text);
  families_.push(none);
  if (stem.empty()) return;
  // With the form of a word, as which it is looked for too.
  pending_.push_back(is_stem_.back() ? words.term(word) : analyser.term_of(text::Form::word, stem));
  pending_words_.push_back(word);
  if (!pending_.back().is_inline() || pending_.size() >= batch) learned(words);
}

void StemFamilies::learned(const TermTable& words) {
  pending_found_.resize(pending_.size());
  words.find_all(pending_, [&](std::size_t i, std::uint32_t word) { pending_found_[i] = word; });
  // One that was kept as a text before it was met as a word stays so.
  names_.find_or_add_all(
      pending_, [&](std::size_t i) { return pending_found_[i] == TermTable::none; },
      [&](std::size_t i, std::uint32_t name) {
        families_.view()[pending_words_[i]] =
            name == TermTable::none ? pending_found_[i] : (name | named);
      });
  pending_.clear();
  pending_words_.clear();
}

void StemFamilies::find_families(const TermTable& words, std::span<const std::uint32_t> order) {
  written_.clear();
  const auto has = [](std::span<const std::uint32_t> next) {
    return [next](std::uint32_t i) { return next[i] > 0; };
  };
  std::copy_if(order.begin(), order.end(), std::back_inserter(written_), has(next_word_));
  const auto middle = static_cast<std::ptrdiff_t>(written_.size());
  order_.take(names_.size(), names_);
  const std::span<const std::uint32_t> names = order_.numbers();
  std::copy_if(names.begin(), names.end(), std::back_inserter(written_), has(next_name_));
  for (std::size_t i = static_cast<std::size_t>(middle); i < written_.size(); ++i)
    written_[i] |= named;
  std::inplace_merge(
      written_.begin(), written_.begin() + middle, written_.end(),
      [&](std::uint32_t a, std::uint32_t b) { return name_of(a, words) < name_of(b, words); });
}

void StemFamilies::write(std::span<const std::uint32_t> here, const TermTable& words,
                         std::span<const std::uint32_t> order, ImageWriter& out,
                         base::Pages& scratch) {
  learned(words);
  const std::size_t families = words.size() + names_.size();
  const auto all = base::reused<std::uint32_t>(scratch, families + here.size());
  next_word_ = all.first(words.size());
  next_name_ = all.subspan(words.size(), names_.size());
  const std::span<std::uint32_t> ranks = all.subspan(families);
  std::fill_n(all.begin(), families, 0);
  const auto each = [&, family_of = std::as_const(families_).view()](const auto& f) {
    for (std::size_t rank = 0; rank < here.size(); ++rank) {
      if (rank + ahead < here.size()) __builtin_prefetch(&family_of[here[rank + ahead]]);
      const std::uint32_t family = family_of[here[rank]];
      if (family != none) f(static_cast<std::uint32_t>(rank), family);
    }
  };
  // A word that is its stem makes no family, and belongs to one that others make.
  each([&](std::uint32_t rank, std::uint32_t family) {
    if (!is_stem_[here[rank]]) ++next_of(family);
  });
  each([&](std::uint32_t rank, std::uint32_t family) {
    if (is_stem_[here[rank]] && next_of(family) > 0) ++next_of(family);
  });
  find_families(words, order);
  // Ranks by family, in rising order: where the next one of a family goes, counted from 1.
  std::uint32_t sum = 1;
  for (const std::uint32_t family : written_) sum += std::exchange(next_of(family), sum);
  each([&](std::uint32_t rank, std::uint32_t family) {
    if (std::uint32_t& next = next_of(family); next > 0) ranks[next++ - 1] = rank;
  });
  FamilyWriter writer(
      {Part::stem_offsets, Part::stem_bytes, Part::stem_word_offsets, Part::stem_words}, out);
  std::uint32_t begin = 1;
  for (std::size_t i = 0; i < written_.size(); ++i) {
    const std::uint32_t end = next_of(written_[i]);
    if (i + ahead < written_.size() && (written_[i + ahead] & named) == 0)
      words.prefetch(written_[i + ahead]);
    writer.add(static_cast<char>(text::Form::stem), name_of(written_[i], words),
               ranks.subspan(begin - 1, end - begin));
    begin = end;
  }
  writer.finish();
}

void StemFamilies::clear() {
  names_.clear();
  order_.clear();
  families_.clear();
  is_stem_.clear();
}

}  // namespace madang::segment
