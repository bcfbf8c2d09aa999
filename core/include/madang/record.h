// How a record type is described, once.
//
// A record is a plain struct. MADANG_RECORD names its members; MADANG_NOTES
// adds what a C++ member cannot carry: a sentence for people, whether it is
// required, searched, or refers to another record, and other names under
// which feeds write it. One run-time table made from the two drives the
// loader, the checks, the columns, the query fields, JSON in and out,
// JSON Schema, OpenAPI, and the Python stubs.
//
//   struct Shelter {
//     std::string id;
//     Text name;
//     std::optional<double> beds;
//     std::string extra;
//   };
//   MADANG_RECORD(Shelter, id, name, beds, extra)
//   MADANG_NOTES(Shelter,
//     MADANG_NOTE(id, "Unique within the collection", required),
//     MADANG_NOTE(name, "As on the door sign", required, 3.0F))
//
// A member that is forgotten in MADANG_RECORD, described twice, or of a type
// madang cannot store stops the build with a sentence that names the type.
//
// Member types: std::string (a keyword, or words with the flag `text`), Text,
// Date, bool, double, std::int64_t, a described enum or struct, and
// std::optional or std::vector of those. A member `std::string extra` holds
// the members of the JSON object that the type does not know (see records/).
//
// This is the only public header that reaches Boost: describe/class.hpp and
// describe/enum.hpp.
#ifndef MADANG_RECORD_H_
#define MADANG_RECORD_H_

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string_view>

/// Names the members of a record struct. At most 52 members a struct.
#define MADANG_RECORD(Type, ...)                 \
  BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__)) \
  constexpr ::std::string_view madang_name(const Type*) { return #Type; }

/// Names the values of an enum; JSON uses these names.
#define MADANG_ENUM(Type, ...) BOOST_DESCRIBE_ENUM(Type, __VA_ARGS__)

/// Attaches notes to a described struct; optional. Inside, Self is Type and
/// the flags of madang::note need no prefix.
#define MADANG_NOTES(Type, ...)              \
  constexpr auto madang_notes(const Type*) { \
    using enum ::madang::note::Flags;        \
    using Self = Type;                       \
    return std::array{__VA_ARGS__};          \
  }

/// One note: member, then the members of note::Note after `name`, in order.
/// A member that the struct does not have does not compile.
#define MADANG_NOTE(member, ...) \
  ::madang::note::Note((static_cast<void>(&Self::member), ::std::string_view(#member)), __VA_ARGS__)

namespace madang::note {

/// What a field is for; joined with |.
enum Flags : std::uint16_t {
  none = 0,
  required = 1,   ///< a record without it is refused
  text = 2,       ///< words are searched (always so for Text)
  facet = 4,      ///< offered as a facet by default
  reference = 8,  ///< the id of a record in Note::refers
  plain = 16,     ///< only stored and returned: no column, no words
};

/// One note on one member.
struct Note {
  std::string_view name;    ///< the member
  std::string_view doc;     ///< one sentence, ends up in schema, API and stubs
  unsigned flags;           ///< Flags
  float weight;             ///< of the field's words in ranking
  std::string_view also;    ///< other spellings feeds use, comma separated;
                            ///< reading one is a repair ("member-renamed")
  std::string_view refers;  ///< collection that a reference points into

  constexpr Note(std::string_view member, std::string_view sentence, unsigned flag_bits = none,
                 float rank_weight = 1.0F, std::string_view other_names = {},
                 std::string_view collection = {})
      : name(member),
        doc(sentence),
        flags(flag_bits),
        weight(rank_weight),
        also(other_names),
        refers(collection) {}
};

/// A member of the outer object that belongs into a nested one, as in
/// {"lat": 37.5} for {"place": {"lat": 37.5}}. Reading it is a repair
/// ("member-moved").
struct Move {
  std::string_view from;  ///< top-level member as found
  std::string_view to;    ///< "field/member" where it belongs
};

}  // namespace madang::note

#endif  // MADANG_RECORD_H_
