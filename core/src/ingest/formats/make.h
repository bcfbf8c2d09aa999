// What importers share when they make records.
#ifndef MADANG_INGEST_FORMATS_MAKE_H_
#define MADANG_INGEST_FORMATS_MAKE_H_

#include <madang/records/bulletin.h>
#include <madang/records/organization.h>
#include <madang/records/resource.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/fields_back.h"
#include "ingest/formats/item.h"
#include "ingest/formats/plain_names.h"
#include "json/write.h"
#include "reflect/record_info.h"

namespace madang::ingest {

/// The table of what a member of a record holds: part_of<Bulletin>("attachments").
template <class Record>
[[nodiscard]] const reflect::RecordInfo& part_of(std::string_view member) {
  return *reflect::record_info(static_cast<const Record*>(nullptr)).find(member)->nested;
}

/// Puts what is left of the members into `extra` of a record, and back into it what our own
/// export has kept.
template <class Record>
void put_rest(Fields& fields, Record& record) {
  const reflect::RecordInfo& info = reflect::record_info(&record);
  const std::string rest = fields.rest(info);
  if (!record.extra.empty() && !rest.empty()) record.extra += ',';
  record.extra += rest;
  const json::Value kept = fields.ours()[json::kept_fields];
  if (!kept.is_object()) return;
  FieldsBack back;
  if (!back.read(fields.item(), info, &record, kept)) return;
  record = Record{};
  back.fill(&record);
}

/// Text of a field that may hold HTML: unchanged where it holds none.
[[nodiscard]] std::string to_text(std::string_view html);

/// Words of a field that should be plain text; tags and entities in it are taken
/// out (repair `html-to-text`). `others`: as Fields::words() has them.
[[nodiscard]] Text plain_words(Fields& fields, Fields::Names names, std::string_view lang = {},
                               std::vector<std::string>* others = nullptr);

/// The same of a text anywhere in the item.
[[nodiscard]] std::string plain_string(Item& item, const json::Value& value);

/// The beginning of the summary or body for a bulletin without a title (repair
/// `title-missing`). False: there is nothing to take.
[[nodiscard]] bool title_from_text(Item& item, Bulletin& bulletin, std::size_t offset);

/// The kind of that name; nothing for any other word.
template <class Record>
[[nodiscard]] auto kind_named(const Record& record, std::string_view name)
    -> decltype(record.kind) {
  const auto& values = reflect::record_info(&record).find("kind")->values;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == name) return static_cast<typename decltype(record.kind)::value_type>(i);
  return std::nullopt;
}

/// A number as a whole one, if it is.
[[nodiscard]] std::optional<std::int64_t> whole(std::optional<double> number);

/// Sets the coordinates of a place: both or, where one is missing or out of range or
/// both are 0, neither (false).
bool set_point(Place& place, std::optional<double> lat, std::optional<double> lon);

/// Repairs that hold for every shape: a capacity beyond belief is set aside (rule
/// `capacity-unbelievable`), the language kr is ko (rule `language-kr`), names have no markup and
/// no entities (rule `html-to-text`), periods have no end before their beginning (rule
/// `ends-before-begin`).
void settle(Item& item, Bulletin& bulletin);
void settle(Fields& fields, Resource& resource);
inline void settle(Fields& fields, Bulletin& bulletin) { settle(fields.item(), bulletin); }
inline void settle(Fields& fields, Organization& organization) {
  plain_names(fields.item(), organization);
}

/// Ends an item: what is left goes to `extra`, and the record to the sink.
template <class Record>
void finish(Record& record, Fields& fields, std::string_view source) {
  record.source = source;
  settle(fields, record);
  put_rest(fields, record);
  record.provenance = fields.item().provenance();
  fields.item().sink().add(record);
}

/// Refuses an item that has not what every record must have. `what`: "an id".
void refuse_without(Fields& fields, std::string_view what);

/// A place of address lines, joined by commas.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

/// The part of an address behind its last slash or hash; the whole of what has
/// none.
[[nodiscard]] std::string_view last_part(std::string_view address);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MAKE_H_
