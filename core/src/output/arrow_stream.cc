#include "output/arrow_stream.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <new>

#include "json/read.h"
#include "output/arrow_builder.h"
#include "output/arrow_schema.h"

namespace madang::output {
namespace {

class Stream {
 public:
  Stream(const reflect::RecordInfo& info, std::unique_ptr<ArrowRows> rows)
      : info_(info),
        rows_(std::move(rows)),
        fields_(arrow_fields(info, rows_->scored())),
        builder_(fields_) {}

  void schema(ArrowSchema* out) const { make_schema(fields_, out); }

  /// An array whose release is null is the end.
  bool next(ArrowArray* out) {
    *out = {};
    if (broken_) return false;
    if (at_ == rows_->size()) return true;
    broken_ = true;  // unless this comes to its end: half a batch is in the builder
    const reflect::ColumnSource* source = rows_->columns();
    std::size_t end = std::min(rows_->size(), at_ + batch_rows);
    if (source != nullptr) end = std::min(end, at_ + source->together(at_));
    end = at_ + rows_that_fit(end);
    std::optional<Collection> keep;
    if (source != nullptr) {
      builder_.borrow(*source, at_, end - at_);
      keep = rows_->keeper();
    }
    for (; at_ < end; ++at_)
      if (!add(at_)) return false;
    *out = builder_.take(keep).hand_over();
    broken_ = false;
    return true;
  }

  std::string error;

 private:
  /// How many rows from at_ on, and before `end`, make one batch; at least one.
  [[nodiscard]] std::size_t rows_that_fit(std::size_t end) const {
    std::size_t bytes = 0, row = at_;
    while (row < end && bytes < batch_bytes) bytes += rows_->at(row++).json_bytes();
    return row - at_;
  }

  bool add(std::size_t row) {
    const Record record = rows_->at(row);
    const std::string json = record.json();
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() - batch_bytes;
    if (json.size() > most) return fail(record, "is longer than a column of text can hold");
    padded_.assign(json).append(json::padding, '\0');
    if (!reader_.read(info_, std::string_view(padded_).substr(0, json.size()), false, events_,
                      faults_))
      return fail(record, faults_.empty() ? "cannot be read" : faults_.back().message);
    builder_.add(events_, rows_->score(row));
    return true;
  }

  bool fail(const Record& record, std::string_view why) {
    error.assign(record.collection()).append("/").append(record.id()).append(": ").append(why);
    return false;
  }

  const reflect::RecordInfo& info_;
  std::unique_ptr<ArrowRows> rows_;
  ArrowField fields_;
  ArrowBuilder builder_;
  json::Reader reader_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
  std::string padded_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

Stream& stream_of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

/// f() gives whether it went well; nothing is thrown through C.
template <class F>
int guarded(Stream& stream, F f) noexcept {
  try {
    return f() ? 0 : EIO;
  } catch (const std::bad_alloc&) {
    stream.error = "out of memory";  // short enough to need none
    return ENOMEM;
  } catch (...) {
    stream.error = "unexpected";
    return EIO;
  }
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  *out = {};
  const int failed = guarded(stream_of(stream), [&] {
    stream_of(stream).schema(out);
    return true;
  });
  if (failed != 0 && out->release != nullptr) out->release(out);
  return failed;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  return guarded(stream_of(stream), [&] { return stream_of(stream).next(out); });
}

const char* get_last_error(ArrowArrayStream* stream) {
  const std::string& error = stream_of(stream).error;
  return error.empty() ? nullptr : error.c_str();
}

void release(ArrowArrayStream* stream) {
  delete &stream_of(stream);
  stream->release = nullptr;
  stream->private_data = nullptr;
}

}  // namespace

void make_stream(const reflect::RecordInfo& info, std::unique_ptr<ArrowRows> rows,
                 ArrowArrayStream* out) {
  *out = {};
  out->private_data = new Stream(info, std::move(rows));
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release;
}

}  // namespace madang::output
