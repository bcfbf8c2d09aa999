#include "ingest/formats/mapping.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "base/said.h"
#include "ingest/formats/find_rows.h"
#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"
#include "ingest/formats/mapped_place.h"
#include "ingest/formats/mapped_prose.h"
#include "ingest/formats/mapped_xml.h"
#include "ingest/formats/period_text.h"
#include "ingest/formats/row_object.h"
#include "ingest/formats/slug.h"
#include "ingest/formats/table.h"
#include "ingest/repair/counted.h"
#include "ingest/repair/decimal_comma.h"
#include "ingest/repair/language.h"
#include "ingest/repair/money.h"
#include "ingest/shape.h"
#include "json/path.h"

namespace madang::ingest {
namespace {

using json::Value;
using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

/// The first step of a path; it is taken off.
std::string_view step_of(std::string_view& path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view step = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  return step;
}

/// Whether one text may say all of it.
bool is_period(const FieldInfo& field) {
  return field.kind == Kind::object && !field.list && field.nested->type == "Period";
}

/// The field at the end of a path; the rest of the path is a language.
const FieldInfo* field_of(const RecordInfo& info, std::string_view path) {
  const FieldInfo* field = info.find(step_of(path));
  if (field == nullptr || path.empty())
    return field != nullptr && (field->kind != Kind::object || is_period(*field)) ? field : nullptr;
  if (field->kind == Kind::object) return field_of(*field->nested, path);
  return field->kind == Kind::text && path.find('.') == std::string_view::npos ? field : nullptr;
}

Error bad(std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "bad-mapping";
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

/// Assigns values to the fields of a record by their paths.
class Assigning {
 public:
  /// `decimals`: how numbers of a table are written; may be null.
  Assigning(Fields& f, const DecimalMarks* decimals) : f_(f), decimals_(decimals) {}

  void assign(const RecordInfo& info, void* record, std::string_view path,
              const std::string& source) {
    const FieldInfo* field = info.find(step_of(path));
    if (field == nullptr) return;
    char* member = static_cast<char*>(record) + field->offset;
    if (is_period(*field) && path.empty()) return period(*field, member, source);
    if (field->kind == Kind::object) {
      // Several members go into one part: of a list its only element.
      void* inner = field->list && field->access.count(member) > 0
                        ? const_cast<void*>(field->access.at(member, 0))
                        : nullptr;
      if (inner == nullptr && !f_.look({source})) return;
      if (inner == nullptr) inner = field->access.slot(member);
      if (field->nested->type == "Price" && path == "amount")
        return amount(*static_cast<Price*>(inner), source);
      return assign(*field->nested, inner, path, source);
    }
    leaf(*field, member, path, source);
  }

 private:
  template <class T>
  static void put(const FieldInfo& field, void* member, T value) {
    *static_cast<T*>(field.access.slot(member)) = std::move(value);
  }

  /// 2024-05-01 ~ 2024-05-03.
  void period(const FieldInfo& field, void* member, const std::string& source) {
    const Value value = f_.look({source});
    const std::string text = f_.text({source});
    if (text.empty()) return;
    auto read = read_period(text);
    if (!read) return f_.set_aside(value, "a first and a last day such as 2024-05-01 ~ 2024-05-03");
    *static_cast<Period*>(field.access.slot(member)) = std::move(*read);
  }

  void amount(Price& price, const std::string& source) {
    // Prices have two decimals, or none.
    const bool thousands = decimals_ != nullptr && decimals_->has_thousands(source) &&
                           repair::read_point_thousands(said(source));
    if (!thousands && fee(price, source)) return;
    if (const auto n = number(source, false, thousands)) price.amount = *n;
    // 이용요금(원): its name tells what it counts.
    if (price.amount && price.currency.empty() && repair::has_hangul(source))
      price.currency = "KRW";
  }

  /// 무료, 1,000원, 1시간 1천원: what it costs, in won, and what that is for.
  bool fee(Price& price, const std::string& source) {
    const Value value = f_.look({source});
    if (!value.is_string() || base::number_said(value.string())) return false;
    if (decimals_ != nullptr && decimals_->read(source, value.string(), false)) return false;
    const auto fee = repair::read_fee(value.string());
    if (!fee) return false;
    f_.take({source});
    price.amount = fee->money.won;
    if (price.currency.empty()) price.currency = "KRW";
    if (price.per.empty() && fee->money.won > 0) price.per = fee->per;
    f_.item().repaired(value, std::string(fee->money.rule),
                       "expected an amount in digits, and found " + json::shown(value.raw()) +
                           "; it was read as " +
                           std::to_string(static_cast<long long>(fee->money.won)) + " won");
    return true;
  }
  /// What the member says, whether it stands in quotes or not.
  [[nodiscard]] std::string_view said(const std::string& source) const {
    const Value value = f_.look({source});
    return value.is_string() ? value.string() : value.raw();
  }

  /// A number in one of the forms that people write: 20명, 37,5665, 1.200. `whole`: how many there
  /// are of something.
  std::optional<double> number(const std::string& source, bool degrees = false,
                               bool whole = false) {
    const Value value = f_.look({source});
    const std::string_view text = said(source);
    const auto repaired = [&](std::string_view rule, std::string_view expected,
                              std::string_view done) {
      f_.take({source});
      f_.item().repaired(value, rule,
                         "expected " + std::string(expected) + ", and found " +
                             json::shown(value.raw()) + std::string(done));
    };
    std::optional<double> read;
    if (decimals_ != nullptr) read = decimals_->read(source, text, degrees);
    else if (degrees && value.is_string()) read = repair::read_decimal_comma(text, true);
    if (read) {
      repaired("decimal-comma", "a point before the decimals and none else",
               "; the number was read that is meant");
      return read;
    }
    if (whole && (read = repair::read_point_thousands(text))) {
      repaired("decimal-comma", "a whole number", "; the point was taken as one between thousands");
      return read;
    }
    const bool words = value.is_string() && !base::number_said(value.string());
    if (!words || !(read = repair::read_counted(value.string()))) return f_.number({source});
    repaired("number-form", "a number", ", with a unit behind it");
    return read;
  }

  void leaf(const FieldInfo& field, void* member, std::string_view lang,
            const std::string& source) {
    switch (field.kind) {
      case Kind::text: {
        for (Text::Entry& e : plain_words(f_, {source}, lang).entries)
          static_cast<Text*>(static_cast<void*>(member))->entries.push_back(std::move(e));
        return;
      }
      case Kind::keyword:
        if (field.list) {
          for (std::string& one : f_.texts({source})) put(field, member, std::move(one));
        } else if (std::string text = f_.text({source}); !text.empty()) {
          // Cells of a table have no quotes to be in.
          const bool digits = field.name == "id" && decimals_ == nullptr;
          if (const Value id = f_.look({source}); digits && id.is(json::Value::Kind::number))
            f_.item().repaired(id, "id-as-number",
                               "expected an id in quotes, and found the number " + text);
          put(field, member, std::move(text));
        }
        return;
      case Kind::number:
        if (const auto n = number(source, field.name == "lat" || field.name == "lon",
                                  field.name == "capacity"))
          put(field, member, *n);
        return;
      case Kind::integer:
        if (const auto n = whole(number(source))) put(field, member, *n);
        return;
      case Kind::boolean:
        if (const auto flag = f_.flag({source})) put(field, member, *flag);
        return;
      case Kind::date:
        if (const auto date = f_.date({source})) put(field, member, *date);
        return;
      case Kind::enumeration: {
        const Value value = f_.look({source});
        const std::string text = f_.text({source});
        const auto found = std::find(field.values.begin(), field.values.end(), text);
        if (found != field.values.end())
          field.set_enum(field.access.slot(member), static_cast<int>(found - field.values.begin()));
        else if (!text.empty()) f_.set_aside(value, "one of the kinds that madang knows");
        return;
      }
      case Kind::object: return;
    }
  }
  Fields& f_;
  const DecimalMarks* decimals_;
};

/// A part of which no member could be read is none.
void drop_empty(Resource& r) {
  if (r.price && !r.price->amount && r.price->currency.empty() && r.price->per.empty() &&
      r.price->note.empty() && r.price->extra.empty())
    r.price.reset();
}
void drop_empty(Organization&) {}
void drop_empty(Bulletin&) {}

void fix_places(Item& item, Resource& r) { fix_place(item, r.place); }
void fix_places(Item& item, Organization& o) { fix_place(item, o.place); }
void fix_places(Item& item, Bulletin& b) {
  std::vector<Place> left;
  for (Place& place : b.places) {
    std::optional<Place> fixed(std::move(place));
    fix_place(item, fixed);
    if (fixed) left.push_back(std::move(*fixed));
  }
  b.places = std::move(left);
}
Text& name_of(Bulletin& b) { return b.title; }
Text& name_of(Organization& o) { return o.name; }
Text& name_of(Resource& r) { return r.name; }

/// Members by a pointer are found beside those by a name.
class Mapped {
 public:
  explicit Mapped(const Mapping& mapping) : mapping_(mapping) {}
  const DecimalMarks* decimals = nullptr;  ///< of the table that its rows are of

  template <class Record>
  void take(Item& item, Fields& f) {
    Record record;
    MappedProse prose;
    for (const auto& [path, source] : mapping_.members) {
      if (!source.starts_with('/')) {
        assign(f, record, path, source, prose);
        continue;
      }
      const std::size_t slash = source.rfind('/');
      Fields in(item, f.object().find(std::string_view(source).substr(0, slash)));
      assign(in, record, path, source.substr(slash + 1), prose);
    }
    if constexpr (std::is_same_v<Record, Resource>) prose.end(item, record);
    if (name_of(record).empty()) return refuse_without(f, "what the mapping says is its name");
    if (record.id.empty())
      record.id = ids_.unused(slug(name_of(record).in(""), reflect::record_info(&record).type));
    fix_places(item, record);
    drop_empty(record);
    finish(record, f, "mapping");
  }
  void take_any(Item& item, Fields& f) {
    const std::string_view type = reflect::collections()[mapping_.collection].record->type;
    if (type == "Bulletin") take<Bulletin>(item, f);
    else if (type == "Organization") take<Organization>(item, f);
    else take<Resource>(item, f);
  }

 private:
  template <class Record>
  void assign(Fields& f, Record& record, std::string_view path, const std::string& source,
              MappedProse& prose) {
    if constexpr (std::is_same_v<Record, Resource>)
      if (is_prose_path(path)) return prose.take(f, path, source, record);
    Assigning(f, decimals).assign(reflect::record_info(&record), &record, path, source);
  }

  const Mapping& mapping_;
  Ids ids_;
};

void read_lines(Window& text, std::string_view name, Mapped& mapped, ImportSink& sink) {
  json::Tree tree;
  for (std::size_t at = 0; at < text.end() || text.more(at);) {
    const std::size_t found = text.view().find('\n', at - text.base());
    if (found == std::string_view::npos && text.more(at)) continue;
    const std::size_t end = std::min(found, text.view().size()) + text.base();
    const std::string_view line = text.between(at, end);
    const std::size_t from = line.find_first_not_of(" \t\r");
    if (from != std::string_view::npos) {
      Item item(sink, name, at, end);
      const auto fault = tree.parse(line);
      const auto mended = fault ? parse_mended(tree, line, fault->offset) : std::nullopt;
      if (mended) {
        item.without_places();
        item.tell(Severity::repaired, at + fault->offset, mended->rule, mended->message);
      }
      if (fault && !mended) {
        item.tell(Severity::refused, at + fault->offset, fault->rule, fault->message);
      } else if (!tree.root().is_object()) {
        item.tell(Severity::refused, at + from, "not-an-object",
                  "expected an object, and found " + json::printable(line, from));
      } else {
        Fields fields(item, tree.root());
        mapped.take_any(item, fields);
      }
    }
    at = end + 1;
  }
}

/// Members that become lists of words.
std::vector<std::string> lists_of(const Mapping& mapping) {
  std::vector<std::string> lists;
  const RecordInfo& info = *reflect::collections()[mapping.collection].record;
  for (const auto& [path, member] : mapping.members)
    if (const FieldInfo* field = field_of(info, path);
        field != nullptr && field->list && field->kind == Kind::keyword)
      lists.push_back(member);
  return lists;
}

void read_table(Window& text, std::string_view name, const Mapping& mapping, Mapped& mapped,
                ImportSink& sink) {
  const std::vector<std::string> header = csv_header_of(text.view());
  const bool known =
      std::any_of(mapping.members.begin(), mapping.members.end(), [&](const auto& member) {
        return std::find(header.begin(), header.end(), member.second) != header.end();
      });
  if (!known)
    return sink.problem(Severity::refused, 0, "list-missing",
                        "expected JSON, or a table with a column that is mapped, and found neither",
                        {});
  const RowObject object(lists_of(mapping));
  json::Tree tree;
  std::string json;
  CsvTable table(text, [](std::string_view column) { return column; });
  for (TableRow row; table.next(row);) {
    Item item(sink, name, row.begin, row.end);
    item.without_places();
    for (const RowNote& note : row.notes)
      item.tell(note.severity, note.offset, std::string(note.rule), note.message);
    if (row.refused()) continue;
    mapped.decimals = row.decimals;
    object.write(row, json);
    if (tree.parse_copy(json)) {
      item.tell(Severity::refused, row.begin, "json-utf8", "expected UTF-8, and found other bytes");
      continue;
    }
    Fields fields(item, tree.root());
    mapped.take_any(item, fields);
  }
}

void read_xml_rows(Window& text, std::string_view name, const Look& look, const Mapping& mapping,
                   Mapped& mapped, ImportSink& sink) {
  const auto rows = mapping.list ? mapping.list : find_xml_rows(look);
  const bool any = rows && each_xml_object(text, name, sink, *rows, [&](Item& item, Fields& f) {
                     mapped.take_any(item, f);
                   });
  if (!any)
    sink.problem(Severity::refused, 0, "list-missing",
                 "expected elements that are rows" + (rows ? ", " + *rows : std::string()) +
                     ", and found none; list=/item says that those called item are");
}

}  // namespace

bool is_path(const RecordInfo& info, std::string_view path) {
  return field_of(info, path) != nullptr || (info.type == "Resource" && is_prose_path(path));
}

void assign_member(Fields& fields, Resource& resource, std::string_view path,
                   const std::string& member) {
  Assigning(fields, nullptr).assign(reflect::record_info(&resource), &resource, path, member);
}

Result<Mapping> parse_mapping(const std::vector<std::string>& texts, const std::string& as) {
  Mapping mapping;
  std::string collection = as;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      return bad("\"" + text + "\" maps nothing",
                 "expected FIELD=MEMBER, such as title=SVCNM or place.lon=X");
    std::string path = text.substr(0, equals), member = text.substr(equals + 1);
    if (path == "as") collection = member;
    else if (path == "list") mapping.list = member == "/" ? "" : member;
    else mapping.members.emplace_back(std::move(path), std::move(member));
  }
  const auto all = reflect::collections();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!collection.empty() && all[i].name != collection) continue;
    const auto misses =
        std::find_if(mapping.members.begin(), mapping.members.end(),
                     [&](const auto& m) { return !is_path(*all[i].record, m.first); });
    if (misses == mapping.members.end()) {
      mapping.collection = i;
      return mapping;
    }
    if (!collection.empty())
      return bad(collection + " have no field \"" + misses->first + "\" to map to",
                 "madang schema " + collection + " --format markdown lists the fields");
  }
  if (!collection.empty())
    return bad("there is no collection \"" + collection + "\"",
               "there are bulletins, organizations and resources");
  return bad("no collection has all the fields that are mapped",
             "say which with as=resources; madang schema lists their fields");
}

