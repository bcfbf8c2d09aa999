#include "text/korean.h"

#include <algorithm>
#include <array>

#include "text/plain.h"

namespace madang::text {
namespace {

constexpr std::size_t syllable = 3;  // bytes

// Particles behind nouns, and the plural.
constexpr std::string_view particles =
    "은 는 이 가 을 를 의 에 도 만 와 과 로 으로 나 이나 랑 이랑 께 께서 에서 에게 "
    "에게서 한테 한테서 부터 까지 마저 조차 밖에 처럼 같이 보다 마다 라도 이라도 "
    "든지 이든지 이며 며 이고 고 에는 에도 에만 에의 에선 에서는 에서도 에서만 "
    "에서의 에서부터 에게는 에게도 에게만 에겐 으로는 으로도 으로만 으로의 으로써 "
    "으로서 으로부터 로서 로써 로는 로도 로만 로의 로부터 부터는 부터의 까지는 "
    "까지도 까지의 까지만 만은 만이 만을 만의 만도 과의 과는 과도 와의 와는 와도 "
    "보다는 보다도 처럼은 께서는 께서도 이라는 라는 이라고 라고 이란 란 이라 이라면 "
    "라면 이라서 라서 이지만 지만 인 인데 인지 이다 입니다 이었다 였다 이었습니다 "
    "였습니다 입니까 이어야 이자 이면 이신 이시며 이므로 이기 임 임을 이니 이에요 "
    "이예요 예요 이죠 이요 들 들이 들은 들을 들의 들에 들에게 들에게는 들도 들과 "
    "들로 들만 들이나 들부터 들까지 들에서 들이라 들과의 들로부터 들께 들께서 들한테 "
    "들처럼 ";
// Forms of the verbs that make a noun a predicate: to do, to become, to get, to
// let, to be, to have none.
constexpr std::string_view predicates =
    "하다 하는 하고 하여 하여야 하며 하면 하면서 하지 하지만 하게 하기 하기를 하기에 "
    "하기도 하도록 하던 하려 하려고 하려는 하자 하자는 하십시오 하세요 하시는 하시고 "
    "하신 하여도 하였다 하였습니다 하였고 하였으나 하였던 하였으며 하는데 하니 "
    "하므로 하라 하라고 하라는 한 한다 한다고 한다는 한다면 할 할수 합니다 합니까 함 "
    "함을 함은 함이 함에 함으로써 해 해서 해야 해도 해라 해요 해주세요 해주십시오 "
    "해주시기 해주시길 해주고 해주는 해준 해줄 했다 했고 했던 했는데 했습니다 했으며 "
    "했으면 했을 했지만 되다 되는 되고 되어 되어야 되어서 되며 되면 되지 되지만 되게 "
    "되기 되도록 되던 되었다 되었습니다 되었고 되었던 되었으며 되니 되므로 되길 된 "
    "된다 된다고 된다는 된다면 될 됩니다 됨 됨을 돼 돼서 돼야 됐다 됐고 됐던 "
    "됐습니다 됐는데 받는 받고 받은 받아 받을 받지 받습니다 받았다 받았습니다 시키는 "
    "시키고 시킨 시킬 시켜 시키기 시킵니다 시켰다 스러운 스럽게 스럽고 적인 적으로 "
    "적이고 적이다 없는 없이 없고 없다 없어 없습니다 있는 있고 있다 있습니다 ";

constexpr std::size_t count_of(std::string_view words) {
  std::size_t n = 0;
  for (const char c : words) n += c == ' ' ? 1 : 0;
  return n;
}

constexpr std::size_t most_syllables = 6;

/// An ending, its last syllable first, zeros behind its first one.
using Reversed = std::array<char16_t, most_syllables>;

/// The precomposed syllable that three bytes encode.
constexpr char16_t syllable_of(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return static_cast<char16_t>((at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F));
}

/// All of them, sorted, so that those that end alike stand together.
constexpr auto endings = [] {
  std::array<Reversed, count_of(particles) + count_of(predicates)> all{};
  std::size_t n = 0;
  for (std::string_view words : {particles, predicates})
    while (!words.empty()) {
      const std::size_t end = words.find(' ');
      for (std::size_t i = 0; i * syllable < end; ++i)  // too long a one does not compile
        all[n][i] = syllable_of(words.substr(end - (i + 1) * syllable, syllable));
      ++n;
      words.remove_prefix(end + 1);
    }
  std::sort(all.begin(), all.end());
  return all;
}();

/// Calls with the bytes of each ending that `text` ends with, from the shortest on.
template <class F>
void each_ending(std::string_view text, const F& f) {
  const Reversed *first = endings.data(), *last = first + endings.size();
  for (std::size_t i = 0; i < most_syllables; ++i) {
    const std::size_t bytes = (i + 1) * syllable;
    if (bytes > text.size()) return;
    const std::string_view here = text.substr(text.size() - bytes, syllable);
    if (!is_syllable_of(byte_at(here, 0), byte_at(here, 1), byte_at(here, 2))) return;
    const char16_t wanted = syllable_of(here);
    first = std::partition_point(first, last, [&](const Reversed& e) { return e[i] < wanted; });
    last = std::partition_point(first, last, [&](const Reversed& e) { return e[i] == wanted; });
    if (first == last) return;
    // The one that ends here is the first of those that go on.
    if (i + 1 == most_syllables || (*first)[i + 1] == 0) f(bytes);
  }
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !is_continuation(static_cast<unsigned char>(c));
  }));
}

}  // namespace

bool is_korean_ending(std::string_view text) {
  bool found = false;
  each_ending(text, [&](std::size_t bytes) { found = found || bytes == text.size(); });
  return found;
}

std::size_t korean_stem(std::string_view word, std::size_t least) {
  std::size_t stem = word.size();
  each_ending(word, [&](std::size_t bytes) {
    const std::size_t left = word.size() - bytes;
    if (left > 0 && characters_in(word.substr(0, left)) >= least) stem = left;
  });
  return stem;
}

}  // namespace madang::text
