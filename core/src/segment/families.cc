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
    if (last == first + 1 && lone(name(family), words[first])) continue;
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

void Families::write(std::uint32_t words, const Word& word, text::IndexAnalyser& analyser,
                     ImageWriter& out) {
  for (std::uint32_t rank = 0; rank < words; ++rank) {
    const std::string_view text = word(rank);
    if (const std::string_view stem = analyser.stem(text); !stem.empty())
      stems_.add(analyser.term_of(text::Form::stem, stem), rank);
    else
      for (const text::IndexTerm& part : analyser.parts(text)) parts_.add(part, rank);
  }
  stems_.write({Part::stem_offsets, Part::stem_bytes, Part::stem_word_offsets, Part::stem_words},
               [&](std::string_view stem, std::uint32_t rank) { return stem.substr(1) == word(rank); },
               out);
  parts_.write({Part::part_offsets, Part::part_bytes, Part::part_word_offsets, Part::part_words},
               [](std::string_view, std::uint32_t) { return false; }, out);
}

}  // namespace madang::segment
