// The members of a foreign object, found by their names: importers ask for far more names
// than an object has, each of them once.
#ifndef MADANG_INGEST_FORMATS_MEMBERS_H_
#define MADANG_INGEST_FORMATS_MEMBERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/has_any.h"
#include "base/inline_list.h"
#include "json/tree.h"
#include "reflect/field_info.h"

namespace madang::ingest {

/// A name that is asked for; where it is written in the program, its slot is known already.
class Name {
 public:
  // Names are written as texts.
  constexpr Name(const char* text) : Name(std::string_view(text)) {}  // NOLINT
  constexpr Name(std::string_view text)                               // NOLINT
      : text_(text), slot_(reflect::name_slot(text)) {}
  Name(const std::string& text) : Name(std::string_view(text)) {}  // NOLINT

  [[nodiscard]] constexpr std::string_view text() const { return text_; }
  [[nodiscard]] constexpr std::uint8_t slot() const { return slot_; }

 private:
  std::string_view text_;
  std::uint8_t slot_;
};

struct Member {
  std::string_view name;
  json::Value value;
  std::uint32_t next = 0;  ///< with the same slot, counted from 1
  bool used = false, aside = false;
  bool again = false;  ///< an earlier one has its name, and is the one that counts
};

class Members {
 public:
  explicit Members(json::Value object) {
    for (const json::Value value : object) {
      const std::string_view name = value.key();
      Member member{name, value};
      std::uint32_t& first = first_[reflect::name_slot(name)];
      member.again = at(first, name) != 0;
      member.next = first;
      all_.add(member);
      if (!member.again) first = static_cast<std::uint32_t>(all_.size());
    }
  }

  /// The first member of that name; null where there is none.
  [[nodiscard]] const Member* find(const Name& name) const {
    const std::uint32_t found = at(first_[name.slot()], name.text());
    return found == 0 ? nullptr : &all_[found - 1];
  }
  [[nodiscard]] Member* find(const Name& name) {
    return const_cast<Member*>(static_cast<const Members&>(*this).find(name));
  }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  /// In the order of the document.
  [[nodiscard]] const Member& operator[](std::size_t i) const { return all_[i]; }

 private:
  /// Counted from 1; 0: none of those that begin with `first`.
  [[nodiscard]] std::uint32_t at(std::uint32_t first, std::string_view name) const {
    while (first != 0 && !base::same(all_[first - 1].name, name)) first = all_[first - 1].next;
    return first;
  }
  std::array<std::uint32_t, 64> first_{};  // by slot, counted from 1
  base::InlineList<Member, 24> all_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MEMBERS_H_
