#include "json/write.h"

#include <madang/json.h>
#include <simdjson.h>

#include <cmath>
#include <cstring>

#include "base/date.h"
#include "json/put.h"
#include "json/read.h"
#include "json/write_plan.h"

namespace madang::json {
namespace {

using reflect::FieldInfo;
using reflect::Kind;

using reflect::Event;
using reflect::RecordInfo;

using Quote = void (*)(Out& out, std::string_view text);

/// quote() of a text that may be none.
void quote_mended(Out& out, std::string_view text) {
  std::string quoted;
  append_quoted(quoted, text);
  out.put(quoted);
}

/// Writes a record and, where they are asked for, lists its events, in one walk.
template <Quote quoted>
class Writing {
 public:
  Writing(Out& out, reflect::Events* events) : out_(out), events_(events) {}

  void object(const WritePlan& plan, const void* record, unsigned base) {
    const char* object = static_cast<const char*>(record);
    const std::size_t begin = out_.size();
    for (const WriteStep& step : plan.steps) {
      const void* member = object + step.offset;
      const std::size_t count = step.count_of(member);
      if (count == 0) {
        whole_ = whole_ && !step.required;
        continue;
      }
      out_.put_padded(step.key);
      if (step.plain) {
        value(step, member, base + step.leaf);
        continue;
      }
      if (step.list) out_.put('[');
      for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out_.put(',');
        value(step, step.at(member, i), base + step.leaf);
      }
      if (step.list) out_.put(']');
    }
    const auto& extra = *reinterpret_cast<const std::string*>(object + plan.extra);
    if (!extra.empty()) {
      out_.put(',');
      out_.put(extra);
      if (events_ != nullptr) push(Event::What::extra, nullptr, 0).text = extra;
    }
    if (out_.size() == begin) out_.put('{');
    else out_[begin] = '{';  // a comma so far
    out_.put('}');
  }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  Event& push(Event::What what, const FieldInfo* field, unsigned leaf) {
    return reflect::add_event(*events_, what, field, leaf);
  }
  void value(const WriteStep& step, const void* value, unsigned leaf) {
    const FieldInfo& field = *step.field;
    if (step.kind == Kind::text) return text(field, *static_cast<const Text*>(value), leaf);
    if (step.kind == Kind::object) {
      if (events_ != nullptr) push(Event::What::begin, &field, leaf);
      object(*step.nested, value, leaf);
      if (events_ != nullptr) push(Event::What::end, &field, leaf);
      return;
    }
    scalar(step, value);
    if (events_ != nullptr) list(field, value, push(Event::What::value, &field, leaf));
  }
  void text(const FieldInfo& field, const Text& text, unsigned leaf) {
    const auto& entries = text.entries;
    const bool bare = entries.size() == 1 && entries[0].lang == "und";
    char before = '{';
    for (const Text::Entry& e : entries) {
      for (const Text::Entry* other = entries.data(); other != &e; ++other)
        whole_ = whole_ && other->lang != e.lang;
      if (!bare) {
        out_.put(before);
        quoted(out_, e.lang);
        out_.put(':');
        before = ',';
      }
      quoted(out_, e.value);
      if (events_ == nullptr) continue;
      Event& event = push(Event::What::value, &field, leaf);
      event.text = e.value;
      event.lang = e.lang;
    }
    if (!bare) out_.put('}');
  }
  void scalar(const WriteStep& step, const void* value) {
    switch (step.kind) {
      case Kind::keyword: {
        const auto& text = *static_cast<const std::string*>(value);
        whole_ = whole_ && (!step.required || !text.empty());
        return quoted(out_, text);
      }
      case Kind::number: {
        const double number = *static_cast<const double*>(value);
        whole_ = whole_ && std::isfinite(number);
        return put_number(out_, number);
      }
      case Kind::integer: {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        const auto integer = *static_cast<const std::int64_t*>(value);
        whole_ = whole_ && integer <= exact && integer >= -exact;
        return put_integer(out_, integer);
      }
      case Kind::boolean: return put_boolean(out_, *static_cast<const bool*>(value));
      case Kind::date: {
        const Date& date = *static_cast<const Date*>(value);
        whole_ = whole_ && base::is_valid(date);
        return put_date(out_, date);
      }
      case Kind::enumeration: {
        const int index = step.field->get_enum(value);
        whole_ = whole_ && index >= 0;
        return quoted(out_, step.field->values[static_cast<std::size_t>(index)]);
      }
      case Kind::text:
      case Kind::object: return;
    }
  }
  static void list(const FieldInfo& field, const void* value, Event& event) {
    switch (field.kind) {
      case Kind::keyword: event.text = *static_cast<const std::string*>(value); return;
      case Kind::number:
        event.number = *static_cast<const double*>(value) + 0.0;  // no -0, as it is written
        return;
      case Kind::integer: event.integer = *static_cast<const std::int64_t*>(value); return;
      case Kind::boolean: event.number = *static_cast<const bool*>(value) ? 1 : 0; return;
      case Kind::date: event.date = *static_cast<const Date*>(value); return;
      case Kind::enumeration: event.integer = field.get_enum(value); return;
      case Kind::text:
      case Kind::object: return;
    }
  }

  Out& out_;
  reflect::Events* events_;
  bool whole_ = true;
};

}  // namespace

Written append_record(Out& out, const RecordInfo& info, const void* record,
                      reflect::Events* events) {
  if (events != nullptr) events->clear();
  // Asked about all texts at once: most are short.
  const std::size_t begin = out.size();
  const WritePlan& plan = write_plan(info);
  Writing<quote> fast(out, events);
  fast.object(plan, record, 0);
  if (simdjson::validate_utf8(out.view().data() + begin, out.size() - begin))
    return {true, fast.whole()};
  out.shorten(begin);
  Writing<quote_mended>(out, nullptr).object(plan, record, 0);
  return {false, false};
}

std::string to_json(const reflect::RecordInfo& info, const void* record) {
  Out out;
  append_record(out, info, record);
  return std::string(out.view());
}

std::size_t minify(std::string_view json, char* to) {
  std::size_t size = 0;
  if (simdjson::minify(json.data(), json.size(), to, size) == simdjson::SUCCESS) return size;
  std::memcpy(to, json.data(), json.size());
  return json.size();
}

}  // namespace madang::json
