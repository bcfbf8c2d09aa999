// reflect: from a description (madang/record.h) to run-time tables.
//
// Enters: a described struct. Leaves: span<const FieldInfo>, which everything
// below this room works on, so that no other room is a template over record
// types. Not for: reading JSON, storing values.
#ifndef MADANG_REFLECT_FIELD_INFO_H_
#define MADANG_REFLECT_FIELD_INFO_H_

#include <madang/record.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace madang::reflect {

/// What a field holds; decides how it is read, stored, asked for and written.
enum class Kind : std::uint8_t {
  text,         ///< Text: words by language
  keyword,      ///< std::string taken whole
  number,       ///< double
  integer,      ///< std::int64_t
  boolean,      ///< bool
  date,         ///< Date
  enumeration,  ///< a described enum
  object,       ///< a described struct
};

struct RecordInfo;
struct FieldInfo;

/// How to reach a member without knowing its type. `member` is the address of
/// the member itself (the optional or vector, where it is one).
struct Access {
  /// Number of values: 0 or 1, or the size of a vector.
  std::size_t (*count)(const void* member);
  /// The i-th value. REQUIRES: i < count(member).
  const void* (*at)(const void* member, std::size_t i);
  /// The value to assign to: appended to a vector, emplaced in an optional
  /// that is empty, else the one there is.
  void* (*slot)(void* member);
};

/// One member of a record or of a part of one.
struct FieldInfo {
  std::string_view name;
  Kind kind = Kind::keyword;
  bool list = false;
  bool optional = false;  ///< std::optional
  unsigned flags = 0;     ///< note::Flags
  float weight = 1.0F;
  std::string_view doc;
  std::string_view also;
  std::string_view refers;
  std::size_t offset = 0;  ///< of the member in its struct
  /// Index of the field's first leaf, counted from the first leaf of its
  /// struct. An object takes as many leaves as its fields; a leaf takes one.
  std::uint16_t leaf = 0;
  const RecordInfo* nested = nullptr;        ///< of an object
  std::span<const std::string_view> values;  ///< of an enumeration
  void (*set_enum)(void* value, int index) = nullptr;
  int (*get_enum)(const void* value) = nullptr;  ///< index into values
  Access access{};

  [[nodiscard]] bool required() const { return (flags & note::required) != 0; }
  [[nodiscard]] bool words() const { return kind == Kind::text || (flags & note::text) != 0; }
  [[nodiscard]] bool plain() const { return (flags & note::plain) != 0; }
};

/// A number below 64 by size and ends of a name, for tables of few names.
[[nodiscard]] constexpr std::uint8_t name_slot(std::string_view name) {
  if (name.empty()) return 0;
  const auto byte = [](char c) { return std::size_t{static_cast<unsigned char>(c)}; };
  return static_cast<std::uint8_t>((5 * name.size() + 3 * byte(name.front()) + byte(name.back())) %
                                   64);
}
/// Its bit, for asking about many names at once.
[[nodiscard]] constexpr std::uint64_t name_bit(std::string_view name) {
  return std::uint64_t{1} << name_slot(name);
}

/// A described struct.
struct RecordInfo {
  std::string_view type;              ///< "Bulletin"
  std::span<const FieldInfo> fields;  ///< without `extra`
  std::span<const note::Move> moves;
  std::uint16_t leaves = 0;
  std::size_t extra = 0;  ///< offset of std::string extra
  std::size_t size = 0;
  std::uint64_t names = 0;  ///< name_bit() of all names it is written with, old ones too
  void* (*create)() = nullptr;
  void (*destroy)(void*) = nullptr;

  /// Whether a member is written by that name, its other spellings and old places among them.
  [[nodiscard]] bool has_name(std::string_view name) const;
  /// By name or by one of its other spellings; null if there is none.
  [[nodiscard]] const FieldInfo* find(std::string_view name) const {
    for (const FieldInfo& f : fields)
      if (f.name == name) return &f;
    return nullptr;
  }
};

/// A record type and the name of its collection.
struct CollectionInfo {
  std::string_view name;
  const RecordInfo* record = nullptr;
};

/// All collections, in the order of MADANG_RECORD_TYPES.
[[nodiscard]] std::span<const CollectionInfo> collections();
/// Null for an unknown name.
[[nodiscard]] const CollectionInfo* find_collection(std::string_view name);

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_FIELD_INFO_H_
