// Makes the run-time table of a described struct. Included by the short .cc of
// each record type and nowhere else: the one place where templates meet a
// record.
#ifndef MADANG_REFLECT_DESCRIBE_TABLE_H_
#define MADANG_REFLECT_DESCRIBE_TABLE_H_

#include "reflect/check.h"
#include "reflect/field_info.h"

namespace madang::reflect {

template <class T>
const RecordInfo& info_of();

template <class T>
constexpr Kind kind_of() {
  if constexpr (std::is_same_v<T, Text>) return Kind::text;
  else if constexpr (std::is_same_v<T, std::string>) return Kind::keyword;
  else if constexpr (std::is_same_v<T, double>) return Kind::number;
  else if constexpr (std::is_same_v<T, std::int64_t>) return Kind::integer;
  else if constexpr (std::is_same_v<T, bool>) return Kind::boolean;
  else if constexpr (std::is_same_v<T, Date>) return Kind::date;
  else if constexpr (is_described_enum<T>) return Kind::enumeration;
  else return Kind::object;
}

/// Whether a plain member counts as there: an empty string or text does not,
/// so that it is not written.
template <class T>
bool is_there(const T& value) {
  if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Text>) return !value.empty();
  else if constexpr (std::is_same_v<T, bool>) return value;
  else return true;
}

template <class Member>
Access access_of() {
  using S = Shape<Member>;
  return Access{[](const void* m) -> std::size_t {
                  const auto& member = *static_cast<const Member*>(m);
                  if constexpr (S::list) return member.size();
                  else if constexpr (S::optional) return member.has_value() ? 1 : 0;
                  else return is_there(member) ? 1 : 0;
                },
                [](const void* m, std::size_t i) -> const void* {
                  const auto& member = *static_cast<const Member*>(m);
                  if constexpr (S::list) return &member[i];
                  else if constexpr (S::optional) return static_cast<void>(i), &*member;
                  else return static_cast<void>(i), m;
                },
                [](void* m) -> void* {
                  auto& member = *static_cast<Member*>(m);
                  if constexpr (S::list) return &member.emplace_back();
                  else if constexpr (S::optional) return member ? &*member : &member.emplace();
                  else return m;
                }};
}

template <class E>
void describe_enum(FieldInfo& field) {
  using List = boost::describe::describe_enumerators<E>;
  static const auto values = [] {
    std::array<std::string_view, boost::mp11::mp_size<List>::value> result{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<List>([&](auto d) { result[i++] = d.name; });
    return result;
  }();
  static constexpr auto in_order = [] {
    std::array<E, boost::mp11::mp_size<List>::value> result{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<List>([&](auto d) { result[i++] = d.value; });
    return result;
  }();
  field.values = values;
  field.set_enum = [](void* value, int index) {
    *static_cast<E*>(value) = in_order[static_cast<std::size_t>(index)];
  };
  field.get_enum = [](const void* value) {
    for (std::size_t i = 0; i < in_order.size(); ++i)
      if (in_order[i] == *static_cast<const E*>(value)) return static_cast<int>(i);
    return -1;
  };
}

template <class T>
void add_notes(FieldInfo& field) {
  if constexpr (requires { madang_notes(static_cast<const T*>(nullptr)); }) {
    for (const note::Note& n : madang_notes(static_cast<const T*>(nullptr)))
      if (n.name == field.name) {
        field.doc = n.doc;
        field.flags = n.flags;
        field.weight = n.weight;
        field.also = n.also;
        field.refers = n.refers;
      }
  }
}

template <class T>
std::span<const note::Move> moves_of() {
  if constexpr (requires { madang_moves(static_cast<const T*>(nullptr)); }) {
    static constexpr auto moves = madang_moves(static_cast<const T*>(nullptr));
    return moves;
  }
  return {};
}

/// RecordInfo::names.
[[nodiscard]] std::uint64_t name_bits(const RecordInfo& info);

template <class T>
RecordInfo make_info() {
  check_description<T>();
  static std::vector<FieldInfo> fields;  // filled once: info_of is a static
  RecordInfo info;
  info.type = madang_name(static_cast<const T*>(nullptr));
  const T sample{};
  const auto offset = [&](const auto& member) {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&member) -
                                    reinterpret_cast<const char*>(&sample));
  };
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    using Member = std::remove_cvref_t<decltype(sample.*d.pointer)>;
    using Value = typename Shape<Member>::Value;
    if (std::string_view(d.name) == "extra") {
      info.extra = offset(sample.*d.pointer);
      return;
    }
    FieldInfo field;
    field.name = d.name;
    field.kind = kind_of<Value>();
    field.list = Shape<Member>::list;
    field.optional = Shape<Member>::optional;
    field.offset = offset(sample.*d.pointer);
    field.access = access_of<Member>();
    field.leaf = info.leaves;
    if constexpr (is_described_enum<Value>) describe_enum<Value>(field);
    if constexpr (is_described_struct<Value>) {
      field.nested = &info_of<Value>();
      info.leaves = static_cast<std::uint16_t>(info.leaves + field.nested->leaves);
    } else {
      ++info.leaves;
    }
    add_notes<T>(field);
    fields.push_back(field);
  });
  info.fields = fields;
  info.moves = moves_of<T>();
  info.names = name_bits(info);
  info.size = sizeof(T);
  info.create = []() -> void* { return new T(); };
  info.destroy = [](void* p) { delete static_cast<T*>(p); };
  return info;
}

template <class T>
const RecordInfo& info_of() {
  static const RecordInfo info = make_info<T>();
  return info;
}

}  // namespace madang::reflect

/// Defines the table of a record type; stands once, in the type's own .cc.
#define MADANG_DEFINE_RECORD(Type)                    \
  namespace madang::reflect {                         \
  const RecordInfo& record_info(const Type*) {        \
    static const RecordInfo info = make_info<Type>(); \
    return info;                                      \
  }                                                   \
  }

#endif  // MADANG_REFLECT_DESCRIBE_TABLE_H_
