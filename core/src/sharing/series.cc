#include "sharing/ledger_state.h"

namespace madang {
namespace sharing {
namespace {

constexpr std::size_t most_instances = 1000;

/// The request of one day: the same times of the clock.
BookingRequest on_day(const BookingRequest& request, std::int32_t day, std::int32_t minutes,
                      std::int64_t length) {
  BookingRequest one = request;
  const std::int64_t from = std::int64_t{day} * day_seconds + minutes * 60;
  one.from = print_utc(from).substr(0, 19);
  one.to = print_utc(from + length).substr(0, 19);
  if (!request.key.empty()) one.key = request.key + "#" + print_day(day);
  return one;
}

}  // namespace

Result<Series> book_series(LedgerLive& live, const BookingRequest& request, std::string_view rule) {
  if (auto read = live.refresh(); !read) return std::move(read).error();
  Catalog::State* city = live.newest();
  struct Release {
    Catalog::State* city;
    ~Release() { release(city); }
  } guard{city};
  const auto place = find_resource(*city, request.resource);
  if (!place) return place.error();
  const Zone* zone = place->calendar->zone;
  if (zone == nullptr) return query_error("bad-value", "the resource has no time zone");
  const auto from = parse_asked(request.from, "from"), to = parse_asked(request.to, "to");
  if (!from) return from.error();
  if (!to) return to.error();
  const std::int64_t begin = zone->to_local(from->in(*zone).utc);
  const std::int64_t length = zone->to_local(to->in(*zone).utc) - begin;
  if (length <= 0) return query_error("bad-span", "it ends before it begins", "to lies after from");
  const std::int32_t first = day_of_second(begin);
  const auto minutes = static_cast<std::int32_t>((begin - first * day_seconds) / 60);
  auto days = RecurringDays::parse(rule, first, minutes, *zone);
  if (!days) {
    Error error = std::move(days).error();
    error.kind = ErrorKind::query;
    return error;
  }
  Series series;
  series.id = request.key.empty() ? random_id() : request.key;
  std::vector<Possible> possible;
  std::size_t instances = 0;
  // Ten years are looked through; a rule without an end has to be given one.
  for (std::int32_t day = first; day < first + 3660; ++day) {
    if (!days->on(day)) continue;
    if (++instances > most_instances)
      return query_error("too-many", "a series has at most 1000 instances",
                         "give it a COUNT or an UNTIL");
    const BookingRequest one = on_day(request, day, minutes, length);
    const auto earlier = [&]() -> Result<std::optional<BookingRow>> {
      if (one.key.empty()) return std::optional<BookingRow>{};
      const std::lock_guard lock(live.writing);
      return find_booking(live.database(), "key", one.key);
    }();
    if (!earlier) return earlier.error();
    if (*earlier) {
      series.accepted.push_back(booking_of(**earlier, clock_now()));
      continue;
    }
    auto checked = check_request(*city, one);
    if (checked) {
      possible.push_back(std::move(*checked));
      possible.back().row.series = series.id;
      continue;
    }
    if (checked.error().kind != ErrorKind::booking) return std::move(checked).error();
    auto wanted = wanted_by(one);
    if (!wanted) return std::move(wanted).error();
    const LedgerLive::Reading reading(live);
    series.refused.push_back(
        explain(one.resource, *place, *wanted, reading.busy().find(one.resource)));
  }
  std::vector<std::size_t> refused;
  {
    const std::lock_guard lock(live.writing);
    auto transaction = Transaction::begin(live.database());
    if (!transaction) return std::move(transaction).error();
    for (std::size_t i = 0; i < possible.size(); ++i) {
      const auto placed = place_booking(live.database(), possible[i]);
      if (!placed) return placed.error();
      if (!*placed) refused.push_back(i);
      else series.accepted.push_back(booking_of(possible[i].row, clock_now()));
    }
    if (auto done = transaction->commit(); !done) return std::move(done).error();
  }
  static_cast<void>(live.refresh());
  const LedgerLive::Reading reading(live);
  for (const std::size_t i : refused)
    series.refused.push_back(explain(request.resource, possible[i].place, possible[i].wanted,
                                     reading.busy().find(request.resource)));
  return series;
}

}  // namespace sharing

Result<Series> Ledger::series(const BookingRequest& request, std::string_view rule) {
  return sharing::book_series(*state_->live, request, rule);
}

}  // namespace madang
