// Answers and whole collections as bytes for other programs.
#ifndef MADANG_OUTPUT_H_
#define MADANG_OUTPUT_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// How a list of records is written.
enum class Format : std::uint8_t { json, ndjson, csv };

/// "json", "ndjson" or "csv", in which hits can be written; an error names these.
[[nodiscard]] Result<Format> format_by_name(std::string_view name);

/// A page of hits: json is Hits::to_json(), ndjson one hit a line, csv one row
/// a hit with a header (RFC 4180, CRLF; nested values as JSON; cells that a
/// spreadsheet would run as a formula get a leading apostrophe).
[[nodiscard]] std::string render(const Hits& hits, Format format);

/// The snippet as HTML: `&`, `<`, `>` and quotation marks escaped, each span in
/// <mark>. Fit for text of an element and for a quoted attribute.
[[nodiscard]] std::string to_html(const Highlight& highlight);
/// The same for a suggestion, with what was typed in <mark>.
[[nodiscard]] std::string to_html(const Suggestion& suggestion);

/// [{"text","field","collection","records","how","spans"}, …]: the bytes that every
/// door gives.
[[nodiscard]] std::string to_json(const std::vector<Suggestion>& suggestions);

/// Everything, or what matches `query`: json is the three-collection object,
/// ndjson one record a line with a "type" member; csv needs one collection,
/// named or the only one that has records.
[[nodiscard]] Result<std::string> export_records(const Catalog& city, Format format,
                                                 std::string_view collection = {},
                                                 std::string_view query = {});

/// The same in any shape of formats() that is written, by its name: json, ndjson,
/// csv, and json-feed, rss, atom, schema.org, geojson, hsds, popolo, icalendar. Such a
/// shape has room for some collections and for some members of their records;
/// without `collection` all that it has room for are written. Errors:
/// unknown-format, one-collection (a collection it has no room for), and
/// needs-pyarrow for parquet, which is written through Arrow (madang/arrow.h,
/// Catalog.export in Python).
[[nodiscard]] Result<std::string> export_records(const Catalog& city, std::string_view format,
                                                 std::string_view collection = {},
                                                 std::string_view query = {});

}  // namespace madang

#endif  // MADANG_OUTPUT_H_
