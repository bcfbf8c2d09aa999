// What loading said: how many records were accepted, repaired and refused, and
// each problem with its place; and the importers that turn other shapes into
// records.
#ifndef MADANG_IMPORT_H_
#define MADANG_IMPORT_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// How grave a problem is.
enum class Severity : std::uint8_t {
  refused,   ///< the record (or line, or file) was left out
  repaired,  ///< the record was loaded, changed as the message says
  notice,    ///< the record was loaded as it is; something is worth knowing
};

/// One thing that was found while loading.
struct Problem {
  Severity severity = Severity::refused;
  std::string file;          ///< as given, or "<bytes>", "<stdin>"
  std::uint64_t line = 0;    ///< 1-based; 0: the whole file
  std::uint64_t column = 0;  ///< 1-based, in bytes; 0: the whole line
  std::string pointer;       ///< JSON pointer inside the document
  std::string rule;          ///< stable id, see docs/problems.md
  std::string message;       ///< what was expected and what was found

  /// "file:line:column: message [rule] at pointer"
  [[nodiscard]] std::string to_string() const;
};

/// How often a rule spoke.
struct RuleCount {
  std::string rule;
  Severity severity = Severity::refused;
  std::uint64_t count = 0;
};

/// The account of a load. Each record that was seen is counted once:
/// records == accepted + repaired + refused.
struct Report {
  std::uint64_t records = 0;
  std::uint64_t accepted = 0;
  std::uint64_t repaired = 0;
  std::uint64_t refused = 0;
  std::uint64_t bytes = 0;  ///< read, after unpacking
  std::vector<std::string> files;
  /// In input order. At most OpenOptions::max_problems of each rule are kept;
  /// `rules` counts them all.
  std::vector<Problem> problems;
  std::vector<RuleCount> rules;

  /// {"records":…,"accepted":…,"repaired":…,"refused":…,"rules":[…],"problems":[…]}
  [[nodiscard]] std::string to_json() const;
};

/// A row of the registry of shapes that madang reads or writes.
struct FormatInfo {
  std::string name;         ///< as in `madang import --from NAME`
  std::string description;  ///< one sentence
  bool reads = false;
  bool writes = false;
};

/// Every shape that can be read or written, by name.
[[nodiscard]] std::vector<FormatInfo> formats();

/// What an import made: records of any collection as NDJSON, each with a
/// "type" member, and the account of it.
struct Imported {
  std::string ndjson;
  Report report;
};

/// Turns `bytes` of shape `format` (empty: recognise by content) into records.
/// `name` is what problems and provenance call the input.
/// With a `map` (OpenOptions::map) it is read as that says, whatever it is.
[[nodiscard]] Result<Imported> import_bytes(std::string_view bytes, std::string_view format,
                                            std::string_view name,
                                            const std::vector<std::string>& map = {});
/// The same for a file, gzipped or not; "-" is standard input. Also for a folder
/// or a glob.
[[nodiscard]] Result<Imported> import_file(const std::string& path, std::string_view format,
                                           const std::vector<std::string>& map = {});

/// Takes lines of an import, some at a time; false: it cannot, and the import ends
/// with the error write-failed. `user` is handed back.
using TakeLines = bool (*)(std::string_view lines, void* user);

/// The same, and neither the source nor the records are ever held as a whole: a
/// file may be larger than the memory.
[[nodiscard]] Result<Report> import_to(const std::string& path, std::string_view format,
                                       const std::vector<std::string>& map, TakeLines take,
                                       void* user);

/// The map that would be used for JSON of no known shape: guessed from the names
/// of members in its longest list of objects. Errors: those of reading, and
/// no-guess where there is no such list, or nothing in it that is a name.
[[nodiscard]] Result<std::vector<std::string>> guess_map(const std::string& path);

}  // namespace madang

#endif  // MADANG_IMPORT_H_
