#include "json/read.h"

#include <madang/json.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <deque>
#include <memory>
#include <utility>

#include "base/date.h"
#include "base/has_any.h"
#include "base/said.h"
#include "json/check.h"
#include "json/member_names.h"
#include "json/path.h"

namespace madang::json {
namespace {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;
using reflect::Event;
using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

/// What a field wants, for a message.
std::string wanted(const FieldInfo& field) {
  switch (field.kind) {
    case Kind::text: return "text, or an object from language to text";
    case Kind::keyword: return "a string";
    case Kind::number: return "a number";
    case Kind::integer: return "a whole number";
    case Kind::boolean: return "true or false";
    case Kind::date: return "a date such as 2022, 2022-05 or 2022-05-14";
    case Kind::object: return "an object";
    case Kind::enumeration: break;
  }
  std::string list = "one of ";
  for (std::size_t i = 0; i < field.values.size(); ++i)
    list.append(i == 0 ? "" : ", ").append(field.values[i]);
  return list;
}

using AllNames = std::vector<std::unique_ptr<MemberNames>>;

MemberNames& names_of(const RecordInfo& info, AllNames& all) {
  for (const auto& names : all)
    if (names->info == &info) return *names;
  return *all.emplace_back(std::make_unique<MemberNames>(info));
}

/// The name that opens at `key` as it is written, where the value begins at `value`. One with
/// quotes in it may be cut short.
std::string_view raw_name(const char* key, const char* value) {
  const char* end = value - 2;
  if (value[-1] != ':' || *end != '"')  // white space
    end = static_cast<const char*>(
        std::memchr(key + 1, '"', static_cast<std::size_t>(value - key) - 1));
  return {key + 1, static_cast<std::size_t>(end - key) - 1};
}

bool whole_number(std::string_view token) {
  if (!token.empty() && token.front() == '-') token.remove_prefix(1);
  if (token.size() > 1 && token.front() == '0') return false;  // no JSON number at all
  return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string read_as(std::string_view name, std::string_view as) {
  return "\"" + std::string(name) + "\" is read as \"" + std::string(as) + "\"";
}

/// How the reading of one value went.
enum class Outcome : std::uint8_t {
  good,
  unusable,  ///< JSON, but not what the field wants: fault_ says so
  refused,   ///< the record cannot be taken; the reason is in the faults
  broken,    ///< simdjson gave up: this is no JSON
};

class Reading {
 public:
  Reading(std::string_view json, bool strict, const Wants& wants, reflect::Events& events,
          std::vector<Fault>& faults, std::deque<std::string>& kept, AllNames& names,
          TypeMember* type)
      : json_(json),
        strict_(strict),
        wants_(wants),
        events_(events),
        faults_(faults),
        kept_(kept),
        names_(names),
        type_(type) {}

  Outcome members(const RecordInfo& info, ondemand::object object, unsigned base);
  /// Bytes of the tokens that were read with no white space beside them. All
  /// bytes of the JSON only if there is none anywhere.
  [[nodiscard]] std::size_t dense() const { return dense_; }

 private:
  Outcome field(const FieldInfo& field, ondemand::value value, unsigned leaf);
  Outcome list(const FieldInfo& field, ondemand::value value, json_type type, unsigned leaf);
  Outcome one(const FieldInfo& field, ondemand::value value, json_type type, unsigned leaf);
  Outcome text(const FieldInfo& field, ondemand::value value, json_type type, unsigned leaf);
  Outcome scalar(const FieldInfo& field, ondemand::value value, json_type type, unsigned leaf);
  Outcome unknown(const char* key, const char* start, std::string_view name);
  /// Whether the member is the record's type; notes where, or which other.
  bool is_type(const char* key, ondemand::value value);
  Outcome set_aside(const FieldInfo& field, std::string_view name, const char* start);

  /// Counts a token that is no bracket; up to the next one belongs to it here.
  void count(std::string_view token) {
    if (!base::is_space(token.back())) dense_ += token.size();
  }
  /// Counts a member's name with quotes and colon, if these stand together.
  void count_name(std::string_view name, const char* key, const char* start) {
    const std::size_t size = name.size() + 3;
    if (start == key + size) dense_ += size;
  }
  std::size_t offset(const char* p) const { return static_cast<std::size_t>(p - json_.data()); }
  /// A repair, which is put into words, `say()`, if anyone wants them; in strict mode the record is
  /// refused for it.
  template <class Say>
  Outcome repair(const char* at, std::string_view rule, const Say& say) {
    for (std::size_t i = floor_; i < faults_.size(); ++i)
      if (faults_[i].untold() && base::same(faults_[i].rule, rule)) {
        ++faults_[i].times;
        return Outcome::good;
      }
    const bool told = strict_ || !wants_ || wants_(rule);
    faults_.push_back({strict_, offset(at), told ? path_.pointer() : std::string(),
                       std::string(rule), told ? say() : std::string(), 1});
    return strict_ ? Outcome::refused : Outcome::good;
  }
  Outcome refuse(const char* at, std::string rule, std::string message) {
    faults_.push_back({true, offset(at), path_.pointer(), std::move(rule), std::move(message)});
    return Outcome::refused;
  }
  Outcome unusable(const FieldInfo& field, const char* at) {
    fault_ = {true,
              offset(at),
              path_.pointer(),
              {},
              "expected " + wanted(field) + ", found " + shown(json_.substr(offset(at)))};
    return Outcome::unusable;
  }
  Event& push(Event::What what, const FieldInfo* field, unsigned leaf) {
    return reflect::add_event(events_, what, field, leaf);
  }

  std::string_view json_;
  bool strict_;
  const Wants& wants_;
  reflect::Events& events_;
  std::vector<Fault>& faults_;
  std::deque<std::string>& kept_;  // texts made here that events point into
  AllNames& names_;
  TypeMember* type_;
  Path path_;
  Fault fault_;            // of the last unusable value
  std::size_t floor_ = 0;  // faults before it stay, whatever becomes of the value being read
  std::size_t dense_ = 0;  // see dense()
};

Outcome Reading::members(const RecordInfo& info, ondemand::object object, unsigned base) {
  MemberNames& names = names_of(info, names_);
  std::uint64_t seen = 0;
  const bool top = path_.empty();
  ++dense_;  // its closing bracket; the other, or a comma, counts with each member
  for (auto item : object) {
    ++dense_;
    ondemand::field member;
    if (std::move(item).get(member)) return Outcome::broken;
    const char* key = member.key().raw() - 1;  // with its quote; gone once it is unescaped
    ondemand::value value = member.value();
    const char* start = value.raw_json_token().data();
    const std::string_view raw = raw_name(key, start);
    const KnownName* known = names.find(raw);
    std::string_view name;
    if (known != nullptr) {
      name = known->name;
    } else {
      if (member.unescaped_key().get(name)) return Outcome::broken;
      known = names.meet(name, raw);
    }
    const FieldInfo* const renamed = known->renamed;
    count_name(name, key, start);
    path_.push(name);
    Outcome outcome = Outcome::good;
    if (const FieldInfo* f = known->field != nullptr ? known->field : renamed) {
      const auto index = static_cast<std::size_t>(f - info.fields.data());
      const std::uint64_t bit = std::uint64_t{1} << index;
      if ((seen & bit) != 0)
        return refuse(start, "duplicate-member",
                      "expected each member once, found \"" + std::string(name) + "\" again");
      bool null = false;
      if (*start == 'n') {
        count(value.raw_json_token());
        if (value.is_null().get(null) || !null) return Outcome::broken;
      } else {
        seen |= bit;
        if (renamed != nullptr)
          outcome = repair(start, "member-renamed", [&] { return read_as(name, f->name); });
        if (outcome == Outcome::good) outcome = field(*f, value, base + f->leaf);
      }
    } else if (const note::Move* move = top ? known->move : nullptr) {
      const FieldInfo *const outer = known->outer, *const inner = known->inner;
      bool null = false;
      if (*start == 'n') {
        if (value.is_null().get(null) || !null) return Outcome::broken;
      } else {
        outcome = repair(start, "member-moved", [&] { return read_as(name, move->to); });
        push(Event::What::begin, outer, base + outer->leaf);
        if (outcome == Outcome::good)
          outcome = field(*inner, value, base + outer->leaf + inner->leaf);
        push(Event::What::end, outer, base + outer->leaf);
      }
    } else if (top && type_ != nullptr && name == "type" && *start == '"' && is_type(key, value)) {
      if (type_->other) return Outcome::refused;
    } else {
      outcome = unknown(key, start, name);
    }
    if (outcome != Outcome::good) return outcome;
    path_.pop();
  }
  if (const std::uint64_t missing = names.required & ~seen; missing != 0) {
    const FieldInfo& f = info.fields[static_cast<std::size_t>(std::countr_zero(missing))];
    return refuse(json_.data(), "missing-member",
                  "expected the member \"" + std::string(f.name) + "\", found none");
  }
  return Outcome::good;
}

bool Reading::is_type(const char* key, ondemand::value value) {
  std::string_view text;
  const char* start = value.raw_json_token().data();
  if (type_->begin != type_->end || value.get_string().get(text)) return false;
  const auto collection = type_->collection_of(text);
  if (!collection || (type_->fixed && *collection != type_->own)) return false;
  if (*collection != type_->own) {
    type_->other = collection;
    return true;
  }
  const auto blank = [this](std::size_t i) {
    return json_[i] == ' ' || json_[i] == '\t' || json_[i] == '\n' || json_[i] == '\r';
  };
  std::size_t begin = offset(key),
              end = offset(start) + value_at(json_.substr(offset(start))).size();
  std::size_t next = end;
  while (next < json_.size() && blank(next)) ++next;
  if (next < json_.size() && json_[next] == ',') {
    end = next + 1;
  } else {  // the last member: the comma before it goes
    std::size_t before = begin;
    while (before > 0 && blank(before - 1)) --before;
    if (before > 0 && json_[before - 1] == ',') begin = before - 1;
  }
  type_->begin = begin;
  type_->end = end;
  return true;
}

Outcome Reading::field(const FieldInfo& field, ondemand::value value, unsigned leaf) {
  const std::size_t events = events_.size(), faults = faults_.size();
  const std::size_t floor = std::exchange(floor_, faults);
  const char* start = value.raw_json_token().data();
  const std::size_t depth = path_.depth();
  json_type type{};
  if (value.type().get(type)) return Outcome::broken;
  const Outcome outcome =
      field.list ? list(field, value, type, leaf) : one(field, value, type, leaf);
  floor_ = floor;
  if (outcome != Outcome::unusable) return outcome;
  events_.resize(events);
  faults_.resize(faults);
  path_.cut(depth);
  return set_aside(field, path_.name(), start);
}

Outcome Reading::set_aside(const FieldInfo& field, std::string_view name, const char* start) {
  const std::string_view raw = value_at(json_.substr(offset(start)));
  if (const auto fault = check(raw)) return Outcome::broken;
  if (field.required()) {
    fault_.rule = "wrong-type";
    faults_.push_back(fault_);
    return Outcome::refused;
  }
  fault_.rule = "value-set-aside";
  fault_.refused = strict_;
  fault_.message += "; kept as \"x-" + std::string(name) + "\"";
  faults_.push_back(fault_);
  if (strict_) return Outcome::refused;
  std::string& text = kept_.emplace_back();
  append_quoted(text, "x-" + std::string(name));
  text.append(":").append(raw);
  push(Event::What::extra, nullptr, 0).text = text;
  return Outcome::good;
}

Outcome Reading::unknown(const char* key, const char* start, std::string_view name) {
  if (strict_)
    return refuse(start, "unknown-member",
                  "expected a member of the description, found \"" + std::string(name) + "\"");
  // On-Demand steps over what is not read without looking at it.
  const std::string_view raw = value_at(json_.substr(offset(start)));
  if (check(raw)) return Outcome::broken;
  // Of a list or an object it is not worth looking.
  if (raw.front() != '{' && raw.front() != '[') dense_ += raw.size();
  push(Event::What::extra, nullptr, 0).text =
      json_.substr(offset(key), offset(start) - offset(key) + raw.size());
  return Outcome::good;
}

Outcome Reading::list(const FieldInfo& field, ondemand::value value, json_type type,
                      unsigned leaf) {
  if (type != json_type::array) {
    const char* start = value.raw_json_token().data();
    const Outcome outcome = one(field, value, type, leaf);
    if (outcome != Outcome::good) return outcome;
    return repair(start, "single-as-list", [] {
      return std::string("expected a list, found a single value, taken as its only one");
    });
  }
  ondemand::array array;
  if (value.get_array().get(array)) return Outcome::broken;
  std::size_t index = 0;
  ++dense_;
  for (auto item : array) {
    ++dense_;
    ondemand::value element;
    json_type element_type{};
    if (std::move(item).get(element) || element.type().get(element_type)) return Outcome::broken;
    path_.push(index++);
    if (element_type == json_type::null) {
      bool null = false;
      if (element.is_null().get(null) || !null) return Outcome::broken;
    } else if (const Outcome outcome = one(field, element, element_type, leaf);
               outcome != Outcome::good) {
      return outcome;
    }
    path_.pop();
  }
  if (index == 0) ++dense_;
  return Outcome::good;
}

Outcome Reading::one(const FieldInfo& field, ondemand::value value, json_type type, unsigned leaf) {
  if (type != json_type::object && type != json_type::array) count(value.raw_json_token());
  if (field.kind == Kind::text) return text(field, value, type, leaf);
  if (field.kind != Kind::object) return scalar(field, value, type, leaf);
  if (type != json_type::object) return unusable(field, value.raw_json_token().data());
  ondemand::object object;
  if (value.get_object().get(object)) return Outcome::broken;
  push(Event::What::begin, &field, leaf);
  const Outcome outcome = members(*field.nested, object, leaf);
  push(Event::What::end, &field, leaf);
  return outcome;
}

Outcome Reading::text(const FieldInfo& field, ondemand::value value, json_type type,
                      unsigned leaf) {
  const char* start = value.raw_json_token().data();
  if (type == json_type::string) {
    std::string_view string;
    if (value.get_string().get(string)) return Outcome::broken;
    Event& event = push(Event::What::value, &field, leaf);
    event.text = string;
    event.lang = "und";
    return Outcome::good;
  }
  if (type != json_type::object) return unusable(field, start);
  ondemand::object object;
  if (value.get_object().get(object)) return Outcome::broken;
  const std::size_t first = events_.size();
  ++dense_;
  for (auto item : object) {
    ++dense_;
    ondemand::field member;
    std::string_view lang, string;
    json_type inner{};
    if (std::move(item).get(member)) return Outcome::broken;
    const char* key = member.key().raw() - 1;
    if (member.unescaped_key().get(lang)) return Outcome::broken;
    if (member.value().type().get(inner)) return Outcome::broken;
    bool null = false;
    if (inner == json_type::null) {
      if (member.value().is_null().get(null) || !null) return Outcome::broken;
      continue;
    }
    const bool twice = std::any_of(events_.begin() + static_cast<std::ptrdiff_t>(first),
                                   events_.end(), [&](const Event& e) { return e.lang == lang; });
    if (inner != json_type::string || twice) return unusable(field, start);
    const std::string_view token = member.value().raw_json_token();
    count_name(lang, key, token.data());
    count(token);
    if (member.value().get_string().get(string)) return Outcome::broken;
    Event& event = push(Event::What::value, &field, leaf);
    event.text = string;
    event.lang = lang;
  }
  if (events_.size() == first && field.required()) return unusable(field, start);
  return Outcome::good;
}

Outcome Reading::scalar(const FieldInfo& field, ondemand::value value, json_type type,
                        unsigned leaf) {
  constexpr std::int64_t exact = std::int64_t{1} << 53;  // beyond, doubles and JSON readers round
  const std::string_view token = trimmed(value.raw_json_token());
  const char* start = token.data();
  Event& event = push(Event::What::value, &field, leaf);
  std::string_view string;
  if (type == json_type::string && value.get_string().get(string)) return Outcome::broken;
  Outcome outcome = Outcome::good;
  switch (field.kind) {
    case Kind::keyword:
      if (type == json_type::number && field.required() && whole_number(token)) {
        outcome = repair(start, "id-as-number", [&] {
          return "expected a string, found the number " + std::string(token) +
                 ", taken as its digits";
        });
        string = token;
      } else if (type != json_type::string || (field.required() && string.empty())) {
        return unusable(field, start);
      }
      event.text = string;
      break;
    case Kind::number:
    case Kind::integer: {
      const bool whole = field.kind == Kind::integer;
      if (type == json_type::string) {
        const auto said = base::number_said(string);
        const auto fits = [](double n) {
          return std::trunc(n) == n && std::abs(n) < static_cast<double>(exact);
        };
        if (!said || (whole && !fits(*said))) return unusable(field, start);
        if (whole) event.integer = static_cast<std::int64_t>(*said);
        else event.number = *said;
        outcome = repair(start, "number-as-string",
                         [&] { return "expected a number, found it in quotes: " + shown(token); });
      } else if (type != json_type::number || (whole && !whole_number(token))) {
        return unusable(field, start);
      } else if (whole) {
        if (value.get_int64().get(event.integer)) return unusable(field, start);
        if (event.integer > exact || event.integer < -exact) return unusable(field, start);
      } else if (value.get_double().get(event.number)) {
        return unusable(field, start);
      }
      break;
    }
    case Kind::boolean: {
      bool flag = false;
      if (type == json_type::string) {
        const auto said = base::flag_said(string);
        if (!said) return unusable(field, start);
        flag = *said;
        outcome = repair(start, "boolean-as-string", [&] {
          return "expected true or false, found it in quotes: " + shown(token);
        });
      } else if (type != json_type::boolean) {
        return unusable(field, start);
      } else if (value.get_bool().get(flag)) {
        return Outcome::broken;
      }
      event.number = flag ? 1 : 0;
      break;
    }
    case Kind::date: {
      std::optional<Date> date;
      if (type == json_type::string) date = base::parse_date(string);
      if (type == json_type::number && token.size() == 4 && whole_number(token)) {
        date = base::parse_date(token);
        outcome = repair(start, "year-as-number", [&] {
          return "expected a date in quotes, found the number " + std::string(token) +
                 ", taken as a year";
        });
      }
      if (!date) return unusable(field, start);
      event.date = *date;
      break;
    }
    case Kind::enumeration: {
      const auto it = std::find_if(field.values.begin(), field.values.end(),
                                   [&](std::string_view v) { return base::same(v, string); });
      if (type != json_type::string || it == field.values.end()) return unusable(field, start);
      event.integer = it - field.values.begin();
      break;
    }
    case Kind::text:
    case Kind::object: break;
  }
  return outcome;
}

}  // namespace

struct Reader::Parser {
  ondemand::parser parser;
  std::deque<std::string> kept;
  AllNames names;
};

Reader::Reader() : parser_(new Parser) {}
Reader::~Reader() { delete parser_; }

bool Reader::read(const RecordInfo& info, std::string_view json, bool strict,
                  reflect::Events& events, std::vector<Fault>& faults, TypeMember* type_member) {
  events.clear();
  faults.clear();
  dense_ = false;
  parser_->kept.clear();
  const auto broken = [&] {
    faults.clear();
    if (auto fault = check(json))
      faults.push_back({true, fault->offset, "", fault->rule, fault->message});
    else faults.push_back({true, 0, "", "json-syntax", "expected JSON that can be read"});
    return false;
  };
  ondemand::document document;
  ondemand::object object;
  if (parser_->parser.iterate(json.data(), json.size(), json.size() + padding).get(document))
    return broken();
  json_type type{};
  if (document.type().get(type)) return broken();
  if (type != json_type::object) {
    if (check(json)) return broken();
    faults.push_back({true, 0, "", "not-an-object",
                      "expected a record, that is a JSON object, and found " + printable(json, 0)});
    return false;
  }
  if (document.get_object().get(object)) return broken();
  Reading reading(json, strict, wants_, events, faults, parser_->kept, parser_->names, type_member);
  const Outcome outcome = reading.members(info, object, 0);
  dense_ = reading.dense() == json.size();
  if (type_member != nullptr && type_member->other) return false;
  if (outcome == Outcome::refused) return check(json) ? broken() : false;
  const char* here = nullptr;
  const bool at_end = document.current_location().get(here) == simdjson::OUT_OF_BOUNDS;
  if (outcome != Outcome::good || !at_end) return broken();
  return true;
}

}  // namespace madang::json