std::vector<std::string> to_texts(const Mapping& mapping) {
  std::vector<std::string> out{"as=" +
                               std::string(reflect::collections()[mapping.collection].name)};
  if (mapping.list) out.push_back("list=" + (mapping.list->empty() ? "/" : *mapping.list));
  for (const auto& [path, member] : mapping.members) out.push_back(path + "=" + member);
  return out;
}

void read_mapped(Window& text, std::string_view name, const Mapping& mapping, ImportSink& sink) {
  Mapped mapped(mapping);
  const Look look(text.view());
  if (!mapping.list && is_lines(look.bytes(), name)) return read_lines(text, name, mapped, sink);
  if (!mapping.list && !is_json(look) && look.first() != '<')
    return read_table(text, name, mapping, mapped, sink);
  if (look.first() == '<') return read_xml_rows(text, name, look, mapping, mapped, sink);
  std::string pointer;
  if (mapping.list) pointer = *mapping.list;
  else if (const auto list = json::main_list(look.bytes())) pointer = list->pointer;
  JsonItems items(text, name, sink, pointer);
  if (!items.found())
    return sink.problem(Severity::refused, 0, "list-missing",
                        "expected a list at " + pointer + ", and found none");
  items.each([&](Item& item, Fields& f) { mapped.take_any(item, f); });
}

}  // namespace madang::ingest
