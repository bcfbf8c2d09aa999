#include "output/kept_fields.h"

#include <madang/json.h>

#include <algorithm>

#include "base/has_any.h"
#include "ingest/formats/fields_back.h"
#include "ingest/formats/registry.h"
#include "json/read.h"
#include "json/tree.h"
#include "json/write.h"
#include "reflect/record_info.h"

namespace madang::output {
namespace {

using json::Value;

/// Takes the first record of one type as JSON.
class FirstOf final : public ingest::ImportSink {
 public:
  explicit FirstOf(const reflect::RecordInfo& info) : info_(info) {}
  void add(const Bulletin& record) override { take(record); }
  void add(const Organization& record) override { take(record); }
  void add(const Resource& record) override { take(record); }
  void problem(Severity, std::size_t, std::string_view, const ingest::Message&,
               std::string_view) override {}
  [[nodiscard]] bool keeps(Severity, std::string_view) const override { return false; }
  [[nodiscard]] const std::string& json() const { return json_; }

 private:
  template <class Record>
  void take(const Record& record) {
    if (json_.empty() && &reflect::record_info(&record) == &info_)
      json_ = json::to_json(info_, &record);
  }
  const reflect::RecordInfo& info_;
  std::string json_;
};

/// The record as it is read from a document that has only it; "" where it is not.
template <class Record>
std::string come_back(const Exporter& exporter, const Record& record) {
  const auto all = ingest::importers();
  const auto importer = std::find_if(
      all.begin(), all.end(), [&](const ingest::Importer& i) { return i.name == exporter.name; });
  if (importer == all.end()) return {};
  const auto shape = exporter.make();
  shape->add(record);
  std::string text = shape->finish();
  const std::size_t size = text.size();
  text.append(json::padding, '\0');
  ingest::Window window(std::string_view(text).substr(0, size));
  FirstOf sink(reflect::record_info(&record));
  importer->read(window, {}, sink);
  return sink.json();
}

/// Whether two values are the same but for white space around a text, which is not worth to have
/// the text twice.
bool same(const Value& own, const Value& other) {
  if (own.raw() == other.raw()) return true;
  if (own.is_string() && other.is_string())
    return base::trim(own.string()) == base::trim(other.string());
  if (!own.is_object() || !other.is_object() || own.size() != other.size()) return false;
  for (const Value member : own)
    if (!same(member, other[member.key()])) return false;
  return true;
}

std::string differences(const reflect::RecordInfo& info, const Value& is, const Value& read) {
  JsonWriter w;
  w.begin_object();
  for (const reflect::FieldInfo& field : info.fields) {
    const Value own = is[field.name], other = read[field.name];
    // Who reads a file says where the record comes from, unless it says so itself.
    if (field.name == "provenance" || (field.name == "source" && !own)) continue;
    if (same(own, other)) continue;
    w.key(field.name).begin_object();
    if (own) w.key("value").raw(own.raw());
    if (other) w.key("read").value(ingest::read_mark(other.raw()));
    w.end_object();
  }
  w.end_object();
  return w.text() == "{}" ? std::string() : std::move(w).text();
}

}  // namespace

template <class Record>
std::string kept_fields(const Exporter& exporter, const Record& record) {
  if (!exporter.keeps) return {};
  const reflect::RecordInfo& info = reflect::record_info(&record);
  json::Tree is, read;
  if (is.parse_copy(json::to_json(info, &record)) || read.parse_copy(come_back(exporter, record)))
    return {};
  return differences(info, is.root(), read.root());
}

template std::string kept_fields(const Exporter&, const Bulletin&);
template std::string kept_fields(const Exporter&, const Organization&);
template std::string kept_fields(const Exporter&, const Resource&);

}  // namespace madang::output
