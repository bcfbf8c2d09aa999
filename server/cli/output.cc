#include "server/cli/output.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace madang::cli {
namespace {

Error io_error(const std::string& path) {
  Error error;
  error.kind = ErrorKind::io;
  error.code = "cannot-write";
  error.message = "cannot write the file";
  error.source = path;
  error.hint = "look at the folder's permissions and the free space";
  return error;
}

/// Whether something stands there that must not be replaced: a pipe, a device.
bool is_special(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode);
}

}  // namespace

Output::~Output() {
  if (file_ == nullptr || file_ == stdout) return;
  std::fclose(file_);
  if (!part_.empty()) std::remove(part_.c_str());
}

Result<Done> Output::open(const std::string& path) {
  path_ = path;
  if (path.empty() || path == "-") {
    file_ = stdout;
    path_ = "standard output";
    return Done{};
  }
  if (!is_special(path)) part_ = path + ".part";
  file_ = std::fopen(part_.empty() ? path.c_str() : part_.c_str(), "wb");
  if (file_ == nullptr) return io_error(path_);
  return Done{};
}

bool Output::write(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file_) == text.size();
}

Result<Done> Output::end() {
  std::FILE* file = std::exchange(file_, nullptr);
  const bool written =
      std::ferror(file) == 0 && (file == stdout ? std::fflush(file) : std::fclose(file)) == 0;
  if (part_.empty()) return written ? Result<Done>(Done{}) : Result<Done>(io_error(path_));
  if (written && std::rename(part_.c_str(), path_.c_str()) == 0) return Done{};
  std::remove(part_.c_str());
  return io_error(path_);
}

Result<Done> write_out(const std::string& path, std::string_view text) {
  Output out;
  if (auto opened = out.open(path); !opened) return opened;
  static_cast<void>(out.write(text));  // end() says so
  return out.end();
}

}  // namespace madang::cli
