// What the server has answered so far, counted.
#ifndef MADANG_SERVER_METRICS_H_
#define MADANG_SERVER_METRICS_H_

#include <madang/catalog.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace madang::server {

class Metrics {
 public:
  /// One answer of this HTTP status. From any thread.
  void answered(int status) {
    const auto kind = static_cast<std::size_t>(status / 100);
    if (kind < by_class_.size()) by_class_[kind].fetch_add(1, std::memory_order_relaxed);
  }
  /// Prometheus text format 0.0.4.
  [[nodiscard]] std::string text(const Catalog& city) const;

 private:
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};
};

}  // namespace madang::server

#endif  // MADANG_SERVER_METRICS_H_
