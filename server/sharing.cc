#include "server/sharing.h"

#include <madang/impact.h>
#include <madang/json.h>
#include <madang/matching.h>
#include <madang/sharing.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "server/problem.h"

namespace madang::server {
namespace {

constexpr std::size_t most = 1000;

constexpr ParamInfo free_params[] = {
    {"from", "string", "Beginning, 2022-05-14T10:00; without an offset in each resource's zone"},
    {"to", "string", "End"},
    {"duration", "string", "Any use of this length between from and to, PT2H or 2h"},
    {"near", "string", "LAT,LON or LAT,LON,KM: nearer ones first, within KM"},
    {"within", "number", "At most so many km from there"},
    {"people", "number", "How many people come"},
    {"quantity", "integer", "How many units of it"},
    {"kind", "string", "time, space, talent, goods or information"},
    {"max_price", "number", "What the use may cost at most"},
    {"where", "string", "More conditions; see the grammar of queries"},
    {"limit", "integer", "Resources on the page, 0 to 1000; 10 if not given"},
    {"now", "string", "The moment of asking; else the clock"},
    {"envelope", "integer", "1: counts in the body too"},
};
constexpr ParamInfo why_params[] = {
    {"from", "string", "Beginning, 2022-05-14T10:00"},
    {"to", "string", "End"},
    {"people", "number", "How many people come"},
    {"quantity", "integer", "How many units of it"},
    {"now", "string", "The moment of asking; else the clock"},
};
constexpr ParamInfo booking_params[] = {
    {"resource", "string", "Only of this resource"},
    {"party", "string", "Only of this party"},
    {"format", "string", "ics: the bookings of the party as iCalendar"},
};
constexpr ParamInfo calendar_params[] = {
    {"from", "string", "First day; today if not given"},
    {"days", "integer", "How many, 1 to 400; 60 if not given"},
};

Error bad(std::string message, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "bad-parameter";
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

template <class Number>
bool number(const std::string& text, Number& value) {
  const char* end = text.data() + text.size();
  const auto [p, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && p == end && !text.empty();
}

/// LAT,LON or LAT,LON,KM.
bool place(const std::string& text, FreeQuery& query) {
  double values[3] = {};
  std::size_t count = 0, at = 0;
  while (at <= text.size() && count < 3) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    std::string one = text.substr(at, comma - at);
    if (count == 2 && one.ends_with("km")) one.resize(one.size() - 2);
    if (!number(one, values[count++])) return false;
    at = comma + 1;
  }
  if (at <= text.size() || count < 2) return false;
  query.lat = values[0];
  query.lon = values[1];
  if (count == 3) query.within_km = values[2];
  return true;
}

struct Asked {
  FreeQuery query;
  bool envelope = false;
};

Result<Asked> read(const Call& call, std::span<const ParamInfo> params) {
  Asked asked;
  FreeQuery& q = asked.query;
  for (const auto& [name, value] : call.request.params) {
    const auto known = std::find_if(params.begin(), params.end(),
                                    [&name = name](const ParamInfo& p) { return p.name == name; });
    if (known == params.end()) {
      std::string hint = "there are ";
      for (const ParamInfo& p : params) hint.append(&p == params.data() ? "" : ", ").append(p.name);
      Error error = bad("there is no parameter \"" + name + "\"", hint);
      error.code = "unknown-parameter";
      return error;
    }
    bool good = true;
    double given = 0;
    if (name == "from") q.from = value;
    else if (name == "to") q.to = value;
    else if (name == "duration") q.duration = value;
    else if (name == "kind") q.kind = value;
    else if (name == "where") q.where = value;
    else if (name == "now") q.now = value;
    else if (name == "near") good = place(value, q);
    else if (name == "people") good = number(value, q.people);
    else if (name == "quantity") good = number(value, q.quantity);
    else if (name == "limit") good = number(value, q.limit) && q.limit <= most;
    else if (name == "envelope") good = value == "0" || (asked.envelope = value == "1");
    else if (name == "within") {
      if ((good = number(value, given))) q.within_km = given;
    } else if (name == "max_price") {
      if ((good = number(value, given))) q.max_price = given;
    }
    if (!good) return bad(name + " cannot be \"" + value + "\"", std::string(known->doc));
  }
  for (const auto& [name, value] : {std::pair("from", q.from), std::pair("to", q.to)})
    if (value.empty())
      return bad(std::string("the parameter ") + name + " is missing",
                 "write from=2022-05-14T10:00&to=2022-05-14T12:00");
  return asked;
}

Reply fresh(std::string body) {
  Reply reply;
  reply.body = std::move(body);
  // It depends on bookings and on the clock.
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

Error no_ledger() {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "no-ledger";
  error.message = "the server keeps no ledger";
  error.hint = "start it with --ledger FILE";
  return error;
}

/// f(ledger), a Result<std::string> or what has to_json().
template <class F>
Reply with_ledger(const Call& call, F f, int good = 200) {
  auto ledger = Ledger::of(call.city);
  if (!ledger)
    return problem(call.request, 503, "no-ledger", no_ledger().message, no_ledger().hint);
  const auto answer = f(*ledger);
  if (!answer) return problem(call.request, answer.error());
  Reply reply;
  if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*answer)>, std::string>)
    reply = fresh(*answer);
  else reply = fresh(answer->to_json());
  reply.status = good;
  return reply;
}

std::string param(const Call& call, std::string_view name) {
  for (const auto& [key, value] : call.request.params)
    if (key == name) return value;
  return {};
}

}  // namespace

std::span<const ParamInfo> sharing_params(std::string_view takes) {
  if (takes == "free" || takes == "idle") return free_params;
  if (takes == "why-not") return why_params;
  if (takes == "bookings") return booking_params;
  if (takes == "calendar") return calendar_params;
  return {};
}

Reply free(const Call& call) {
  const auto asked = read(call, free_params);
  if (!asked) return problem(call.request, asked.error());
  const auto list = find_free(call.city, asked->query);
  if (!list) return problem(call.request, list.error());
  Reply reply = fresh(asked->envelope ? list->to_json() : list->items_json());
  reply.headers.emplace_back("X-Total-Count", std::to_string(list->total));
  return reply;
}

Reply why_not(const Call& call) {
  const auto asked = read(call, why_params);
  if (!asked) return problem(call.request, asked.error());
  const auto why = madang::why_not(call.city, call.id, asked->query);
  if (!why) return problem(call.request, why.error());
  return fresh(why->to_json());
}

Reply idle(const Call& call) {
  const auto asked = read(call, free_params);
  if (!asked) return problem(call.request, asked.error());
  const auto found = madang::idle(call.city, asked->query);
  if (!found) return problem(call.request, found.error());
  return fresh(found->to_json());
}

Reply impact(const Call& call) {
  const auto asked = read(call, free_params);
  if (!asked) return problem(call.request, asked.error());
  const auto found = madang::impact(call.city, asked->query);
  if (!found) return problem(call.request, found.error());
  return fresh(found->to_json());
}

Reply match(const Call& call) {
  const auto request = match_request_from_json(call.request.body);
  if (!request) return problem(call.request, request.error());
  // A thousand take seconds, in which a stranger would hold a thread of the server.
  constexpr std::size_t most_of_strangers = 100;
  if (request->needs.size() > most_of_strangers && !call.trusted)
    return problem(call.request, 403, "too-many-needs",
                   "without the token of the server at most 100 needs are matched at once; there "
                   "are " +
                       std::to_string(request->needs.size()),
                   "match them in parts, or send the header Authorization: Bearer TOKEN");
  const auto found = madang::match(call.city, *request);
  if (!found) return problem(call.request, found.error());
  return fresh(found->to_json());
}

Reply resource_calendar(const Call& call) {
  for (const auto& [name, value] : call.request.params)
    if (name != "from" && name != "days")
      return problem(call.request,
                     bad("there is no parameter \"" + name + "\"", "there are from, days"));
  int days = 60;
  if (const std::string text = param(call, "days"); !text.empty() && !number(text, days))
    return problem(call.request, bad("days is a number; found \"" + text + "\""));
  const std::string from = param(call, "from");
  const auto text = madang::resource_calendar(call.city, call.id, from, days);
  if (!text) return problem(call.request, text.error());
  Reply reply = fresh(*text);
  reply.type = "text/calendar; charset=utf-8";
  return reply;
}

Reply bookings(const Call& call) {
  for (const auto& [name, value] : call.request.params)
    if (name != "resource" && name != "party" && (name != "format" || value != "ics"))
      return problem(call.request, bad("there is no parameter \"" + name + "\" of that value",
                                       "there are resource, party, format=ics"));
  if (param(call, "format") == "ics") {
    Reply reply = with_ledger(
        call, [&](Ledger& ledger) { return ledger.party_calendar(param(call, "party")); });
    if (reply.status == 200) reply.type = "text/calendar; charset=utf-8";
    return reply;
  }
  return with_ledger(call, [&](Ledger& ledger) -> Result<std::string> {
    const auto list = ledger.bookings(param(call, "resource"), param(call, "party"));
    if (!list) return list.error();
    JsonWriter out;
    out.begin_array();
    for (const Booking& one : *list) out.raw(one.to_json());
    out.end_array();
    return out.text();
  });
}

Reply booking(const Call& call) {
  return with_ledger(call, [&](Ledger& ledger) { return ledger.get(call.id); });
}
Reply book(const Call& call) {
  return with_ledger(
      call, [&](Ledger& ledger) { return ledger.request_json(call.request.body); }, 201);
}
Reply confirm(const Call& call) {
  return with_ledger(call, [&](Ledger& ledger) { return ledger.confirm(call.id); });
}
Reply cancel(const Call& call) {
  return with_ledger(call, [&](Ledger& ledger) { return ledger.cancel(call.id); });
}

Reply put_record(const Call& call) {
  return with_ledger(call, [&](Ledger& ledger) -> Result<std::string> {
    const auto written = ledger.put_one(call.collection, call.id, call.request.body);
    if (!written) {
      Error error = written.error();
      if (error.kind == ErrorKind::source) error.kind = ErrorKind::usage;  // what was sent is wrong
      return error;
    }
    const auto record = call.city.get(call.collection + "/" + call.id);
    if (!record) return record.error();
    return record->json();
  });
}

Reply remove_record(const Call& call) {
  return with_ledger(call, [&](Ledger& ledger) -> Result<std::string> {
    const std::string path = call.collection + "/" + call.id;
    const auto removed = ledger.remove(path);
    if (!removed) return removed.error();
    JsonWriter out;
    out.begin_object().key("removed").value(path).end_object();
    return out.text();
  });
}

}  // namespace madang::server
