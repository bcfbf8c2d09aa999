#include "ingest/gunzip.h"

#include <zlib.h>

#include <algorithm>

namespace madang::ingest {

struct Gunzip::Stream {
  z_stream z{};
  bool ready = false;
  bool in_member = false;
  bool any_output = false;  // of the member being read
  std::uint64_t members = 0;
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
};

Gunzip::Gunzip(const Limits& limits) : limits_(limits), stream_(new Stream) {
  constexpr int gzip_only = 15 + 16;
  stream_->ready = inflateInit2(&stream_->z, gzip_only) == Z_OK;
}

Gunzip::~Gunzip() {
  if (stream_->ready) inflateEnd(&stream_->z);
}

std::uint64_t Gunzip::unpacked() const { return stream_->unpacked; }
bool Gunzip::ended() const { return !stream_->in_member; }

Gunzip::State Gunzip::feed(std::string_view packed, Buffer& out) {
  if (!stream_->ready) return state_ = State::no_memory;
  z_stream& z = stream_->z;
  // zlib's interface is not const; it does not write to its input.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(packed.size());
  stream_->packed += packed.size();
  while (state_ == State::reading && z.avail_in > 0) {
    if (!stream_->in_member) {
      while (stream_->members > 0 && z.avail_in > 0 && *z.next_in == 0) {  // tapes pad with zeros
        ++z.next_in;
        --z.avail_in;
      }
      if (z.avail_in == 0) break;
      if (stream_->members > 0 && *z.next_in != 0x1f) return state_ = State::trailing;
      inflateReset(&z);
      stream_->in_member = true;
      stream_->any_output = false;
    }
    state_ = inflate_some(out);
  }
  return state_;
}

Gunzip::State Gunzip::inflate_some(Buffer& out) {
  constexpr std::size_t piece = 1 << 20;
  z_stream& z = stream_->z;
  char* to = out.room(piece);
  if (to == nullptr) return State::no_memory;
  z.next_out = reinterpret_cast<Bytef*>(to);
  z.avail_out = piece;
  const int code = inflate(&z, Z_NO_FLUSH);
  const std::size_t made = piece - z.avail_out;
  out.grew(made);
  stream_->unpacked += made;
  stream_->any_output |= made > 0;
  if (code == Z_STREAM_END) {
    stream_->in_member = false;
    ++stream_->members;
  } else if (code == Z_MEM_ERROR) {
    return State::no_memory;
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    stream_->in_member = false;
    if (stream_->members > 0 && !stream_->any_output) return State::trailing;
    message_ = z.msg != nullptr ? z.msg : "the data is not what gzip writes";
    return State::damaged;
  }
  const std::uint64_t unpacked = stream_->unpacked;
  if (unpacked > limits_.max_bytes) return too_large(unpacked);
  const std::uint64_t taken = stream_->packed - z.avail_in;
  if (unpacked > limits_.ratio_from &&
      unpacked / std::max<std::uint64_t>(taken, 1) > limits_.max_ratio)
    return too_large(unpacked);
  return State::reading;
}

Gunzip::State Gunzip::too_large(std::uint64_t unpacked) {
  const std::uint64_t taken = stream_->packed - stream_->z.avail_in;
  message_ = std::to_string(taken) + " packed bytes gave " + std::to_string(unpacked) + " and more";
  return State::too_large;
}

}  // namespace madang::ingest
