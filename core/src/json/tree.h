// Any JSON value, looked at from outside: for documents whose shape is not
// madang's. A tree keeps where each value stands and its bytes, so that problems
// can say the place and unknown members can be kept as they were written.
#ifndef MADANG_JSON_TREE_H_
#define MADANG_JSON_TREE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/has_any.h"
#include "json/check.h"

namespace madang::json {

class Tree;

/// A value in a tree; a handle that lives as long as what Tree::parse() was given
/// and until its next call. A value that is not there is `missing` and answers
/// everything with nothing, so that a chain of members needs no questions.
class Value {
 public:
  enum class Kind : std::uint8_t { missing, null, boolean, number, string, list, object };

  Value() = default;
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
  [[nodiscard]] bool is_object() const { return is(Kind::object); }
  [[nodiscard]] bool is_list() const { return is(Kind::list); }
  [[nodiscard]] bool is_string() const { return is(Kind::string); }
  /// Whether something stands there that is not null.
  explicit operator bool() const { return kind() > Kind::null; }

  /// The first member of that name.
  [[nodiscard]] Value operator[](std::string_view name) const;
  [[nodiscard]] Value operator[](const char* name) const { return (*this)[std::string_view(name)]; }
  /// The `i`-th element or member's value.
  [[nodiscard]] Value at(std::size_t i) const;
  /// How many elements or members.
  [[nodiscard]] std::size_t size() const;
  /// By JSON pointer (RFC 6901) from here.
  [[nodiscard]] Value find(std::string_view pointer) const;

  /// The text of a string without its escapes; empty for anything else.
  [[nodiscard]] std::string_view string() const;
  /// Of a number only; out of range is infinite.
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] std::optional<bool> boolean() const;
  /// The name of a member, without its escapes; empty for an element.
  [[nodiscard]] std::string_view key() const;
  /// The bytes of the value as they stand in the document.
  [[nodiscard]] std::string_view raw() const;
  /// The bytes of the name of a member, in its quotes.
  [[nodiscard]] std::string_view raw_key() const;
  /// JSON pointer from the root to it.
  [[nodiscard]] std::string pointer() const;
  /// First byte of the value, counted from the first byte that was parsed.
  [[nodiscard]] std::size_t offset() const;

  /// Elements of a list, members of an object; nothing for anything else.
  class Iterator {
   public:
    Value operator*() const { return {tree_, at_}; }
    Iterator& operator++();
    bool operator==(const Iterator& o) const { return at_ == o.at_; }

   private:
    friend class Value;
    Iterator(const Tree* tree, std::size_t at) : tree_(tree), at_(at) {}
    const Tree* tree_;
    std::size_t at_;
  };
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  friend class Tree;
  Value(const Tree* tree, std::size_t at) : tree_(tree), at_(at) {}
  const Tree* tree_ = nullptr;
  std::size_t at_ = 0;
};

/// Parses one document after another; keeps its buffers. Not thread-safe.
class Tree {
 public:
  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  /// Parses one JSON value, behind which `json::padding` bytes (json/read.h) are
  /// readable. The fault where it is none; root() is missing then.
  [[nodiscard]] std::optional<SyntaxFault> parse(std::string_view padded);
  /// The same for text without padding, of which a copy is kept.
  [[nodiscard]] std::optional<SyntaxFault> parse_copy(std::string_view text);
  /// Parses the list or object that the text begins with, whatever stands behind it, to
  /// root(). How many bytes it has; 0: it is none, and root() is missing.
  [[nodiscard]] std::size_t parse_first(std::string_view padded);
  void clear() { nodes_.clear(); }
  [[nodiscard]] Value root() const { return nodes_.empty() ? Value() : Value(this, 0); }

 private:
  friend class Value;
  friend class TreeParser;
  /// Made for each value of each item, so it is small: offsets, not views.
  struct Node {
    std::uint32_t begin = 0, size = 0;    // as it stands
    std::uint32_t key = 0, key_size = 0;  // with its quotes; no size: none
    std::uint32_t name = 0, text = 0;     // size of the key and of a string, without escapes
    std::uint32_t next = 0;               // behind this one and all that is in it
    Value::Kind kind = Value::Kind::missing;
    bool escaped = false, key_escaped = false;
  };
  [[nodiscard]] const Node& at(std::size_t i) const { return nodes_[i]; }
  [[nodiscard]] std::string_view bytes(std::uint32_t begin, std::uint32_t size) const {
    return {text_ + begin, size};
  }
  /// What stands between the quotes at `begin`.
  [[nodiscard]] std::string_view inside(std::uint32_t begin, std::uint32_t size,
                                        bool escaped) const {
    return {(escaped ? unescaped_.data() : text_) + begin + 1, size};
  }
  std::vector<Node> nodes_;  // each before what is in it
  const char* text_ = nullptr;
  std::string unescaped_;  // strings with escapes, where they stand in the text
  std::string copy_;
};

// Asked for each member of each item, some many times.
inline Value::Kind Value::kind() const {
  return tree_ == nullptr ? Kind::missing : tree_->at(at_).kind;
}
inline std::string_view Value::string() const {
  if (kind() != Kind::string) return {};
  const Tree::Node& node = tree_->at(at_);
  return tree_->inside(node.begin, node.text, node.escaped);
}
inline std::string_view Value::key() const {
  if (tree_ == nullptr || tree_->at(at_).key_size == 0) return {};
  const Tree::Node& node = tree_->at(at_);
  return tree_->inside(node.key, node.name, node.key_escaped);
}
inline std::string_view Value::raw() const {
  if (tree_ == nullptr) return {};
  return tree_->bytes(tree_->at(at_).begin, tree_->at(at_).size);
}
inline std::string_view Value::raw_key() const {
  if (tree_ == nullptr || tree_->at(at_).key_size == 0) return {};
  return tree_->bytes(tree_->at(at_).key, tree_->at(at_).key_size);
}
inline Value::Iterator& Value::Iterator::operator++() {
  at_ = tree_->at(at_).next;
  return *this;
}
inline Value::Iterator Value::begin() const {
  const Kind what = kind();
  if (what != Kind::list && what != Kind::object) return end();
  return {tree_, at_ + 1};
}
inline Value::Iterator Value::end() const {
  return {tree_, tree_ == nullptr ? 0 : tree_->at(at_).next};
}
inline Value Value::operator[](std::string_view name) const {
  if (is_object())
    for (const Value member : *this)
      if (base::same(member.key(), name)) return member;
  return {};
}

}  // namespace madang::json

#endif  // MADANG_JSON_TREE_H_
