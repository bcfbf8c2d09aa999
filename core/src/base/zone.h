// Time zones of the system's IANA database, by Howard Hinnant's date library;
// zone.cc is the one file that knows it.
#ifndef MADANG_BASE_ZONE_H_
#define MADANG_BASE_ZONE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang::base {

/// What a local time is. Where the clock goes forward some are skipped; where
/// it goes back some come twice.
enum class Clock : std::uint8_t { once, skipped, repeated };

/// A zone, read once and kept for the whole program.
class Zone {
 public:
  /// Null where the database has none of that name. Lives forever.
  [[nodiscard]] static const Zone* find(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }

  struct Moment {
    std::int64_t utc = 0;
    Clock clock = Clock::once;
  };
  /// Local seconds since 1970-01-01T00:00 to UTC. As RFC 5545 has it, a time
  /// that comes twice is the first of them, and one that is skipped is counted
  /// with the offset before the change.
  [[nodiscard]] Moment to_utc(std::int64_t local) const;
  [[nodiscard]] std::int64_t to_local(std::int64_t utc) const { return utc + offset(utc).seconds; }

  /// Seconds east of UTC, and from when to when they hold.
  struct Offset {
    std::int64_t seconds = 0;
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
  };
  [[nodiscard]] Offset offset(std::int64_t utc) const;

 private:
  Zone() = default;
  [[nodiscard]] Offset in_table(std::int64_t utc) const;

  std::string name_;
  std::vector<std::int64_t> starts_;   // of offsets_[i + 1], ascending
  std::vector<std::int32_t> offsets_;  // the first holds before all starts
};

}  // namespace madang::base

#endif  // MADANG_BASE_ZONE_H_
