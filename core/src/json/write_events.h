// What was read of a record as canonical JSON text: a record whose members were renamed or
// moved is written anew, and needs no struct for that.
#ifndef MADANG_JSON_WRITE_EVENTS_H_
#define MADANG_JSON_WRITE_EVENTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "json/out.h"
#include "json/write_plan.h"
#include "reflect/events.h"

namespace madang::json {

/// One record after another; keeps its buffers. Not thread-safe.
class EventWriter {
 public:
  /// Appends what append_record() (json/write.h) writes of the struct that reflect::fill() makes
  /// of the events. REQUIRES: their texts are UTF-8, as a reader's are.
  void append(Out& out, const reflect::RecordInfo& info, const reflect::Events& events);

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  /// The events of one member of one object, by next_.
  struct Chain {
    std::uint32_t first = none, last = none;
  };
  struct Object {
    const reflect::RecordInfo* info = nullptr;
    std::uint32_t chains = 0;  ///< its members' chains, in order; behind them that of extra
    std::uint64_t said = 0;    ///< by member: whether there is a chain
  };
  /// Finds out which events are of which member: parts of an object may stand far apart.
  void sort(const reflect::RecordInfo& info, const reflect::Events& events);
  /// The number of a new object, which is being read from now on.
  std::uint32_t open(const reflect::RecordInfo& info);
  void object(const WritePlan& plan, const Object& object);
  void member(const WriteStep& step, std::uint32_t first);
  void text(std::uint32_t first, std::uint32_t end);
  void scalar(const WriteStep& step, const reflect::Event& event);

  Out* out_ = nullptr;
  const reflect::Event* events_ = nullptr;
  std::vector<Object> objects_;
  std::vector<Chain> chains_;
  std::vector<std::uint32_t> next_;    // by event
  std::vector<std::uint32_t> object_;  // by event that begins one
  std::vector<std::uint32_t> open_;    // objects that did not end yet
};

}  // namespace madang::json

#endif  // MADANG_JSON_WRITE_EVENTS_H_
