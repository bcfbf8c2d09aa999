// The text of one input, some at a time: unpacked if it was gzipped, in UTF-8
// whatever it was written in.
#ifndef MADANG_INGEST_STREAM_H_
#define MADANG_INGEST_STREAM_H_

#include <madang/result.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/buffer.h"
#include "ingest/encoding.h"
#include "ingest/gunzip.h"
#include "ingest/input.h"

namespace madang::ingest {

class Stream {
 public:
  /// A file; "-" is standard input. Errors: not-found, unreadable.
  [[nodiscard]] static Result<Stream> open(const std::string& path, const Limits& limits = {});
  /// Bytes, which must outlive it.
  [[nodiscard]] static Stream of(std::string_view bytes, std::string name,
                                 const Limits& limits = {});
  /// REQUIRES: nothing was read from it.
  Stream(Stream&& o) noexcept;
  Stream& operator=(Stream&&) = delete;
  ~Stream();

  /// What problems call it.
  [[nodiscard]] const std::string& name() const { return name_; }
  static constexpr std::size_t largest_read = 4 << 20;
  /// Appends what comes next to `out`, about `most` and `largest_read` of the
  /// bytes that are read; nothing at the end. Errors: unreadable, too-large.
  [[nodiscard]] Result<Done> fill(Buffer& out, std::size_t most = largest_read);
  [[nodiscard]] bool ended() const { return ended_; }
  /// The same input from its beginning; an error where it can be read once only.
  [[nodiscard]] Result<Stream> again() const;
  /// At the end: notes on gzip data that was damaged or cut, and on the encoding.
  void close(Input& input) const;

 private:
  Stream(std::string name, int fd, std::string_view bytes, const Limits& limits);
  [[nodiscard]] long read_some(char* to, std::size_t n);
  /// fill(), in whatever encoding it is.
  [[nodiscard]] Result<Done> fill_raw(Buffer& out, std::size_t most);
  /// Finds the encoding out by what `out` has from `from` on, reading more if
  /// that does not tell; converts it.
  [[nodiscard]] Result<Done> decide(Buffer& out, std::size_t from, std::size_t most);

  std::string name_;
  int fd_ = -1;             // -1: bytes
  std::string_view bytes_;  // that are left
  Limits limits_;
  Buffer packed_;
  std::optional<Gunzip> gzip_;
  Gunzip::State state_ = Gunzip::State::reading;
  std::uint64_t given_ = 0;
  bool begun_ = false, ended_ = false;
  bool looked_ = false, decided_ = false;  // at the first bytes; on the encoding
  Encoding encoding_;
  std::string declared_;
  bool western_ = false;  // may be windows-1252
  Decoder decoder_;
  Buffer raw_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_STREAM_H_
