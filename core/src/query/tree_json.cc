// A tree as JSON.
#include <madang/json.h>
#include <madang/query.h>

namespace madang {
namespace {

using Op = Query::Op;

const char* name_of(Op op) {
  switch (op) {
    case Op::all: return "all";
    case Op::any: return "any";
    case Op::both: return "both";
    case Op::either: return "either";
    case Op::without: return "without";
    case Op::word: return "word";
    case Op::phrase: return "phrase";
    case Op::prefix: return "prefix";
    case Op::equals: return "equals";
    case Op::range: return "range";
    case Op::has: return "has";
    case Op::near: return "near";
    case Op::box: return "box";
    case Op::within: return "within";
    case Op::fuzzy: return "fuzzy";
    case Op::free: return "free";
  }
  return "all";
}

void write(JsonWriter& out, const Query& q) {
  out.begin_object().key("op").value(name_of(q.op));
  if (!q.field.empty()) out.key("field").value(q.field);
  switch (q.op) {
    case Op::word:
    case Op::phrase:
    case Op::prefix:
    case Op::fuzzy:
    case Op::equals:
    case Op::free:
    case Op::within: out.key("value").value(q.value); break;
    case Op::range:
      if (!q.low.empty()) out.key("low").value(q.low);
      if (!q.high.empty()) out.key("high").value(q.high);
      if (q.open_low) out.key("open_low").value(true);
      if (q.open_high) out.key("open_high").value(true);
      break;
    case Op::near: out.key("lat").value(q.lat).key("lon").value(q.lon).key("km").value(q.km); break;
    case Op::box:
      out.key("south").value(q.lat).key("west").value(q.lon);
      out.key("north").value(q.north).key("east").value(q.east);
      break;
    default: break;
  }
  if (!q.children.empty()) {
    out.key("children").begin_array();
    for (const Query& child : q.children) write(out, child);
    out.end_array();
  }
  out.end_object();
}

}  // namespace

std::string Query::to_json() const {
  JsonWriter out;
  write(out, *this);
  return std::move(out).text();
}

}  // namespace madang
