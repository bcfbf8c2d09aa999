// The floor of loading: simdjson and memory, nothing else.
//
//   bare_loop FILE bulletins|organizations|resources lines|many
//
// Reads the file in pieces of 4 MiB, parses every record with simdjson
// On-Demand, reads every field in whatever order the keys come (the key after
// the last one is tried first), unescapes every string and copies it to an
// arena on huge pages, reads numbers, lists and nested objects by recursion,
// and pushes a struct of views a record to a vector. Members that the struct
// lacks are read into it all the same. No column, no check, no report.
//   lines  memchr finds the line, iterate() parses it
//   many   iterate_many() in batches of 1 MB
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include "bare_reader.h"
#include "bare_records.h"

namespace {

using namespace bare;
constexpr size_t kBatch = 1'000'000;

template <class R, size_t N>
class Loop : private Reader {
 public:
  using Reader::arena;
  explicit Loop(const Field<R> (&fields)[N]) : fields_(fields) {
#ifdef SIMDJSON_THREADS_ENABLED
    parser_.threaded = false;  // iterate_many would look ahead in a second thread
#endif
  }

  bool record(simdjson::simdjson_result<od::object>&& found) {
    od::object object;
    if (std::move(found).get(object)) return false;
    R r;
    size_t next = 0;
    const size_t base = scratch_.size();
    for (auto each : object) {
      od::field field;
      if (std::move(each).get(field)) return scratch_.resize(base), false;
      size_t tries = 0;
      for (; tries < N && !field.key().unsafe_is_equal(fields_[next].key); ++tries)
        next = next + 1 == N ? 0 : next + 1;
      if (tries == N ? !other(field) : !known(field, r, fields_[next]))
        return scratch_.resize(base), false;
      next = tries == N || next + 1 == N ? 0 : next + 1;
    }
    r.rest = keep(base, od::json_type::object);
    records_.push_back(r);
    return true;
  }

  // Whole lines.
  void lines(const char* p, size_t n, size_t capacity) {
    for (const char* end = p + n; p < end;) {
      const auto* stop = static_cast<const char*>(std::memchr(p, '\n', size_t(end - p)));
      const size_t size = size_t((stop ? stop : end) - p);
      if (size) {
        od::document doc;
        if (parser_.iterate(p, size, capacity).get(doc) || !record(doc.get_object())) ++refused;
      }
      capacity -= std::min(capacity, size + 1);
      p += size + 1;
    }
  }
  // The same in batches. Where a batch stops early (a record is larger than it, or broken), the
  // record after the last good one goes by itself.
  void many(const char* p, size_t n, size_t capacity) {
    while (n) {
      od::document_stream stream;
      if (parser_.iterate_many(p, n, std::min(n, kBatch)).get(stream)) return ++refused, void();
      size_t last = n;
      bool stuck = false;
      for (auto at = stream.begin(); at != stream.end(); ++at) {
        auto doc = *at;
        if ((stuck = doc.error() != simdjson::SUCCESS)) break;
        last = at.current_index();
        if (!record(doc.get_object())) ++refused;
      }
      if (!stuck && !stream.truncated_bytes()) return;
      size_t done = last < n ? line(p + last, n - last) + last : 0;
      const size_t alone = line(p + done, n - done);
      lines(p + done, alone, capacity - done);
      done += alone;
      p += done, n -= done, capacity -= done;
    }
  }

  size_t count() const { return records_.size(); }
  size_t refused = 0;

 private:
  // Bytes of the line at p, its end included.
  static size_t line(const char* p, size_t n) {
    const auto* end = static_cast<const char*>(std::memchr(p, '\n', n));
    return end ? size_t(end - p) + 1 : n;
  }
  bool known(od::field& field, R& r, const Field<R>& f) {
    if (f.text) {
      sv text;
      if (!field.value().get_string().get(text)) return r.*f.text = arena.copy(text), true;
    } else if (f.number) {
      if (!field.value().get_double().get(r.*f.number)) return true;
    } else {
      return value(field.value(), r.*f.item);
    }
    return other(field);
  }
  const Field<R> (&fields_)[N];
  std::vector<R, HugeAllocator<R>> records_;
  od::parser parser_;
};

template <class R, size_t N>
int run(const char* path, const Field<R> (&fields)[N], bool many) {
  const auto start = std::chrono::steady_clock::now();
  Loop<R, N> loop(fields);
  const bool read = pieces(path, [&](const char* p, size_t n, size_t capacity) {
    many ? loop.many(p, n, capacity) : loop.lines(p, n, capacity);
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!read) return std::perror(path), 3;
  std::printf(
      "{\"seconds\": %.6f, \"records\": %zu, \"refused\": %zu, \"copied\": %zu, "
      "\"simdjson\": \"%s\", \"kernel\": \"%s\"}\n",
      took.count(), loop.count(), loop.refused, loop.arena.bytes,
      SIMDJSON_STRINGIFY(SIMDJSON_VERSION), simdjson::get_active_implementation()->name().c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: bare_loop FILE COLLECTION lines|many\n", stderr), 2;
  const sv as = argv[2];
  const bool many = sv(argv[3]) == "many";
  if (as == "organizations") return run(argv[1], kOrganization, many);
  if (as == "resources") return run(argv[1], kResource, many);
  return run(argv[1], kBulletin, many);
}
