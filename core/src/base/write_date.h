// Dates written where there is room for them.
#ifndef MADANG_BASE_WRITE_DATE_H_
#define MADANG_BASE_WRITE_DATE_H_

#include <madang/records/common.h>

#include <cstddef>

namespace madang::base {

inline constexpr std::size_t longest_date = 48;  // numbers out of range among it

/// Writes what append() does (base/date.h), at most longest_date bytes; to where it ends.
char* write(char* to, const Date& date);

}  // namespace madang::base

#endif  // MADANG_BASE_WRITE_DATE_H_
