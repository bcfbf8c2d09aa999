#include "ingest/formats/item.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/has_any.h"
#include "base/said.h"
#include "ingest/formats/dates.h"
#include "ingest/repair/language.h"
#include "json/out.h"
#include "json/path.h"
#include "json/write.h"

namespace madang::ingest {
namespace {

using json::Value;
using Kind = Value::Kind;

/// Writes a value without the white space between its parts; to where it ends. 16 bytes more than
/// it has are written over.
char* write_minified(char* to, const Value& value) {
  // Behind a document json::padding bytes can be read.
  const auto put = [](char* at, std::string_view text) {
    return json::put_blocks(at, text.data(), text.size());
  };
  if (!value.is_object() && !value.is_list()) return put(to, value.raw());
  const bool object = value.is_object();
  char before = object ? '{' : '[';
  for (const Value part : value) {
    *to++ = before;
    if (object) {
      to = put(to, part.raw_key());
      *to++ = ':';
    }
    to = write_minified(to, part);
    before = ',';
  }
  if (before != ',') *to++ = before;
  *to++ = object ? '}' : ']';
  return to;
}

void append_minified(std::string& out, const Value& value) {
  const std::size_t size = out.size();
  out.resize(size + value.raw().size() + 16);
  const char* const end = write_minified(out.data() + size, value);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

/// The members that the other object does not have.
std::string members_beside(const std::string& members, const json::Value& other) {
  json::Tree tree;
  std::string left;
  if (members.empty() || tree.parse_copy("{" + members + "}")) return left;
  for (const json::Value member : tree.root())
    if (!other[member.key()]) add_member(left, member.key(), member.raw());
  return left;
}

/// Whether `extra` of a record or part of that type cannot have the name as it is.
bool is_taken(const reflect::RecordInfo& info, std::string_view name) {
  return info.has_name(name) || (name == "type" && info.find("provenance") != nullptr);
}

/// Milliseconds since 1970, or seconds: of 1973 to 2286 by their number of digits.
std::optional<Date> epoch_date(std::string_view digits) {
  constexpr std::size_t seconds = 10, milliseconds = 13;
  std::int64_t n = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || n < 0)
    return std::nullopt;
  if (digits.size() == seconds) return date_of_epoch(n);
  return digits.size() == milliseconds ? date_of_epoch(n / 1000) : std::nullopt;
}

}  // namespace

void Item::tell(Severity severity, std::size_t offset, std::string_view rule,
                const Message& message, std::string_view pointer) {
  if (severity != Severity::refused &&
      std::find(notes_.begin(), notes_.end(), rule) == notes_.end())
    notes_.emplace_back(rule);
  const bool own = pointer.empty() && sink_->keeps(severity, rule);
  sink_->problem(severity, offset, rule, message, own ? this->pointer() : std::string(pointer));
}

std::size_t Item::place_of(const json::Value& value) const {
  return placed_ ? begin_ + value.offset() - inside_ : begin_;
}

Item Item::within(const json::Value& value) const {
  const std::size_t begin = place_of(value);
  Item inner(*sink_, file_, begin, placed_ ? begin + value.raw().size() : end_, pointer());
  inner.inside_ = value.offset();
  inner.placed_ = placed_;
  return inner;
}

std::string Item::pointer() const {
  if (!index_) return pointer_;
  return std::string(list_).append("/").append(std::to_string(*index_));
}

void Item::tell(Severity severity, const json::Value& at, std::string_view rule,
                const Message& message) {
  const std::size_t offset = place_of(at);
  const bool kept = sink_->keeps(severity, rule);
  tell(severity, offset, rule, message, kept ? pointer() + at.pointer() : std::string());
}

Provenance Item::provenance() const {
  Provenance from;
  from.file = file_;
  from.start = static_cast<std::int64_t>(begin_);
  from.end = static_cast<std::int64_t>(end_);
  from.notes = notes_;
  return from;
}

json::Value Fields::look(Names names) const {
  for (const Name& name : names)
    if (const Member* const member = members_.find(name); member != nullptr && member->value)
      return member->value;
  return {};
}

json::Value Fields::take(Names names) {
  for (const Name& name : names)
    if (Member* const member = members_.find(name); member != nullptr && member->value) {
      member->used = true;
      return member->value;
    }
  return {};
}

std::string Fields::text(Names names) {
  const json::Value value = take(names);
  if (value.is_list() || value.is_object()) set_aside(value, "a text");
  return plain_text(value);
}

Text Fields::words(Names names, std::string_view lang, std::vector<std::string>* others) {
  const json::Value value = take(names);
  OtherWords more;
  Text words = words_of(value, lang, &more);
  if (words.empty() && (value.is_list() || value.is_object()) && value.size() > 0)
    set_aside(value, "a text");
  else if (more.odd || (!more.texts.empty() && others == nullptr))
    set_aside(value, "one text, which is the first", "list-as-single");
  if (others != nullptr) others->insert(others->end(), more.texts.begin(), more.texts.end());
  for (Text::Entry& entry : words.entries)
    repair_language(*item_, item_->place_of(value), entry.lang, entry.value);
  return words;
}

std::optional<double> Fields::number(Names names) {
  const json::Value value = take(names);
  if (!value) return std::nullopt;
  if (const auto number = value.number()) return number;
  if (value.is_string() && base::trim(value.string()).empty()) return std::nullopt;  // as if absent
  const auto number = value.is_string() ? base::number_said(value.string()) : std::nullopt;
  if (!number) {
    set_aside(value, "a number");
    return std::nullopt;
  }
  item_->repaired(value, "number-as-string",
                  "expected a number, and found it in quotes: " + json::shown(value.raw()));
  return number;
}

std::optional<bool> Fields::flag(Names names) {
  const json::Value value = take(names);
  if (!value) return std::nullopt;
  if (const auto flag = value.boolean()) return flag;
  const std::string word = plain_text(value);
  if (value.is_string() && word.empty()) return std::nullopt;
  const auto said = base::flag_said(word);
  if (!said) {
    set_aside(value, "true or false");
    return std::nullopt;
  }
  item_->repaired(value, "boolean-as-string",
                  "expected true or false, and found " + json::shown(value.raw()));
  return said;
}

std::optional<Date> Fields::date(Names names) {
  const json::Value value = take(names);
  if (!value || (value.is_string() && base::trim(value.string()).empty())) return std::nullopt;
  std::optional<Date> date;
  if (value.is_string() || value.is(Kind::number)) date = read_date(plain_text(value));
  if (!date && (date = epoch_date(plain_text(value))))
    item_->repaired(value, "epoch-ms",
                    "expected a date, and found the time since 1970: " + json::shown(value.raw()));
  if (!date) set_aside(value, "a date");
  return date;
}

std::vector<std::string> Fields::texts(Names names) {
  std::vector<std::string> out;
  const json::Value value = take(names);
  if (!value) return out;
  if (value.is_object()) return set_aside(value, "a list of texts"), out;
  if (!value.is_list()) {
    out.push_back(plain_text(value));
  } else {
    for (const json::Value element : value) {
      if (element.is_object() || element.is_list()) return set_aside(value, "a list of texts"), out;
      out.push_back(plain_text(element));
    }
  }
  std::erase(out, "");
  return out;
}

void Fields::set_aside(const json::Value& value, std::string_view expected, std::string_view rule) {
  if (Member* const member = members_.find(value.key())) {
    member->used = false;
    member->aside = true;
  }
  item_->repaired(value, rule,
                  "expected " + std::string(expected) + ", and found " + json::shown(value.raw()) +
                      "; it is kept as x-" + std::string(value.key()));
}

json::Value Fields::taken_as(double number) const {
  for (std::size_t i = 0; i < members_.size(); ++i)
    if (members_[i].used && members_[i].value.number() == number) return members_[i].value;
  return {};
}

void Fields::keep(const json::Value& value) {
  if (Member* const member = members_.find(value.key())) member->used = false;
}

void Fields::keep(std::string_view name, std::string_view raw) { add_member(more_, name, raw); }

json::Value Fields::ours() const {
  const Member* const member = members_.find(json::unknown_members);
  return member != nullptr && member->value.is_object() ? member->value : json::Value();
}

std::string Fields::rest(const reflect::RecordInfo& info) const {
  // What our own export has put aside says what these members were.
  const json::Value ours = this->ours();
  std::string out = ours ? members_beside(more_, ours) : more_;
  const auto kept = [&](const Member& member) {
    return !member.used && !member.again &&
           !(ours && (ours[member.name] || member.name == json::unknown_members));
  };
  std::size_t size = 0;
  for (std::size_t i = 0; i < members_.size(); ++i)
    if (kept(members_[i]))
      size += members_[i].value.raw_key().size() + members_[i].value.raw().size() + 5;
  out.reserve(out.size() + size + 16);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const Member& member = members_[i];
    if (!kept(member)) continue;
    if (member.aside || is_taken(info, member.name)) {
      add_member(out, "x-" + std::string(member.name), {});
    } else {
      // As it stands, but where it has escapes that we would not write.
      const std::string_view raw = member.value.raw_key();
      if (raw.size() == member.name.size() + 2)
        out.append(out.empty() ? "" : ",").append(raw).append(":");
      else add_member(out, member.name, {});
    }
    append_minified(out, member.value);
  }
  for (const json::Value member : ours) {
    if (ours[member.key()].raw().data() != member.raw().data()) continue;
    // Of a record they become its own members again.
    const bool own = member.key() == json::kept_fields && member.is_object();
    if (own && info.find("provenance") != nullptr) continue;
    add_member(out, extra_name(info, member.key()), {});
    append_minified(out, member);
  }
  return out;
}

