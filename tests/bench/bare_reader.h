// How the bare loop reads a value of any shape: by recursion, into an arena.
#ifndef MADANG_TESTS_BENCH_BARE_READER_H_
#define MADANG_TESTS_BENCH_BARE_READER_H_

#include <simdjson.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "bare_memory.h"

namespace bare {

namespace od = simdjson::ondemand;

// Any value: a string, a number, or a list of items (of an object: key, value, key, value).
struct Item {
  const void* at = nullptr;
  std::uint32_t size = 0;
  od::json_type type = od::json_type::null;
};

class Reader {
 public:
  Arena arena;

 protected:
  // A member that no struct has: its key and its value go to the scratch stack.
  bool other(od::field& field) {
    sv key;
    if (field.unescaped_key().get(key)) return false;
    scratch_.push_back(text(key));
    Item item;
    if (!value(field.value(), item)) return false;
    return scratch_.push_back(item), true;
  }
  Item text(sv s) {
    const sv kept = arena.copy(s);
    return {kept.data(), std::uint32_t(kept.size()), od::json_type::string};
  }
  // What lies on the scratch stack above `base`, moved to the arena.
  Item keep(size_t base, od::json_type type) {
    const size_t n = scratch_.size() - base;
    if (!n) return {nullptr, 0, type};
    char* to = arena.take(n * sizeof(Item) + 7);
    to += -reinterpret_cast<size_t>(to) & 7U;
    std::memcpy(to, scratch_.data() + base, n * sizeof(Item));
    scratch_.resize(base);
    return {to, std::uint32_t(n), type};
  }
  bool value(od::value v, Item& out) {
    od::json_type type;
    if (v.type().get(type)) return false;
    out.type = type;
    const size_t base = scratch_.size();
    switch (type) {
      case od::json_type::string: {
        sv s;
        if (v.get_string().get(s)) return false;
        return out = text(s), true;
      }
      case od::json_type::number: {
        double d;
        if (v.get_double().get(d)) return false;
        return std::memcpy(&out.at, &d, sizeof d), true;
      }
      case od::json_type::boolean: {
        bool b;
        if (v.get_bool().get(b)) return false;
        return out.size = b, true;
      }
      case od::json_type::array: {
        od::array array;
        if (v.get_array().get(array)) return false;
        for (auto each : array) {
          od::value inner;
          Item item;
          if (std::move(each).get(inner) || !value(inner, item)) return false;
          scratch_.push_back(item);
        }
        return out = keep(base, type), true;
      }
      case od::json_type::object: {
        od::object object;
        if (v.get_object().get(object)) return false;
        for (auto each : object) {
          od::field field;
          if (std::move(each).get(field) || !other(field)) return false;
        }
        return out = keep(base, type), true;
      }
      default: return !v.raw_json_token().empty();
    }
  }

  std::vector<Item> scratch_;
};

}  // namespace bare

#endif  // MADANG_TESTS_BENCH_BARE_READER_H_
