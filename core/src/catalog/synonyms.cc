#include "catalog/synonyms.h"

#include "base/mapped_file.h"
#include "catalog/stored_events.h"
#include "reflect/record_info.h"

namespace madang::catalog {
namespace {

/// Whether a member of an organization is one of its names.
bool is_name(const reflect::FieldInfo& field) {
  return field.name == "name" || field.name == "other_names" || field.name == "acronyms";
}

query::Synonyms make(const Catalog::State& city) {
  query::Synonyms all;
  for (const query::NameGroup& group : city.name_groups) all.add(group);
  const reflect::RecordInfo& organization =
      reflect::record_info(static_cast<const Organization*>(nullptr));
  StoredReader reader;
  for (const CollectionState& home : city.collections) {
    if (home.info->record != &organization) continue;
    for (std::size_t s = 0; s < home.segments.size(); ++s)
      home.seen(s).each([&](std::uint32_t row) {
        query::NameGroup names;
        int depth = 0;
        for (const reflect::Event& event : reader.read(organization, home.segments[s].json(row))) {
          if (event.what == reflect::Event::What::begin) ++depth;
          if (event.what == reflect::Event::What::end) --depth;
          if (depth == 0 && event.what == reflect::Event::What::value && is_name(*event.field))
            names.emplace_back(event.text);
        }
        all.add(names);
      });
  }
  return all;
}

}  // namespace

Result<std::vector<query::NameGroup>> read_synonyms(const std::string& path) {
  if (path.empty()) return std::vector<query::NameGroup>{};
  auto file = base::MappedFile::open(path);
  if (!file) return std::move(file).error();
  const auto bytes = (*file)->bytes();
  return query::parse_synonyms({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path);
}

const query::Synonyms& synonyms_of(Catalog::State& city) {
  return city.synonyms.get([&] { return make(city); });
}

}  // namespace madang::catalog
