#include "ingest/repair/filled_down.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

std::optional<double> number(std::string_view text) {
  Scan scan(trim(text));
  const bool minus = scan.skip("-");
  const auto n = scan.number();
  if (!n || !scan.ended()) return std::nullopt;
  return minus ? -*n : *n;
}

/// 1 or -1 where two values differ by that, to the last digit they are written
/// with; else 0.
int step(double from, double to) {
  constexpr double same = 1e-9;
  const double d = to - from;
  return std::abs(std::abs(d) - 1) < same ? (d > 0 ? 1 : -1) : 0;
}

}  // namespace

void FilledDown::row(std::string_view lat, std::string_view lon) {
  const std::size_t at = at_++;
  const auto y = number(lat), x = number(lon);
  if (!y || !x) {
    any_ = false;
    return;
  }
  int step_now = any_ ? step(lat_, *y) : 0;
  if (step_now != 0 && step(lon_, *x) != step_now) step_now = 0;
  if (step_now != 0) {
    // Up: this row is made up. Down (the table was turned): the row before is.
    const auto made = static_cast<std::uint32_t>(step_now > 0 ? at : at - 1);
    if (rows_.empty() || rows_.back() != made) rows_.push_back(made);
  }
  any_ = true;
  lat_ = *y;
  lon_ = *x;
}

bool FilledDown::made_up(std::size_t row) const {
  return std::binary_search(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(row));
}

}  // namespace madang::ingest::repair
