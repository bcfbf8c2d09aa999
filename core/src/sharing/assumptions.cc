#include "sharing/assumptions.h"

#include <cmath>
#include <unordered_set>

#include "json/tree.h"
#include "sharing/data.h"
#include "sharing/query.h"

namespace madang {
namespace sharing {
namespace {

using json::Value;

Error bad(std::string message, const Value& at) {
  Error error;
  error.kind = ErrorKind::query;
  error.code = "bad-assumptions";
  error.message = std::move(message);
  error.pointer = at.pointer();
  error.hint =
      "an assumption has id, effect, unit, per and factors, each with low, high and source";
  return error;
}

Result<Range> read_factor(const Value& factor) {
  const auto low = factor["low"].number(), high = factor["high"].number();
  if (!low || !high || !std::isfinite(*low) || !std::isfinite(*high) || *low < 0 || *high < *low)
    return bad("a factor has a low and a high that is not below it", factor);
  if (factor["source"].string().empty()) return bad("a factor names its source", factor);
  return Range{*low, *high};
}

Result<Assumption> read_one(const Value& given) {
  if (!given.is_object()) return bad("an assumption is an object", given);
  Assumption one;
  one.id = given["id"].string();
  one.where = given["where"].string();
  one.unit = given["unit"].string();
  if (one.id.empty()) return bad("an assumption has an id", given);
  if (one.unit.empty()) return bad("an assumption has a unit", given);
  const std::string_view effect = given["effect"].string(), per = given["per"].string();
  if (effect != "money" && effect != "co2e") return bad("effect is money or co2e", given);
  if (per != "use" && per != "hour") return bad("per is use or hour", given);
  one.effect = effect == "co2e" ? Assumption::Effect::co2e : Assumption::Effect::money;
  if (effect == "co2e" && one.unit != "kg") return bad("the unit of co2e is kg", given);
  one.per_hour = per == "hour";
  if (const std::string_view kind = given["kind"].string(); !kind.empty()) {
    const auto number = kind_named(std::string(kind));
    if (!number) return bad(number.error().message, given["kind"]);
    one.kind = *number;
  }
  const Value factors = given["factors"];
  if (!factors.is_list() || factors.size() == 0) return bad("an assumption has factors", given);
  one.each = {1, 1};
  for (const Value& factor : factors) {
    const auto range = read_factor(factor);
    if (!range) return range.error();
    one.each.low *= range->low;
    one.each.high *= range->high;
  }
  return one;
}

}  // namespace

Result<std::vector<Assumption>> read_assumptions(std::string_view text) {
  json::Tree tree;
  if (const auto fault = tree.parse_copy(text))
    return bad("the assumptions are no JSON: " + fault->message, Value());
  const Value list = tree.root()["assumptions"];
  if (!list.is_list()) return bad("assumptions are a list", tree.root());
  std::vector<Assumption> all;
  std::unordered_set<std::string> ids;
  for (const Value& each : list) {
    auto one = read_one(each);
    if (!one) return std::move(one).error();
    if (!ids.insert(one->id).second)
      return bad("two assumptions have the id \"" + one->id + "\"", each);
    all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace sharing

std::string_view default_assumptions() { return sharing::data::impact; }

}  // namespace madang
