// The same work on several threads.
#ifndef MADANG_BASE_PARALLEL_H_
#define MADANG_BASE_PARALLEL_H_

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace madang::base {

/// `asked`, or the number of cores where that is 0.
[[nodiscard]] inline unsigned thread_count(unsigned asked) {
  constexpr unsigned most = 256;
  if (asked == 0) asked = std::thread::hardware_concurrency();
  return std::clamp(asked, 1U, most);
}

/// Calls f(i) for i in [0, n) at once, f(0) on the calling thread. Throws what
/// one of them threw, once all have ended.
template <class F>
void on_threads(unsigned n, F&& f) {
  std::exception_ptr failure;
  std::mutex mutex;
  const auto guarded = [&](unsigned i) {
    try {
      f(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < n; ++i) {
    try {
      others.emplace_back(guarded, i);
    } catch (const std::system_error&) {
      break;  // no more threads to be had: the others do the work
    }
  }
  guarded(0);
  for (std::thread& t : others) t.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace madang::base

#endif  // MADANG_BASE_PARALLEL_H_
