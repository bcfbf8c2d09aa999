// Where the bare loop gets its memory and its bytes: an arena and a vector on
// huge pages, and a file read in pieces.
#ifndef MADANG_TESTS_BENCH_BARE_MEMORY_H_
#define MADANG_TESTS_BENCH_BARE_MEMORY_H_

#include <fcntl.h>
#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

namespace bare {

using sv = std::string_view;
constexpr size_t kPiece = 4U << 20;
constexpr size_t kHuge = 2U << 20;

// Memory on huge pages where the system allows: touching a new 4 KiB page costs
// as much as parsing what is written to it.
inline char* map_huge(size_t size) {
  void* p = mmap(nullptr, size + kHuge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED) std::abort();
  char* at = reinterpret_cast<char*>((reinterpret_cast<size_t>(p) + kHuge - 1) & ~(kHuge - 1));
  madvise(at, size, MADV_HUGEPAGE);
  return at;
}

class Arena {
 public:
  char* take(size_t n) {
    if (size_t(end_ - at_) < n) {
      const size_t size = (std::max(n, size_t(64) << 20) + kHuge - 1) & ~(kHuge - 1);
      at_ = map_huge(size);
      end_ = at_ + size;
    }
    char* out = at_;
    at_ += n;
    return out;
  }
  sv copy(sv text) {
    bytes += text.size();
    char* to = take(text.size());
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }
  size_t bytes = 0;

 private:
  char* at_ = nullptr;
  char* end_ = nullptr;
};

// The same for the vector of records; what it outgrows goes back to the system.
template <class T>
struct HugeAllocator {
  using value_type = T;
  HugeAllocator() = default;
  template <class U>
  HugeAllocator(const HugeAllocator<U>&) {}
  T* allocate(size_t n) {
    const size_t size = n * sizeof(T);
    return reinterpret_cast<T*>(size < kHuge ? static_cast<char*>(std::malloc(size))
                                             : map_huge(size));
  }
  void deallocate(T* p, size_t n) {
    n * sizeof(T) < kHuge ? std::free(p) : void(munmap(p, n * sizeof(T)));
  }
  bool operator==(const HugeAllocator&) const { return true; }
};

// The file in pieces, each cut at its last line end, given to `take`.
template <class Take>
bool pieces(const char* path, Take take) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) return false;
  std::vector<char> buffer;
  for (size_t have = 0;;) {
    const size_t room = have + kPiece + simdjson::SIMDJSON_PADDING;
    if (buffer.size() < room) buffer.resize(room);
    const ssize_t got = read(fd, buffer.data() + have, kPiece);
    if (got <= 0) {
      if (have) take(buffer.data(), have, buffer.size());
      return close(fd), got == 0;
    }
    have += size_t(got);
    const auto* last = static_cast<const char*>(memrchr(buffer.data(), '\n', have));
    if (!last) continue;
    const size_t whole = size_t(last - buffer.data()) + 1;
    take(buffer.data(), whole, buffer.size());
    std::memmove(buffer.data(), buffer.data() + whole, have - whole);
    have -= whole;
  }
}

}  // namespace bare

#endif  // MADANG_TESTS_BENCH_BARE_MEMORY_H_
