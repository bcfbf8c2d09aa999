#include "query/keys.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "query/fields.h"
#include "query/places.h"

namespace madang::query {
namespace {

using reflect::Kind;

constexpr std::int64_t day_seconds = 86400;

/// The date cut to the unit; one that is known less well stays what it is.
std::string date_label(std::int64_t first, std::int64_t last, Unit unit) {
  // Years 1 to 9999; only damaged bytes say otherwise.
  constexpr std::int64_t earliest = -62135596800, latest = 253402300799;
  Date from = base::day_of(std::clamp(first, earliest, latest));
  const Date to = base::day_of(std::clamp(last, earliest, latest));
  if (unit == Unit::year || from.month != to.month || from.year != to.year) from.month = 0;
  if (unit == Unit::year || unit == Unit::month || from.month == 0 || from.day != to.day)
    from.day = 0;
  return base::to_string(from);
}

}  // namespace

Result<KeyField> read_key(const reflect::RecordInfo& info, std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot != name.npos && find_field(info, name) == nullptr) {
    const std::string_view unit = name.substr(dot + 1);
    const reflect::Path* path = find_field(info, name.substr(0, dot));
    if (path != nullptr && path->column() && path->field->kind == Kind::date) {
      if (unit == "year") return KeyField{path, Unit::year};
      if (unit == "month") return KeyField{path, Unit::month};
      if (unit == "day") return KeyField{path, Unit::day};
      return bad("unknown-field", "a date has no \"" + std::string(unit) + "\"",
                 "dates are counted by year, month or day: " + path->name + ".month");
    }
  }
  const auto found = resolve(info, name);
  if (!found) return found.error();
  const reflect::Path& path = **found;
  if (!path.column())
    return bad("bad-facet", "values of " + path.name + " cannot be counted",
               "count a keyword, a number, a date or a reference, e.g. kind, topics, "
               "published.month, place.city");
  return KeyField{&path, Unit::value};
}

Keys::Keys(const segment::Segment& segment, const KeyField& field)
    : field_(field),
      keywords_(segment.keywords(field.path->leaf)),
      numbers_(segment.numbers(field.path->leaf)),
      dates_(segment.dates(field.path->leaf)) {}

std::uint32_t Keys::size() const {
  return field_.keyword() ? keywords_.dictionary.size()
                          : static_cast<std::uint32_t>(labels_.size());
}

std::string Keys::label(std::uint32_t key) const {
  return field_.keyword() ? std::string(keywords_.dictionary[key]) : labels_[key];
}

std::uint32_t Keys::key_of(std::string label) {
  const auto [it, fresh] = by_label_.try_emplace(std::move(label), size());
  if (fresh) labels_.push_back(it->first);
  return it->second;
}

std::uint32_t Keys::number_key(double value) {
  const auto it = by_number_.find(value);
  if (it != by_number_.end()) return it->second;
  const bool flag = field_.path->field->kind == Kind::boolean;
  const std::uint32_t key =
      key_of(flag ? (value != 0 ? "true" : "false") : number_text(value == 0 ? 0 : value));
  by_number_.emplace(value, key);
  return key;
}

std::uint32_t Keys::date_key(std::int64_t first, std::int64_t last) {
  const auto day_of = [](std::int64_t second) {
    return second / day_seconds - (second % day_seconds < 0 ? 1 : 0);
  };
  const std::int64_t day = day_of(first);
  const bool one = day_of(last) == day;
  if (!one) return key_of(date_label(first, last, field_.unit));
  const auto it = by_day_.find(day);
  if (it != by_day_.end()) return it->second;
  const std::uint32_t key = key_of(date_label(first, last, field_.unit));
  by_day_.emplace(day, key);
  return key;
}

void Keys::of(std::uint32_t row, std::vector<std::uint32_t>& out) {
  out.clear();
  const auto put = [&](std::uint32_t key) {
    if (std::find(out.begin(), out.end(), key) == out.end()) out.push_back(key);
  };
  switch (field_.path->field->kind) {
    case Kind::date:
      for (std::uint32_t i = dates_.rows.begin(row); i < dates_.rows.end(row); ++i)
        if (dates_.first[i] != segment::no_date) put(date_key(dates_.first[i], dates_.last[i]));
      return;
    case Kind::number:
    case Kind::integer:
    case Kind::boolean:
      for (std::uint32_t i = numbers_.rows.begin(row); i < numbers_.rows.end(row); ++i)
        if (!std::isnan(numbers_.values[i])) put(number_key(numbers_.values[i]));
      return;
    default:
      for (std::uint32_t i = keywords_.rows.begin(row); i < keywords_.rows.end(row); ++i)
        if (keywords_.codes[i] < keywords_.dictionary.size()) put(keywords_.codes[i]);
  }
}

}  // namespace madang::query
