// Coordinates that a spreadsheet made up: a value dragged down its column grows
// by one degree a row (rule coordinates-filled-down), in both columns, or in one, twice or more,
// while the other stays.
#ifndef MADANG_INGEST_REPAIR_FILLED_DOWN_H_
#define MADANG_INGEST_REPAIR_FILLED_DOWN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace madang::ingest::repair {

/// Looks at the rows of a table in order, with the texts of the two columns.
class FilledDown {
 public:
  void row(std::string_view lat, std::string_view lon);
  /// When all rows were seen: whether the row's coordinates are made up. The
  /// lowest of a run is where it was dragged from, and is true.
  [[nodiscard]] bool made_up(std::size_t row) const;

 private:
  /// Steps of one column beside another that stays.
  struct Run {
    int step = 0;
    std::size_t length = 0;
  };
  void run(Run& run, int step, std::size_t at);
  void mark(std::size_t row);

  Run lat_run_, lon_run_;
  std::vector<std::uint32_t> rows_;  // in order
  std::size_t at_ = 0;
  double lat_ = 0, lon_ = 0;
  bool any_ = false;
};

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_FILLED_DOWN_H_
