#include "catalog/counting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "query/fields.h"
#include "query/made.h"
#include "query/value_rows.h"

namespace madang::catalog {
namespace {

constexpr std::uint32_t no_key = 0xFFFFFFFFU;

SharedCodes share_codes(const CollectionState& home, std::uint32_t leaf) {
  SharedCodes shared;
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (const segment::Segment& segment : home.segments) {
    const segment::Dictionary values = segment.keywords(leaf).dictionary;
    std::vector<std::uint32_t> codes(values.size());
    for (std::uint32_t code = 0; code < values.size(); ++code) {
      const auto [it, fresh] =
          numbers.try_emplace(values[code], static_cast<std::uint32_t>(shared.values.size()));
      if (fresh) shared.values.push_back(values[code]);
      codes[code] = it->second;
    }
    shared.of_segment.push_back(std::move(codes));
  }
  return shared;
}

/// More first; equal ones by value. Histograms stand in order of time.
void arrange(std::vector<FacetValue>& values, bool by_time, std::size_t most) {
  const auto before = [&](const FacetValue& a, const FacetValue& b) {
    return by_time || a.count == b.count ? a.value < b.value : a.count > b.count;
  };
  if (!by_time && values.size() > most) {
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(most),
                      values.end(), before);
    values.resize(most);
  } else {
    std::sort(values.begin(), values.end(), before);
  }
}

}  // namespace

KeySpace::KeySpace(const CollectionState& home, const query::KeyField& field)
    : home_(home), field_(field), numbers_(home.segments.size()) {
  if (field.keyword())
    codes_ = &home.lazy->get<SharedCodes>(query::made_codes, field.path->leaf,
                                          [&] { return share_codes(home, field.path->leaf); });
  for (const segment::Segment& segment : home.segments) keys_.emplace_back(segment, field);
}

std::uint32_t KeySpace::shared(std::size_t segment, std::uint32_t key) {
  if (codes_ != nullptr) return codes_->of_segment[segment][key];
  std::vector<std::uint32_t>& numbers = numbers_[segment];
  if (numbers.size() <= key) numbers.resize(key + std::size_t{1}, no_key);
  if (numbers[key] == no_key) {
    const auto [it, fresh] = by_label_.try_emplace(keys_[segment].label(key),
                                                   static_cast<std::uint32_t>(labels_.size()));
    if (fresh) labels_.push_back(it->first);
    numbers[key] = it->second;
  }
  return numbers[key];
}

void KeySpace::of(std::size_t segment, std::uint32_t row, std::vector<std::uint32_t>& out) {
  keys_[segment].of(row, out);
  for (std::uint32_t& key : out) key = shared(segment, key);
}

void KeySpace::count(std::size_t segment, const query::Bits& rows, std::uint64_t total,
                     std::vector<std::uint64_t>& counts) {
  if (codes_ != nullptr) {
    counts.resize(codes_->values.size(), 0);
    const segment::Segment& data = home_.segments[segment];
    const query::ValueRows& values = query::value_rows(data, field_.path->leaf);
    const std::vector<std::uint32_t>& shared = codes_->of_segment[segment];
    if (total == data.rows()) {
      for (std::uint32_t code = 0; code < values.values(); ++code)
        counts[shared[code]] += values.count(code);
    } else if (values.cost() <= values.row_cost(total)) {
      for (std::uint32_t code = 0; code < values.values(); ++code)
        counts[shared[code]] += values.count_in(code, rows);
    } else {
      std::vector<std::uint32_t> here;
      values.count_by_row(data.keywords(field_.path->leaf), rows, here);
      for (std::uint32_t code = 0; code < values.values(); ++code)
        counts[shared[code]] += here[code];
    }
    return;
  }
  std::vector<std::uint32_t> keys;
  rows.each([&](std::uint32_t row) {
    of(segment, row, keys);
    for (const std::uint32_t key : keys) {
      if (counts.size() <= key) counts.resize(key + std::size_t{1}, 0);
      ++counts[key];
    }
  });
}

std::string KeySpace::label(std::uint32_t key) const {
  return codes_ != nullptr ? std::string(codes_->values[key]) : labels_[key];
}

