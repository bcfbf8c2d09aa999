#include "ingest/stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/source_error.h"

namespace madang::ingest {
namespace {

using base::source_error;

Error out_of_memory(std::string_view name) {
  return source_error("too-large", name, "there is not enough memory to read it",
                      "split it into several files");
}

Error over_limit(std::string_view name, std::string what) {
  return source_error("too-large", name, std::move(what), "unpack it or split it, if it is meant");
}

}  // namespace

Stream::Stream(std::string name, int fd, std::string_view bytes, const Limits& limits)
    : name_(std::move(name)), fd_(fd), bytes_(bytes), limits_(limits) {}

Stream::Stream(Stream&& o) noexcept
    : name_(std::move(o.name_)),
      fd_(std::exchange(o.fd_, -1)),
      bytes_(o.bytes_),
      limits_(o.limits_) {}  // before it was read from

Stream::~Stream() {
  if (fd_ > 0) ::close(fd_);
}

Result<Stream> Stream::open(const std::string& path, const Limits& limits) {
  if (path == "-") return Stream("<stdin>", 0, {}, limits);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd >= 0) return Stream(path, fd, {}, limits);
  const int code = errno;
  if (code == ENOENT || code == ENOTDIR)
    return source_error("not-found", path, "there is no such file or folder",
                        "check the path; a glob needs quotes in the shell");
  return source_error("unreadable", path,
                      std::string("it cannot be opened: ") + std::strerror(code));
}

Stream Stream::of(std::string_view bytes, std::string name, const Limits& limits) {
  return {std::move(name), -1, bytes, limits};
}

Result<Stream> Stream::again() const {
  struct stat about {};
  if (fd_ <= 0 || ::fstat(fd_, &about) != 0 || !S_ISREG(about.st_mode))
    return source_error("unreadable", name_, "it can be read once only");
  return open(name_, limits_);
}

long Stream::read_some(char* to, std::size_t n) {
  if (fd_ < 0) {
    n = std::min(n, bytes_.size());
    if (n > 0) std::memcpy(to, bytes_.data(), n);
    bytes_.remove_prefix(n);
    return static_cast<long>(n);
  }
  ssize_t got = 0;
  do got = ::read(fd_, to, n);
  while (got < 0 && errno == EINTR);
  return got;
}

Result<Done> Stream::fill(Buffer& out, std::size_t most) {
  if (decided_ && !decoder_.is_open()) return fill_raw(out, most);
  const std::size_t before = out.size();
  while (!ended_ && out.size() == before) {
    if (!decided_) {
      if (auto done = fill_raw(out, most); !done) return done;
      if (auto done = decide(out, before, most); !done) return done;
      continue;
    }
    raw_.clear();
    if (auto done = fill_raw(raw_, most); !done) return done;
    if (!decoder_.feed(raw_.view(), ended_, out)) return out_of_memory(name_);
  }
  return Done{};
}

Result<Done> Stream::decide(Buffer& out, std::size_t from, std::size_t most) {
  const auto text = [&] { return out.view().substr(from); };
  if (!looked_) {
    constexpr std::size_t head = 1024;  // an XML declaration is in it
    while (!ended_ && text().size() < head)
      if (auto done = fill_raw(out, most); !done) return done;
    looked_ = true;
    declared_ = declared_encoding(text());
    western_ = declared_.empty() && may_be_western(text());
    if (!what_no_text(text()).empty()) {
      decided_ = true;
      return Done{};
    }
    encoding_.name = wide_encoding(text());
  }
  if (encoding_.name.empty()) {
    // Of ASCII alone all encodings make the same; the rest may be Korean.
    if (!ended_ && ascii_prefix(text()) == text().size()) return Done{};
    encoding_ = encoding_of(text(), declared_, ended_, western_);
    while (!encoding_.sure) {
      if (auto done = fill_raw(out, most); !done) return done;
      encoding_ = encoding_of(text(), declared_, ended_, western_);
    }
  }
  decided_ = true;
  if (encoding_.name.empty() || !decoder_.open(encoding_.name)) return Done{};
  raw_.clear();
  char* to = raw_.room(std::max<std::size_t>(text().size(), 1));
  if (to == nullptr) return out_of_memory(name_);
  std::memcpy(to, text().data(), text().size());
  raw_.grew(text().size());
  out.shorten(from);
  if (!decoder_.feed(raw_.view(), ended_, out)) return out_of_memory(name_);
  return Done{};
}

