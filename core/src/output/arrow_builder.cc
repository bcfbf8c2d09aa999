#include "output/arrow_builder.h"

#include <cmath>

namespace madang::output {
namespace {

using reflect::Event;
using reflect::FieldInfo;
using reflect::Kind;

/// Where the columns of a field begin in an object that has it.
std::size_t child_of(const ArrowField& object, const FieldInfo* field) {
  return object.child_of[static_cast<std::size_t>(field - object.record->fields.data())];
}

}  // namespace

void ArrowBuilder::add(const reflect::Events& events, double score) {
  open_.assign(1, &table_);
  table_.put_object();
  if (table_.field().children.front().from == From::score) table_.child(0).put_number(score);
  for (const Event& event : events) {
    ArrowColumn& object = *open_.back();
    switch (event.what) {
      case Event::What::begin: {
        ArrowColumn& member = object.child(child_of(object.field(), event.field));
        open_.push_back(event.field->list ? &member.child(0) : &member);
        open_.back()->put_object();
        break;
      }
      case Event::What::end:
        open_.pop_back();
        // A single object may go on in a later event; its row ends with the one around.
        if (event.field->list) object.end_row();
        break;
      case Event::What::value: {
        const std::size_t i = child_of(object.field(), event.field);
        const std::size_t columns = event.field->kind == Kind::date ? 2 : 1;
        for (std::size_t k = i; k < i + columns; ++k)
          if (!object.child(k).borrowed()) object.child(k).put(event);
        break;
      }
      case Event::What::extra: object.child(object.field().extra).put_member(event.text); break;
    }
  }
  table_.end_row();
}

void ArrowBuilder::borrow(const reflect::ColumnSource& source, std::size_t row, std::size_t count) {
  for (std::size_t i = 0; i < table_.field().children.size(); ++i) {
    ArrowColumn& column = table_.child(i);
    const FieldInfo* field = column.field().field;
    if (field == nullptr || field->list) continue;
    if (field->kind == Kind::number) {
      const auto values = source.numbers(*field, row, count);
      if (!values.empty()) column.borrow(values, [](double v) { return std::isnan(v); });
    } else if (field->kind == Kind::date) {
      const bool last = column.field().from == From::last;
      const auto values = source.seconds(*field, last, row, count);
      const auto missing = [](std::int64_t v) { return v == reflect::ColumnSource::no_date; };
      if (!values.empty()) column.borrow(values, missing);
    }
  }
}

}  // namespace madang::output