std::string plain_text(const json::Value& value) {
  switch (value.kind()) {
    case Kind::string: return std::string(base::trim(value.string()));
    case Kind::number:
    case Kind::boolean: return std::string(value.raw());
    default: return {};
  }
}

Text words_of(const json::Value& value, std::string_view lang, OtherWords* others) {
  Text out;
  const auto add_one = [&](std::string_view in, const json::Value& said) {
    std::string text = plain_text(said);
    if (others != nullptr && (said.is_object() || said.is_list()) && said.size() > 0)
      others->odd = true;
    if (text.empty()) return;
    std::string tag(in.empty() ? "und" : in);
    for (const Text::Entry& e : out.entries) {
      if (e.lang != tag) continue;
      if (others != nullptr && e.value != text) others->texts.push_back(std::move(text));
      return;
    }
    out.entries.push_back({std::move(tag), std::move(text)});
  };
  const auto add = [&](std::string_view in, const json::Value& said) {
    if (!said.is_list()) return add_one(in, said);
    for (const json::Value one : said) add_one(in, one);
  };
  if (value.is_list()) {
    for (const json::Value entry : value) {
      if (!entry.is_object()) {
        add_one(lang, entry);
        continue;
      }
      Value text = entry["text"], tag = entry["language"];
      for (const char* name : {"value", "@value"})
        if (!text) text = entry[name];
      for (const char* name : {"lang", "@language"})
        if (!tag) tag = entry[name];
      add(tag ? tag.string() : lang, text ? text : entry);
    }
    return out;
  }
  if (value.is_object() && value["@value"]) {
    add(value["@language"].string(), value["@value"]);
    return out;
  }
  if (value.is_object()) {
    for (const json::Value entry : value)
      if (!entry.key().empty()) add(entry.key(), entry);
    return out;
  }
  if (std::string text = plain_text(value); !text.empty())
    out.entries.push_back({lang.empty() ? "und" : std::string(lang), std::move(text)});
  return out;
}

std::string extra_name(const reflect::RecordInfo& info, std::string_view name) {
  return (is_taken(info, name) ? "x-" : "") + std::string(name);
}

void repair_language(Item& item, std::size_t offset, std::string& language, std::string_view text) {
  const std::string_view tag = repair::language_tag(language, text);
  if (tag == language) return;
  item.tell(Severity::repaired, offset, "language-kr",
            "expected the language ko of Korean, and found " + language);
  language = tag;
}

void add_member(std::string& extra, std::string_view name, std::string_view raw) {
  if (!extra.empty()) extra += ',';
  append_quoted(extra, name);
  extra.append(":").append(raw);
}

void add_text(std::string& extra, std::string_view name, std::string_view text) {
  std::string raw;
  append_quoted(raw, text);
  add_member(extra, name, raw);
}

}  // namespace madang::ingest
