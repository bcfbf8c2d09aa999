// The sharing city: what is free and when, why something is not, and who has
// booked it. docs/sharing.md says how hours are read and counted.
//
// Times that are asked for are ISO 8601: with an offset they mean that moment,
// without one the local time of each resource ("2022-05-14T10:00"). Times in
// answers carry the offset of the resource. A stretch of time ends before its end.
#ifndef MADANG_SHARING_H_
#define MADANG_SHARING_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// A stretch of time, as text.
struct Slot {
  std::string from;
  std::string to;
};

/// What is wanted.
struct FreeQuery {
  /// Both ends of the use; with `duration`, between which it may lie.
  std::string from, to;
  /// Length of the use, ISO 8601 (PT2H) or short (2h, 90m); empty: all of from to to.
  /// Without `to` the use begins at `from`.
  std::string duration;
  /// Where; both or none. Nearer ones come first.
  std::optional<double> lat, lon;
  /// At most so far, with lat and lon.
  std::optional<double> within_km;
  /// How many people: a capacity that is known must hold them. 0: do not ask.
  double people = 0;
  /// How many units of it at once (copies, seats).
  std::int64_t quantity = 1;
  /// time, space, talent, goods or information; empty: any.
  std::string kind;
  /// What the use may cost at most, in the currency of the resource; a price that
  /// is not known is then too much.
  std::optional<double> max_price;
  /// More conditions in the grammar of queries, e.g. "tags:강당 place.district:중구".
  std::string where;
  std::size_t limit = 10;
  /// Slots given for each resource, at most.
  std::size_t slots = 10;
  /// The moment of asking, which notice and reception are counted from; empty: the
  /// clock, and where the asked time is over already neither counts.
  std::string now;
};

/// A resource that is free, with its slots.
struct FreeResource {
  Record record;
  std::vector<Slot> slots;     ///< when it can be used, of the length that was asked for
  std::optional<double> km;    ///< from lat, lon
  std::optional<double> cost;  ///< of one such use; nothing where not known
  std::int64_t left = 0;       ///< units free in the first slot
};

/// Resources that are free: nearest first where a place was given, then by cost, then by how
/// little room they have beyond what was asked, then by id.
struct FreeList {
  std::vector<FreeResource> items;
  std::uint64_t total = 0;    ///< that are free, beyond the limit too
  std::uint64_t asked = 0;    ///< that met the other conditions
  std::uint64_t unknown = 0;  ///< of those, without hours that could be read
  std::size_t limit = 0;
  /// {"total":…,"asked":…,"unknown":…,"limit":…,"items":[…]}: each item is its record
  /// and "_free" {"slots","km","cost","left"}.
  [[nodiscard]] std::string to_json() const;
  /// Only the array of items.
  [[nodiscard]] std::string items_json() const;
};

/// Asks all resources. Errors: bad-time, bad-duration, bad-span (it ends before
/// it begins, or lasts over 400 days), bad-value, and those of `where`.
[[nodiscard]] Result<FreeList> find_free(const Catalog& city, const FreeQuery& query);

/// A rule that stands against a use.
struct Reason {
  /// too-late, notice, reception, closed, exception, holiday, season, hours, slot, booked,
  /// capacity, quantity, hours-unknown, time-zone, skipped-hour.
  std::string rule;
  std::string message;       ///< one sentence
  std::optional<Slot> span;  ///< what it is about, e.g. the booking in the way
};

/// Whether a use is possible, and what stands against it.
struct WhyNot {
  bool free = false;
  std::vector<Reason> reasons;        ///< every rule, not the first one only
  std::optional<Slot> next;           ///< the nearest slot that would do, within 60 days
  std::vector<std::string> warnings;  ///< about its hours, in words
  /// {"resource","free","from","to","reasons":[{"rule","message","from","to"}],"next","warnings"}
  [[nodiscard]] std::string to_json() const;
  std::string resource;
  Slot asked;
};

/// Why the resource cannot be used from `query.from` to `query.to` by `query.people` and
/// `query.quantity`; other members do not count. Errors: not-found and those of find_free.
[[nodiscard]] Result<WhyNot> why_not(const Catalog& city, std::string_view resource,
                                     const FreeQuery& query);

/// Hours in which resources lie idle.
struct Idle {
  /// Open and booked hours of a group of resources.
  struct Row {
    std::string value;  ///< of the group
    double open_hours = 0;
    double used_hours = 0;
    std::uint64_t resources = 0;
    /// Used through open hours; 0 where it never was open.
    [[nodiscard]] double rate() const { return open_hours > 0 ? used_hours / open_hours : 0; }
  };
  Row all;
  std::vector<Row> by_hour;  ///< of the local week, "mo 09"; those that were open
  std::vector<Row> by_kind, by_district;
  std::vector<Row> by_resource;  ///< most idle hours first, at most `limit`
  /// Members as above; each row
  /// {"value","open_hours","used_hours","idle_hours","rate","resources"}.
  [[nodiscard]] std::string to_json() const;
};

/// Over the resources that match `query.where`, `query.kind`, people and place, between from and
/// to.
[[nodiscard]] Result<Idle> idle(const Catalog& city, const FreeQuery& query);

/// The hours and bookings of a resource as iCalendar (RFC 5545): an event for each
/// stretch it is open in the days from `from` on (a day or moment; empty: today), and one for each
/// booking, which says nothing of who made it. Errors: not-found, bad-time.
[[nodiscard]] Result<std::string> resource_calendar(const Catalog& city, std::string_view resource,
                                                    std::string_view from, int days = 60);

