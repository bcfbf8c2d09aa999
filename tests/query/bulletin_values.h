// What a segment of bulletins is built from in a test.
#ifndef MADANG_TESTS_QUERY_BULLETIN_VALUES_H_
#define MADANG_TESTS_QUERY_BULLETIN_VALUES_H_

#include <madang/records/bulletin.h>

#include <string_view>

#include "reflect/events.h"
#include "reflect/leaves.h"
#include "reflect/record_info.h"

namespace madang::query_test {

inline const reflect::RecordInfo& info() {
  return reflect::record_info(static_cast<const Bulletin*>(nullptr));
}

/// A text in the field at `path`, in no known language.
inline reflect::Event value(std::string_view path, std::string_view text) {
  const reflect::Path* p = reflect::find_path(info(), path);
  reflect::Event event;
  event.leaf = p->leaf;
  event.field = p->field;
  event.text = text;
  event.lang = "und";
  return event;
}

}  // namespace madang::query_test

#endif  // MADANG_TESTS_QUERY_BULLETIN_VALUES_H_
