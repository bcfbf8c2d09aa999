#include "sharing/items.h"

#include <atomic>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "base/parallel.h"
#include "json/read.h"
#include "json/write.h"
#include "reflect/record_info.h"
#include "sharing/read_hours.h"
#include "sharing/read_members.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// What a calendar is made from, as text: resources that agree in it share one.
std::string key_of(const Resource& r) {
  std::string key = r.place ? r.place->country : "";
  key += '\n';
  if (r.extra.find("\"openingHoursSpecification\"") != r.extra.npos) key += r.extra;
  if (r.availability) {
    static const auto& info =
        *reflect::record_info(static_cast<const Resource*>(nullptr)).find("availability")->nested;
    key += json::to_json(info, &*r.availability);
  }
  return key;
}

/// What the Korean standard set of public facilities says in place of `per`.
struct KoreanPrice {
  std::optional<double> per_hours;
  std::string extra;
};
MADANG_RECORD(KoreanPrice, per_hours, extra)

std::int64_t price_hours(std::string_view extra) {
  KoreanPrice price;
  if (extra.find("\"per_hours\"") == extra.npos || !read_members(extra, price)) return 0;
  const double hours = price.per_hours.value_or(0);
  return hours > 0 && hours <= 24 * 366 ? std::llround(hours * 3600) : 0;
}

Item item_of(const Resource& r) {
  Item item;
  item.lat = r.place && r.place->lat && r.place->lon ? *r.place->lat : unknown;
  item.lon = r.place && r.place->lat && r.place->lon ? *r.place->lon : unknown;
  item.capacity = r.capacity.value_or(unknown);
  item.tariff.price = r.price ? r.price->amount.value_or(unknown) : unknown;
  if (r.price && !r.price->per.empty()) {
    item.tariff.per = parse_duration(r.price->per).value_or(0);
    item.tariff.per_person = r.price->per == "person";
  } else if (r.price) {
    item.tariff.per = price_hours(r.price->extra);
  }
  if (r.kind) item.kind = static_cast<std::uint8_t>(*r.kind);
  return item;
}

/// The items of some rows, with the keys of their calendars in place of those.
struct Part {
  std::vector<Item> items;
  std::vector<std::string> keys;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::unique_ptr<const Calendar>> calendars;

  void read(const segment::Segment& segment, std::uint32_t first, std::uint32_t last) {
    const reflect::RecordInfo& info = segment.info();
    json::Reader reader;
    reflect::Events events;
    std::vector<json::Fault> faults;
    std::string json;
    for (std::uint32_t row = first; row < last; ++row) {
      json = segment.json(row);
      const std::size_t size = json.size();
      json.resize(size + json::padding);
      Resource r;
      if (reader.read(info, std::string_view(json).substr(0, size), false, events, faults))
        reflect::fill(info, events, &r);
      Item item = item_of(r);
      std::string key = key_of(r);
      const auto [it, fresh] =
          numbers.try_emplace(std::move(key), static_cast<std::uint32_t>(calendars.size()));
      if (fresh) {
        keys.push_back(it->first);
        auto calendar = std::make_unique<Calendar>(read_calendar(r));
        calendar->prepare();
        calendars.push_back(std::move(calendar));
      }
      item.calendar = it->second;
      items.push_back(item);
    }
  }
};

std::shared_ptr<const Items> read(const segment::Segment& segment) {
  static std::atomic<std::uint64_t> serials{0};
  auto all = std::make_shared<Items>();
  all->serial = ++serials;
  const std::uint32_t rows = segment.rows();
  const unsigned threads = rows < 2000 ? 1 : base::thread_count(0);
  std::vector<Part> parts(threads);
  base::on_threads(threads, [&](unsigned i) {
    const auto at = [&](unsigned k) {
      return static_cast<std::uint32_t>(std::uint64_t{rows} * k / threads);
    };
    parts[i].read(segment, at(i), at(i + 1));
  });
  std::vector<Item> items;
  items.reserve(rows);
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (Part& part : parts) {
    std::vector<std::uint32_t> number_in_all(part.calendars.size());
    for (std::size_t c = 0; c < part.calendars.size(); ++c) {
      const auto [it, fresh] = numbers.try_emplace(
          std::move(part.keys[c]), static_cast<std::uint32_t>(all->calendars.size()));
      if (fresh) all->calendars.push_back(std::move(part.calendars[c]));
      number_in_all[c] = it->second;
    }
    for (Item item : part.items) {
      item.calendar = number_in_all[item.calendar];
      items.push_back(item);
    }
  }
  all->columns.emplace(items, segment, all->calendars);
  all->days.emplace(all->calendars);
  return all;
}

}  // namespace

const Items& items_of(const CollectionState& resources, std::size_t segment) {
  Extra& extra = *resources.extras[segment];
  std::call_once(extra.once, [&] { extra.value = read(resources.segments[segment]); });
  return *static_cast<const Items*>(extra.value.get());
}

CollectionState& resources_of(Catalog::State& city) {
  const reflect::CollectionInfo* info = reflect::find_collection("resources");
  return city.collections[static_cast<std::size_t>(info - reflect::collections().data())];
}

}  // namespace madang::sharing
