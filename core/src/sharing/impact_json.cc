// What sharing did, as JSON.
#include <madang/impact.h>
#include <madang/json.h>

#include <cmath>

namespace madang {
namespace {

double rounded(double value) { return std::round(value * 10000) / 10000; }

void append(JsonWriter& out, const Impact::Row& row) {
  out.begin_object();
  if (!row.value.empty()) out.key("value").value(row.value);
  out.key("uses").value(row.uses).key("hours").value(rounded(row.hours));
  out.key("open_hours").value(rounded(row.open_hours));
  out.key("used_hours").value(rounded(row.used_hours));
  out.key("rate").value(rounded(row.rate())).key("money").begin_array();
  for (const Impact::Money& money : row.money) {
    out.begin_object().key("currency").value(money.currency);
    out.key("low").value(rounded(money.saved.low)).key("high").value(rounded(money.saved.high));
    out.end_object();
  }
  out.end_array().key("co2e_kg").begin_object();
  out.key("low").value(rounded(row.co2e_kg.low)).key("high").value(rounded(row.co2e_kg.high));
  out.end_object().key("assumptions").begin_array();
  for (const std::string& id : row.assumptions) out.value(id);
  out.end_array().key("unassumed").value(row.unassumed).end_object();
}

void append(JsonWriter& out, std::string_view key, const std::vector<Impact::Row>& rows) {
  out.key(key).begin_array();
  for (const Impact::Row& row : rows) append(out, row);
  out.end_array();
}

/// JSON on one line: what stands between its tokens is left out.
std::string on_one_line(std::string_view json) {
  std::string out;
  bool text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (text && c == '\\' && i + 1 < json.size()) {
      out.append(json.substr(i++, 2));
      continue;
    }
    if (c == '"') text = !text;
    if (text || std::string_view(" \t\r\n").find(c) == std::string_view::npos) out += c;
  }
  return out;
}

}  // namespace

std::string Impact::to_json() const {
  JsonWriter out;
  out.begin_object().key("all");
  append(out, all);
  append(out, "by_month", by_month);
  append(out, "by_kind", by_kind);
  append(out, "by_district", by_district);
  out.key("assumptions").raw(on_one_line(assumptions)).end_object();
  return std::move(out).text();
}

}  // namespace madang
