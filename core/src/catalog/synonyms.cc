#include "catalog/synonyms.h"

#include <algorithm>

#include "base/mapped_file.h"
#include "catalog/stored_events.h"
#include "reflect/record_info.h"

namespace madang::catalog {
namespace {

/// Whether a member of an organization is one of its names.
bool is_name(const reflect::FieldInfo& field) {
  return field.name == "name" || field.name == "other_names" || field.name == "acronyms";
}

const reflect::RecordInfo& organization() {
  return reflect::record_info(static_cast<const Organization*>(nullptr));
}

/// The names in what was read of an organization.
template <class Name>
void names_in(const reflect::Events& events, std::vector<Name>& names) {
  names.clear();
  int depth = 0;
  for (const reflect::Event& event : events) {
    if (event.what == reflect::Event::What::begin) ++depth;
    if (event.what == reflect::Event::What::end) --depth;
    if (depth == 0 && event.what == reflect::Event::What::value && is_name(*event.field))
      names.emplace_back(event.text);
  }
}

/// Some segments of organizations, whatever becomes of the city; a record is numbered by its row.
class Organizations {
 public:
  Organizations(const CollectionState& home, std::size_t from, std::size_t to)
      : segments_(home.segments.begin() + static_cast<std::ptrdiff_t>(from),
                  home.segments.begin() + static_cast<std::ptrdiff_t>(to)),
        starts_(home.starts.begin() + static_cast<std::ptrdiff_t>(from),
                home.starts.begin() + static_cast<std::ptrdiff_t>(to)) {}

  /// Names of the records for which `there` holds.
  template <class There>
  void add_to(query::Synonyms& all, const There& there) const {
    StoredReader reader;
    std::vector<std::string_view> names;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      segment::Stored::Cursor cursor(segments_[s].stored());
      for (std::uint32_t row = 0; row < segments_[s].rows(); ++row) {
        if (!there(starts_[s] + row)) continue;
        names_in(reader.read(organization(), cursor.json(row)), names);
        all.add(starts_[s] + row, names);
      }
    }
  }
  [[nodiscard]] query::NameGroup names(std::uint32_t record) const {
    const auto behind = std::upper_bound(starts_.begin(), starts_.end(), record);
    const auto s = static_cast<std::size_t>(behind - starts_.begin()) - 1;
    query::NameGroup names;
    StoredReader reader;
    names_in(reader.read(organization(), segments_[s].json(record - starts_[s])), names);
    return names;
  }

 private:
  std::vector<segment::Segment> segments_;
  std::vector<std::uint32_t> starts_;
};

const CollectionState& organizations_of(const Catalog::State& city) {
  return *std::find_if(city.collections.begin(), city.collections.end(),
                       [](const CollectionState& c) { return c.info->record == &organization(); });
}

/// Of what was loaded, hidden or not, and of the file.
query::Synonyms loaded(const Catalog::State& city) {
  query::Synonyms all;
  for (const query::NameGroup& group : city.name_groups) all.add(group);
  const CollectionState& home = organizations_of(city);
  const Organizations organizations(home, 0, home.loaded);
  organizations.add_to(all, [](std::uint32_t) { return true; });
  all.finish([organizations](std::uint32_t record) { return organizations.names(record); });
  return all;
}

/// Of the changes, on top of what was loaded.
query::Synonyms changed(const Catalog::State& city, std::shared_ptr<const query::Synonyms> below) {
  query::Synonyms all;
  const CollectionState& home = organizations_of(city);
  const auto there = [hidden = home.hidden](std::uint32_t row) {
    return !std::binary_search(hidden.begin(), hidden.end(), row);
  };
  const Organizations organizations(home, home.loaded, home.segments.size());
  organizations.add_to(all, there);
  all.finish([organizations](std::uint32_t record) { return organizations.names(record); });
  all.put_on(std::move(below), there);
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
  return city.synonyms.get([&] {
    const query::Synonyms& below = city.of_loaded->synonyms.get([&] { return loaded(city); });
    return changed(city, {city.of_loaded, &below});
  });
}

}  // namespace madang::catalog
