#include "sharing/ledger_live.h"

#include <set>

#include "catalog/changes.h"
#include "sharing/ledger_file.h"

namespace madang::sharing {
namespace {

std::size_t collection_number(std::string_view name) {
  const auto all = reflect::collections();
  for (std::size_t c = 0; c < all.size(); ++c)
    if (all[c].name == name) return c;
  return all.size();
}

}  // namespace

Result<std::shared_ptr<LedgerLive>> LedgerLive::open(Catalog::State& city,
                                                     const std::string& path) {
  auto writer = Database::open(path);
  if (!writer) return std::move(writer).error();
  if (auto done = prepare_tables(*writer); !done) return std::move(done).error();
  auto reader = Database::open(path);
  if (!reader) return std::move(reader).error();
  auto live =
      std::shared_ptr<LedgerLive>(new LedgerLive(std::move(*writer), std::move(*reader), path));
  live->city_ = catalog::with(city, {});  // not the city itself: it holds the ledger
  live->city_->changed_by = live;
  if (auto done = live->load(); !done) return std::move(done).error();
  return live;
}

LedgerLive::~LedgerLive() { release(city_); }

Catalog::State* LedgerLive::newest() {
  // What cannot be read now is read with the next question; the writing doors say why.
  static_cast<void>(refresh());
  const std::shared_lock lock(memory_);
  return share(city_);
}

Result<std::int64_t> LedgerLive::data_version() {
  if (!version_of_) {
    auto statement = reader_.prepare("PRAGMA data_version");
    if (!statement) return std::move(statement).error();
    version_of_.emplace(std::move(*statement));
  }
  const auto row = version_of_->step();
  if (!row) return row.error();
  const std::int64_t version = version_of_->integer(0);
  version_of_->reset();
  return version;
}

Result<Done> LedgerLive::refresh() {
  const std::lock_guard lock(reading_);
  const auto version = data_version();
  if (!version) return version.error();
  if (*version == version_) return Done{};
  if (auto done = follow(); !done) return done;
  version_ = *version;
  return Done{};
}

Result<Done> LedgerLive::load() {
  const std::lock_guard reading(reading_);
  const std::unique_lock lock(memory_);
  // One view of the file for all three.
  if (auto done = reader_.execute("BEGIN"); !done) return done;
  auto last = reader_.prepare("SELECT coalesce(max(seq),0) FROM history");
  if (!last) return std::move(last).error();
  if (const auto row = last->step(); !row) return row.error();
  seen_ = last->integer(0);
  last->reset();
  auto uses = reader_.prepare(
      "SELECT n,resource,begins,ends,quantity,state,expires FROM bookings "
      "WHERE state<>'cancelled'");
  if (!uses) return std::move(uses).error();
  while (true) {
    const auto more = uses->step();
    if (!more) return more.error();
    if (!*more) break;
    Use use;
    use.booking = uses->integer(0);
    use.from = uses->integer(2);
    use.to = uses->integer(3);
    use.quantity = uses->integer(4);
    if (uses->text(5) == "held") use.expires = uses->integer(6);
    const std::uint32_t number = busy_.number(uses->text(1));
    busy_.append(number, use);
    where_[use.booking] = {number, use.from};
  }
  busy_.sort();
  std::vector<catalog::Change> changes;
  auto records = reader_.prepare("SELECT collection,id,json FROM records");
  if (!records) return std::move(records).error();
  while (true) {
    const auto more = records->step();
    if (!more) return more.error();
    if (!*more) break;
    const std::size_t collection = collection_number(records->text(0));
    if (collection < city_->collections.size())
      changes.push_back({collection, records->text(1), records->text(2)});
  }
  records->reset();
  uses->reset();
  if (!changes.empty()) {
    Catalog::State* next = catalog::with(*city_, changes);
    release(city_);
    city_ = next;
  }
  return reader_.execute("COMMIT");
}

Result<Done> LedgerLive::follow() {
  struct Event {
    std::string what, id;
  };
  std::vector<Event> events;
  std::int64_t last = seen_;
  if (auto done = reader_.execute("BEGIN"); !done) return done;
  const auto end = [this](Result<Done> result) {
    auto closed = reader_.execute("COMMIT");
    return result ? std::move(closed) : std::move(result);
  };
  std::vector<BookingRow> rows;
  std::vector<catalog::Change> changes;
  {
    auto news = reader_.prepare("SELECT seq,what,id FROM history WHERE seq>? ORDER BY seq");
    if (!news) return end(std::move(news).error());
    news->bind(seen_);
    while (true) {
      const auto more = news->step();
      if (!more) return end(more.error());
      if (!*more) break;
      last = news->integer(0);
      events.push_back({news->text(1), news->text(2)});
    }
    auto record = reader_.prepare("SELECT json FROM records WHERE collection=? AND id=?");
    if (!record) return end(std::move(record).error());
    for (const Event& event : events) {
      if (event.what != "put" && event.what != "remove") {
        auto row = find_booking(reader_, "id", event.id);
        if (!row) return end(std::move(row).error());
        if (*row) rows.push_back(std::move(**row));
        continue;
      }
      const std::size_t slash = event.id.find('/');
      const std::size_t collection = collection_number(event.id.substr(0, slash));
      if (slash == event.id.npos || collection >= reflect::collections().size()) continue;
      const std::string id = event.id.substr(slash + 1);
      record->reset();
      record->bind(event.id.substr(0, slash)).bind(id);
      const auto found = record->step();
      if (!found) return end(found.error());
      if (*found) changes.push_back({collection, id, record->text(0)});
    }
  }
  Catalog::State* next = changes.empty() ? nullptr : catalog::with(*city_, changes);
  {
    const std::unique_lock lock(memory_);
    for (const BookingRow& row : rows) {
      if (const auto it = where_.find(row.n); it != where_.end()) {
        busy_.remove(it->second.first, row.n, it->second.second);
        where_.erase(it);
      }
      if (row.state == "cancelled") continue;
      const std::uint32_t number = busy_.number(row.resource);
      busy_.add(number,
                {row.from, row.to, row.state == "held" ? row.expires : 0, row.n, row.quantity});
      where_[row.n] = {number, row.from};
    }
    if (next != nullptr) {
      release(city_);
      city_ = next;
    }
    seen_ = last;
  }
  return end(Done{});
}

std::shared_ptr<const std::vector<std::uint32_t>> LedgerLive::numbers(
    const CollectionState& resources, std::size_t segment) {
  const Items& items = items_of(resources, segment);
  const std::lock_guard lock(numbering_);
  auto& known = numbers_[items.serial];
  if (known == nullptr) {
    auto made = std::make_shared<std::vector<std::uint32_t>>();
    const std::unique_lock writing_memory(memory_);
    for (std::uint32_t row = 0; row < resources.segments[segment].rows(); ++row)
      made->push_back(busy_.number(resources.segments[segment].id(row)));
    known = made;
    // Those of segments that a change took away are of no more use.
    if (numbers_.size() > 2 * resources.segments.size()) {
      std::set<std::uint64_t> here;
      for (std::size_t s = 0; s < resources.segments.size(); ++s)
        here.insert(items_of(resources, s).serial);
      std::erase_if(numbers_, [&](const auto& one) { return !here.contains(one.first); });
    }
    return made;
  }
  return known;
}

std::shared_ptr<LedgerLive> ledger_of(Catalog::State& city) {
  const std::lock_guard lock(city.attaching);
  return std::dynamic_pointer_cast<LedgerLive>(city.live != nullptr ? city.live
                                                                    : city.changed_by.lock());
}

}  // namespace madang::sharing
