// The text of one input as importers see it: whole, or a window that moves over
// a text too large to be held.
#ifndef MADANG_INGEST_WINDOW_H_
#define MADANG_INGEST_WINDOW_H_

#include <madang/result.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "ingest/buffer.h"
#include "ingest/stream.h"

namespace madang::ingest {

/// Is told how a window moves: who counts lines has to have seen all of them.
class WindowWatcher {
 public:
  virtual ~WindowWatcher() = default;
  /// The bytes before `offset` will be forgotten.
  virtual void leaves(std::size_t offset) = 0;
  /// The window holds `view`, whose first byte is the `base`-th of the text.
  virtual void holds(std::string_view view, std::size_t base) = 0;
  /// Whether nobody wants what else the text says: it ends for the reader then.
  [[nodiscard]] virtual bool enough() const { return false; }
};

class Window {
 public:
  /// Up to here a document is read before its shape is looked at, and one that
  /// ends before is held whole. No item of a longer one is longer than this.
  static inline std::size_t head = 64 << 20;  // tests make it small
  /// How much is read at a time from there on.
  static inline std::size_t step = 4 << 20;
  /// Nothing that must be held as one is longer.
  static constexpr std::size_t most = std::size_t{2} << 30;

  /// A whole text, behind which json::padding bytes are readable.
  explicit Window(std::string_view whole);
  /// `begun`: what was read of `rest` so far. Both must outlive it. `read` is told
  /// how many bytes more there are each time.
  Window(Buffer& begun, Stream& rest, std::function<void(std::size_t)> read = {});
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  void watch(WindowWatcher* watcher) { watcher_ = watcher; }

  /// What is held now; json::padding bytes behind it are readable.
  [[nodiscard]] std::string_view view() const { return view_; }
  /// How many bytes of the text stand before it.
  [[nodiscard]] std::size_t base() const { return base_; }
  [[nodiscard]] std::size_t end() const { return base_ + view_.size(); }
  /// Whether the text ends where the window does.
  [[nodiscard]] bool whole() const {
    return stream_ == nullptr || stream_->ended() || error_ ||
           (watcher_ != nullptr && watcher_->enough());
  }
  /// Bytes [begin, end) of the text. REQUIRES: they are held.
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return view_.substr(begin - base_, end - begin);
  }

  /// Reads more; what stands before byte `keep` of the text may be forgotten, and
  /// views into the window are of no use afterwards. False: there is no more.
  bool more(std::size_t keep);
  /// Reads all that is left. Nothing was forgotten yet. For shapes that make
  /// sense as a whole only.
  std::string_view all();
  /// The same text from its beginning, for a first look before it is read; null
  /// where the window itself can be gone over twice: it was read whole then.
  [[nodiscard]] std::unique_ptr<Window> from_begin();
  /// Why it ended early: unreadable, too-large.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void forget(std::size_t offset);

  Buffer* buffer_ = nullptr;
  Stream* stream_ = nullptr;
  std::function<void(std::size_t)> read_;
  std::string_view view_;
  std::size_t base_ = 0;
  WindowWatcher* watcher_ = nullptr;
  std::optional<Error> error_;
  struct Own;  // of a second look
  std::unique_ptr<Own> own_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_WINDOW_H_
