#include <madang/json.h>

#include <filesystem>
#include <utility>

#include "sharing/ledger_state.h"

namespace madang {
namespace {

std::string same_file(const std::string& path) {
  std::error_code unknown;
  const auto whole = std::filesystem::weakly_canonical(path, unknown);
  return unknown ? path : whole.string();
}

}  // namespace

Ledger::Ledger(State* state) : state_(state) {}
Ledger::Ledger(const Ledger& o) : state_(share(o.state_)) {}
Ledger::Ledger(Ledger&& o) noexcept : state_(std::exchange(o.state_, nullptr)) {}
Ledger& Ledger::operator=(const Ledger& o) {
  Ledger copy(o);
  std::swap(state_, copy.state_);
  return *this;
}
Ledger& Ledger::operator=(Ledger&& o) noexcept {
  std::swap(state_, o.state_);
  return *this;
}
Ledger::~Ledger() { release(state_); }

Result<Ledger> Ledger::open(const Catalog& city, const std::string& path) {
  Catalog::State& base = CatalogAccess::state(city);
  const std::string whole = same_file(path);
  if (const auto there = of(city)) {
    if (there->path() == whole) return *there;
    Error error;
    error.kind = ErrorKind::usage;
    error.code = "ledger-open";
    error.source = whole;
    error.message = "the city has a ledger already: " + there->path();
    error.hint = "open the city anew for another one";
    return error;
  }
  auto live = sharing::LedgerLive::open(base, whole);
  if (!live) {
    Error error = std::move(live).error();
    if (error.source.empty()) error.source = whole;
    return error;
  }
  const std::lock_guard lock(base.attaching);
  // Another thread may have been first.
  auto there = std::dynamic_pointer_cast<sharing::LedgerLive>(base.live);
  if (there == nullptr) base.live = there = std::move(*live);
  auto* state = new State;
  state->live = std::move(there);
  return Ledger(state);
}

std::optional<Ledger> Ledger::of(const Catalog& city) {
  auto live = sharing::ledger_of(CatalogAccess::state(city));
  if (live == nullptr) return std::nullopt;
  auto* state = new State;
  state->live = std::move(live);
  return Ledger(state);
}

std::string Ledger::path() const { return state_->live->path(); }

Result<Booking> Ledger::get(std::string_view id) const {
  const std::lock_guard lock(state_->live->writing);
  auto found = sharing::find_booking(state_->live->database(), "id", id);
  if (!found) return std::move(found).error();
  if (*found) return sharing::booking_of(**found, sharing::clock_now());
  Error error;
  error.kind = ErrorKind::not_found;
  error.code = "not-found";
  error.message = "there is no booking \"" + std::string(id) + "\"";
  return error;
}

Result<std::vector<Booking>> Ledger::bookings(std::string_view resource, std::string_view party,
                                              bool cancelled) const {
  std::string where = cancelled ? "1" : "state<>'cancelled'";
  std::vector<std::string> texts;
  if (!resource.empty()) {
    where += " AND resource=?";
    texts.emplace_back(resource);
  }
  if (!party.empty()) {
    where += " AND party=?";
    texts.emplace_back(party);
  }
  const std::lock_guard lock(state_->live->writing);
  const auto rows =
      sharing::select_bookings(state_->live->database(), where + " ORDER BY begins, n", texts);
  if (!rows) return rows.error();
  std::vector<Booking> list;
  for (const sharing::BookingRow& row : *rows)
    list.push_back(sharing::booking_of(row, sharing::clock_now()));
  return list;
}

Result<std::string> Ledger::history() const {
  const std::lock_guard lock(state_->live->writing);
  auto rows =
      state_->live->database().prepare("SELECT seq,at,what,id,data FROM history ORDER BY seq");
  if (!rows) return std::move(rows).error();
  std::string lines;
  while (true) {
    const auto more = rows->step();
    if (!more) return more.error();
    if (!*more) return lines;
    JsonWriter out;
    out.begin_object().key("seq").value(rows->integer(0));
    out.key("at").value(sharing::print_utc(rows->integer(1)));
    out.key("what").value(rows->text(2)).key("id").value(rows->text(3));
    const std::string data = rows->text(4);
    if (!data.empty()) out.key("data").raw(data);
    out.end_object();
    lines += out.text() + "\n";
  }
}

}  // namespace madang
