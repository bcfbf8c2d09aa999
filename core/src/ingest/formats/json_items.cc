#include "ingest/formats/json_items.h"

#include <algorithm>
#include <utility>

#include "base/has_any.h"
#include "ingest/repair/doubled_quotes.h"
#include "ingest/repair/nan.h"

namespace madang::ingest {
namespace {

std::string_view behind_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

/// Without blanks behind it.
std::size_t end_of(std::string_view text) { return base::trim_end(text).size(); }

}  // namespace

std::optional<MendedItem> parse_mended(json::Tree& tree, std::string_view item, std::size_t fault) {
  const std::string_view there = item.substr(std::min(fault, item.size()));
  const bool nan = there.find_first_of("NI-") == 0;
  auto mended = nan ? repair::without_nan(item) : repair::without_doubled_quotes(item);
  if (!mended || tree.parse_copy(*mended) || !tree.root().is_object()) return std::nullopt;
  if (nan) return MendedItem{"json-nan", repair::nan_message, std::move(*mended)};
  return MendedItem{"json-quotes", repair::doubled_quotes_message, std::move(*mended)};
}

JsonItems::JsonItems(Window& text, std::string_view name, ImportSink& sink,
                     std::string_view pointer)
    : text_(&text), name_(name), sink_(sink), pointer_(pointer), elements_({}, {}) {
  const std::string_view whole = text.view(), bytes = behind_mark(whole);
  const std::size_t mark = whole.size() - bytes.size();
  const auto begin = json::find_begin(bytes, pointer_);
  if (!begin || base::has_any<',', ']', '}'>(bytes.substr(*begin, 1))) return;
  found_ = true;
  begin_ = *begin + mark;
  single_ = whole[begin_] != '[';
  if (single_) return;
  elements_ = json::Elements(whole, begin_);
  piecewise_ = goes_on();
  if (piecewise_) before_ = whole.substr(mark, begin_ - mark);
}

bool JsonItems::goes_on() const {
  return !text_->whole() &&
         text_->view().find_first_not_of(" \t\r\n", end()) == std::string_view::npos;
}

std::size_t JsonItems::end() const {
  // Of a text that is held whole, so that both count from its begin.
  const bool known = walked_ && !elements_.fault() && text_->base() == 0;
  return known ? elements_.at() + 1 : json::find_end(text_->view(), begin_);
}

bool JsonItems::more(std::size_t keep) {
  const std::size_t base = text_->base();
  const bool any = text_->more(keep);
  elements_.moved(text_->view(), text_->base() - base);  // also where that was the end
  return any;
}

bool JsonItems::next_element() {
  while (true) {
    json::Elements before = elements_;
    const bool got = elements_.next(at_, tree_);
    const std::size_t size = text_->view().size();
    // What ends with the window may go on behind it, but for what has no end.
    const bool cut = !text_->whole() && elements_.at() >= size;
    if (!cut || size - before.at() > Window::head) {
      at_ = {text_->base() + at_.begin, text_->base() + at_.end};
      return got;
    }
    elements_ = std::move(before);
    more(text_->base() + elements_.at());
  }
}

void JsonItems::refuse(std::size_t offset, std::string_view rule, const Message& message) {
  sink_.problem(Severity::refused, offset, rule, message, pointer_of_item());
}

void JsonItems::tell_cut(std::size_t offset, const std::string& rule, const std::string& message,
                         const std::string& pointer) {
  // An item that ends where the text does has said so.
  if (!std::exchange(cut_, true)) sink_.problem(Severity::refused, offset, rule, message, pointer);
}

std::string JsonItems::pointer_of_item() const {
  return single_ ? pointer_ : pointer_ + "/" + std::to_string(elements_.count() - 1);
}

bool JsonItems::read_mended(std::size_t fault) {
  auto mended = parse_mended(tree_, text_->between(at_.begin, at_.end), fault);
  if (!mended) return false;
  mends_.push_back({at_.begin + fault, mended->rule, mended->message});
  mended_ = std::move(mended->text);
  return true;
}

void JsonItems::look_for_comma() {
  if (!single_ && elements_.lacks_comma())
    mends_.push_back({at_.begin, "comma-missing", json::comma_message});
}

bool JsonItems::next() {
  while (true) {
    mends_.clear();
    mended_.clear();
    if (single_) {
      if (std::exchange(done_, true)) return false;
      if (goes_on()) text_->all();
      at_ = {begin_, end()};
      tree_.clear();
    } else if (!found() || !next_element()) {
      if (const auto& fault = elements_.fault(); fault && found())
        tell_cut(text_->base() + fault->offset, fault->rule, fault->message, pointer_);
      walked_ = true;
      if (const auto tell = std::exchange(tell_envelope_, nullptr); tell && !cut_) tell();
      if (piecewise_ && !elements_.fault()) read_tail();
      return false;
    }
    look_for_comma();
    if (tree_.root().is_object()) return true;  // most are, and are parsed already
    if (const auto fault = tree_.parse(text_->between(at_.begin, at_.end))) {
      const std::size_t offset = at_.begin + fault->offset;
      if (read_mended(fault->offset)) return true;
      if (!single_) {
        // The next item is looked for in what is there.
        const std::size_t ahead = std::min<std::size_t>(1 << 20, Window::head);
        while (text_->view().size() - elements_.at() < ahead && more(at_.begin)) {
        }
        static_cast<void>(elements_.broken(offset - text_->base()));
      }
      cut_ = cut_ || (text_->whole() && at_.end >= text_->base() + end_of(text_->view()));
      refuse(offset, fault->rule, fault->message);
      continue;
    }
    if (tree_.root().is_object()) return true;
    if (tree_.root())
      refuse(at_.begin, "not-an-object",
             "expected an object, and found " +
                 json::printable(text_->view(), at_.begin - text_->base()));
  }
}

void JsonItems::read_tail() {
  constexpr std::size_t enough = 16 << 20;
  while (text_->view().size() - elements_.at() < enough && more(text_->base() + elements_.at())) {
  }
  if (!text_->whole()) return;  // another long list, which nobody asked for
  const std::string_view tail = text_->view().substr(elements_.at() + 1);
  const std::size_t begin = before_.size() + 2;
  const auto fault = envelope_.parse_copy(before_ + "[]" + std::string(tail));
  enveloped_ = true;
  if (fault) {
    const std::size_t offset = fault->offset < begin
                                   ? begin_ - before_.size() + fault->offset
                                   : text_->end() - tail.size() + fault->offset - begin;
    return sink_.problem(Severity::refused, offset, fault->rule, fault->message, {});
  }
  if (tail.find('"') != std::string_view::npos)
    sink_.problem(Severity::notice, text_->end() - tail.size(), "envelope-late",
                  "the document was read piece by piece; what stands behind its list was not yet "
                  "known where it holds for the items",
                  {});
}

json::Value JsonItems::envelope() {
  if (std::exchange(enveloped_, true)) return envelope_.root();
  const std::string_view view = text_->view(), bytes = behind_mark(view);
  if (piecewise_) {  // what stands behind the list is not there yet
    const std::string open = before_ + "[";
    static_cast<void>(envelope_.parse_copy(json::skeleton(open, open.size(), open.size())));
    return envelope_.root();
  }
  const std::size_t mark = view.size() - bytes.size();
  const bool whole = !found() || pointer_.empty();
  const json::Range list{begin_, whole ? begin_ : end()};
  const std::string rest =
      whole ? "{}" : json::without(bytes, {list.begin - mark, list.end - mark});
  if (const auto fault = envelope_.parse_copy(rest)) {
    const bool behind = fault->offset + mark > list.begin;
    const std::size_t offset = fault->offset + mark + (behind ? list.end - list.begin - 2 : 0);
    // A document that ends inside its list is told where the list does.
    std::function<void()> tell = [this, offset, fault] {
      sink_.problem(Severity::refused, offset, fault->rule, fault->message, {});
    };
    const bool inside = list.end >= end_of(view);
    if (inside && !walked_ && !single_) tell_envelope_ = std::move(tell);
    else if (!inside || !cut_) tell();
  }
  return envelope_.root();
}

}  // namespace madang::ingest
