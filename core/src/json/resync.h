// Where a list goes on behind an element that is broken.
#ifndef MADANG_JSON_RESYNC_H_
#define MADANG_JSON_RESYNC_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace madang::json {

/// Whether a list of objects goes on or ends at that comma or bracket, or behind the line end there
/// with an object whose comma is missing.
[[nodiscard]] bool in_step(std::string_view s, std::size_t at);

/// The comma or bracket behind the object that begins at `begin` and is broken at `fault`
/// (of check()), where the list is in step again; nullopt where that is not found within
/// some hundred kilobytes. A quote too many or too few turns strings and what stands
/// between them round, so that brackets alone would lead to the next such quote, past all
/// good objects before it.
[[nodiscard]] std::optional<std::size_t> end_of_broken(std::string_view s, std::size_t begin,
                                                       std::size_t fault);

/// Behind the object in which `fault` stands, where `},{` says that the next one begins;
/// npos where nothing does. For where end_of_broken() finds nothing.
[[nodiscard]] std::size_t behind_broken(std::string_view s, std::size_t fault);

}  // namespace madang::json

#endif  // MADANG_JSON_RESYNC_H_
