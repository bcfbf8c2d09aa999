#include <madang/json.h>

#include <algorithm>

#include "catalog/changes.h"
#include "catalog/snapshot.h"
#include "json/check.h"
#include "json/read.h"
#include "json/split.h"
#include "reflect/describe_table.h"
#include "sharing/ledger_state.h"

namespace madang {
namespace sharing {
namespace {

/// A booking as export_json() writes it.
struct BookingMember {
  std::string id, resource, party, from, to;
  std::optional<std::int64_t> quantity;
  std::string state, key, expires, series, note, made, zone, print, extra;
};
MADANG_RECORD(BookingMember, id, resource, party, from, to, quantity, state, key, expires, series,
              note, made, zone, print, extra)
MADANG_NOTES(BookingMember, MADANG_NOTE(id, "", required), MADANG_NOTE(resource, "", required),
             MADANG_NOTE(from, "", required), MADANG_NOTE(to, "", required))

struct RemovedMember {
  std::string path, extra;
};
MADANG_RECORD(RemovedMember, path, extra)
MADANG_NOTES(RemovedMember, MADANG_NOTE(path, "", required))

Error bad_json(std::string message, std::string pointer) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = "bad-ledger-json";
  error.message = std::move(message);
  error.pointer = std::move(pointer);
  error.hint = "nothing was taken; give what export gave";
  return error;
}

template <class T>
Result<T> read_as(std::string_view json, const std::string& pointer) {
  std::string padded(json);
  padded.resize(json.size() + json::padding);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  const reflect::RecordInfo& info = reflect::info_of<T>();
  if (!reader.read(info, std::string_view(padded).substr(0, json.size()), false, events, faults))
    return bad_json(faults.empty() ? "it cannot be read" : faults.back().message,
                    pointer + (faults.empty() ? "" : faults.back().pointer));
  T value;
  reflect::fill(info, events, &value);
  return value;
}

Result<BookingRow> row_of(const BookingMember& b, const std::string& pointer) {
  BookingRow row;
  const auto from = parse_utc(b.from), to = parse_utc(b.to);
  if (!from || !to || *to <= *from)
    return bad_json("a booking lasts from a moment to a later one, both with their offsets",
                    pointer);
  row.from = *from;
  row.to = *to;
  row.id = b.id;
  row.resource = b.resource;
  row.party = b.party;
  row.quantity = b.quantity.value_or(1);
  if (row.quantity < 1) return bad_json("quantity is 1 or more", pointer + "/quantity");
  row.state = b.state == "expired" ? "held" : b.state;
  if (row.state != "held" && row.state != "confirmed" && row.state != "cancelled")
    return bad_json("state is held, confirmed, cancelled or expired; found \"" + b.state + "\"",
                    pointer + "/state");
  row.expires = row.state == "held" ? parse_utc(b.expires).value_or(0) : 0;
  row.key = b.key;
  row.print = b.print;
  row.series = b.series;
  row.note = b.note;
  row.zone = b.zone;
  row.made = parse_utc(b.made).value_or(clock_now());
  return row;
}

/// Records as they are stored, in order.
Result<std::vector<catalog::Change>> records_of(std::string_view json, std::string_view as) {
  OpenOptions options;
  options.as = as;
  options.text = false;
  options.threads = 1;
  const auto city = Catalog::load(json, options);
  if (!city) return city.error();
  if (city->report().refused > 0)
    for (const Problem& problem : city->report().problems) {
      if (problem.severity != Severity::refused) continue;
      Error error;
      error.kind = ErrorKind::source;
      error.code = problem.rule;
      error.message = problem.message;
      error.pointer = problem.pointer;
      error.line = problem.line;
      error.column = problem.column;
      error.hint = "nothing was written";
      return error;
    }
  std::vector<catalog::Change> changes;
  const std::vector<std::string> names = Catalog::collections();
  for (std::size_t c = 0; c < names.size(); ++c) {
    const Collection home = *city->collection(names[c]);
    for (std::size_t i = 0; i < home.size(); ++i)
      changes.push_back({c, std::string(home.at(i).id()), home.at(i).json()});
  }
  return changes;
}

/// Writes changed records inside a transaction.
Result<Done> write_records(Database& db, const std::vector<catalog::Change>& changes) {
  auto statement = db.prepare(
      "INSERT INTO records(collection,id,json) VALUES(?,?,?) "
      "ON CONFLICT(collection,id) DO UPDATE SET json=excluded.json");
  if (!statement) return std::move(statement).error();
  const std::int64_t now = clock_now();
  for (const catalog::Change& change : changes) {
    const std::string_view name = reflect::collections()[change.collection].name;
    statement->bind(name).bind(change.id).bind(change.json);
    if (auto done = statement->run(); !done) return done;
    const std::string path = std::string(name) + "/" + change.id;
    if (auto done = add_history(db, now, change.json.empty() ? "remove" : "put", path, change.json);
        !done)
      return done;
  }
  return Done{};
}

Result<Done> write(LedgerLive& live, const std::vector<catalog::Change>& changes) {
  {
    const std::lock_guard lock(live.writing);
    auto transaction = Transaction::begin(live.database());
    if (!transaction) return std::move(transaction).error();
    if (auto done = write_records(live.database(), changes); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
  }
  return live.refresh();
}

}  // namespace
}  // namespace sharing

namespace sharing {
namespace {

/// Records that all are of that collection.
Result<std::vector<catalog::Change>> records_for(std::string_view collection,
                                                 std::string_view json) {
  const auto* info = reflect::find_collection(collection);
  Error error;
  error.kind = ErrorKind::usage;
  if (info == nullptr) {
    error.code = "unknown-collection";
    error.message = "there is no collection \"" + std::string(collection) + "\"";
    return error;
  }
  // One object is a record, whatever its members are called; several are lines.
  std::string list;
  const std::size_t first = json.find_first_not_of(" \t\r\n");
  if (first != json.npos && json[first] == '{' && !json::check(json))
    json = list.append("[").append(json).append("]");
  auto changes = records_of(json, collection);
  if (!changes) return changes;
  error.kind = ErrorKind::source;
  error.code = "wrong-type";
  error.message = "the record is of another collection than " + std::string(collection);
  for (const catalog::Change& change : *changes)
    if (&reflect::collections()[change.collection] != info) return error;
  return changes;
}

}  // namespace
}  // namespace sharing

Result<std::uint64_t> Ledger::put(std::string_view collection, std::string_view json) {
  const auto changes = sharing::records_for(collection, json);
  if (!changes) return changes.error();
  if (auto done = sharing::write(*state_->live, *changes); !done) return std::move(done).error();
  return changes->size();
}

Result<Done> Ledger::put_one(std::string_view collection, std::string_view id,
                             std::string_view json) {
  const auto changes = sharing::records_for(collection, json);
  if (!changes) return changes.error();
  if (changes->size() == 1 && changes->front().id == id)
    return sharing::write(*state_->live, *changes);
  Error error;
  error.kind = ErrorKind::query;
  error.code = "bad-id";
  error.message = "expected one record of the id \"" + std::string(id) + "\"";
  return error;
}

Result<Done> Ledger::remove(std::string_view path) {
  Catalog::State* city = state_->live->newest();
  const std::size_t slash = path.find('/');
  std::vector<catalog::Change> changes;
  for (std::size_t c = 0; c < city->collections.size() && slash != path.npos; ++c)
    if (city->collections[c].info->name == path.substr(0, slash) &&
        city->collections[c].find(path.substr(slash + 1)))
      changes.push_back({c, std::string(path.substr(slash + 1)), {}});
  release(city);
  if (!changes.empty()) return sharing::write(*state_->live, changes);
  Error error;
  error.kind = ErrorKind::not_found;
  error.code = "not-found";
  error.message = "there is no record \"" + std::string(path) + "\"";
  error.hint = "write collection/id";
  return error;
}

Result<Done> Ledger::compact(const std::string& path) const {
  Catalog::State* city = state_->live->newest();
  auto done = catalog::save_snapshot(*city, path);
  release(city);
  return done;
}

Result<std::string> Ledger::export_json() const {
  const std::lock_guard lock(state_->live->writing);
  sharing::Database& db = state_->live->database();
  // The two lists are of the same moment: nobody writes meanwhile.
  auto transaction = sharing::Transaction::begin(db);
  if (!transaction) return std::move(transaction).error();
  const auto rows = sharing::select_bookings(db, "1 ORDER BY n", {});
  if (!rows) return rows.error();
  JsonWriter out;
  out.begin_object().key("madang_ledger").value(1).key("bookings").begin_array();
  for (const sharing::BookingRow& row : *rows) {
    std::string json = sharing::booking_of(row, sharing::clock_now()).to_json();
    json.pop_back();
    json += ",\"zone\":";
    append_quoted(json, row.zone);
    json += ",\"print\":";
    append_quoted(json, row.print);
    out.raw(json + "}");
  }
  out.end_array().key("records").begin_array();
  std::vector<std::string> removed;
  auto records = db.prepare("SELECT collection,id,json FROM records ORDER BY collection, id");
  if (!records) return std::move(records).error();
  while (true) {
    const auto more = records->step();
    if (!more) return more.error();
    if (!*more) break;
    const std::string json = records->text(2);
    if (json.empty()) {
      removed.push_back(records->text(0) + "/" + records->text(1));
      continue;
    }
    std::string typed = "{\"type\":";
    append_quoted(typed, records->text(0));
    out.raw(typed + (json == "{}" ? "}" : "," + json.substr(1)));
  }
  out.end_array().key("removed").begin_array();
  for (const std::string& path : removed) out.begin_object().key("path").value(path).end_object();
  out.end_array().end_object();
  return std::move(out).text();
}

Result<std::uint64_t> Ledger::import_json(std::string_view json) {
  using namespace sharing;
  const json::Split parts = json::split(json, {"bookings", "records", "removed"});
  if (!parts.faults.empty())
    return bad_json(parts.faults.front().message + ", at byte " +
                        std::to_string(parts.faults.front().offset + 1),
                    "");
  if (std::none_of(parts.others.begin(), parts.others.end(),
                   [](const auto& other) { return other.first == "madang_ledger"; }))
    return bad_json("it is not what export_json() wrote: the member madang_ledger is missing", "");
  std::vector<BookingRow> rows;
  std::vector<catalog::Change> changes;
  std::string records;
  for (const json::Piece& piece : parts.pieces) {
    const std::string_view text = json.substr(piece.begin, piece.end - piece.begin);
    if (piece.key == "bookings") {
      const auto member = read_as<BookingMember>(text, piece.pointer);
      if (!member) return member.error();
      auto row = row_of(*member, piece.pointer);
      if (!row) return std::move(row).error();
      rows.push_back(std::move(*row));
    } else if (piece.key == "records") {
      records.append(records.empty() ? "[" : ",").append(text);
    } else {
      const auto member = read_as<RemovedMember>(text, piece.pointer);
      if (!member) return member.error();
      const std::size_t slash = std::min(member->path.find('/'), member->path.size());
      const auto* info = reflect::find_collection(member->path.substr(0, slash));
      if (info == nullptr || slash == member->path.size())
        return bad_json("there is no record \"" + member->path + "\"", piece.pointer);
      changes.push_back({static_cast<std::size_t>(info - reflect::collections().data()),
                         member->path.substr(slash + 1),
                         {}});
    }
  }
  if (!records.empty()) {
    auto read = records_of(records + "]", {});
    if (!read) return std::move(read).error();
    changes.insert(changes.end(), read->begin(), read->end());
  }
  std::uint64_t taken = changes.size();
  LedgerLive& live = *state_->live;
  {
    const std::lock_guard lock(live.writing);
    Database& db = live.database();
    auto transaction = Transaction::begin(db);
    if (!transaction) return std::move(transaction).error();
    for (BookingRow& row : rows) {
      const auto known = find_booking(db, "id", row.id);
      if (!known) return known.error();
      if (*known) continue;
      if (!row.key.empty()) {
        const auto keyed = find_booking(db, "key", row.key);
        if (!keyed) return keyed.error();
        if (*keyed)
          return bad_json("the key \"" + row.key + "\" belongs to another booking here", "");
      }
      if (auto done = insert_booking(db, row); !done) return std::move(done).error();
      if (auto done = add_history(db, clock_now(), "import", row.id, ""); !done)
        return std::move(done).error();
      ++taken;
    }
    if (auto done = write_records(db, changes); !done) return std::move(done).error();
    if (auto done = transaction->commit(); !done) return std::move(done).error();
  }
  if (auto done = live.refresh(); !done) return std::move(done).error();
  return taken;
}

}  // namespace madang
