// Needs from JSON, and a matching as JSON.
#include <madang/json.h>
#include <madang/matching.h>

#include <cmath>
#include <cstdlib>

#include "json/tree.h"
#include "sharing/data.h"

namespace madang {
namespace {

using json::Value;

double rounded(double value, double digits) { return std::round(value * digits) / digits; }

Error bad(std::string message, const Value& at) {
  Error error;
  error.kind = ErrorKind::query;
  error.code = "bad-request";
  error.message = std::move(message);
  error.pointer = at.pointer();
  error.hint =
      "a request has needs, weights and now; a need has id, from, to, duration, lat, lon, "
      "within_km, people, quantity, kind, max_price, where, weight";
  return error;
}

/// A number of the weights, by name; null for a name that is none.
double* weight_named(MatchWeights& weights, std::string_view name) {
  const std::pair<std::string_view, double*> all[] = {
      {"unmet", &weights.unmet}, {"km", &weights.km},
      {"price", &weights.price}, {"unknown_price", &weights.unknown_price},
      {"spare", &weights.spare}, {"wait", &weights.wait}};
  for (const auto& [known, value] : all)
    if (known == name) return value;
  return nullptr;
}

Result<Done> read_weights(const Value& given, MatchWeights& weights) {
  if (!given.is_object()) return bad("weights are an object of numbers", given);
  for (const Value& member : given) {
    double* weight = weight_named(weights, member.key());
    if (weight == nullptr)
      return bad("there is no weight \"" + std::string(member.key()) + "\"", member);
    const auto number = member.number();
    if (!number) return bad("a weight is a number", member);
    *weight = *number;
  }
  return Done{};
}

Result<Done> read_member(const Value& member, Need& need) {
  const std::string_view name = member.key();
  FreeQuery& q = need.what;
  const std::pair<std::string_view, std::string*> texts[] = {
      {"id", &need.id},          {"from", &q.from}, {"to", &q.to},
      {"duration", &q.duration}, {"kind", &q.kind}, {"where", &q.where}};
  for (const auto& [known, text] : texts) {
    if (known != name) continue;
    if (!member.is_string()) return bad(std::string(name) + " is text", member);
    *text = member.string();
    return Done{};
  }
  const auto number = member.number();
  if (!number && member) return bad(std::string(name) + " is a number", member);
  if (!number) return Done{};  // null: not said
  if (name == "lat") q.lat = *number;
  else if (name == "lon") q.lon = *number;
  else if (name == "within_km") q.within_km = *number;
  else if (name == "max_price") q.max_price = *number;
  else if (name == "people") q.people = *number;
  else if (name == "weight") need.weight = *number;
  else if (name == "quantity" && std::abs(*number) < 1e15 && *number == std::floor(*number))
    q.quantity = static_cast<std::int64_t>(*number);
  else if (name == "quantity") return bad("quantity is a whole number", member);
  else return bad("there is no member \"" + std::string(name) + "\"", member);
  return Done{};
}

void append(JsonWriter& out, const Matching::Refusal& refusal) {
  out.begin_object().key("resource").value(refusal.resource).key("reasons").begin_array();
  for (const Reason& reason : refusal.reasons) {
    out.begin_object().key("rule").value(reason.rule).key("message").value(reason.message);
    if (reason.span) out.key("from").value(reason.span->from).key("to").value(reason.span->to);
    out.end_object();
  }
  out.end_array();
  if (refusal.next) {
    out.key("next").begin_object().key("from").value(refusal.next->from);
    out.key("to").value(refusal.next->to).end_object();
  }
  if (!refusal.need.empty()) out.key("need").value(refusal.need);
  out.end_object();
}

}  // namespace

MatchWeights MatchWeights::defaults() {
  static const MatchWeights known = [] {
    MatchWeights weights;
    json::Tree tree;
    // Our own file does not read: a mistake in this program.
    if (tree.parse_copy(sharing::data::matching)) std::abort();
    if (!read_weights(tree.root()["weights"], weights)) std::abort();
    return weights;
  }();
  return known;
}

Result<MatchRequest> match_request_from_json(std::string_view text) {
  json::Tree tree;
  if (const auto fault = tree.parse_copy(text)) {
    Error error = bad("the request is no JSON: " + fault->message, Value());
    return error;
  }
  MatchRequest request;
  const Value root = tree.root();
  const Value needs = root.is_list() ? root : root["needs"];
  if (root.is_object())
    for (const Value& member : root) {
      const std::string_view name = member.key();
      if (name == "weights") {
        if (auto done = read_weights(member, request.weights); !done)
          return std::move(done).error();
      } else if (name == "now" && member.is_string()) {
        request.now = member.string();
      } else if (name != "needs") {
        return bad("\"" + std::string(name) + "\" is no member of a request, or not of that type",
                   member);
      }
    }
  if (!needs.is_list()) return bad("needs are a list", root);
  for (const Value& each : needs) {
    if (!each.is_object()) return bad("a need is an object", each);
    Need need;
    need.id = std::to_string(request.needs.size() + 1);
    for (const Value& member : each)
      if (auto done = read_member(member, need); !done) return std::move(done).error();
    request.needs.push_back(std::move(need));
  }
  return request;
}

std::string Matching::to_json() const {
  JsonWriter out;
  out.begin_object().key("points").value(rounded(points, 1e6)).key("best").value(best);
  out.key("algorithm").value("Jonker-Volgenant shortest augmenting paths");
  out.key("weights").begin_object();
  out.key("unmet").value(weights.unmet).key("km").value(weights.km);
  out.key("price").value(weights.price).key("unknown_price").value(weights.unknown_price);
  out.key("spare").value(weights.spare).key("wait").value(weights.wait).end_object();
  out.key("met").begin_array();
  for (const Met& one : met) {
    out.begin_object().key("need").value(one.need).key("resource").value(one.resource);
    out.key("from").value(one.time.from).key("to").value(one.time.to);
    out.key("quantity").value(one.quantity).key("points").value(rounded(one.points, 1e6));
    if (one.km) out.key("km").value(rounded(*one.km, 1000));
    if (one.cost) out.key("cost").value(*one.cost);
    out.end_object();
  }
  out.end_array().key("unmet").begin_array();
  for (const Unmet& one : unmet) {
    out.begin_object().key("need").value(one.need).key("why").value(one.why);
    out.key("message").value(one.message).key("nearest").begin_array();
    for (const Refusal& refusal : one.nearest) append(out, refusal);
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return std::move(out).text();
}

}  // namespace madang
