// iCalendar (RFC 5545). Times are written in UTC, which needs no VTIMEZONE and
// says the same moment in every program.
#include <algorithm>

#include "sharing/ledger_state.h"

namespace madang {
namespace sharing {
namespace {

/// Lines of at most 75 bytes, folded between characters, ended by CRLF.
class Lines {
 public:
  Lines& line(std::string_view name, std::string_view value) {
    std::string whole(name);
    whole.append(":").append(value);
    std::size_t room = 75, at = 0;
    while (whole.size() - at > room) {
      std::size_t end = at + room;
      while ((static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
      text_.append(whole, at, end - at).append("\r\n ");
      at = end;
      room = 74;  // the blank counts
    }
    text_.append(whole, at).append("\r\n");
    return *this;
  }
  Lines& text(std::string_view name, std::string_view value) {
    std::string escaped;
    for (const char c : value) {
      if (c == '\n') escaped += "\\n";
      else if (c == '\\' || c == ';' || c == ',') (escaped += '\\') += c;
      else if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
    }
    return line(name, escaped);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// 20220514T010000Z
std::string stamp(std::int64_t utc) {
  std::string text = print_utc(utc);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

void begin(Lines& out, std::string_view name) {
  out.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//madang//madang//EN");
  out.line("CALSCALE", "GREGORIAN").text("X-WR-CALNAME", name);
}

void event(Lines& out, const std::string& uid, std::int64_t at, const Stretch& time,
           std::string_view summary, bool busy, std::string_view status) {
  out.line("BEGIN", "VEVENT").text("UID", uid).line("DTSTAMP", stamp(at));
  out.line("DTSTART", stamp(time.from)).line("DTEND", stamp(time.to)).text("SUMMARY", summary);
  out.line("TRANSP", busy ? "OPAQUE" : "TRANSPARENT");
  if (!status.empty()) out.line("STATUS", status);
  out.line("END", "VEVENT");
}

std::string status_of(const BookingRow& row) {
  if (row.state == "cancelled") return "CANCELLED";
  return row.state == "held" ? "TENTATIVE" : "CONFIRMED";
}

}  // namespace
}  // namespace sharing

Result<std::string> resource_calendar(const Catalog& city, std::string_view resource,
                                      std::string_view from, int days) {
  using namespace sharing;
  if (days < 1 || days > 400)
    return query_error("bad-value", "days is 1 to 400; found " + std::to_string(days));
  Result<Asked> start = Asked{clock_now() / day_seconds * day_seconds, true};
  if (!from.empty()) start = parse_asked(from, "from");
  if (!start) return start.error();
  Catalog::State& state = CatalogAccess::state(city);
  const auto ledger = ledger_of(state);
  const Now now(state);
  const auto place = find_resource(*now, resource);
  if (!place) return place.error();
  const auto record = CatalogAccess::record(resources_of(*now), place->row).as<Resource>();
  if (!record) return record.error();
  const Calendar& calendar = *place->calendar;
  Lines out;
  const std::string name(record->name.in("en"));
  begin(out, name);
  if (calendar.zone != nullptr) {
    const std::int64_t first = start->in(*calendar.zone).utc, last = first + days * day_seconds;
    const std::int64_t at = clock_now();
    for (const Stretch& s : calendar.open(first, last))
      event(out, std::string(resource) + "-open-" + stamp(s.from), at, s, "Open: " + name, false,
            "");
    if (ledger != nullptr) {
      const std::lock_guard lock(ledger->writing);
      const auto rows =
          select_bookings(ledger->database(),
                          "resource=? AND state<>'cancelled' AND ends>CAST(? AS INTEGER) AND "
                          "begins<CAST(? AS INTEGER) ORDER BY begins, n",
                          {std::string(resource), std::to_string(first), std::to_string(last)});
      if (!rows) return rows.error();
      for (const BookingRow& row : *rows)
        if (row.state != "held" || row.expires > at)
          event(out, row.id, row.made, {row.from, row.to}, "Booked: " + name, true, status_of(row));
    }
  }
  out.line("END", "VCALENDAR");
  return out.take();
}

Result<std::string> Ledger::party_calendar(std::string_view party) const {
  using namespace sharing;
  std::vector<BookingRow> rows;
  {
    const std::lock_guard lock(state_->live->writing);
    auto found = select_bookings(state_->live->database(), "party=? ORDER BY begins, n",
                                 {std::string(party)});
    if (!found) return std::move(found).error();
    rows = std::move(*found);
  }
  Catalog::State* city = state_->live->newest();
  Lines out;
  begin(out, party);
  const std::int64_t now = clock_now();
  for (const BookingRow& row : rows) {
    if (row.state == "held" && row.expires <= now) continue;
    std::string name = row.resource;  // one that has vanished keeps its id
    if (const auto place = find_resource(*city, row.resource))
      if (const auto record = CatalogAccess::record(resources_of(*city), place->row).as<Resource>())
        name = record->name.in("en");
    event(out, row.id, row.made, {row.from, row.to}, name, true, status_of(row));
  }
  release(city);
  out.line("END", "VCALENDAR");
  return out.take();
}

}  // namespace madang