Result<Facet> count_over(const std::vector<PartRows>& parts, const std::string& field,
                         std::size_t most) {
  Facet sum{field, {}};
  bool some = false, by_time = false;
  Error error;
  std::unordered_map<std::string, std::uint64_t> all;  // of several collections
  for (std::size_t p = 0; p < parts.size();) {
    const CollectionState& home = *parts[p].home;
    const std::size_t begin = p;
    while (p < parts.size() && parts[p].home == &home) ++p;
    const auto key = query::read_key(*home.info->record, field);
    if (!key) {
      query::keep_helpful(error, key.error());
      continue;
    }
    by_time = key->unit != query::Unit::value;
    KeySpace keys(home, *key);
    std::vector<std::uint64_t> counts;
    for (std::size_t i = begin; i < p; ++i)
      if (parts[i].total > 0) keys.count(parts[i].segment, *parts[i].rows, parts[i].total, counts);
    std::vector<FacetValue> values;
    for (std::uint32_t k = 0; k < counts.size(); ++k)
      if (counts[k] > 0) values.push_back({keys.label(k), counts[k]});
    if (!some && all.empty()) sum.values = std::move(values);
    else
      for (FacetValue& v : values) all[std::move(v.value)] += v.count;
    some = true;
  }
  if (!some) return parts.empty() ? Result<Facet>(sum) : Result<Facet>(error);
  if (!all.empty()) {
    for (FacetValue& v : sum.values) all[std::move(v.value)] += v.count;
    sum.values.clear();
    for (const auto& [value, count] : all) sum.values.push_back({value, count});
  }
  arrange(sum.values, by_time, most);
  return sum;
}

namespace {

/// What is known of a group while it is filled.
struct Filling {
  std::uint64_t count = 0;
  std::vector<double> numbers;
};

/// By linear interpolation between the two values beside it. REQUIRES: sorted,
/// not empty.
double percentile(const std::vector<double>& sorted, double percent) {
  const double at = percent / 100 * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - static_cast<double>(below));
}

Group finished(std::string value, Filling& filling, const std::vector<double>& percents) {
  Group group;
  group.value = std::move(value);
  group.count = filling.count;
  group.numbers = filling.numbers.size();
  for (const double v : filling.numbers) group.sum += v;
  if (filling.numbers.empty()) return group;
  std::sort(filling.numbers.begin(), filling.numbers.end());
  group.min = filling.numbers.front();
  group.max = filling.numbers.back();
  group.mean = group.sum / static_cast<double>(group.numbers);
  for (const double p : percents) group.percentiles.push_back(percentile(filling.numbers, p));
  return group;
}

Error bad_aggregate(const reflect::Path& path) {
  return query::bad("bad-aggregate", path.name + " is no number",
                    "sums and percentiles are made of numbers, e.g. capacity, price.amount");
}

}  // namespace

Result<Groups> group_over(const std::vector<PartRows>& parts, const GroupOptions& options) {
  Groups groups;
  groups.by = options.by;
  groups.of = options.of;
  groups.percents = options.of.empty() ? std::vector<double>{} : options.percentiles;
  for (const double p : groups.percents)
    if (!(p >= 0 && p <= 100))
      return query::bad("bad-aggregate", "a percentile is a number from 0 to 100");
  if (parts.empty()) return groups;
  const CollectionState& home = *parts.front().home;
  const reflect::Path* of = nullptr;
  if (!options.of.empty()) {
    const auto found = query::resolve(*home.info->record, options.of);
    if (!found) return found.error();
    of = *found;
    const reflect::Kind kind = of->field->kind;
    if (!of->column() || (kind != reflect::Kind::number && kind != reflect::Kind::integer))
      return bad_aggregate(*of);
  }
  std::optional<KeySpace> keys;
  bool by_time = false;
  if (!options.by.empty()) {
    const auto field = query::read_key(*home.info->record, options.by);
    if (!field) return field.error();
    by_time = field->unit != query::Unit::value;
    keys.emplace(home, *field);
  }
  std::vector<Filling> fillings;
  if (!keys) fillings.resize(1);
  std::vector<std::uint32_t> here{0};
  for (const PartRows& part : parts) {
    const segment::NumberColumn numbers =
        of != nullptr ? home.segments[part.segment].numbers(of->leaf) : segment::NumberColumn{};
    part.rows->each([&](std::uint32_t row) {
      ++groups.total;
      if (keys) keys->of(part.segment, row, here);
      if (here.empty()) ++groups.missing;
      for (const std::uint32_t key : here) {
        if (fillings.size() <= key) fillings.resize(key + std::size_t{1});
        ++fillings[key].count;
        if (of == nullptr) continue;
        for (std::uint32_t i = numbers.rows.begin(row); i < numbers.rows.end(row); ++i)
          if (!std::isnan(numbers.values[i])) fillings[key].numbers.push_back(numbers.values[i]);
      }
    });
  }
  std::vector<FacetValue> order;
  std::unordered_map<std::string, std::uint32_t> number_of;
  for (std::uint32_t key = 0; key < fillings.size(); ++key) {
    if (fillings[key].count == 0 && keys) continue;
    std::string label = keys ? keys->label(key) : std::string{};
    number_of[label] = key;
    order.push_back({std::move(label), fillings[key].count});
  }
  groups.groups = order.size();
  arrange(order, by_time, options.limit);
  for (FacetValue& v : order) {
    Filling& filling = fillings[number_of[v.value]];
    groups.values.push_back(finished(std::move(v.value), filling, groups.percents));
  }
  return groups;
}

}  // namespace madang::catalog
