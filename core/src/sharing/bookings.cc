#include <algorithm>

#include "sharing/ledger_state.h"

namespace madang {
namespace sharing {
namespace {

Error booking_error(std::string code, std::string message, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::booking;
  error.code = std::move(code);
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

Error no_booking(std::string_view id) {
  Error error;
  error.kind = ErrorKind::not_found;
  error.code = "not-found";
  error.message = "there is no booking \"" + std::string(id) + "\"";
  return error;
}

/// The booking that was made with the key before; nothing where there is none.
Result<std::optional<BookingRow>> made_before(Database& database, const BookingRow& row) {
  if (row.key.empty()) return std::optional<BookingRow>{};
  auto before = find_booking(database, "key", row.key);
  if (!before || !*before) return before;
  if ((*before)->print != row.print)
    return booking_error("key-reused", "the key \"" + row.key + "\" was used for another request",
                         "give every request a key of its own");
  return before;
}

/// Looks without the right to write first, which is cheap and mostly enough.
Result<bool> has_room(Database& database, const Possible& p) {
  const Calendar& c = *p.place.calendar;
  const auto used = used_in_file(database, p.row.resource, p.row.from - c.buffer,
                                 p.row.to + c.buffer, clock_now());
  if (!used) return used.error();
  return *used + p.row.quantity <= c.quantity;
}

Result<Booking> make(LedgerLive& live, const BookingRequest& request, std::int64_t keep) {
  auto read = live.refresh();
  if (!read) return std::move(read).error();
  BookingRow before;
  before.key = request.key;
  before.print = print_of(request) + (keep > 0 ? "|hold" : "");
  {
    // A request that was answered once is answered the same, whatever time it is now.
    const std::lock_guard lock(live.writing);
    auto made = made_before(live.database(), before);
    if (!made) return std::move(made).error();
    if (*made) return booking_of(**made, clock_now());
  }
  Catalog::State* city = live.newest();
  struct Release {
    Catalog::State* city;
    ~Release() { release(city); }
  } guard{city};
  auto possible = check_request(*city, request);
  if (!possible) return std::move(possible).error();
  BookingRow& row = possible->row;
  row.print = before.print;
  row.state = keep > 0 ? "held" : "confirmed";
  row.expires = keep > 0 ? clock_now() + keep : 0;
  bool placed = false;
  {
    const std::lock_guard lock(live.writing);
    Database& db = live.database();
    const auto room = has_room(db, *possible);
    if (!room) return room.error();
    if (*room) {
      auto transaction = Transaction::begin(db);
      if (!transaction) return std::move(transaction).error();
      auto made = made_before(db, row);
      if (!made) return std::move(made).error();
      if (*made) return booking_of(**made, clock_now());
      const auto done = place_booking(db, *possible);
      if (!done) return done.error();
      if (*done) {
        if (auto kept = transaction->commit(); !kept) return std::move(kept).error();
        placed = true;
      }
    }
  }
  read = live.refresh();
  if (placed) return booking_of(row, clock_now());
  if (!read) return std::move(read).error();
  const LedgerLive::Reading reading(live);
  WhyNot why =
      explain(row.resource, possible->place, possible->wanted, reading.busy().find(row.resource));
  if (why.reasons.empty())  // it was freed in between
    why.reasons.push_back({"booked", "it was booked at that moment; ask again", {}});
  return not_free(why);
}

Result<Booking> change_state(LedgerLive& live, std::string_view id, bool confirm) {
  Booking booking;
  {
    const std::lock_guard lock(live.writing);
    Database& db = live.database();
    auto transaction = Transaction::begin(db);
    if (!transaction) return std::move(transaction).error();
    auto found = find_booking(db, "id", id);
    if (!found) return std::move(found).error();
    if (!*found) return no_booking(id);
    BookingRow& row = **found;
    const std::int64_t now = clock_now();
    const std::string wanted = confirm ? "confirmed" : "cancelled";
    if (row.state == wanted) return booking_of(row, now);
    if (confirm && row.state == "cancelled")
      return booking_error("cancelled", "the booking was cancelled", "make a new one");
    if (confirm && row.expires <= now)
      return booking_error("hold-expired",
                           "it was held until " + print_utc(row.expires) + " and is no longer",
                           "hold it again");
    row.state = wanted;
    row.expires = 0;
    if (auto done = set_state(db, row); !done) return std::move(done).error();
    if (auto done = add_history(db, now, confirm ? "confirm" : "cancel", row.id, ""); !done)
      return std::move(done).error();
    if (auto done = transaction->commit(); !done) return std::move(done).error();
    booking = booking_of(row, now);
  }
  static_cast<void>(live.refresh());
  return booking;
}

}  // namespace

Error not_free(const WhyNot& why) {
  std::string message = "\"" + why.resource + "\" cannot be had";
  if (!why.asked.from.empty())  // in no zone there are no times
    message += " from " + why.asked.from + " to " + why.asked.to;
  for (const Reason& reason : why.reasons)
    message.append(&reason == why.reasons.data() ? ": " : "; ").append(reason.message);
  return booking_error("not-free", message,
                       why.next ? "free from " + why.next->from + " to " + why.next->to : "");
}

std::string print_of(const BookingRequest& request) {
  return request.resource + "|" + request.from + "|" + request.to + "|" + request.party + "|" +
         std::to_string(request.quantity);
}

Result<Wanted> wanted_by(const BookingRequest& request) {
  FreeQuery query;
  query.from = request.from;
  query.to = request.to;
  query.people = request.people;
  query.quantity = request.quantity;
  query.now = request.now;
  auto wanted = check(query);
  if (wanted) wanted->now_given = true;  // nothing is booked in the past
  return wanted;
}

Result<Possible> check_request(Catalog::State& city, const BookingRequest& request) {
  auto wanted = wanted_by(request);
  if (!wanted) return std::move(wanted).error();
  auto place = find_resource(city, request.resource);
  if (!place) return std::move(place).error();
  WhyNot why = explain(request.resource, *place, *wanted, nullptr);
  if (!why.free) return not_free(why);
  Possible possible;
  const Wanted::Window window = wanted->in(*place->calendar->zone);
  BookingRow& row = possible.row;
  row.id = random_id();
  row.resource = request.resource;
  row.party = request.party;
  row.zone = place->calendar->zone->name();
  row.key = request.key;
  row.print = print_of(request);
  row.note = request.note;
  row.from = window.from;
  row.to = window.to;
  row.quantity = request.quantity;
  row.made = clock_now();
  row.state = "confirmed";
  possible.wanted = *wanted;
  possible.place = *place;
  return possible;
}

Result<bool> place_booking(Database& database, Possible& possible) {
  const auto room = has_room(database, possible);
  if (!room || !*room) return room;
  BookingRow& row = possible.row;
  if (auto done = insert_booking(database, row); !done) return std::move(done).error();
  const std::string what = row.state == "held" ? "hold" : "book";
  const Booking booking = booking_of(row, row.made);
  if (auto done = add_history(database, row.made, what, row.id, booking.to_json()); !done)
    return std::move(done).error();
  return true;
}

}  // namespace sharing

Result<Booking> Ledger::book(const BookingRequest& request) {
  return sharing::make(*state_->live, request, 0);
}

Result<Booking> Ledger::hold(const BookingRequest& request) {
  const auto keep = sharing::parse_duration(request.keep);
  if (!keep || *keep <= 0 || *keep > 366 * sharing::day_seconds)
    return sharing::query_error(
        "bad-duration",
        "it is held for a duration of up to a year; found \"" + request.keep + "\"");
  return sharing::make(*state_->live, request, *keep);
}

Result<Booking> Ledger::confirm(std::string_view id) {
  return sharing::change_state(*state_->live, id, true);
}
Result<Booking> Ledger::cancel(std::string_view id) {
  return sharing::change_state(*state_->live, id, false);
}

}  // namespace madang
