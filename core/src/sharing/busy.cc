#include "sharing/busy.h"

#include <algorithm>

namespace madang::sharing {
namespace {

bool earlier(const Use& a, const Use& b) { return a.from < b.from; }

/// Moments at which units are taken (positive) or given back, in order; what is
/// given back comes first.
using Steps = std::vector<std::pair<std::int64_t, std::int64_t>>;

Steps steps_of(const Uses& uses, std::int64_t from, std::int64_t to, std::int64_t buffer,
               std::int64_t now) {
  Steps steps;
  uses.each(from - buffer, to + buffer, [&](const Use& use) {
    if (!use.holds(now)) return;
    steps.emplace_back(use.from - buffer, use.quantity);
    steps.emplace_back(use.to + buffer, -use.quantity);
  });
  std::sort(steps.begin(), steps.end());
  return steps;
}

}  // namespace

std::size_t Uses::first_from(std::int64_t from) const {
  Use probe;
  probe.from = from;
  return static_cast<std::size_t>(std::lower_bound(all_.begin(), all_.end(), probe, earlier) -
                                  all_.begin());
}

void Uses::add(const Use& use) {
  all_.insert(std::upper_bound(all_.begin(), all_.end(), use, earlier), use);
  longest_ = std::max(longest_, use.to - use.from);
}

void Uses::append(const Use& use) {
  all_.push_back(use);
  longest_ = std::max(longest_, use.to - use.from);
}

void Uses::sort() { std::sort(all_.begin(), all_.end(), earlier); }

std::optional<Use> Uses::remove(std::int64_t booking, std::int64_t from) {
  for (std::size_t i = first_from(from); i < all_.size() && all_[i].from == from; ++i)
    if (all_[i].booking == booking) {
      const Use removed = all_[i];
      all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(i));
      return removed;
    }
  return std::nullopt;
}

std::uint32_t Busy::number(std::string_view resource) {
  if (const auto it = numbers_.find(resource); it != numbers_.end()) return it->second;
  const auto made = static_cast<std::uint32_t>(uses_.size());
  uses_.emplace_back();
  numbers_.emplace(resource, made);
  return made;
}

const Uses* Busy::find(std::string_view resource) const {
  const auto it = numbers_.find(resource);
  return it != numbers_.end() ? &uses_[it->second] : nullptr;
}

void Busy::add(std::uint32_t number, const Use& use) {
  uses_[number].add(use);
  days_.add(number, {use.from, use.to}, use.expires != 0);
}

void Busy::append(std::uint32_t number, const Use& use) {
  uses_[number].append(use);
  days_.add(number, {use.from, use.to}, use.expires != 0);
}

void Busy::remove(std::uint32_t number, std::int64_t booking, std::int64_t from) {
  if (const auto use = uses_[number].remove(booking, from))
    days_.remove(number, {use->from, use->to}, use->expires != 0);
}

void Busy::sort() {
  for (Uses& uses : uses_) uses.sort();
}

std::int64_t most_used(const Uses& uses, std::int64_t from, std::int64_t to, std::int64_t now) {
  std::int64_t used = 0, most = 0;
  for (const auto& [at, units] : steps_of(uses, from, to, 0, now)) {
    used += units;
    most = std::max(most, used);
  }
  return most;
}

Stretches taken(const Uses& uses, std::int64_t from, std::int64_t to, std::int64_t buffer,
                std::int64_t quantity, std::int64_t wanted, std::int64_t now) {
  Stretches full;
  if (wanted > quantity) return {{from, to}};
  if (uses.empty()) return full;
  if (quantity == 1) {  // each use takes it all, and they come in order
    uses.each(from - buffer, to + buffer, [&](const Use& use) {
      if (!use.holds(now)) return;
      const Stretch s{use.from - buffer, use.to + buffer};
      if (!full.empty() && s.from <= full.back().to)
        full.back().to = std::max(full.back().to, s.to);
      else full.push_back(s);
    });
    return full;
  }
  std::int64_t used = 0;
  for (const auto& [at, units] : steps_of(uses, from, to, buffer, now)) {
    const bool before = used + wanted > quantity;
    used += units;
    const bool after = used + wanted > quantity;
    if (!before && after) full.push_back({at, to});
    if (before && !after) full.back().to = at;
  }
  join(full);
  return full;
}

}  // namespace madang::sharing
