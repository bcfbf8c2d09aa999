// Any bytes as a snapshot, also ones whose checksums fit: it opens or it does
// not, what opens can be asked, and what is verified opens.
#include <madang/catalog.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "../support/snapshot_bytes.h"

namespace {

using namespace madang;

/// A file in memory under a path.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : fd_(::memfd_create("snapshot", MFD_CLOEXEC)) {
    if (fd_ < 0) std::abort();
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t n = ::write(fd_, bytes.data() + done, bytes.size() - done);
      if (n <= 0) std::abort();
      done += static_cast<std::size_t>(n);
    }
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

void use(const Catalog& city) {
  for (const char* question :
       {"", "bus", "buses", "심야", "\"night bus\"", "b*", "심*", "10만", "kind:news",
        "published:2022", "capacity>1", "topics:night", "near:37.5,127,9km", "bus -river"}) {
    SearchOptions options;
    options.limit = 3;
    options.facets = {"kind"};
    if (const auto hits = city.search(question, options)) (void)hits->to_json();
    for (const char* sort : {"title", "-published", "series"}) {
      options.sort = sort;
      options.facets = {"kind", "topics"};
      if (const auto hits = city.bulletins().search(question, options)) (void)hits->to_json();
    }
  }
  for (const std::string& name : Catalog::collections()) {
    const Collection collection = *city.collection(name);
    for (std::size_t i = 0; i < std::min<std::size_t>(collection.size(), 5); ++i) {
      const Record record = collection.at(i);
      if (record.json().size() != record.json_bytes()) (void)record.json();
      (void)collection.find(record.id());
    }
  }
  (void)city.stats_json();
}

void try_bytes(const std::string& bytes) {
  const MemoryFile file(bytes);
  const auto verified = Catalog::verify(file.path());
  if (!verified && verified.error().message.empty()) std::abort();
  if (bytes.size() < 8 || bytes.compare(0, 8, segment::file_magic, 8) != 0) return;
  const auto city = Catalog::open(file.path());
  if (verified && !city) std::abort();
  if (city) use(*city);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  try_bytes(bytes);
  snapshot_bytes::fix_checksums(bytes);
  try_bytes(bytes);
  return 0;
}
