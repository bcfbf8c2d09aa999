// How a question was answered: for each of its parts what was looked at and how
// long it took, added up over all segments.
#ifndef MADANG_QUERY_PLAN_H_
#define MADANG_QUERY_PLAN_H_

#include <madang/catalog.h>

#include <chrono>
#include <map>
#include <utility>
#include <vector>

#include "query/columns.h"

namespace madang::query {

class Plan {
 public:
  /// Times one part in one segment, with the parts inside it.
  class Timer {
   public:
    Timer(Plan& plan, const Query& query, int depth)
        : plan_(plan), index_(plan.step_of(query, depth)) {}
    /// Without it the part was not answered.
    void stop(std::uint64_t rows, const Effort& effort) {
      const std::chrono::duration<double, std::milli> took = Clock::now() - start_;
      Step& step = plan_.steps_[index_];
      step.rows += rows;
      step.touched += effort.touched;
      if (*effort.how != 0) step.how = effort.how;
      step.ms += took.count();
    }

   private:
    using Clock = std::chrono::steady_clock;
    Plan& plan_;
    std::size_t index_;
    Clock::time_point start_ = Clock::now();
  };

  std::vector<Step> take() { return std::move(steps_); }

 private:
  std::size_t step_of(const Query& query, int depth) {
    const auto [it, fresh] = numbers_.try_emplace(&query, steps_.size());
    if (fresh) {
      Step step;
      step.depth = static_cast<std::size_t>(depth);
      step.part = query.to_string();
      step.how = query.children.empty() ? "all" : "join";
      steps_.push_back(std::move(step));
    }
    return it->second;
  }
  std::map<const Query*, std::size_t> numbers_;
  std::vector<Step> steps_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_PLAN_H_
