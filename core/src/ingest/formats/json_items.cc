#include "ingest/formats/json_items.h"

#include <utility>

namespace madang::ingest {
namespace {

std::string_view behind_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

}  // namespace

JsonItems::JsonItems(std::string_view bytes, std::string_view name, ImportSink& sink,
                     std::string_view pointer)
    : bytes_(bytes),
      name_(name),
      sink_(sink),
      pointer_(pointer),
      list_(json::locate(behind_mark(bytes), pointer).value_or(json::Range{})),
      elements_({}, {}) {
  const std::size_t mark = bytes.size() - behind_mark(bytes).size();
  if (!found()) return;
  list_.begin += mark;
  list_.end += mark;
  single_ = bytes_[list_.begin] != '[';
  if (!single_) elements_ = json::Elements(bytes_, list_);
}

void JsonItems::refuse(std::size_t offset, std::string rule, std::string message) {
  sink_.problem(Severity::refused, offset, std::move(rule), std::move(message), pointer_of_item());
}

std::string JsonItems::pointer_of_item() const {
  return single_ ? pointer_ : pointer_ + "/" + std::to_string(elements_.count() - 1);
}

bool JsonItems::next() {
  while (true) {
    if (single_) {
      if (std::exchange(done_, true)) return false;
      at_ = list_;
    } else if (!found() || !elements_.next(at_)) {
      if (const auto& fault = elements_.fault(); fault && found())
        sink_.problem(Severity::refused, fault->offset, fault->rule, fault->message, pointer_);
      return false;
    }
    const auto fault = tree_.parse(bytes_.substr(at_.begin, at_.end - at_.begin));
    if (fault) {
      const std::size_t offset = at_.begin + fault->offset;
      if (!single_) static_cast<void>(elements_.broken(offset));
      refuse(offset, fault->rule, fault->message);
      continue;
    }
    if (tree_.root().is_object()) return true;
    if (tree_.root())
      refuse(at_.begin, "not-an-object",
             "expected an object, and found " + json::printable(bytes_, at_.begin));
  }
}

json::Value JsonItems::envelope() {
  if (!std::exchange(enveloped_, true)) {
    const std::string_view text = behind_mark(bytes_);
    const std::size_t mark = bytes_.size() - text.size();
    const bool whole = !found() || pointer_.empty();
    const std::string rest =
        whole ? "{}" : json::without(text, {list_.begin - mark, list_.end - mark});
    if (const auto fault = envelope_.parse_copy(rest)) {
      const bool behind = fault->offset + mark > list_.begin;
      const std::size_t offset = fault->offset + mark + (behind ? list_.end - list_.begin - 2 : 0);
      sink_.problem(Severity::refused, offset, fault->rule, fault->message, {});
    }
  }
  return envelope_.root();
}

}  // namespace madang::ingest
