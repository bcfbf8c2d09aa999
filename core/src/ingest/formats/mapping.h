// Records from objects of a shape that is not known: which member becomes which is
// given as data, or guessed from the members' names.
#ifndef MADANG_INGEST_FORMATS_MAPPING_H_
#define MADANG_INGEST_FORMATS_MAPPING_H_

#include <madang/records/resource.h>
#include <madang/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/formats/item.h"
#include "ingest/formats/registry.h"
#include "reflect/record_info.h"

namespace madang::ingest {

struct Mapping {
  /// Index into reflect::collections().
  std::size_t collection = 0;
  /// JSON pointer of the list; nullopt: the one with most elements.
  std::optional<std::string> list;
  /// Path in a record ("title", "title.ko", "place.lon") and member of the object
  /// ("SVCNM", or a pointer "/geo/x").
  std::vector<std::pair<std::string, std::string>> members;
};

/// From "title=SVCNM", "place.lon=X", "as=resources", "list=/data/rows". Errors
/// (usage, bad-mapping): a path that the records do not have, or no "=". Where no
/// "as" stands among them, `as` says the collection ("": the one that has all paths).
[[nodiscard]] Result<Mapping> parse_mapping(const std::vector<std::string>& texts,
                                            const std::string& as);
/// The texts that parse_mapping() reads.
[[nodiscard]] std::vector<std::string> to_texts(const Mapping& mapping);

/// What the names of the members in the document's main list suggest; nullopt
/// where there is no list of objects, or nothing to call its objects by.
[[nodiscard]] std::optional<Mapping> guess_mapping(std::string_view bytes);

/// The same of NDJSON, by its first lines.
[[nodiscard]] std::optional<Mapping> guess_lines(std::string_view text);

/// The same of a table in CSV, by its header; nullopt also where it is none. `as`: the collection;
/// "": the header tells that too.
[[nodiscard]] std::optional<Mapping> guess_table(const Look& look, std::string_view as = {});

/// The same of rows in XML, by the first ones.
[[nodiscard]] std::optional<Mapping> guess_xml(const Look& look, std::string_view as = {});

/// Whether a record of that type has the field ("title", "title.ko", "place.lon").
[[nodiscard]] bool is_path(const reflect::RecordInfo& info, std::string_view path);

/// Puts a member into the field at `path` of a resource, with the repairs that a mapping has.
void assign_member(Fields& fields, Resource& resource, std::string_view path,
                   const std::string& member);

/// Reads a JSON document, NDJSON, a table in CSV or rows in XML by a mapping. Cells of a column
/// for a list are cut at semicolons; of an element in XML the pointer of the list says the name.
void read_mapped(Window& text, std::string_view name, const Mapping& mapping, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MAPPING_H_
