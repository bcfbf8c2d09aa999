#include "query/operators.h"

#include "query/fields.h"
#include "query/free_time.h"
#include "query/places.h"
#include "query/syntax_error.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

Query range(std::string field, std::string low, std::string high, bool open) {
  Query q = leaf(Query::Op::range, std::move(field));
  q.open_low = open && !low.empty();
  q.open_high = open && !high.empty();
  q.low = std::move(low);
  q.high = std::move(high);
  return q;
}

Query equal(std::string f, std::string v) {
  return leaf(Query::Op::equals, std::move(f), std::move(v));
}
Query other(std::string f, std::string v) {
  return node(Query::Op::without, {equal(std::move(f), std::move(v))});
}
Query at_least(std::string f, std::string v) {
  return range(std::move(f), std::move(v), {}, false);
}
Query above(std::string f, std::string v) { return range(std::move(f), std::move(v), {}, true); }
Query at_most(std::string f, std::string v) { return range(std::move(f), {}, std::move(v), false); }
Query below(std::string f, std::string v) { return range(std::move(f), {}, std::move(v), true); }

}  // namespace

const std::vector<Operator>& operator_table() {
  static const auto* table = new std::vector<Operator>{
      {{"", "=", "FIELD=VALUE", "FIELD=VALUE", "F.FIELD == VALUE", "value",
        "The field has exactly this value; of a list, one of its values is it."},
       equal,
       nullptr},
      {{"not", "", "-FIELD:VALUE", "FIELD.not=VALUE", "F.FIELD != VALUE", "value",
        "The field does not have this value."},
       other,
       nullptr},
      {{"all", "", "FIELD:VALUE FIELD:VALUE", "FIELD.all=VALUE", "F.FIELD.all(VALUE, …)", "value",
        "A list has this value too; given twice, both."},
       equal,
       nullptr},
      {{"gte", ">=", "FIELD>=VALUE", "FIELD.gte=VALUE", "F.FIELD >= VALUE", "order",
        "The field is this or above; a date is that day, month or year or later."},
       at_least,
       nullptr},
      {{"gt", ">", "FIELD>VALUE", "FIELD.gt=VALUE", "F.FIELD > VALUE", "order",
        "The field is above this; a date is after that day, month or year."},
       above,
       nullptr},
      {{"lte", "<=", "FIELD<=VALUE", "FIELD.lte=VALUE", "F.FIELD <= VALUE", "order",
        "The field is this or below; a date is that day, month or year or earlier."},
       at_most,
       nullptr},
      {{"lt", "<", "FIELD<VALUE", "FIELD.lt=VALUE", "F.FIELD < VALUE", "order",
        "The field is below this; a date is before that day, month or year."},
       below,
       nullptr},
      {{"has", "", "has:FIELD", "has=FIELD", "F.FIELD.has()", "presence", "The field is there."},
       nullptr,
       nullptr},
      {{"near", "", "near:LAT,LON,KM", "near=LAT,LON,KM", "F.FIELD.near(LAT, LON, km=KM)", "place",
        "A place of the record is within that distance; PLACE.near asks one place field."},
       nullptr,
       take_near},
      {{"box", "", "box:SOUTH,WEST,NORTH,EAST", "box=SOUTH,WEST,NORTH,EAST",
        "F.FIELD.box(SOUTH, WEST, NORTH, EAST)", "place",
        "A place of the record lies in the box, in degrees; PLACE.box asks one place field."},
       nullptr,
       take_box},
      {{"within", "", "within:AREA", "within=AREA", "F.FIELD.within(AREA)", "place",
        "A place of the record lies in the area: a name in the GeoJSON that was given, or the "
        "corners of a polygon as LAT,LON,LAT,LON,…"},
       nullptr,
       take_within},
      {{"free", "", "free:FROM/LENGTH", "free=FROM/LENGTH", "F.free(FROM, length=LENGTH)", "time",
        "A resource can be used from then on for so long (2h, 90m, P1D), or until TO in FROM/TO: "
        "hours, exceptions and bookings count."},
       nullptr,
       take_free},
  };
  return *table;
}

const Operator* comparison_at(std::string_view text) {
  const Operator* best = nullptr;
  for (const Operator& o : operator_table())
    if (!o.info.symbol.empty() && text.starts_with(o.info.symbol) &&
        (best == nullptr || o.info.symbol.size() > best->info.symbol.size()))
      best = &o;
  return best;
}

const Operator* operator_named(std::string_view name) {
  for (const Operator& o : operator_table())
    if (o.info.name == name) return &o;
  return nullptr;
}

std::pair<const Operator*, std::string_view> place_condition(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const bool inner = dot != std::string_view::npos;
  const Operator* found = operator_named(inner ? name.substr(dot + 1) : name);
  if (found == nullptr || found->take == nullptr) return {nullptr, {}};
  if (inner && found->info.asks == "time") return {nullptr, {}};  // no field has one
  return {found, inner ? name.substr(0, dot) : std::string_view{}};
}

Query leaf(Query::Op op, std::string field, std::string value) {
  Query q;
  q.op = op;
  q.field = std::move(field);
  q.value = std::move(value);
  return q;
}

Query node(Query::Op op, std::vector<Query> children) {
  Query q;
  q.op = op;
  q.children = std::move(children);
  return q;
}

Query joined(Query::Op op, std::vector<Query> children) {
  if (children.size() == 1) {
    Query only = std::move(children.front());
    return only;
  }
  return node(op, std::move(children));
}

}  // namespace madang::query

namespace madang {

const std::vector<OperatorInfo>& operators() {
  static const auto* infos = [] {
    auto* list = new std::vector<OperatorInfo>;
    for (const query::Operator& o : query::operator_table()) list->push_back(o.info);
    return list;
  }();
  return *infos;
}

Result<Query> make_condition(std::string_view name, std::string field, std::string value) {
  const query::Operator* o = query::operator_named(name);
  if (o == nullptr)
    return query::bad("unknown-operator", "there is no condition \"" + query::shown(name) + "\"");
  if (text::find_invalid_utf8(field) != field.npos || text::find_invalid_utf8(value) != value.npos)
    return query::bad("bad-value", "the condition is no UTF-8");
  if (o->make != nullptr) return o->make(std::move(field), std::move(value));
  if (o->take == nullptr) return query::leaf(Query::Op::has, std::move(field));
  query::Scanner scanner(value);
  scanner.skip_space();
  // A name needs no quotation marks where it stands alone.
  if (o->take == query::take_within && !scanner.sees_quote() && !scanner.done() &&
      value.find(',') == value.npos)
    return query::leaf(Query::Op::within, std::move(field), std::string(scanner.rest()));
  auto made = o->take(scanner, std::move(field));
  if (!made) return made;
  scanner.skip_space();
  if (!scanner.done())
    return query::syntax_error(value, scanner.at(), "something follows the value");
  return made;
}

}  // namespace madang
