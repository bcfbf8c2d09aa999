#include "ingest/window.h"

#include <cstring>
#include <new>
#include <utility>

#include "base/source_error.h"

namespace madang::ingest {

struct Window::Own {
  explicit Own(Stream from) : stream(std::move(from)) {}
  Stream stream;
  Buffer buffer;
};

Window::Window(std::string_view whole) : view_(whole) {}

Window::Window(Buffer& begun, Stream& rest, std::function<void(std::size_t)> read)
    : buffer_(&begun), stream_(&rest), read_(std::move(read)), view_(begun.view()) {}

Window::~Window() = default;

void Window::forget(std::size_t offset) {
  const std::size_t gone = offset - base_;
  if (watcher_ != nullptr) watcher_->leaves(offset);
  std::memmove(buffer_->data(), buffer_->data() + gone, view_.size() - gone);
  buffer_->shorten(view_.size() - gone);
  base_ = offset;
}

bool Window::more(std::size_t keep) {
  if (whole()) return false;
  const std::size_t before = end();
  // What is kept is moved to the front, so that is done when it is the smaller part.
  if (keep > base_ && keep - base_ >= view_.size() / 2) forget(std::min(keep, before));
  while (!stream_->ended() && base_ + buffer_->size() == before) {
    const auto done = stream_->fill(*buffer_, step);
    if (done) continue;
    error_ = done.error();
    break;
  }
  if (buffer_->room(1) == nullptr) throw std::bad_alloc();
  buffer_->seal();
  view_ = buffer_->view();
  if (watcher_ != nullptr) watcher_->holds(view_, base_);
  if (read_) read_(end() - before);
  return end() > before;
}

std::string_view Window::all() {
  while (view_.size() <= most && more(base_)) {
  }
  if (!whole())
    error_ =
        base::source_error("too-large", stream_->name(),
                           "its shape cannot be read piece by piece, and it has more than 2 GiB",
                           "split it into several files");
  return view_;
}

std::unique_ptr<Window> Window::from_begin() {
  if (whole()) return nullptr;
  auto again = stream_->again();
  if (!again) {
    all();
    return nullptr;
  }
  auto own = std::make_unique<Own>(std::move(*again));
  auto window = std::make_unique<Window>(own->buffer, own->stream);
  window->own_ = std::move(own);
  while (window->view_.size() < view_.size() && window->more(0)) {
  }
  return window;
}

}  // namespace madang::ingest
