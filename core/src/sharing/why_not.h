// Every rule that stands against a use, and the nearest one that could be.
#ifndef MADANG_SHARING_WHY_NOT_H_
#define MADANG_SHARING_WHY_NOT_H_

#include <madang/sharing.h>

#include "sharing/free_time.h"
#include "sharing/items.h"
#include "sharing/query.h"

namespace madang::sharing {

/// A resource in a city that is held.
struct Place {
  Item item;
  const Calendar* calendar = nullptr;
  std::uint32_t row = 0;
};
/// An error (not-found) names close ids.
[[nodiscard]] Result<Place> find_resource(Catalog::State& city, std::string_view id);

/// `uses` may be null: there are no bookings. The slot need not be sought where
/// nobody reads it.
[[nodiscard]] WhyNot explain(std::string_view resource, const Place& place, const Wanted& wanted,
                             const Uses* uses, bool seek_next = true);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_WHY_NOT_H_
