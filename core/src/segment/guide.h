// Where in a long list of sorted texts to look: few bytes of every so many-th text,
// close together. A search through the texts alone waits for memory at every step.
#ifndef MADANG_SEGMENT_GUIDE_H_
#define MADANG_SEGMENT_GUIDE_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::segment {

/// Of the texts of one dictionary. Made when it was asked some times: it takes longer than
/// the few searches of one question, which a file that was just opened is asked first.
/// Thread-safe.
class Guide {
 public:
  /// Every so many-th text is in it; shorter lists need none.
  static constexpr std::uint32_t step = 128;

  /// A stretch [first, last] that the first text not below `value` is in; `texts[i]`
  /// gives the texts, of which there are `size`.
  template <class Texts>
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> stretch(const Texts& texts,
                                                                std::uint32_t size,
                                                                std::string_view value) {
    if (asked_.load(std::memory_order_relaxed) < some) {
      asked_.fetch_add(1, std::memory_order_relaxed);
      return {0, size};
    }
    std::call_once(made_, [&] {
      keys_.reserve(size / step + 1);
      for (std::uint32_t i = 0; i < size; i += step) keys_.push_back(key_of(texts[i]));
    });
    return around(key_of(value), size);
  }

 private:
  /// The first eight bytes, as a number that compares as they do.
  [[nodiscard]] static std::uint64_t key_of(std::string_view text);
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> around(std::uint64_t key,
                                                               std::uint32_t size) const;
  static constexpr std::uint32_t some = 32;
  std::atomic<std::uint32_t> asked_ = 0;
  std::once_flag made_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_GUIDE_H_
