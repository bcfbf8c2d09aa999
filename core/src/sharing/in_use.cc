#include "sharing/in_use.h"

#include <algorithm>

namespace madang::sharing {

InUse::InUse(const Busy& busy, const Stretch& window, std::int64_t buffer)
    : gathered_(window.length() <= longest),
      any_(static_cast<std::uint32_t>(busy.size())),
      first_(gathered_ ? busy.size() : 0),
      parts_(1) {
  const auto seconds = [&](std::int64_t at) {
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(at - window.from, 0, std::min(window.length(), longest)));
  };
  busy.days().each({window.from - buffer, window.to + buffer},
                   [&](std::uint32_t number, const Stretch& use, bool held) {
                     any_.set(number);
                     if (!gathered_) return;
                     Part part;
                     part.span = {seconds(use.from), seconds(use.to)};
                     part.next = first_[number];
                     part.held = held ? 1 : 0;
                     first_[number] = static_cast<std::uint32_t>(parts_.size());
                     parts_.push_back(part);
                   });
}

std::optional<bool> InUse::leaves(std::uint32_t number, std::span<const Span> open,
                                  std::int32_t seconds) const {
  if (!gathered_) return std::nullopt;
  thread_local std::vector<Span> uses;
  uses.clear();
  for (std::uint32_t i = first_[number]; i != 0; i = parts_[i].next) {
    if (parts_[i].held != 0) return std::nullopt;
    uses.push_back(parts_[i].span);
  }
  std::sort(uses.begin(), uses.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  for (const Span& span : open) {
    std::int32_t free_from = span.from;
    for (const Span& use : uses) {
      if (std::min(use.from, span.to) - free_from >= seconds) return true;
      free_from = std::max(free_from, use.to);
    }
    if (span.to - free_from >= seconds) return true;
  }
  return false;
}

}  // namespace madang::sharing
