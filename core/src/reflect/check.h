// Compile-time checks of a description. Each stops the build of the record's
// own .cc with a sentence that says what to do.
#ifndef MADANG_REFLECT_CHECK_H_
#define MADANG_REFLECT_CHECK_H_

#include <madang/records/common.h>

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace madang::reflect {

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

/// What stands inside an optional or a vector.
template <class T>
struct Shape {
  using Value = T;
  static constexpr bool list = false, optional = false;
};
template <class T>
struct Shape<std::optional<T>> {
  using Value = T;
  static constexpr bool list = false, optional = true;
};
template <class T>
struct Shape<std::vector<T>> {
  using Value = T;
  static constexpr bool list = true, optional = false;
};

template <class T>
inline constexpr bool is_described_struct =
    std::is_class_v<T>&& boost::describe::has_describe_members<T>::value;
template <class T>
inline constexpr bool is_described_enum = [] {
  if constexpr (std::is_enum_v<T>) return boost::describe::has_describe_enumerators<T>::value;
  return false;
}();
template <class T>
inline constexpr bool is_storable =
    std::is_same_v<T, Text> || std::is_same_v<T, std::string> || std::is_same_v<T, double> ||
    std::is_same_v<T, std::int64_t> || std::is_same_v<T, bool> || std::is_same_v<T, Date> ||
    is_described_enum<T> || is_described_struct<T>;

/// Converts to anything: brace-initializing an aggregate with N of these
/// compiles exactly as long as it has at least N members.
struct Anything {
  template <class T>
  operator T() const;
};
template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), Anything{})...}; };
}
template <class T, std::size_t N = 0>
constexpr std::size_t member_count() {
  if constexpr (takes<T>(std::make_index_sequence<N + 1>{})) return member_count<T, N + 1>();
  else return N;
}

template <class T>
constexpr auto names() {
  std::array<std::string_view, boost::mp11::mp_size<Members<T>>::value> result{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<Members<T>>([&](auto d) { result[i++] = d.name; });
  return result;
}
template <std::size_t N>
constexpr bool all_different(const std::array<std::string_view, N>& list) {
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t j = i + 1; j < N; ++j)
      if (list[i] == list[j]) return false;
  return true;
}
template <class T>
constexpr bool has_extra() {
  bool found = false;
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    using M = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
    if (std::string_view(d.name) == "extra" && std::is_same_v<M, std::string>) found = true;
  });
  return found;
}

template <class Member>
constexpr void check_member() {
  static_assert(is_storable<typename Shape<Member>::Value>,
                "madang: this member's type cannot be stored; use std::string, Text, Date, bool, "
                "double, std::int64_t, a described enum or struct, or optional/vector of those");
}

/// All checks of one struct.
template <class T>
constexpr void check_description() {
  static_assert(is_described_struct<T>, "madang: describe the struct with MADANG_RECORD");
  static_assert(std::is_aggregate_v<T>, "madang: a record is a plain struct without constructors");
  static_assert(all_different(names<T>()), "madang: MADANG_RECORD names the same member twice");
  static_assert(names<T>().size() >= member_count<T>(),
                "madang: a member of the struct is missing in its MADANG_RECORD");
  static_assert(names<T>().size() <= 63, "madang: at most 63 members a struct; nest some");
  static_assert(has_extra<T>(),
                "madang: a record needs the member `std::string extra` for what it does not know");
  boost::mp11::mp_for_each<Members<T>>([](auto d) {
    check_member<std::remove_cvref_t<decltype(std::declval<T&>().*decltype(d)::pointer)>>();
  });
}

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_CHECK_H_
