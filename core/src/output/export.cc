#include <madang/output.h>

#include <optional>

#include "output/csv.h"
#include "output/exporter.h"
#include "output/kept_fields.h"
#include "reflect/field_info.h"

namespace madang {
namespace {

Error bad(std::string code, std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = std::move(code);
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

/// f(record) for what matches, page by page: by rank if the question has words,
/// else in input order.
template <class F>
Result<Done> each_match(const Collection& collection, std::string_view query, F&& f) {
  if (query.empty()) {
    for (std::size_t row = 0; row < collection.size(); ++row) f(collection.at(row));
    return Done{};
  }
  SearchOptions options;
  options.limit = 10000;
  options.why = false;
  while (true) {
    const auto hits = collection.search(query, options);
    if (!hits) return hits.error();
    for (std::size_t i = 0; i < hits->size(); ++i) f(hits->record(i));
    options.after = hits->next();
    if (options.after.empty()) return Done{};
  }
}

/// `{"type":"bulletins",` before the record's own members.
void append_typed(std::string& out, const Record& record) {
  const std::string json = record.json();
  if (json.empty()) return;  // of a snapshot that is damaged or was cut
  out.append("{\"type\":\"").append(record.collection()).append("\",").append(json, 1);
}

struct Chosen {
  std::vector<Collection> collections;
};

/// The named collection, or all that the question makes sense for.
Result<Chosen> choose(const Catalog& city, std::string_view name, std::string_view query) {
  Chosen chosen;
  if (!name.empty()) {
    auto one = city.collection(name);
    if (!one) return one.error();
    chosen.collections.push_back(*one);
    return chosen;
  }
  Error error;
  for (const std::string& each : Catalog::collections()) {
    const Collection collection = *city.collection(each);
    if (!query.empty()) {
      SearchOptions none;
      none.limit = 0;
      const auto probe = collection.search(query, none);
      if (!probe) {
        error = probe.error();
        continue;
      }
    }
    chosen.collections.push_back(collection);
  }
  if (chosen.collections.empty()) return error;
  return chosen;
}

Result<std::string> to_csv(const Catalog& city, std::string_view name, std::string_view query) {
  auto chosen = choose(city, name, query);
  if (!chosen) return chosen.error();
  std::erase_if(chosen->collections, [](const Collection& c) { return c.size() == 0; });
  if (chosen->collections.size() > 1)
    return bad("one-collection", "a CSV table holds one collection, and several have records",
               "name one: bulletins, organizations or resources");
  if (chosen->collections.empty()) return std::string{};
  const Collection& only = chosen->collections.front();
  const reflect::RecordInfo& info = *reflect::find_collection(only.name())->record;
  std::string out = output::csv_header(info);
  const auto done = each_match(
      only, query, [&](const Record& record) { out += output::csv_row(info, record.json()); });
  if (!done) return done.error();
  return out;
}

/// Hands the record to the shape as its struct; an error where it cannot be read.
Result<Done> add(const output::Exporter& exporter, output::Shape& shape, const Record& record) {
  const auto as = [&]<class T>(const T*) -> Result<Done> {
    const auto made = record.as<T>();
    if (!made) return made.error();
    shape.keep(output::kept_fields(exporter, *made));
    shape.add(*made);
    return Done{};
  };
  if (record.collection() == "bulletins") return as(static_cast<const Bulletin*>(nullptr));
  if (record.collection() == "organizations") return as(static_cast<const Organization*>(nullptr));
  return as(static_cast<const Resource*>(nullptr));
}

Result<std::string> to_shape(const Catalog& city, const output::Exporter& exporter,
                             std::string_view name, std::string_view query) {
  auto chosen = choose(city, name, query);
  if (!chosen) return chosen.error();
  if (!name.empty() && !exporter.takes(name))
    return bad("one-collection",
               std::string(exporter.name) + " has no room for " + std::string(name),
               "it takes " + std::string(exporter.collections));
  const auto shape = exporter.make();
  std::optional<Error> failed;
  for (const Collection& collection : chosen->collections) {
    if (!exporter.takes(collection.name())) continue;
    const auto done = each_match(collection, query, [&](const Record& record) {
      auto added = add(exporter, *shape, record);
      if (!added && !failed) failed = std::move(added).error();
    });
    if (!done) return done.error();
    if (failed) return std::move(*failed);
  }
  return shape->finish();
}

}  // namespace

Result<Format> format_by_name(std::string_view name) {
  if (name == "json") return Format::json;
  if (name == "ndjson") return Format::ndjson;
  if (name == "csv") return Format::csv;
  return bad("unknown-format", "there is no format \"" + std::string(name) + "\"",
             "there are json, ndjson, csv");
}

std::string render(const Hits& hits, Format format) {
  std::string out;
  switch (format) {
    case Format::json: return hits.to_json();
    case Format::ndjson:
      for (std::size_t i = 0; i < hits.size(); ++i) out.append(hits.hit_json(i)).append("\n");
      return out;
    case Format::csv: break;
  }
  // One table a collection, one after the other.
  for (const std::string& collection : Catalog::collections()) {
    const reflect::RecordInfo& info = *reflect::find_collection(collection)->record;
    bool first = true;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const Record record = hits.record(i);
      if (record.collection() != collection) continue;
      if (first) out.append(out.empty() ? "" : "\r\n").append(output::csv_header(info));
      first = false;
      out += output::csv_row(info, record.json());
    }
  }
  return out;
}

Result<std::string> export_records(const Catalog& city, Format format, std::string_view collection,
                                   std::string_view query) {
  if (format == Format::csv) return to_csv(city, collection, query);
  const auto chosen = choose(city, collection, query);
  if (!chosen) return chosen.error();
  std::string out = format == Format::json ? "{" : "";
  for (const Collection& c : chosen->collections) {
    if (format == Format::json) {
      if (out.size() > 1) out += ",\n";
      out.append("\"").append(c.name()).append("\":[");
    }
    bool first = true;
    const auto done = each_match(c, query, [&](const Record& record) {
      if (format == Format::ndjson) {
        append_typed(out, record);
        out += '\n';
      } else {
        out.append(first ? "\n" : ",\n").append(record.json());
      }
      first = false;
    });
    if (!done) return done.error();
    if (format == Format::json) out += ']';
  }
  if (format == Format::json) out += "}\n";
  return out;
}

Result<std::string> export_records(const Catalog& city, std::string_view format,
                                   std::string_view collection, std::string_view query) {
  if (format == "parquet")
    return bad("needs-pyarrow", "Parquet is written by pyarrow, from Python",
               "pip install pyarrow, then: python -c 'import madang; "
               "madang.open(\"SOURCE\").resources.to_parquet(\"FILE.parquet\")'");
  if (const output::Exporter* exporter = output::find_exporter(format))
    return to_shape(city, *exporter, collection, query);
  const auto plain = format_by_name(format);
  if (plain) return export_records(city, *plain, collection, query);
  std::string names = "there are json, ndjson, csv, parquet";
  for (const output::Exporter& e : output::exporters()) names.append(", ").append(e.name);
  return bad("unknown-format", plain.error().message, names);
}

}  // namespace madang
