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

/// The segments of all organizations; a record is numbered through them.
class Organizations {
 public:
  explicit Organizations(const Catalog::State& city) {
    for (const CollectionState& home : city.collections)
      if (home.info->record == &organization())
        for (std::size_t s = 0; s < home.segments.size(); ++s) {
          places_.push_back({&home, s, rows_});
          rows_ += home.segments[s].rows();
        }
  }
  void add_to(query::Synonyms& all) const {
    StoredReader reader;
    std::vector<std::string_view> names;
    for (const Place& place : places_) {
      segment::Stored::Cursor cursor(place.segment().stored());
      place.home->seen(place.number).each([&](std::uint32_t row) {
        names_in(reader.read(organization(), cursor.json(row)), names);
        all.add(place.start + row, names);
      });
    }
  }
  [[nodiscard]] query::NameGroup names(std::uint32_t record) const {
    const auto behind =
        std::upper_bound(places_.begin(), places_.end(), record,
                         [](std::uint32_t r, const Place& place) { return r < place.start; });
    const Place& place = *(behind - 1);
    query::NameGroup names;
    StoredReader reader;
    names_in(reader.read(organization(), place.segment().json(record - place.start)), names);
    return names;
  }

 private:
  struct Place {
    const CollectionState* home;
    std::size_t number;   // of the segment
    std::uint32_t start;  // its first record
    [[nodiscard]] const segment::Segment& segment() const { return home->segments[number]; }
  };
  std::vector<Place> places_;
  std::uint32_t rows_ = 0;
};

query::Synonyms make(const Catalog::State& city) {
  query::Synonyms all;
  for (const query::NameGroup& group : city.name_groups) all.add(group);
  const Organizations organizations(city);
  organizations.add_to(all);
  all.finish([organizations](std::uint32_t record) { return organizations.names(record); });
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
