// References to records that are not there.
#ifndef MADANG_CATALOG_DANGLING_H_
#define MADANG_CATALOG_DANGLING_H_

#include <madang/import.h>

#include <cstdint>
#include <string_view>

#include "reflect/leaves.h"

namespace madang::catalog {

/// A resource may name its owner instead of giving an id; only what looks like
/// an id is held to be one.
[[nodiscard]] bool looks_like_id(std::string_view value);

/// Writes notices "dangling-reference", the first hundred in full.
class DanglingNotices {
 public:
  explicit DanglingNotices(Report& report) : report_(report) {}
  /// Whether a further one is only counted.
  [[nodiscard]] bool full() const { return count_ >= most; }
  void add(std::string_view collection, std::string_view id, const reflect::Path& path,
           std::string_view value);
  /// `more` of which nothing else is known.
  void count(std::uint64_t more) { count_ += more; }
  /// Adds how many there were.
  void end();

 private:
  static constexpr std::uint64_t most = 100;  // problems kept in full
  Report& report_;
  std::uint64_t count_ = 0;
};

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_DANGLING_H_
