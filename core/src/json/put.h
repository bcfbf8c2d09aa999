// Values as JSON text, of which the bytes are the same whatever they are written from.
#ifndef MADANG_JSON_PUT_H_
#define MADANG_JSON_PUT_H_

#include <charconv>
#include <cstddef>
#include <cstdint>

#include "base/write_date.h"
#include "json/out.h"

namespace madang::json {

inline constexpr std::size_t number_room = 32;

inline void put_number(Out& out, double number) {
  out.end(write_number(out.room(number_room), number));
}
inline void put_integer(Out& out, std::int64_t integer) {
  char* const to = out.room(number_room);
  out.end(std::to_chars(to, to + number_room, integer).ptr);
}
inline void put_boolean(Out& out, bool flag) { out.put(flag ? "true" : "false"); }
inline void put_date(Out& out, const Date& date) {
  char* to = out.room(base::longest_date + 2);
  *to++ = '"';
  to = base::write(to, date);
  *to++ = '"';
  out.end(to);
}

}  // namespace madang::json

#endif  // MADANG_JSON_PUT_H_
