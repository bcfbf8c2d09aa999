// Answers as JSON: the bytes that every door gives.
#include <madang/json.h>
#include <madang/sharing.h>

#include <algorithm>
#include <cmath>

namespace madang {
namespace {

void append(JsonWriter& out, const Slot& slot) {
  out.begin_object().key("from").value(slot.from).key("to").value(slot.to).end_object();
}

/// Hours and rates, without digits that mean nothing.
double rounded(double value) { return std::round(value * 10000) / 10000; }

std::string item_json(const FreeResource& item) {
  JsonWriter out;
  out.begin_object().key("slots").begin_array();
  for (const Slot& slot : item.slots) append(out, slot);
  out.end_array();
  if (item.km) out.key("km").value(std::round(*item.km * 1000) / 1000);
  if (item.cost) out.key("cost").value(*item.cost);
  out.key("left").value(item.left).end_object();
  std::string json = item.record.json();
  if (json.size() < 2) json = "{}";
  json.pop_back();
  json.append(json.size() > 1 ? "," : "").append("\"_free\":").append(out.text()).append("}");
  return json;
}

void append(JsonWriter& out, const Idle::Row& row) {
  out.begin_object();
  if (!row.value.empty()) out.key("value").value(row.value);
  out.key("open_hours").value(rounded(row.open_hours));
  out.key("used_hours").value(rounded(row.used_hours));
  out.key("idle_hours").value(rounded(std::max(0.0, row.open_hours - row.used_hours)));
  out.key("rate").value(rounded(row.rate()));
  out.key("resources").value(row.resources).end_object();
}

void append(JsonWriter& out, std::string_view key, const std::vector<Idle::Row>& rows) {
  out.key(key).begin_array();
  for (const Idle::Row& row : rows) append(out, row);
  out.end_array();
}

}  // namespace

std::string FreeList::items_json() const {
  std::string out = "[";
  for (const FreeResource& item : items)
    out.append(&item == items.data() ? "" : ",").append(item_json(item));
  return out += "]";
}

std::string FreeList::to_json() const {
  JsonWriter out;
  out.begin_object().key("total").value(total).key("asked").value(asked);
  out.key("unknown").value(unknown).key("limit").value(static_cast<std::uint64_t>(limit));
  out.key("items").raw(items_json()).end_object();
  return std::move(out).text();
}

std::string WhyNot::to_json() const {
  JsonWriter out;
  out.begin_object().key("resource").value(resource).key("free").value(free);
  out.key("from").value(asked.from).key("to").value(asked.to);
  out.key("reasons").begin_array();
  for (const Reason& reason : reasons) {
    out.begin_object().key("rule").value(reason.rule).key("message").value(reason.message);
    if (reason.span) out.key("from").value(reason.span->from).key("to").value(reason.span->to);
    out.end_object();
  }
  out.end_array();
  if (next) {
    out.key("next");
    append(out, *next);
  }
  out.key("warnings").begin_array();
  for (const std::string& warning : warnings) out.value(warning);
  out.end_array().end_object();
  return std::move(out).text();
}

std::string Idle::to_json() const {
  JsonWriter out;
  out.begin_object().key("all");
  append(out, all);
  append(out, "by_hour", by_hour);
  append(out, "by_kind", by_kind);
  append(out, "by_district", by_district);
  append(out, "by_resource", by_resource);
  out.end_object();
  return std::move(out).text();
}

}  // namespace madang
