#include "ingest/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

namespace madang::ingest {
namespace {

constexpr std::size_t piece = 4 << 20;

Error source_error(std::string code, std::string_view source, std::string message,
                   std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = std::move(code);
  error.source = source;
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

Error out_of_memory(std::string_view name) {
  return source_error("too-large", name, "there is not enough memory to read it",
                      "split it into several files");
}

Error over_limit(std::string_view name, std::string what) {
  return source_error("too-large", name, std::move(what), "unpack it or split it, if it is meant");
}

void note(Input& input, Severity severity, std::string rule, std::string message) {
  input.notes.push_back({severity, std::move(rule), std::move(message)});
}

/// What the unpacking ended with, as a note or an error.
std::optional<Error> close_gzip(const Gunzip& gzip, Gunzip::State state, Input& input) {
  const std::string bytes = std::to_string(input.text.size());
  switch (state) {
    case Gunzip::State::no_memory: return out_of_memory(input.name);
    case Gunzip::State::too_large:
      return over_limit(input.name, "it unpacks to more than is read: " + gzip.message());
    case Gunzip::State::damaged:
      input.cut = true;
      note(input, Severity::refused, "gzip-damaged",
           "the gzip data is damaged (" + gzip.message() + "); the first " + bytes +
               " bytes could be unpacked, the rest is left out");
      break;
    case Gunzip::State::trailing:
      note(input, Severity::notice, "gzip-trailing",
           "bytes behind the gzip data are not gzip and were ignored");
      break;
    case Gunzip::State::reading:
      if (gzip.ended()) break;
      input.cut = true;
      note(input, Severity::refused, "gzip-truncated",
           "the gzip data ends early; the first " + bytes +
               " bytes could be unpacked, the rest is missing");
      break;
  }
  return std::nullopt;
}

/// `read(to, n)`: number of bytes written to `to`, 0 at the end, negative on
/// failure with errno set.
template <class Read>
Result<Input> read_all(std::string name, const Limits& limits, Read read) {
  Input input;
  input.name = std::move(name);
  Buffer packed;
  std::optional<Gunzip> gzip;
  Gunzip::State state = Gunzip::State::reading;
  while (state == Gunzip::State::reading) {
    Buffer& into = gzip ? packed : input.text;
    char* to = into.room(piece);
    if (to == nullptr) return out_of_memory(input.name);
    const ssize_t got = read(to, piece);
    if (got < 0) {
      const int code = errno;
      return source_error("unreadable", input.name,
                          std::string("it cannot be read: ") + std::strerror(code));
    }
    if (got == 0) break;
    into.grew(static_cast<std::size_t>(got));
    if (!gzip && into.size() - static_cast<std::size_t>(got) < 2 && is_gzip(into.view())) {
      gzip.emplace(limits);
      std::swap(packed, input.text);
    }
    if (gzip) {
      state = gzip->feed(packed.view(), input.text);
      packed.clear();
    } else if (input.text.size() > limits.max_bytes) {
      return over_limit(input.name, "it has more than the " + std::to_string(limits.max_bytes) +
                                        " bytes that are read");
    }
  }
  if (input.text.room(0) == nullptr && input.text.room(1) == nullptr)
    return out_of_memory(input.name);
  input.text.seal();
  if (gzip)
    if (auto error = close_gzip(*gzip, state, input)) return std::move(*error);
  look_at_encoding(input);
  return input;
}

}  // namespace

Result<Input> read_file(const std::string& path, const Limits& limits) {
  const bool standard_input = path == "-";
  const int fd = standard_input ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    const int code = errno;
    if (code == ENOENT || code == ENOTDIR)
      return source_error("not-found", path, "there is no such file or folder",
                          "check the path; a glob needs quotes in the shell");
    return source_error("unreadable", path,
                        std::string("it cannot be opened: ") + std::strerror(code));
  }
  auto input = read_all(standard_input ? "<stdin>" : path, limits, [fd](char* to, std::size_t n) {
    ssize_t got = 0;
    do got = ::read(fd, to, n);
    while (got < 0 && errno == EINTR);
    return got;
  });
  if (!standard_input) ::close(fd);
  return input;
}

Result<Input> read_bytes(std::string_view bytes, std::string_view name, const Limits& limits) {
  return read_all(std::string(name), limits, [bytes](char* to, std::size_t n) mutable {
    n = std::min(n, bytes.size());
    if (n > 0) std::memcpy(to, bytes.data(), n);
    bytes.remove_prefix(n);
    return static_cast<ssize_t>(n);
  });
}

void look_at_encoding(Input& input) {
  const std::string_view text = input.text.view();
  const auto starts = [text](std::string_view mark) { return text.substr(0, mark.size()) == mark; };
  const auto refuse = [&input](std::string rule, std::string message) {
    input.unusable = true;
    note(input, Severity::refused, std::move(rule), std::move(message));
  };
  using namespace std::string_view_literals;
  if (starts("\xEF\xBB\xBF"sv)) {
    input.begin = 3;
    note(input, Severity::notice, "bom",
         "a byte order mark stands before the text; it was skipped");
  } else if (starts("\xFF\xFE\0\0"sv) || starts("\0\0\xFE\xFF"sv)) {
    refuse("encoding",
           "expected UTF-8, found the byte order mark of UTF-32; convert it with "
           "iconv -f UTF-32 -t UTF-8");
  } else if (starts("\xFF\xFE"sv) || starts("\xFE\xFF"sv)) {
    refuse("encoding",
           "expected UTF-8, found the byte order mark of UTF-16; convert it with "
           "iconv -f UTF-16 -t UTF-8");
  } else if (text.size() >= 4 && (text[0] == '\0') != (text[1] == '\0') &&
             (text[0] == '\0') == (text[2] == '\0') && (text[1] == '\0') == (text[3] == '\0')) {
    refuse("encoding",
           "expected UTF-8, found a NUL byte beside every character, as UTF-16 has; "
           "convert it with iconv -f UTF-16LE (or UTF-16BE) -t UTF-8");
  } else if (!text.empty() && text[0] == '\0') {
    const std::size_t other = text.find_first_not_of('\0');
    const std::string count = std::to_string(other == std::string_view::npos ? text.size() : other);
    refuse("nul-bytes", "expected text, found " + count + " NUL bytes at its beginning");
  }
}

}  // namespace madang::ingest
