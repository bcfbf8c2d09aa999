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
  const int up = any_ ? step(lat_, *y) : 0, across = any_ ? step(lon_, *x) : 0;
  // Up: this row is made up. Down (the table was turned): the row before is.
  if (up != 0 && up == across) mark(up > 0 ? at : at - 1);
  // One column alone may be so by chance once, and whole degrees are a grid.
  run(lat_run_, up != 0 && lon_ == *x && *y != std::floor(*y) ? up : 0, at);
  run(lon_run_, across != 0 && lat_ == *y && *x != std::floor(*x) ? across : 0, at);
  any_ = true;
  lat_ = *y;
  lon_ = *x;
}

void FilledDown::run(Run& run, int step, std::size_t at) {
  run.length = step == 0 ? 0 : step == run.step ? run.length + 1 : 1;
  run.step = step;
  if (run.length < 2) return;
  if (run.length == 2) mark(step > 0 ? at - 1 : at - 2);
  mark(step > 0 ? at : at - 1);
}

void FilledDown::mark(std::size_t row) {
  const auto made = static_cast<std::uint32_t>(row);
  const auto place = std::lower_bound(rows_.begin(), rows_.end(), made);
  if (place == rows_.end() || *place != made) rows_.insert(place, made);
}

bool FilledDown::made_up(std::size_t row) const {
  return std::binary_search(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(row));
}

}  // namespace madang::ingest::repair
