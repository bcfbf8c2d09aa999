#include "ingest/formats/hsds.h"

#include <string>

#include "ingest/formats/hsds_document.h"
#include "ingest/formats/hsds_make.h"
#include "ingest/formats/hsds_tables.h"
#include "ingest/formats/json_items.h"

namespace madang::ingest {
namespace {

using json::Value;
using What = Hsds::What;

/// datapackage.json of an HSDS package: the tables and their columns.
bool is_data_package(const Value& top) {
  for (const Value table : top["resources"])
    if (table["path"] && table["schema"]) return true;
  return false;
}

}  // namespace

bool is_hsds(const Look& look) {
  if (is_hsds_table(look)) return true;
  const Value top = look.json();
  if (is_data_package(top)) return true;
  if (top["contents"].is_list() && (top["total_items"] || top["page_number"])) return true;
  if (top["openapi_url"] && top["profile"]) return true;
  if (is_hsds_document(top)) return true;
  if (top["uri"] && top["version"] && top["id"] && top["name"] && !top["data"]) return true;
  const Value item = top.is_list() ? look.item() : top;
  // A name and members of this many kinds are not by chance.
  return item["id"] && Hsds::what_is(item) != What::none;
}

namespace {

void tell_page(const Value& top, ImportSink& sink) {
  sink.problem(Severity::notice, 0, "more-pages",
               "this is page " + plain_text(top["page_number"]) + " of " +
                   plain_text(top["total_pages"]) + "; only this page was read",
               "/last_page");
}

}  // namespace

void read_hsds(Window& text, std::string_view name, ImportSink& sink) {
  const Look look(text.view());
  if (is_hsds_table(look)) return read_hsds_table(text, name, sink);
  if (is_data_package(look.json()))
    return sink.problem(Severity::notice, 0, "no-records",
                        "this describes the tables of a package, which are read beside it; there "
                        "are no records in it");
  if (is_hsds_document(look.json())) return read_hsds_document(text, name, sink);
  Hsds reading;
  const auto take = [&](Item& item, Fields& f) { reading.take(item, f); };
  JsonItems page(text, name, sink, "/contents");
  if (page.found()) {
    const auto is_last = [&] { return page.envelope()["last_page"].boolean() != false; };
    const bool last = is_last();
    if (!last) tell_page(page.envelope(), sink);
    page.each(take);
    if (last && !is_last()) tell_page(page.envelope(), sink);  // it stands behind the list
    return;
  }
  JsonItems one(text, name, sink, "");
  one.each([&](Item& item, Fields& f) {
    if (f.look({"openapi_url"}))
      return sink.problem(Severity::notice, item.begin(), "no-records",
                          "this says where an HSDS service is; there are no records in it");
    take(item, f);
  });
}

}  // namespace madang::ingest
