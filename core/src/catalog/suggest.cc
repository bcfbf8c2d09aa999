#include "catalog/suggest.h"

#include "catalog/stored_events.h"
#include "query/fields.h"

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

query::Suggester make(const Catalog::State& city) {
  query::Suggester all;
  StoredReader reader;
  for (std::size_t c = 0; c < city.collections.size(); ++c) {
    const CollectionState& home = city.collections[c];
    const reflect::RecordInfo& info = *home.info->record;
    for (std::size_t s = 0; s < home.segments.size(); ++s) {
      segment::Stored::Cursor cursor(home.segments[s].stored());
      home.seen(s).each([&](std::uint32_t row) {
        int depth = 0;
        for (const reflect::Event& event : reader.read(info, cursor.json(row))) {
          if (event.what == reflect::Event::What::begin) ++depth;
          if (event.what == reflect::Event::What::end) --depth;
          if (depth == 0 && event.what == reflect::Event::What::value && is_suggested(*event.field))
            all.add(event.text, static_cast<std::uint32_t>(c << leaf_bits | event.leaf));
        }
      });
    }
  }
  all.finish();
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
  const query::Suggester& all = city.suggester.get([&] { return make(city); });
  std::vector<Suggestion> result;
  for (const query::Suggester::Found& found : all.find(typed, limit)) {
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
