#include "base/date.h"
#include "output/arrow_builder.h"

namespace madang::output {

ArrowColumn::ArrowColumn(const ArrowField& field) : field_(&field) {
  for (const ArrowField& child : field.children) children_.emplace_back(child);
  start();
}

void ArrowColumn::start() {
  parts_ = {};
  switch (field_->layout) {
    case Layout::object: break;
    case Layout::utf8: parts_.buffers.resize(2); break;
    default: parts_.buffers.resize(1);
  }
  switch (field_->layout) {
    case Layout::utf8:
    case Layout::list:
    case Layout::map: parts_.buffers[0].push(std::int32_t{0}); break;
    default: break;
  }
}

// Where the next row of texts or items begins. The stream ends a batch long
// before this is more than 31 bits.
std::int32_t ArrowColumn::inside() const {
  return static_cast<std::int32_t>(field_->layout == Layout::utf8 ? parts_.buffers[1].size()
                                                                  : children_[0].parts_.length);
}

void ArrowColumn::put(const reflect::Event& event) {
  Buffer* values = parts_.buffers.empty() ? nullptr : &parts_.buffers[0];
  switch (field_->layout) {
    case Layout::list: children_[0].put(event); return end_item();
    case Layout::map: {
      ArrowColumn& entry = children_[0];
      entry.children_[0].put_text(event.lang);
      entry.children_[1].put_text(event.text);
      entry.put_object();
      set_ = true;
      return end_item();
    }
    case Layout::utf8: return put_text(event.text);
    case Layout::float64: return put_number(event.number);
    default: break;
  }
  if (set_) return;
  set_ = true;
  switch (field_->layout) {
    case Layout::int64: values->push(event.integer); break;
    case Layout::dictionary: values->push(static_cast<std::int32_t>(event.integer)); break;
    case Layout::boolean: values->push_bit(parts_.length, event.number != 0); break;
    case Layout::timestamp: {
      const base::Span span = base::span_of(event.date);
      values->push(field_->from == From::last ? span.last : span.first);
      break;
    }
    default: break;
  }
}

void ArrowColumn::put_text(std::string_view text) {
  if (set_) return;
  set_ = true;
  parts_.buffers[1].push_text(text);
}

void ArrowColumn::put_member(std::string_view text) {
  parts_.buffers[1].push_text(set_ ? "," : "{");
  parts_.buffers[1].push_text(text);
  set_ = true;
}

void ArrowColumn::put_number(double number) {
  if (set_) return;
  set_ = true;
  parts_.buffers[0].push(number);
}

void ArrowColumn::end_row() {
  if (borrowed()) return;
  switch (field_->layout) {
    case Layout::object:
      for (ArrowColumn& child : children_) child.end_row();
      break;
    case Layout::utf8:
      if (set_ && field_->from == From::extra) parts_.buffers[1].push_text("}");
      parts_.buffers[0].push(inside());
      break;
    case Layout::list: set_ = true; [[fallthrough]];
    case Layout::map: parts_.buffers[0].push(inside()); break;
    case Layout::float64:
    case Layout::int64:
    case Layout::timestamp:
      if (!set_) parts_.buffers[0].push(std::int64_t{0});
      break;
    case Layout::dictionary:
      if (!set_) parts_.buffers[0].push(std::int32_t{0});
      break;
    case Layout::boolean:
      if (!set_) parts_.buffers[0].push_bit(parts_.length, false);
      break;
  }
  parts_.validity.push_bit(parts_.length++, set_);
  if (!set_) ++parts_.nulls;
  set_ = false;
}

OwnedArray ArrowColumn::take(const std::optional<Collection>& keep) {
  if (borrowed()) parts_.keep = keep;
  for (ArrowColumn& child : children_) parts_.children.push_back(child.take(keep));
  if (field_->layout == Layout::dictionary) {
    ArrowField plain;
    ArrowColumn values(plain);
    for (const std::string_view value : field_->field->values) {
      values.put_text(value);
      values.end_row();
    }
    parts_.dictionary.emplace(values.take(std::nullopt));
  }
  OwnedArray made = make_array(std::move(parts_));
  start();
  return made;
}

}  // namespace madang::output
