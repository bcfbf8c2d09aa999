#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/source_error.h"

namespace madang::base {
Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  std::shared_ptr<MappedFile> file(new MappedFile);
  file->path_ = path;
  file->fd_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat about {};
  if (file->fd_ < 0 || ::fstat(file->fd_, &about) != 0) {
    const int code = errno;
    if (code == ENOENT || code == ENOTDIR)
      return source_error("not-found", path, "there is no such file");
    return source_error("unreadable", path,
                        std::string("it cannot be opened: ") + std::strerror(code));
  }
  if (!S_ISREG(about.st_mode)) return source_error("unreadable", path, "it is not a file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > 0) {
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file->fd_, 0);
    if (mapped == MAP_FAILED)
      return source_error("unreadable", path,
                          std::string("it cannot be mapped: ") + std::strerror(errno));
    file->bytes_ = {static_cast<const std::byte*>(mapped), size};
  }
  file->seconds_ = about.st_mtim.tv_sec;
  file->nanoseconds_ = about.st_mtim.tv_nsec;
  return std::shared_ptr<const MappedFile>(std::move(file));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
  if (fd_ >= 0) ::close(fd_);
}

bool MappedFile::unchanged() const {
  struct stat about {};
  return ::fstat(fd_, &about) == 0 && static_cast<std::size_t>(about.st_size) == bytes_.size() &&
         about.st_mtim.tv_sec == seconds_ && about.st_mtim.tv_nsec == nanoseconds_;
}

}  // namespace madang::base
