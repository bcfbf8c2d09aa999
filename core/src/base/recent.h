// Things that were asked for last, by name, within a bound of bytes.
#ifndef MADANG_BASE_RECENT_H_
#define MADANG_BASE_RECENT_H_

#include <cstddef>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace madang::base {

/// Thread-safe. What it gave lives as long as it is held, kept or not.
template <class T>
class Recent {
 public:
  explicit Recent(std::size_t most_bytes) : most_(most_bytes) {}

  [[nodiscard]] std::size_t most_bytes() const { return most_; }

  /// Null where it is not kept.
  [[nodiscard]] std::shared_ptr<const T> find(std::string_view name) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(name);
    if (place == places_.end()) return nullptr;
    if (place->second != entries_.begin())
      entries_.splice(entries_.begin(), entries_, place->second);
    return place->second->thing;
  }

  /// In place of what had the name; what was asked for longest ago makes room. Not kept
  /// where it takes more than there is.
  void keep(std::string_view name, std::shared_ptr<const T> thing, std::size_t bytes) {
    bytes += name.size() + overhead;
    if (bytes > most_) return;
    const std::lock_guard lock(mutex_);
    if (const auto place = places_.find(name); place != places_.end()) remove(place->second);
    while (bytes_ + bytes > most_) remove(std::prev(entries_.end()));
    entries_.push_front({std::string(name), std::move(thing), bytes});
    places_.emplace(entries_.front().name, entries_.begin());
    bytes_ += bytes;
  }

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const T> thing;
    std::size_t bytes;
  };
  static constexpr std::size_t overhead = 160;  // of an entry in the list and in the table

  void remove(typename std::list<Entry>::iterator at) {
    bytes_ -= at->bytes;
    places_.erase(at->name);
    entries_.erase(at);
  }

  const std::size_t most_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> places_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_RECENT_H_
