#include "base/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

namespace madang::base {
namespace {

constexpr std::size_t huge = 2 << 20;
// Below this a huge page would waste more than it saves.
constexpr std::size_t huge_from = 2 << 20;

std::size_t page_size() {
  static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

std::size_t up(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

std::byte* map(std::size_t bytes) {
  // A huge page begins at a multiple of its size; what is before and behind goes.
  const std::size_t spare = bytes < huge_from ? 0 : huge;
  void* found = ::mmap(nullptr, bytes + spare, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (found == MAP_FAILED) throw std::bad_alloc();
  auto* const made = static_cast<std::byte*>(found);
  if (spare == 0) return made;
  const auto address = reinterpret_cast<std::uintptr_t>(made);
  const std::size_t before = up(address, huge) - address;
  if (before > 0) ::munmap(made, before);
  if (before < spare) ::munmap(made + before + bytes, spare - before);
  return made + before;
}

/// The same pages with more room behind them, perhaps elsewhere.
std::byte* remap(std::byte* old, std::size_t bytes, std::size_t wanted) {
#ifdef __SANITIZE_THREAD__
  // The thread sanitizer does not see mremap, and takes what another thread did
  // at an address before for a race.
  std::byte* made = map(wanted);
  std::memcpy(made, old, bytes);
  ::munmap(old, bytes);
  return made;
#else
  void* moved = ::mremap(old, bytes, wanted, MREMAP_MAYMOVE);
  if (moved == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(moved);
#endif
}

}  // namespace

Pages::~Pages() {
  if (data_ != nullptr) ::munmap(data_, reserved_);
}

void Pages::reserve(std::size_t bytes) {
  if (bytes <= reserved_) return;
  const auto rounded = [](std::size_t n) { return up(n, n < huge_from ? page_size() : huge); };
  std::size_t wanted = rounded(bytes);
  if (data_ != nullptr) {
    wanted = rounded(bytes + bytes / 2);
    data_ = remap(data_, reserved_, wanted);
  } else {
    data_ = map(wanted);
  }
  reserved_ = wanted;
  // Advice only: where it is refused, pages are small and all still works.
  if (reserved_ >= huge_from) static_cast<void>(::madvise(data_, reserved_, MADV_HUGEPAGE));
}

void Pages::append(const void* bytes, std::size_t n) {
  if (n == 0) return;
  std::memcpy(room(n), bytes, n);
  size_ += n;
}

void Pages::align(std::size_t alignment) {
  const std::size_t gap = up(size_, alignment) - size_;
  if (gap == 0) return;
  std::memset(room(gap), 0, gap);
  size_ += gap;
}

void Pages::shrink() {
  const std::size_t kept = up(size_, page_size());
  if (data_ == nullptr || kept >= reserved_) return;
  // A huge page that is in use to a small part only would stay whole otherwise.
  if (kept < huge) static_cast<void>(::madvise(data_, reserved_, MADV_NOHUGEPAGE));
  if (kept == 0) {
    ::munmap(data_, reserved_);
    data_ = nullptr;
  } else {
    ::munmap(data_ + kept, reserved_ - kept);
  }
  reserved_ = kept;
}

Pages Pages::split() {
  Pages rest;
  const std::size_t kept = up(size_, page_size());
  if (data_ == nullptr || kept >= reserved_) return rest;
  rest.data_ = data_ + kept;
  rest.reserved_ = std::exchange(reserved_, kept) - kept;
  if (kept == 0) data_ = nullptr;
  return rest;
}

}  // namespace madang::base
