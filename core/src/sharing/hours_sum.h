// Resources one by one with the hours they are open in a window, for what adds
// hours up.
#ifndef MADANG_SHARING_HOURS_SUM_H_
#define MADANG_SHARING_HOURS_SUM_H_

#include <functional>
#include <string_view>

#include "sharing/query.h"

namespace madang::sharing {

/// A resource whose hours are known.
struct SharedResource {
  std::size_t segment = 0;
  std::uint32_t row = 0;
  std::string_view id, kind, district;  ///< empty where not known
  const Item* item = nullptr;
  const Calendar* calendar = nullptr;
  Wanted::Window window;
  const Stretches* hours = nullptr;  ///< open in the window, joined
};

/// f(resource) for each of the rows (rows_where) that meets the question.
[[nodiscard]] Result<Done> each_shared(CollectionState& home, const Wanted& wanted,
                                       const std::vector<query::Bits>& rows,
                                       const std::function<void(const SharedResource&)>& f);

/// What of the hours lies in the stretch.
[[nodiscard]] Stretches inside(const Stretches& hours, const Stretch& stretch);
[[nodiscard]] double seconds_of(const Stretches& stretches);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_HOURS_SUM_H_
