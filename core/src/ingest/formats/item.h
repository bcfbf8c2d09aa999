// One item of a foreign document on its way to a record: where it stands, what
// was noticed about it, and its members read by the names they have there.
#ifndef MADANG_INGEST_FORMATS_ITEM_H_
#define MADANG_INGEST_FORMATS_ITEM_H_

#include <madang/records/common.h>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/members.h"
#include "ingest/formats/registry.h"
#include "json/tree.h"
#include "reflect/field_info.h"

namespace madang::ingest {

/// Where an item stands, and the account of it. Rule ids told here also go to the
/// record's provenance.
class Item {
 public:
  /// [begin, end): bytes of the input. `pointer`: JSON pointer of the item.
  Item(ImportSink& sink, std::string_view file, std::size_t begin, std::size_t end,
       std::string pointer = {})
      : sink_(&sink), file_(file), begin_(begin), end_(end), pointer_(std::move(pointer)) {}
  /// The `index`-th element of the list at `list`, which must outlive it.
  Item(ImportSink& sink, std::string_view file, std::size_t begin, std::size_t end,
       std::string_view list, std::size_t index)
      : sink_(&sink), file_(file), begin_(begin), end_(end), list_(list), index_(index) {}

  /// `at`: a value of the item; its place is what is told.
  void repaired(const json::Value& at, std::string_view rule, const Message& message) {
    tell(Severity::repaired, at, rule, message);
  }
  void notice(const json::Value& at, std::string_view rule, const Message& message) {
    tell(Severity::notice, at, rule, message);
  }
  /// The item is left out and counted as refused.
  void refused(const json::Value& at, std::string_view rule, const Message& message) {
    tell(Severity::refused, at, rule, message);
  }
  /// For items that are not JSON. `offset`: of the input.
  void tell(Severity severity, std::size_t offset, std::string_view rule, const Message& message,
            std::string_view pointer = {});

  /// An item inside this one, whose values count their offsets from this one's begin.
  [[nodiscard]] Item within(const json::Value& value) const;

  /// For an item whose values are not written in the input as JSON: all of them are
  /// told to stand where it begins.
  void without_places() { placed_ = false; }

  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::string pointer() const;
  /// Where in the input one of its values stands.
  [[nodiscard]] std::size_t place_of(const json::Value& value) const;
  [[nodiscard]] std::string_view file() const { return file_; }
  [[nodiscard]] ImportSink& sink() { return *sink_; }
  [[nodiscard]] Provenance provenance() const;

 private:
  void tell(Severity severity, const json::Value& at, std::string_view rule,
            const Message& message);
  ImportSink* sink_;
  std::string_view file_;
  std::size_t begin_, end_, inside_ = 0;
  bool placed_ = true;
  std::string pointer_;
  std::string_view list_;  // in place of it: most items are never asked for theirs
  std::optional<std::size_t> index_;
  std::vector<std::string> notes_;
};

/// The members of a foreign object, asked for by their names. Those that nobody
/// asked for, and those whose value was of no use, go to rest(), so that nothing
/// is lost. Of several names the first that has a value is taken.
class Fields {
 public:
  using Names = std::initializer_list<Name>;
  Fields(Item& item, json::Value object) : item_(&item), object_(object), members_(object) {}

  /// The value itself; missing where there is none. It counts as used.
  json::Value take(Names names);
  /// The same, and it stays in rest() too.
  [[nodiscard]] json::Value look(Names names) const;
  /// A string without white space around it; of a number or boolean its letters.
  std::string text(Names names);
  /// The same as words in `lang` ("": unknown), in all forms of words_of(). The language kr of
  /// Korean is ko (repair `language-kr`). Of several texts in a language the first is taken; the
  /// others go to `others`, or without it the value is kept as "x-NAME" (repair `list-as-single`).
  Text words(Names names, std::string_view lang = {}, std::vector<std::string>* others = nullptr);
  /// A number; of a string the number it says (repair `number-as-string`).
  std::optional<double> number(Names names);
  /// True or false; of "Y", "N", "true", "False", "1", 0 what they say (repair
  /// `boolean-as-string`).
  std::optional<bool> flag(Names names);
  /// Dates as read_date() (formats/dates.h) knows them, and years as numbers.
  std::optional<Date> date(Names names);
  /// A list of strings; a single one is a list of one.
  std::vector<std::string> texts(Names names);

  /// Its value was of no use: it is kept in rest() as "x-NAME" and told
  /// (a repair). `expected`: "a date".
  void set_aside(const json::Value& value, std::string_view expected,
                 std::string_view rule = "value-set-aside");
  /// The member that was taken and is this number; missing where it was a part of one, or a text.
  [[nodiscard]] json::Value taken_as(double number) const;
  /// Puts a value taken before back among what is kept.
  void keep(const json::Value& value);
  /// Adds a member to what is kept; `raw` is JSON.
  void keep(std::string_view name, std::string_view raw);

  /// Members for `extra` of a record or part of type `info`: as they stand in the
  /// document. Those with the name of one of its own members become "x-NAME", as extra_name() says.
  [[nodiscard]] std::string rest(const reflect::RecordInfo& info) const;

  /// What our own export has put aside (json::unknown_members); missing where there is none.
  [[nodiscard]] json::Value ours() const;

  [[nodiscard]] json::Value object() const { return object_; }
  [[nodiscard]] Item& item() { return *item_; }

 private:
  Item* item_;
  json::Value object_;
  Members members_;
  std::string more_;
};

/// A string without white space around it; of a number or boolean its letters;
/// of anything else nothing.
[[nodiscard]] std::string plain_text(const json::Value& value);

/// What words_of() had no room for.
struct OtherWords {
  std::vector<std::string> texts;  ///< a second text in a language
  bool odd = false;                ///< something that is no text
};

/// A string; an object from language to text; a list of objects with a text and its
/// language, as GBFS, ROR and JSON-LD write them. The first of a language counts.
[[nodiscard]] Text words_of(const json::Value& value, std::string_view lang,
                            OtherWords* others = nullptr);

/// `name` as a member of `extra`: "x-" before it where a record or part of type
/// `info` has a member of that name; and before `type` of a record, by which files
/// say what it is.
[[nodiscard]] std::string extra_name(const reflect::RecordInfo& info, std::string_view name);

/// Puts `ko` for the language kr of a Korean text, and tells it (repair `language-kr`).
/// `offset`: of the input.
void repair_language(Item& item, std::size_t offset, std::string& language, std::string_view text);

/// Appends "name":raw to the members in `extra`.
void add_member(std::string& extra, std::string_view name, std::string_view raw);
/// The same for a string.
void add_text(std::string& extra, std::string_view name, std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ITEM_H_
