#include "json/write_events.h"

#include <bit>
#include <memory>

#include "json/put.h"
#include "json/write.h"

namespace madang::json {

using reflect::Event;
using reflect::Kind;

void EventWriter::append(Out& out, const reflect::RecordInfo& info, const reflect::Events& events) {
  const WritePlan& plan = write_plan(info);
  if (plan.has_defaults) {
    const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
    reflect::fill(info, events, record.get());
    append_record(out, info, record.get());
    return;
  }
  out_ = &out;
  events_ = events.data();
  sort(info, events);
  object(plan, objects_[0]);
}

std::uint32_t EventWriter::open(const reflect::RecordInfo& info) {
  const auto number = static_cast<std::uint32_t>(objects_.size());
  objects_.push_back({&info, static_cast<std::uint32_t>(chains_.size()), 0});
  chains_.resize(chains_.size() + info.fields.size() + 1);
  open_.push_back(number);
  return number;
}

void EventWriter::sort(const reflect::RecordInfo& info, const reflect::Events& events) {
  objects_.clear();
  chains_.clear();
  open_.clear();
  next_.assign(events.size(), none);
  object_.resize(events.size());
  open(info);
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.what == Event::What::end) {
      open_.pop_back();
      continue;
    }
    Object& top = objects_[open_.back()];
    const auto& fields = top.info->fields;
    const bool extra = event.what == Event::What::extra;
    const std::size_t member =
        extra ? fields.size() : static_cast<std::size_t>(event.field - fields.data());
    const std::uint64_t bit = std::uint64_t{1} << member;
    const bool fresh = (top.said & bit) == 0;
    Chain& chain = chains_[top.chains + member];
    const bool one = !extra && !event.field->list && event.field->kind != Kind::text;
    if (event.what == Event::What::begin && one && !fresh) {  // it goes on
      open_.push_back(object_[chain.first]);
      continue;
    }
    top.said |= bit;
    if (fresh || one) chain.first = i;  // of several values the last holds
    else next_[chain.last] = i;
    chain.last = i;
    if (event.what == Event::What::begin) object_[i] = open(*event.field->nested);
  }
}

void EventWriter::object(const WritePlan& plan, const Object& object) {
  const std::size_t begin = out_->size();
  for (std::uint64_t rest = object.said | plan.always; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    const bool said = (object.said >> i & 1) != 0;
    const std::uint32_t first = said ? chains_[object.chains + i].first : none;
    if (i < plan.steps.size()) {
      member(plan.steps[i], first);
      continue;
    }
    for (std::uint32_t extra = first; extra != none; extra = next_[extra]) {
      out_->put(',');
      out_->put(events_[extra].text);
    }
  }
  if (out_->size() == begin) out_->put('{');
  else (*out_)[begin] = '{';  // a comma so far
  out_->put('}');
}

void EventWriter::member(const WriteStep& step, std::uint32_t first) {
  if (first == none) {
    out_->put_padded(step.key);
    return object(*step.nested, {});
  }
  const Event& event = events_[first];
  if (step.plain && step.kind == Kind::keyword && event.text.empty()) return;
  if (step.plain && step.kind == Kind::boolean && event.number == 0) return;
  out_->put_padded(step.key);
  if (!step.list && step.kind == Kind::text) return text(first, none);
  if (step.list) out_->put('[');
  for (std::uint32_t i = first; i != none; i = next_[i]) {
    if (i != first) out_->put(',');
    if (step.kind == Kind::object) object(*step.nested, objects_[object_[i]]);
    else if (step.kind == Kind::text) text(i, next_[i]);
    else scalar(step, events_[i]);
  }
  if (step.list) out_->put(']');
}

void EventWriter::text(std::uint32_t first, std::uint32_t end) {
  if (next_[first] == end && events_[first].lang == "und") return quote(*out_, events_[first].text);
  char before = '{';
  for (std::uint32_t i = first; i != end; i = next_[i]) {
    out_->put(before);
    quote(*out_, events_[i].lang);
    out_->put(':');
    quote(*out_, events_[i].text);
    before = ',';
  }
  out_->put('}');
}

void EventWriter::scalar(const WriteStep& step, const Event& event) {
  switch (step.kind) {
    case Kind::keyword: return quote(*out_, event.text);
    case Kind::number: return put_number(*out_, event.number);
    case Kind::integer: return put_integer(*out_, event.integer);
    case Kind::boolean: return put_boolean(*out_, event.number != 0);
    case Kind::date: return put_date(*out_, event.date);
    case Kind::enumeration:
      return quote(*out_, step.field->values[static_cast<std::size_t>(event.integer)]);
    case Kind::text:
    case Kind::object: return;
  }
}

}  // namespace madang::json
