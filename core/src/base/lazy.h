// Things made when they are first needed and kept, shared by all threads.
#ifndef MADANG_BASE_LAZY_H_
#define MADANG_BASE_LAZY_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace madang::base {

/// Thread-safe. What it gave lives as long as it does.
class Lazy {
 public:
  /// The thing under the key, from `make()` the first time. A key always names
  /// things of one type.
  template <class T, class Make>
  const T& get(std::uint32_t kind, std::uint32_t number, Make&& make) {
    const std::lock_guard lock(mutex_);
    auto& place = things_[{kind, number}];
    if (place == nullptr) place = std::make_shared<const T>(make());
    return *static_cast<const T*>(place.get());
  }

 private:
  std::mutex mutex_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::shared_ptr<const void>> things_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_LAZY_H_
