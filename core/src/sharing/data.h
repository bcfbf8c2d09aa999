// Data files of core/data, carried inside the library.
#ifndef MADANG_SHARING_DATA_H_
#define MADANG_SHARING_DATA_H_

#include <string_view>

namespace madang::sharing::data {

extern const std::string_view holidays_kr;  ///< holidays_kr.csv
extern const std::string_view impact;       ///< impact.json
extern const std::string_view matching;     ///< matching.json

}  // namespace madang::sharing::data

#endif  // MADANG_SHARING_DATA_H_
