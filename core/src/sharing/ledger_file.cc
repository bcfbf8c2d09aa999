#include "sharing/ledger_file.h"

#include <random>

#include "sharing/busy.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

constexpr std::int64_t tables_version = 1;
// "mada", so that another program's file is not taken for a ledger.
constexpr const char* tables = R"sql(
PRAGMA application_id=1835099233;
CREATE TABLE bookings(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, resource TEXT NOT NULL, party TEXT NOT NULL,
  begins INTEGER NOT NULL, ends INTEGER NOT NULL CHECK(ends > begins),
  quantity INTEGER NOT NULL CHECK(quantity > 0), state TEXT NOT NULL, expires INTEGER NOT NULL,
  key TEXT UNIQUE, print TEXT NOT NULL, series TEXT NOT NULL, zone TEXT NOT NULL,
  note TEXT NOT NULL, made INTEGER NOT NULL);
CREATE INDEX bookings_of_resource ON bookings(resource, ends, begins) WHERE state <> 'cancelled';
CREATE INDEX bookings_of_party ON bookings(party, begins);
CREATE TABLE records(
  collection TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(collection, id));
CREATE TABLE history(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, what TEXT NOT NULL,
  id TEXT NOT NULL, data TEXT NOT NULL);
PRAGMA user_version=1;
)sql";

constexpr std::string_view columns =
    "SELECT n,id,resource,party,begins,ends,quantity,state,expires,key,print,series,zone,note,made "
    "FROM bookings WHERE ";

BookingRow read_row(const Statement& s) {
  BookingRow row;
  row.n = s.integer(0);
  row.id = s.text(1);
  row.resource = s.text(2);
  row.party = s.text(3);
  row.from = s.integer(4);
  row.to = s.integer(5);
  row.quantity = s.integer(6);
  row.state = s.text(7);
  row.expires = s.integer(8);
  row.key = s.text(9);
  row.print = s.text(10);
  row.series = s.text(11);
  row.zone = s.text(12);
  row.note = s.text(13);
  row.made = s.integer(14);
  return row;
}

Result<std::int64_t> pragma(Database& database, std::string_view name) {
  auto statement = database.prepare("PRAGMA " + std::string(name));
  if (!statement) return std::move(statement).error();
  const auto row = statement->step();
  if (!row) return row.error();
  return statement->integer(0);
}

}  // namespace

Result<Done> prepare_tables(Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return std::move(transaction).error();
  const auto version = pragma(database, "user_version");
  if (!version) return version.error();
  const auto application = pragma(database, "application_id");
  if (!application) return application.error();
  const auto schema = pragma(database, "schema_version");
  if (!schema) return schema.error();
  if (*schema == 0) {
    if (auto done = database.execute(tables); !done) return done;
    return transaction->commit();
  }
  if (*version == tables_version && *application == 1835099233) return Done{};
  Error error;
  error.kind = ErrorKind::io;
  error.code = "ledger-unreadable";
  error.message = *application != 1835099233
                      ? "the file is a database of another program"
                      : "the ledger is of version " + std::to_string(*version) +
                            ", and this madang reads version 1";
  error.hint = "give another path; a new file is made where there is none";
  return error;
}

Result<std::vector<BookingRow>> select_bookings(Database& database, std::string_view where,
                                                const std::vector<std::string>& texts) {
  auto statement = database.prepare(std::string(columns) + std::string(where));
  if (!statement) return std::move(statement).error();
  for (const std::string& text : texts) statement->bind(text);
  std::vector<BookingRow> rows;
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) return rows;
    rows.push_back(read_row(*statement));
  }
}

Result<std::optional<BookingRow>> find_booking(Database& database, std::string_view column,
                                               std::string_view value) {
  auto rows = select_bookings(database, std::string(column) + "=?", {std::string(value)});
  if (!rows) return std::move(rows).error();
  if (rows->empty()) return std::optional<BookingRow>{};
  return std::optional<BookingRow>(std::move(rows->front()));
}

Result<std::int64_t> used_in_file(Database& database, std::string_view resource, std::int64_t from,
                                  std::int64_t to, std::int64_t now) {
  auto statement = database.prepare(
      "SELECT begins,ends,quantity FROM bookings WHERE resource=? AND ends>? AND begins<? "
      "AND (state='confirmed' OR (state='held' AND expires>?)) AND state<>'cancelled'");
  if (!statement) return std::move(statement).error();
  statement->bind(resource).bind(from).bind(to).bind(now);
  Uses uses;
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) break;
    Use use;
    use.from = statement->integer(0);
    use.to = statement->integer(1);
    use.quantity = statement->integer(2);
    uses.append(use);
  }
  uses.sort();
  return most_used(uses, from, to, now);
}

Result<Done> insert_booking(Database& database, BookingRow& row) {
  auto statement = database.prepare(
      "INSERT INTO bookings(id,resource,party,begins,ends,quantity,state,expires,key,print,series,"
      "zone,note,made) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING n");
  if (!statement) return std::move(statement).error();
  statement->bind(row.id).bind(row.resource).bind(row.party).bind(row.from).bind(row.to);
  statement->bind(row.quantity).bind(row.state).bind(row.expires);
  if (row.key.empty()) statement->bind_null();
  else statement->bind(row.key);
  statement->bind(row.print).bind(row.series).bind(row.zone).bind(row.note).bind(row.made);
  const auto inserted = statement->step();
  if (!inserted) return inserted.error();
  row.n = statement->integer(0);
  return statement->run();
}

Result<Done> set_state(Database& database, const BookingRow& row) {
  auto statement = database.prepare("UPDATE bookings SET state=?, expires=? WHERE n=?");
  if (!statement) return std::move(statement).error();
  return statement->bind(row.state).bind(row.expires).bind(row.n).run();
}

Result<Done> add_history(Database& database, std::int64_t at, std::string_view what,
                         std::string_view id, std::string_view data) {
  auto statement = database.prepare("INSERT INTO history(at,what,id,data) VALUES(?,?,?,?)");
  if (!statement) return std::move(statement).error();
  return statement->bind(at).bind(what).bind(id).bind(data).run();
}

Booking booking_of(const BookingRow& row, std::int64_t now) {
  Booking b;
  b.id = row.id;
  b.resource = row.resource;
  b.party = row.party;
  const Zone* zone = Zone::find(row.zone);
  const auto print = [&](std::int64_t at) {
    return zone != nullptr ? print_time(at, *zone) : print_utc(at);
  };
  b.time = {print(row.from), print(row.to)};
  b.quantity = row.quantity;
  b.state = row.state == "held" && row.expires <= now ? "expired" : row.state;
  b.key = row.key;
  if (row.state == "held") b.expires = print_utc(row.expires);
  b.series = row.series;
  b.note = row.note;
  b.made = print_utc(row.made);
  return b;
}

std::string random_id() {
  std::random_device source;
  std::string id;
  while (id.size() < 20) id += "0123456789abcdef"[source() % 16];
  return id;
}

}  // namespace madang::sharing
