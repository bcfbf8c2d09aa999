#include "catalog/suggest.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "catalog/stored_events.h"
#include "query/fields.h"
#include "text/flat.h"

namespace madang::catalog {
namespace {

constexpr std::size_t most = 100;
// Of a source: number of the collection and leaf of the field.
constexpr std::uint32_t leaf_bits = 16;

/// Whether a field names a record (title, name, acronyms: what weighs twice as
/// much as a body, or more) or what it is about (topics, tags).
bool is_suggested(const reflect::FieldInfo& field) {
  constexpr float name_weight = 2.0F;
  const bool topic = (field.flags & note::facet) != 0 && (field.flags & note::text) != 0;
  return field.words() && (topic || field.weight >= name_weight);
}

/// f(text, source) for each suggested text of a record.
template <class F>
void each_text(const reflect::Events& events, std::size_t collection, const F& f) {
  int depth = 0;
  for (const reflect::Event& event : events) {
    if (event.what == reflect::Event::What::begin) ++depth;
    if (event.what == reflect::Event::What::end) --depth;
    if (depth == 0 && event.what == reflect::Event::What::value && is_suggested(*event.field))
      f(event.text, static_cast<std::uint32_t>(collection << leaf_bits | event.leaf));
  }
}

/// Adds the rows of some segments for which `there` holds.
template <class There>
void add_to(query::Suggester& all, const Catalog::State& city, std::size_t c, std::size_t from,
            std::size_t to, const There& there) {
  const CollectionState& home = city.collections[c];
  StoredReader reader;
  for (std::size_t s = from; s < to; ++s) {
    segment::Stored::Cursor cursor(home.segments[s].stored());
    for (std::uint32_t row = 0; row < home.segments[s].rows(); ++row)
      if (there(home.starts[s] + row))
        each_text(reader.read(*home.info->record, cursor.json(row)), c,
                  [&](std::string_view text, std::uint32_t source) { all.add(text, source); });
  }
}

query::Suggester loaded(const Catalog::State& city) {
  query::Suggester all;
  for (std::size_t c = 0; c < city.collections.size(); ++c)
    add_to(all, city, c, 0, city.collections[c].loaded, [](std::uint32_t) { return true; });
  all.finish();
  return all;
}

std::string key_of(std::string_view text, std::uint32_t source) {
  return text::flatten(text) + '\n' + std::to_string(source);
}

ChangedTexts changed(const Catalog::State& city) {
  ChangedTexts changes;
  StoredReader reader;
  for (std::size_t c = 0; c < city.collections.size(); ++c) {
    const CollectionState& home = city.collections[c];
    const auto there = [&](std::uint32_t row) {
      return !std::binary_search(home.hidden.begin(), home.hidden.end(), row);
    };
    add_to(changes.added, city, c, home.loaded, home.segments.size(), there);
    for (const std::uint32_t row : home.hidden) {
      if (row >= home.starts[home.loaded]) break;
      each_text(reader.read(*home.info->record, home.json(row)), c,
                [&](std::string_view text, std::uint32_t source) {
                  ++changes.gone[key_of(text, source)];
                });
    }
  }
  changes.added.finish();
  return changes;
}

/// Rank of a way of reading what was typed.
std::size_t rank_of(std::string_view how) {
  constexpr std::string_view ways[] = {"beginning", "word", "syllable", "initials", "keyboard"};
  return static_cast<std::size_t>(std::find(std::begin(ways), std::end(ways), how) -
                                  std::begin(ways));
}

/// What is found among the loaded texts, less those of hidden records and with those of
/// changes.
std::vector<query::Suggester::Found> find(Catalog::State& city, std::string_view typed,
                                          std::size_t limit) {
  const query::Suggester& below = city.of_loaded->suggester.get([&] { return loaded(city); });
  const ChangedTexts& changes = city.changed_texts.get([&] { return changed(city); });
  std::vector<query::Suggester::Found> added = changes.added.find(typed, limit);
  if (added.empty() && changes.gone.empty()) return below.find(typed, limit);
  std::vector<query::Suggester::Found> all = below.find(typed, limit + changes.gone.size());
  for (query::Suggester::Found& found : all)
    if (const auto gone = changes.gone.find(key_of(found.text, found.source));
        gone != changes.gone.end())
      found.records -= std::min(found.records, gone->second);
  std::erase_if(all, [](const query::Suggester::Found& found) { return found.records == 0; });
  for (const query::Suggester::Found& one : added) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& found) {
      return text::flatten(found.text) == text::flatten(one.text);
    });
    if (same == all.end()) all.push_back(one);
    else if (same->source == one.source) same->records += one.records;
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    const std::size_t of_a = rank_of(a.how), of_b = rank_of(b.how);
    if (of_a != of_b) return of_a < of_b;
    if (a.records != b.records) return a.records > b.records;
    return a.text.size() < b.text.size();
  });
  if (all.size() > limit) all.resize(limit);
  return all;
}

std::string_view field_name(const reflect::RecordInfo& info, std::uint32_t leaf) {
  for (const reflect::FieldInfo& field : info.fields)
    if (field.leaf == leaf) return field.name;
  return {};
}

}  // namespace

Result<std::vector<Suggestion>> suggest(Catalog::State& city, std::string_view typed,
                                        std::size_t limit) {
  if (limit > most)
    return query::bad("bad-limit", "there are at most " + std::to_string(most) + " suggestions");
  if (auto whole = still_whole(city); !whole) return std::move(whole).error();
  std::vector<Suggestion> result;
  for (const query::Suggester::Found& found : find(city, typed, limit)) {
    const reflect::CollectionInfo& home = *city.collections[found.source >> leaf_bits].info;
    result.push_back({std::string(found.text),
                      std::string(field_name(*home.record, found.source & ((1U << leaf_bits) - 1))),
                      std::string(home.name),
                      found.records,
                      std::string(found.how),
                      {found.span}});
  }
  return result;
}

}  // namespace madang::catalog
