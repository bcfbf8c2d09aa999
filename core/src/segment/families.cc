#include "segment/families.h"

#include "segment/sort_texts.h"
#include "segment/varint.h"

namespace madang::segment {

void FamilyBuilder::write(const Sections& sections, const Lone& lone, ImageWriter& out) {
  const std::uint32_t count = names_.size();
  const auto name = [this](std::uint32_t number) { return names_[number]; };
  const std::vector<std::uint32_t> sorted = sort_texts(count, name);
  // The members by family; those of one stay in their order.
  std::vector<std::uint32_t> ends(count + std::size_t{1}, 0), words(members_.size());
  for (const Member& m : members_) ++ends[m.family + std::size_t{1}];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<std::uint32_t> at(ends.begin(), ends.end() - 1);
  for (const Member& m : members_) words[at[m.family]++] = m.word;

  std::vector<std::uint32_t> offsets{0}, word_offsets{0};
  std::string bytes;
  out.begin(sections.words, no_leaf);
  const std::size_t start = out.size();
  for (const std::uint32_t family : sorted) {
    const std::uint32_t first = ends[family], last = ends[family + std::size_t{1}];
    if (last == first + 1 && lone(words[first])) continue;
    auto* const begin = reinterpret_cast<char*>(out.room((last - first) * std::size_t{5}));
    char* to = begin;
    std::uint32_t next = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      if (i > first && words[i] == words[i - 1]) continue;  // a part that stands twice in it
      to = put_varint(to, words[i] - next);
      next = words[i];
    }
    out.grew(static_cast<std::size_t>(to - begin));
    word_offsets.push_back(static_cast<std::uint32_t>(out.size() - start));
    bytes += name(family);
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  out.end();
  out.add(sections.word_offsets, no_leaf, word_offsets);
  out.add(sections.bytes, no_leaf, bytes);
  out.add(sections.offsets, no_leaf, offsets);
  names_.clear();
  members_.clear();
}

const text::IndexTerm& Families::stem_of(const text::IndexTerm& word,
                                         text::IndexAnalyser& analyser) {
  constexpr std::uint32_t most = 1 << 17;  // about 16 MB
  if (known_.size() >= most) {
    known_.clear();
    known_stems_.clear();
  }
  const std::uint32_t number = known_.add(word);
  if (number == known_stems_.size()) {
    const std::string_view stem = analyser.stem(word.text().substr(1));
    known_stems_.push_back(stem.empty() ? text::IndexTerm{}
                                        : analyser.term_of(text::Form::stem, stem));
  }
  return known_stems_[number];
}

void Families::add(const text::IndexTerm& word, text::IndexAnalyser& analyser) {
  const std::uint32_t rank = words_++;
  own_stem_.push_back(false);
  // A long stem would have to be kept beside the table; such English words are none.
  const std::uint64_t first = word.part[0] >> 8 & 0xFF;  // of the word's bytes
  if (word.is_inline() && first >= 'a' && first <= 'z') {
    const text::IndexTerm& stem = stem_of(word, analyser);
    if (stem.size == 0) return;
    stems_.add(stem, rank);
    own_stem_.back() = stem.text().substr(1) == word.text().substr(1);
    return;
  }
  const std::string text(word.text().substr(1));
  if (const std::string_view stem = analyser.stem(text); !stem.empty()) {
    own_stem_.back() = stem.size() == text.size();
    stems_.add(analyser.term_of(text::Form::stem, stem), rank);
  }
  for (const text::IndexTerm& part : analyser.parts(text)) parts_.add(part, rank);
}

void Families::write(ImageWriter& out) {
  stems_.write(
      {Part::stem_offsets, Part::stem_bytes, Part::stem_word_offsets, Part::stem_words},
      [this](std::uint32_t word) { return static_cast<bool>(own_stem_[word]); }, out);
  parts_.write(
      {Part::part_offsets, Part::part_bytes, Part::part_word_offsets, Part::part_words},
      [](std::uint32_t) { return false; }, out);
  words_ = 0;
  own_stem_.clear();
}

}  // namespace madang::segment
