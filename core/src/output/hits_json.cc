// output: answers and records as bytes for other programs.
//
// Enters: public handles (Hits, Catalog) and the field tables. Leaves: JSON,
// NDJSON, CSV, JSON Schema, stubs. Not for: files and sockets.
#include <madang/catalog.h>
#include <madang/json.h>
#include <madang/output.h>

#include <cmath>

#include "json/project.h"

namespace madang {
namespace {

/// Scores are compared and shown, not computed with: four decimals keep the
/// bytes the same where sums were made in another order.
double rounded(double score) { return std::round(score * 1e4) / 1e4; }

void write_why(JsonWriter& out, const std::vector<Why>& why) {
  out.key("why").begin_array();
  for (const Why& w : why)
    out.begin_object()
        .key("term")
        .value(w.term)
        .key("field")
        .value(w.field)
        .key("how")
        .value(w.how)
        .end_object();
  out.end_array();
}

void write_highlights(JsonWriter& out, const std::vector<Highlight>& highlights, bool html) {
  out.key("highlights").begin_array();
  for (const Highlight& h : highlights) {
    out.begin_object().key("field").value(h.field).key("lang").value(h.lang);
    out.key("snippet").value(h.snippet).key("spans").begin_array();
    for (const auto& [from, to] : h.spans)
      out.begin_array().value(std::uint64_t{from}).value(std::uint64_t{to}).end_array();
    out.end_array();
    if (html) out.key("html").value(to_html(h));
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string Hits::hit_json(std::size_t i) const {
  const Record hit = record(i);
  JsonWriter out;
  out.begin_object().key("collection").value(hit.collection());
  if (ranked()) {
    out.key("score").value(rounded(score(i)));
    if (explains()) {
      const std::vector<Why> reasons = why(i);
      write_why(out, reasons);
      write_highlights(out, highlights(i), html());
    }
  }
  out.end_object();
  std::string json(hit.json());
  if (!fields().empty() && !json.empty()) json = json::project(json, fields());
  if (json.empty()) json = R"({"id":""})";  // of a snapshot that is damaged or was cut
  json.pop_back();                          // the closing brace; a record has at least its id
  json += ",\"_hit\":";
  json += out.text();
  json += '}';
  return json;
}

std::string Hits::items_json() const {
  std::string out = "[";
  for (std::size_t i = 0; i < size(); ++i) {
    if (i > 0) out += ',';
    out += hit_json(i);
  }
  return out += ']';
}

std::string Hits::to_json() const {
  JsonWriter out;
  out.begin_object().key("total").value(total());
  out.key("limit").value(static_cast<std::uint64_t>(limit()));
  out.key("next");
  if (next().empty()) out.null();
  else out.value(next());
  out.key("facets").begin_object();
  for (const Facet& facet : facets()) {
    out.key(facet.field).begin_array();
    for (const FacetValue& v : facet.values)
      out.begin_object().key("value").value(v.value).key("count").value(v.count).end_object();
    out.end_array();
  }
  out.end_object();
  if (const std::string meant = did_you_mean(); !meant.empty())
    out.key("did_you_mean").value(meant);
  if (!plan().empty()) {
    out.key("ms").value(ms()).key("plan").begin_array();
    for (const Step& step : plan())
      out.begin_object()
          .key("depth")
          .value(std::uint64_t{step.depth})
          .key("part")
          .value(step.part)
          .key("how")
          .value(step.how)
          .key("rows")
          .value(step.rows)
          .key("touched")
          .value(step.touched)
          .key("ms")
          .value(step.ms)
          .end_object();
    out.end_array();
  }
  out.key("items").raw(items_json()).end_object();
  return std::move(out).text();
}

}  // namespace madang