/// A use of a resource that is held or booked.
struct Booking {
  std::string id;
  std::string resource;
  std::string party;  ///< who
  Slot time;
  std::int64_t quantity = 1;
  std::string state;    ///< held, confirmed, cancelled, expired
  std::string key;      ///< that made it idempotent; may be empty
  std::string expires;  ///< of what is held, else empty
  std::string series;   ///< id that the bookings of a series share; may be empty
  std::string note;
  std::string made;  ///< when it was asked for
  [[nodiscard]] std::string to_json() const;
};

/// What is to be booked.
struct BookingRequest {
  std::string resource, from, to, party;
  std::int64_t quantity = 1;
  double people = 0;
  /// A second request with the same key gives the booking that the first one made;
  /// empty: every request is a new one.
  std::string key;
  std::string note;
  /// hold() only: how long it is kept, a duration.
  std::string keep = "PT15M";
  /// The moment of asking; empty: the clock.
  std::string now;
};

/// What became of the instances of a series.
struct Series {
  std::string id;
  std::vector<Booking> accepted;
  std::vector<WhyNot> refused;
  [[nodiscard]] std::string to_json() const;
};

/// What is written after loading: bookings, and records that are added, changed
/// or removed. One SQLite file, which any number of processes may have open;
/// each answer takes in what the others wrote. What was acknowledged is on disk.
///
/// A handle, cheap to copy; may be used from many threads at once. Errors of all
/// members: ledger-unreadable, ledger-busy, ledger-full (the disk), and not-found.
class Ledger {
 public:
  /// Opens or makes the file and attaches it to the city: from then on free, why_not,
  /// idle and every query of `city` and its copies see it. A Collection, Record or Hits taken
  /// before is a view of the city as it was. A city has one ledger (ledger-open names it);
  /// opening the same file again gives the same one.
  [[nodiscard]] static Result<Ledger> open(const Catalog& city, const std::string& path);
  /// The ledger that is attached to the city, if there is one.
  [[nodiscard]] static std::optional<Ledger> of(const Catalog& city);

  Ledger(const Ledger&);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(const Ledger&);
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Books at once. Where a rule or another booking stands against it the error is not-free,
  /// kind booking, with all reasons in its message and the nearest slot in its hint. A key that
  /// was used for another request is key-reused.
  [[nodiscard]] Result<Booking> book(const BookingRequest& request);
  /// Keeps it for a while; confirm() makes it a booking.
  [[nodiscard]] Result<Booking> hold(const BookingRequest& request);
  /// Errors: hold-expired, cancelled.
  [[nodiscard]] Result<Booking> confirm(std::string_view id);
  /// Frees it; cancelling twice is no error.
  [[nodiscard]] Result<Booking> cancel(std::string_view id);
  /// One booking for each day on which `rule` (an RRULE, docs/sharing.md) falls from the day of
  /// request.from on, at most 1000. What can be had is booked in one transaction.
  [[nodiscard]] Result<Series> series(const BookingRequest& request, std::string_view rule);

  /// What a request in JSON asks for: {"resource","from","to","party","quantity","people",
  /// "key","note","hold":DURATION,"rule":RRULE}. A booking or a series, as JSON. Errors besides
  /// those of book(), hold() and series(): bad-request.
  [[nodiscard]] Result<std::string> request_json(std::string_view json);

  [[nodiscard]] Result<Booking> get(std::string_view id) const;
  /// Bookings of a resource, of a party, or all (both empty), by start; cancelled ones only if
  /// asked.
  [[nodiscard]] Result<std::vector<Booking>> bookings(std::string_view resource = {},
                                                      std::string_view party = {},
                                                      bool cancelled = false) const;
  /// A party's bookings as iCalendar.
  [[nodiscard]] Result<std::string> party_calendar(std::string_view party) const;
  /// What was done, oldest first: {"seq","at","what","id","data"} a line (NDJSON).
  [[nodiscard]] Result<std::string> history() const;

  /// {"madang_ledger":1,"bookings":[…],"records":[…],"removed":[…]}
  [[nodiscard]] Result<std::string> export_json() const;
  /// Adds what export_json() gave; bookings that are there already (by id) stay. Bookings of a
  /// resource that is not in the city are taken too. Returns how many came in. In one transaction;
  /// errors: bad-ledger-json, and nothing is taken.
  [[nodiscard]] Result<std::uint64_t> import_json(std::string_view json);

  /// Adds or changes records of a collection: JSON of one, of an array, or NDJSON. All or
  /// none: where one cannot be read the error is that of loading. Returns how many.
  [[nodiscard]] Result<std::uint64_t> put(std::string_view collection, std::string_view json);
  /// The same of one record that has to have that id (bad-id).
  [[nodiscard]] Result<Done> put_one(std::string_view collection, std::string_view id,
                                     std::string_view json);
  /// Removes "collection/id".
  [[nodiscard]] Result<Done> remove(std::string_view path);
  /// Writes the city with all changes as a snapshot; the changes stay in the
  /// ledger too, and over a city opened from that snapshot they change nothing.
  [[nodiscard]] Result<Done> compact(const std::string& path) const;

  /// Its file.
  [[nodiscard]] std::string path() const;

  struct State;

 private:
  explicit Ledger(State* state);
  State* state_;
};

}  // namespace madang

#endif  // MADANG_SHARING_H_
