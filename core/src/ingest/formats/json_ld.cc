#include "ingest/formats/json_ld.h"

#include <memory>
#include <string>

#include "ingest/formats/html.h"
#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/json_ld_make.h"
#include "ingest/formats/no_sink.h"
#include "json/read.h"

namespace madang::ingest {
namespace {

using json::Value;

/// Adds to each place where a script stands in its page.
class Inside final : public ImportSink {
 public:
  Inside(ImportSink& to, std::size_t by) : to_(to), by_(by) {}
  void add(const Bulletin& record) override { shifted(record); }
  void add(const Organization& record) override { shifted(record); }
  void add(const Resource& record) override { shifted(record); }
  void problem(Severity severity, std::size_t offset, std::string_view rule, const Message& message,
               std::string_view pointer) override {
    to_.problem(severity, offset + by_, rule, message, pointer);
  }
  [[nodiscard]] bool keeps(Severity severity, std::string_view rule) const override {
    return to_.keeps(severity, rule);
  }

 private:
  template <class Record>
  void shifted(Record record) {
    for (auto* at : {&record.provenance->start, &record.provenance->end})
      **at += static_cast<std::int64_t>(by_);
    to_.add(record);
  }
  ImportSink& to_;
  std::size_t by_;
};

/// The nodes of one of several documents in a list; missing for a node.
Value graph_in(const Value& object) {
  const Value graph = object["@graph"];
  return graph.is_list() && !object["@type"] ? graph : Value();
}

void read_document(Window& text, std::string_view name, ImportSink& sink, Ids& ids) {
  const std::unique_ptr<Window> before = text.from_begin();
  Window& look = before != nullptr ? *before : text;
  JsonItems graph(text, name, sink, "/@graph"), top(text, name, sink, "");
  JsonItems& items = graph.found() ? graph : top;
  // Nodes name one another by @id, before and behind.
  schema::Names names;
  {
    NoSink none;
    JsonItems first(look, name, none, graph.found() ? "/@graph" : "");
    first.each([&names](Item&, Fields& f) {
      for (const Value node : graph_in(f.object())) names.add(node);
      names.add(f.object());
    });
  }
  items.each([&](Item& item, Fields& f) {
    const Value inside = graph_in(f.object());
    if (!inside) return schema::take(item, f, names, ids);
    for (const Value node : inside) {
      Item at = item.within(node);
      Fields in(at, node);
      schema::take(at, in, names, ids);
    }
  });
}

bool is_ours(const Value& context) {
  if (context.is_list()) {
    for (const Value one : context)
      if (is_ours(one)) return true;
    return false;
  }
  if (context.is_object()) return is_ours(context["@vocab"]) || is_ours(context["schema"]);
  return context.string().find("schema.org") != std::string_view::npos;
}

}  // namespace

bool is_json_ld(const Look& look) {
  if (look.first() == '<')
    return look.root() != "rss" && look.root() != "feed" && look.root() != "RDF" &&
           look.bytes().find("application/ld+json") != std::string_view::npos;
  const Value top = look.json();
  return is_ours(top["@context"]) || is_ours(look.item()["@context"]) ||
         (top["@graph"].is_list() && look.item("/@graph")["@type"]);
}

void read_json_ld(Window& text, std::string_view name, ImportSink& sink) {
  Ids ids;
  if (Look(text.view()).first() != '<') return read_document(text, name, sink, ids);
  bool any = false;
  for (HtmlScript& script : html_scripts(text.all())) {
    if (script.type.find("ld+json") == std::string::npos) continue;
    any = true;
    const std::size_t size = script.text.size();
    script.text.append(json::padding, '\0');
    Inside inside(sink, script.offset);
    Window whole(std::string_view(script.text).substr(0, size));
    read_document(whole, name, inside, ids);
  }
  if (!any)
    sink.problem(Severity::refused, 0, "no-records",
                 "expected a page with a script of type application/ld+json, and found none");
}

}  // namespace madang::ingest
