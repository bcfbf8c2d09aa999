// Free time and the ledger: answers cross over as the JSON that every door gives.
#include <madang/impact.h>
#include <madang/matching.h>
#include <madang/sharing.h>

#include <optional>

#include "convert.h"

namespace madang::python {
namespace {

using Number = py::typing::Optional<py::float_>;

std::optional<double> number(const Number& value) {
  if (value.is_none()) return std::nullopt;
  return value.cast<double>();
}

FreeQuery free_query(const py::str& from, const py::str& to, const py::str& duration,
                     const Number& lat, const Number& lon, const Number& within_km, double people,
                     std::int64_t quantity, const py::str& kind, const Number& max_price,
                     const py::str& where, std::size_t limit, std::size_t slots,
                     const py::str& now) {
  FreeQuery q;
  q.from = to_utf8(from, "from");
  q.to = to_utf8(to, "to");
  q.duration = to_utf8(duration, "the duration");
  q.lat = number(lat);
  q.lon = number(lon);
  q.within_km = number(within_km);
  q.people = people;
  q.quantity = quantity;
  q.kind = to_utf8(kind, "the kind");
  q.max_price = number(max_price);
  q.where = to_utf8(where, "the condition");
  q.limit = limit;
  q.slots = slots;
  q.now = to_utf8(now, "now");
  return q;
}

BookingRequest booking_request(const py::str& resource, const py::str& from, const py::str& to,
                               const py::str& party, std::int64_t quantity, double people,
                               const py::str& key, const py::str& note, const py::str& keep,
                               const py::str& now) {
  BookingRequest r;
  r.resource = to_utf8(resource, "the resource");
  r.from = to_utf8(from, "from");
  r.to = to_utf8(to, "to");
  r.party = to_utf8(party, "the party");
  r.quantity = quantity;
  r.people = people;
  r.key = to_utf8(key, "the key");
  r.note = to_utf8(note, "the note");
  r.keep = to_utf8(keep, "the time it is kept");
  r.now = to_utf8(now, "now");
  return r;
}

/// f() without the GIL: a Result of text or of what has to_json(), as text.
template <class F>
py::str json_of(F f) {
  std::string text;
  {
    const py::gil_scoped_release release;
    auto answer = take(f());
    if constexpr (std::is_same_v<decltype(answer), std::string>) text = std::move(answer);
    else text = answer.to_json();
  }
  return to_str(text);
}

void add_ledger(py::module_& module) {
  using namespace py::literals;
  py::class_<BookingRequest>(module, "BookingRequest", "What is to be booked.")
      .def(py::init(&booking_request), "resource"_a, "from_"_a, "to"_a, "party"_a, "quantity"_a,
           "people"_a, "key"_a, "note"_a, "keep"_a, "now"_a);
  py::class_<Ledger>(module, "Ledger", "What is written after loading.")
      .def_static(
          "open",
          [](const Catalog& city, const py::bytes& path) {
            const std::string name = path;
            const py::gil_scoped_release release;
            return take(Ledger::open(city, name));
          },
          "city"_a, "path"_a, "Opens or makes the file, given as bytes.")
      .def_static(
          "of",
          [](const Catalog& city) -> py::typing::Optional<Ledger> {
            const auto ledger = Ledger::of(city);
            if (!ledger) return py::none();
            return py::typing::Optional<Ledger>(py::cast(*ledger));
          },
          "city"_a, "The ledger of the city, or None.")
      .def("path", [](const Ledger& l) { return py::bytes(l.path()); })
      .def(
          "book",
          [](Ledger& l, const BookingRequest& r) { return json_of([&] { return l.book(r); }); },
          "request"_a)
      .def(
          "hold",
          [](Ledger& l, const BookingRequest& r) { return json_of([&] { return l.hold(r); }); },
          "request"_a)
      .def(
          "series",
          [](Ledger& l, const BookingRequest& r, const py::str& rule) {
            const std::string text = to_utf8(rule, "the rule");
            return json_of([&] { return l.series(r, text); });
          },
          "request"_a, "rule"_a)
      .def(
          "confirm",
          [](Ledger& l, const py::str& id) {
            const std::string text = to_utf8(id, "the id");
            return json_of([&] { return l.confirm(text); });
          },
          "id"_a)
      .def(
          "cancel",
          [](Ledger& l, const py::str& id) {
            const std::string text = to_utf8(id, "the id");
            return json_of([&] { return l.cancel(text); });
          },
          "id"_a)
      .def(
          "get",
          [](const Ledger& l, const py::str& id) {
            const std::string text = to_utf8(id, "the id");
            return json_of([&] { return l.get(text); });
          },
          "id"_a)
      .def(
          "bookings",
          [](const Ledger& l, const py::str& resource, const py::str& party, bool cancelled) {
            const std::string of = to_utf8(resource, "the resource"),
                              who = to_utf8(party, "the party");
            const auto list = [&] {
              const py::gil_scoped_release release;
              return take(l.bookings(of, who, cancelled));
            }();
            return map_tuple<py::str>(list, [](const Booking& b) { return to_str(b.to_json()); });
          },
          "resource"_a, "party"_a, "cancelled"_a)
      .def(
          "party_calendar",
          [](const Ledger& l, const py::str& party) {
            const std::string who = to_utf8(party, "the party");
            return json_of([&] { return l.party_calendar(who); });
          },
          "party"_a)
      .def("history", [](const Ledger& l) { return json_of([&] { return l.history(); }); })
      .def("export_json", [](const Ledger& l) { return json_of([&] { return l.export_json(); }); })
      .def(
          "import_json",
          [](Ledger& l, const py::bytes& json) {
            const auto view = static_cast<std::string_view>(json);
            const py::gil_scoped_release release;
            return take(l.import_json(view));
          },
          "json"_a)
      .def(
          "put",
          [](Ledger& l, const py::str& collection, const py::bytes& json) {
            const std::string name = to_utf8(collection, "the collection");
            const auto view = static_cast<std::string_view>(json);
            const py::gil_scoped_release release;
            return take(l.put(name, view));
          },
          "collection"_a, "json"_a)
      .def(
          "remove",
          [](Ledger& l, const py::str& path) {
            const std::string name = to_utf8(path, "the path");
            const py::gil_scoped_release release;
            take(l.remove(name));
          },
          "path"_a)
      .def(
          "compact",
          [](const Ledger& l, const py::bytes& path) {
            const std::string name = path;
            const py::gil_scoped_release release;
            take(l.compact(name));
          },
          "path"_a);
}

}  // namespace

void add_sharing(py::module_& module) {
  using namespace py::literals;
  py::class_<FreeQuery>(module, "FreeQuery", "What is wanted.")
      .def(py::init(&free_query), "from_"_a, "to"_a, "duration"_a, "lat"_a, "lon"_a, "within_km"_a,
           "people"_a, "quantity"_a, "kind"_a, "max_price"_a, "where"_a, "limit"_a, "slots"_a,
           "now"_a);
  module.def(
      "find_free",
      [](const Catalog& city, const FreeQuery& q) {
        return json_of([&] { return find_free(city, q); });
      },
      "city"_a, "query"_a, "What is free, as JSON.");
  module.def(
      "why_not",
      [](const Catalog& city, const py::str& resource, const FreeQuery& q) {
        const std::string id = to_utf8(resource, "the resource");
        return json_of([&] { return why_not(city, id, q); });
      },
      "city"_a, "resource"_a, "query"_a, "What stands against a use, as JSON.");
  module.def(
      "idle",
      [](const Catalog& city, const FreeQuery& q) {
        return json_of([&] { return idle(city, q); });
      },
      "city"_a, "query"_a, "Unused hours, as JSON.");
  module.def(
      "resource_calendar",
      [](const Catalog& city, const py::str& resource, const py::str& from, int days) {
        const std::string id = to_utf8(resource, "the resource"), start = to_utf8(from, "from");
        return json_of([&] { return resource_calendar(city, id, start, days); });
      },
      "city"_a, "resource"_a, "from_"_a, "days"_a, "Hours and bookings as iCalendar.");
  module.def(
      "match",
      [](const Catalog& city, const py::bytes& needs) {
        const auto json = static_cast<std::string_view>(needs);
        return json_of([&]() -> Result<Matching> {
          const auto request = match_request_from_json(json);
          if (!request) return request.error();
          return match(city, *request);
        });
      },
      "city"_a, "needs"_a, "The best assignment of many needs, as JSON.");
  module.def(
      "impact",
      [](const Catalog& city, const FreeQuery& q, const py::bytes& assumptions) {
        const auto json = static_cast<std::string_view>(assumptions);
        return json_of([&] { return impact(city, q, json); });
      },
      "city"_a, "query"_a, "assumptions"_a, "What sharing did, as JSON.");
  add_ledger(module);
}

}  // namespace madang::python
