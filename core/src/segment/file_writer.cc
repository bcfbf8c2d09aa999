#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "segment/file.h"
#include "segment/file_head.h"
#include "segment/schema_text.h"

namespace madang::segment {
namespace {

/// What a rename changed is on disk when its folder is.
bool sync_folder(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool done = ::fsync(fd) == 0 || errno == EINVAL;  // some file systems cannot
  ::close(fd);
  return done;
}

void append(std::vector<std::byte>& to, const void* data, std::size_t bytes) {
  const auto* first = static_cast<const std::byte*>(data);
  to.insert(to.end(), first, first + bytes);
}

}  // namespace

FileWriter::FileWriter(std::string path) : path_(std::move(path)) {
  // A link stays a link: what it names is replaced.
  std::error_code unknown;
  if (std::filesystem::is_symlink(path_, unknown))
    if (auto real = std::filesystem::canonical(path_, unknown); !unknown) path_ = real.string();
}

FileWriter::~FileWriter() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Error FileWriter::failure(std::string what, int code) const {
  Error error;
  error.kind = ErrorKind::io;
  error.code = "write-failed";
  error.source = path_;
  error.message = std::move(what) + ": " + std::strerror(code);
  error.hint = "what was there before is as it was";
  return error;
}

Result<Done> FileWriter::begin() {
  // A rename would put a file in the place of a pipe or device.
  std::error_code unknown;
  const auto there = std::filesystem::status(path_, unknown);
  if (std::filesystem::exists(there) && std::filesystem::is_other(there))
    return failure("it is no file", EINVAL);
  static std::atomic<unsigned> counter{0};
  // No two writers share a name, in this process or another.
  for (int i = 0; i < 100; ++i) {
    temporary_ = path_ + ".writing-" + std::to_string(::getpid()) + "-" +
                 std::to_string(counter.fetch_add(1));
    fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd_ >= 0) break;
    const int code = errno;
    temporary_.clear();
    if (code != EEXIST) return failure("the file cannot be made", code);
  }
  if (fd_ < 0) return failure("the file cannot be made", EEXIST);
  const std::vector<std::byte> head(file_alignment);
  return write(head.data(), head.size());
}

Result<Done> FileWriter::write(const void* data, std::size_t bytes) {
  const auto* from = static_cast<const char*>(data);
  while (bytes > 0) {
    const ssize_t n = ::write(fd_, from, bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return failure("it cannot be written", n < 0 ? errno : ENOSPC);
    from += n;
    bytes -= static_cast<std::size_t>(n);
    size_ += static_cast<std::uint64_t>(n);
  }
  return Done{};
}

Result<Done> FileWriter::add(std::size_t collection, std::span<const std::byte> image) {
  if (fd_ < 0)
    if (auto done = begin(); !done) return done;
  const FileEntry entry{static_cast<std::uint32_t>(collection), 0, size_, image.size()};
  append(entries_, &entry, sizeof entry);
  ++segments_;
  if (auto done = write(image.data(), image.size()); !done) return done;
  const std::vector<std::byte> gap((file_alignment - size_ % file_alignment) % file_alignment);
  return write(gap.data(), gap.size());
}

Result<Done> FileWriter::commit(const FileInfo& info) {
  if (fd_ < 0)
    if (auto done = begin(); !done) return done;
  std::vector<std::byte> directory;
  append(directory, info.counts, counts_bytes);
  append(directory, entries_.data(), entries_.size());
  const std::string schema = schema_text();
  append(directory, schema.data(), schema.size());
  FileHead head{};
  std::memcpy(head.magic, file_magic, sizeof file_magic);
  head.version = file_version;
  head.segments = segments_;
  head.directory = size_;
  head.bytes = size_ + directory.size();
  head.directory_checksum = base::hash(std::span<const std::byte>(directory));
  head.data_version = info.version;
  head.checksum = checksum_of(head);
  if (auto done = write(directory.data(), directory.size()); !done) return done;
  const ssize_t put = ::pwrite(fd_, &head, sizeof head, 0);
  if (put != static_cast<ssize_t>(sizeof head))
    return failure("it cannot be written", put < 0 ? errno : ENOSPC);
  if (::fsync(fd_) != 0) return failure("it cannot be written to disk", errno);
  const int closed = ::close(fd_);
  fd_ = -1;
  if (closed != 0) return failure("it cannot be written", errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0)
    return failure("it cannot be renamed", errno);
  temporary_.clear();
  if (sync_folder(path_)) return Done{};
  Error error = failure("its folder cannot be written to disk", errno);
  error.hint = "the new file is in place, but may not be after a power cut";
  return error;
}

}  // namespace madang::segment
