// One row of a table, of CSV or of a JSON document whose values are strings: what
// its cells say, what was repaired about them, and what nobody asked for.
#ifndef MADANG_INGEST_FORMATS_ROW_H_
#define MADANG_INGEST_FORMATS_ROW_H_

#include <madang/records/common.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/registry.h"
#include "reflect/field_info.h"

namespace madang::ingest {

class DecimalMarks;
struct TableRow;

struct Cell {
  std::string_view name;  ///< as it stands in the source
  std::string_view key;   ///< by which importers ask for it
  std::string_view text;
  std::size_t offset = 0;  ///< in the input
  bool json = false;       ///< text is a JSON value that is no string
};

class Row {
 public:
  using Keys = std::initializer_list<std::string_view>;
  /// The cells must outlive it. [begin, end): bytes of the input.
  Row(ImportSink& sink, std::string_view file, std::size_t begin, std::size_t end,
      const std::vector<Cell>& cells)
      : sink_(&sink), file_(file), begin_(begin), end_(end), cells_(&cells) {
    list_keys();
  }
  /// The same of a table in CSV, whose other rows tell what a point in a number is.
  Row(ImportSink& sink, std::string_view file, const TableRow& row);

  /// The first cell of these keys that has something in it; null if none has. It
  /// counts as used.
  const Cell* take(Keys keys);
  /// The same, and it stays in rest() too.
  [[nodiscard]] const Cell* look(Keys keys) const;
  /// Its text without white space around it and with entities as characters;
  /// empty where it is one of the marks for nothing ("-").
  std::string text(Keys keys);
  /// A number, in letters or not ("1,200"); else the cell stays in rest().
  std::optional<double> number(Keys keys);
  /// What cannot have decimals, with points between its thousands (repair `decimal-comma`): 10.000
  /// of won or people, unless other values of the column have decimals. It does not count as used.
  std::optional<double> thousands(Keys keys);
  /// Y or N, true or false, 1 or 0.
  std::optional<bool> flag(Keys keys);
  /// A day or moment (repair/dates.h).
  std::optional<Date> date(Keys keys);

  void repaired(std::size_t offset, std::string_view rule, const Message& message) {
    tell(Severity::repaired, offset, rule, message);
  }
  void notice(std::size_t offset, std::string_view rule, const Message& message) {
    tell(Severity::notice, offset, rule, message);
  }
  void refused(std::size_t offset, std::string_view rule, const Message& message) {
    tell(Severity::refused, offset, rule, message);
  }
  /// Tells what was met while the row was cut out.
  template <class Notes>
  void tell_all(const Notes& notes) {
    for (const auto& n : notes) tell(n.severity, n.offset, n.rule, n.message);
  }
  /// The value is of no use for what it should be: it is kept as "x-NAME".
  void set_aside(const Cell& cell, std::string_view rule, std::string_view expected);
  /// Keeps a member beside those that nobody asked for; `json` is JSON.
  void keep(std::string_view name, std::string_view json);
  void keep_text(std::string_view name, std::string_view text);

  /// Members for `extra` of a record of that type: kept ones, and every cell with
  /// something in it that was not taken; "x-NAME" where the record has a member of
  /// that name.
  [[nodiscard]] std::string rest(const reflect::RecordInfo& info) const;
  [[nodiscard]] Provenance provenance() const;
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] ImportSink& sink() { return *sink_; }

 private:
  void tell(Severity severity, std::size_t offset, std::string_view rule, const Message& message);
  void list_keys();
  [[nodiscard]] std::optional<std::size_t> find(Keys keys) const;

  ImportSink* sink_;
  std::string_view file_;
  std::size_t begin_, end_;
  const std::vector<Cell>* cells_;
  const DecimalMarks* decimals_ = nullptr;
  struct Mark {
    bool used = false;
    std::uint32_t next = 0;  // of the cells whose key is in the same slot
  };
  std::vector<Mark> marks_;                   // by cell
  std::array<std::uint32_t, 64> slots_ = {};  // by key: the first cell, counted from 1
  std::string kept_;
  std::vector<std::string> notes_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ROW_H_
