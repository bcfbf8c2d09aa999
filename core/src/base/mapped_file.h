// A file mapped for reading.
#ifndef MADANG_BASE_MAPPED_FILE_H_
#define MADANG_BASE_MAPPED_FILE_H_

#include <madang/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace madang::base {

class MappedFile {
 public:
  /// Errors: not-found, unreadable.
  [[nodiscard]] static Result<std::shared_ptr<const MappedFile>> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Whether the file is still what was mapped. Reading behind the end of a file
  /// that shrank ends the process, so what depends on it asks first. A file
  /// that was replaced (renamed over) or removed stays mapped and is unchanged.
  [[nodiscard]] bool unchanged() const;

 private:
  MappedFile() = default;
  std::string path_;
  int fd_ = -1;
  std::span<const std::byte> bytes_;
  std::int64_t seconds_ = 0, nanoseconds_ = 0;  // of its last change
};

}  // namespace madang::base

#endif  // MADANG_BASE_MAPPED_FILE_H_
