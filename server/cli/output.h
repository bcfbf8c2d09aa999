// Where a command writes: a file, which is there only once it is whole, or
// standard output.
#ifndef MADANG_SERVER_CLI_OUTPUT_H_
#define MADANG_SERVER_CLI_OUTPUT_H_

#include <madang/result.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace madang::cli {

class Output {
 public:
  Output() = default;
  ~Output();  ///< what was not ended is taken away
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Empty or "-": standard output. Written under a temporary name beside it, but
  /// straight to a pipe or device.
  [[nodiscard]] Result<Done> open(const std::string& path);
  /// False when it could not be written; end() says why.
  [[nodiscard]] bool write(std::string_view text);
  [[nodiscard]] Result<Done> end();

 private:
  std::FILE* file_ = nullptr;
  std::string path_, part_;
};

/// Writes all of `text` so.
[[nodiscard]] Result<Done> write_out(const std::string& path, std::string_view text);

}  // namespace madang::cli

#endif  // MADANG_SERVER_CLI_OUTPUT_H_