Result<Done> Stream::fill_raw(Buffer& out, std::size_t most) {
  // As fast as mapping the file, and a file that shrinks meanwhile only ends.
  const std::size_t wanted = std::clamp<std::size_t>(most, 1, largest_read);
  while (!ended_) {
    Buffer& into = gzip_ ? packed_ : out;
    // Packed bytes become up to a thousand times as many, and the first may be packed.
    constexpr std::size_t packed = 64 << 10;
    const std::size_t piece = gzip_ || !begun_ ? std::min(wanted, packed) : wanted;
    char* to = into.room(piece);
    if (to == nullptr) return out_of_memory(name_);
    const long got = read_some(to, piece);
    if (got < 0)
      return source_error("unreadable", name_,
                          std::string("it cannot be read: ") + std::strerror(errno));
    if (got == 0) {
      ended_ = true;
      break;
    }
    into.grew(static_cast<std::size_t>(got));
    if (!begun_ && !gzip_) {
      // A pipe may give one byte; the two that mark gzip are waited for.
      begun_ = into.size() >= 2;
      if (begun_ && is_gzip(into.view())) {
        gzip_.emplace(limits_);
        std::swap(packed_, out);
        out.clear();
      } else if (!begun_) {
        continue;
      }
    }
    const std::size_t before = out.size();
    if (gzip_) {
      state_ = gzip_->feed(packed_.view(), out);
      packed_.clear();
      if (state_ == Gunzip::State::no_memory) return out_of_memory(name_);
      if (state_ == Gunzip::State::too_large)
        return over_limit(name_, "it unpacks to more than is read: " + gzip_->message());
      ended_ = state_ != Gunzip::State::reading;
    } else {
      given_ += static_cast<std::uint64_t>(got);
      if (given_ > limits_.max_bytes)
        return over_limit(name_, "it has more than the " + std::to_string(limits_.max_bytes) +
                                     " bytes that are read");
      break;
    }
    if (out.size() > before) break;
  }
  return Done{};
}

void Stream::close(Input& input) const {
  const auto note = [&](Severity severity, std::string rule, std::string message) {
    input.notes.push_back({severity, std::move(rule), std::move(message)});
  };
  if (decoder_.is_open())
    note(Severity::repaired, "encoding",
         "expected UTF-8, and found " + encoding_.name + "; the text was converted");
  if (decoder_.replaced() > 0)
    note(Severity::repaired, "encoding-damaged",
         std::to_string(decoder_.replaced()) + " bytes are no characters of " + encoding_.name +
             "; U+FFFD stands for them");
  if (!encoding_.declared.empty())
    note(Severity::repaired, "encoding-declared",
         "the text calls itself " + encoding_.declared + " and is " +
             (encoding_.name.empty() ? "UTF-8" : encoding_.name) + "; it was read as what it is");
  if (!gzip_) return;
  const std::string bytes = std::to_string(gzip_->unpacked());
  if (state_ == Gunzip::State::damaged) {
    input.cut = true;
    note(Severity::refused, "gzip-damaged",
         "the gzip data is damaged (" + gzip_->message() + "); the first " + bytes +
             " bytes could be unpacked, the rest is left out");
  } else if (state_ == Gunzip::State::trailing) {
    note(Severity::notice, "gzip-trailing",
         "bytes behind the gzip data are not gzip and were ignored");
  } else if (!gzip_->ended()) {
    input.cut = true;
    note(Severity::refused, "gzip-truncated",
         "the gzip data ends early; the first " + bytes +
             " bytes could be unpacked, the rest is missing");
  }
}

}  // namespace madang::ingest
