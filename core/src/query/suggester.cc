#include "query/suggester.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "text/flat.h"
#include "text/half_typed.h"
#include "text/keyboard.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

constexpr std::size_t longest_text = 400;      // bytes; more is no title
constexpr std::size_t most_words = 12;         // of a text that are looked up
constexpr std::size_t most_keys = 20'000'000;  // 240 MB
constexpr std::size_t longest_typed = 200;
constexpr std::size_t most_looked_at = 500;  // for one way of reading what was typed
constexpr std::uint32_t inside = 1U << 31;   // of a rank: not at the beginning
constexpr char behind_all = static_cast<char>(0xFF);

/// The first eight bytes as a number that compares as they do.
std::uint64_t head_of(std::string_view text) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return head;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Bytes of the last character.
std::size_t last_bytes(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (static_cast<unsigned char>(text[text.size() - n]) & 0xC0) == 0x80) ++n;
  return std::min(n, text.size());
}

}  // namespace

void Suggester::add(std::string_view text, std::uint32_t source) {
  if (text.size() > longest_text || text.empty()) return;
  std::string flat = text::flatten(text);
  if (flat.empty()) return;
  std::string key = flat;
  key.append(1, '\0').append(std::to_string(source));
  const auto [it, fresh] =
      known_.try_emplace(std::move(key), static_cast<std::uint32_t>(entries_.size()));
  if (!fresh) {
    ++entries_[it->second].records;
    return;
  }
  if (texts_.size() + text.size() > UINT32_MAX || words_.flat.size() + flat.size() > UINT32_MAX) {
    known_.erase(it);
    return;
  }
  entries_.push_back({static_cast<std::uint32_t>(texts_.size()),
                      static_cast<std::uint32_t>(text.size()),
                      static_cast<std::uint32_t>(words_.flat.size()),
                      static_cast<std::uint32_t>(flat.size()), source, 1});
  texts_.append(text);
  words_.flat.append(flat);
}

void Suggester::finish() {
  known_ = {};
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    if (a.records != b.records) return a.records > b.records;
    if (a.flat_size != b.flat_size) return a.flat_size < b.flat_size;
    const int order = flat(words_, a).compare(flat(words_, b));
    return order != 0 ? order < 0 : a.source < b.source;
  });
  initials_.flat = text::initials_of(words_.flat);
  std::vector<Key> all, hangul;
  for (std::uint32_t e = 0; e < entries_.size() && all.size() < most_keys; ++e) {
    const std::string_view words = flat(words_, entries_[e]);
    std::size_t at = 0;
    for (std::size_t n = 0; n < most_words && at < words.size(); ++n) {
      const Key key{e, static_cast<std::uint32_t>(at)};
      all.push_back(key);
      if (text::is_syllable(text::decode(words, at).value)) hangul.push_back(key);
      at = std::min(words.find(' ', at), words.size() - 1) + 1;
    }
  }
  sort(words_, std::move(all));
  sort(initials_, std::move(hangul));
}

void Suggester::sort(Order& order, std::vector<Key> keys) {
  const auto rest = [&](const Key& k) { return flat(order, entries_[k.entry]).substr(k.offset); };
  struct Headed {
    std::uint64_t head;
    Key key;
  };
  std::vector<Headed> headed;
  headed.reserve(keys.size());
  for (const Key& key : keys) headed.push_back({head_of(rest(key)), key});
  keys = {};
  std::sort(headed.begin(), headed.end(), [&](const Headed& a, const Headed& b) {
    if (a.head != b.head) return a.head < b.head;
    const int by_text = rest(a.key).compare(rest(b.key));
    return by_text != 0 ? by_text < 0 : a.key.entry < b.key.entry;
  });
  std::vector<std::uint32_t> ranks;
  ranks.reserve(headed.size());
  order.keys.reserve(headed.size());
  for (const Headed& h : headed) {
    order.keys.push_back(h.key);
    ranks.push_back(h.key.entry | (h.key.offset == 0 ? 0 : inside));
  }
  order.ranks.assign(std::move(ranks));
}

std::size_t Suggester::bytes() const {
  std::size_t sum = entries_.size() * sizeof(Entry) + texts_.size();
  for (const Order* order : {&words_, &initials_})
    sum += order->flat.size() + order->keys.size() * sizeof(Key) + order->ranks.bytes();
  return sum;
}

/// One question: reads what was typed in one way after the other until there is
/// enough.
class Suggester::Search {
 public:
  Search(const Suggester& all, std::size_t limit) : all_(all), limit_(limit) {}

  void read(const std::string& typed, bool other_keyboard) {
    keyboard_ = other_keyboard;
    const auto any = [](std::string_view) { return true; };
    typed_ = count_characters(typed);
    take(all_.words_, {{typed, typed + behind_all}}, "", any);
    if (enough()) return;
    half(typed);
    // Many an English word would be a row of consonants on the other keyboard.
    if (!enough() && !keyboard_) initials(typed);
  }
  [[nodiscard]] bool enough() const { return found_.size() >= limit_; }
  [[nodiscard]] std::vector<Found> take_found() { return std::move(found_); }

 private:
  struct Stretch {
    std::string from, to;
  };

  /// The last syllable as far as it is typed.
  void half(const std::string& typed) {
    const std::string before = typed.substr(0, typed.size() - last_bytes(typed));
    const char32_t last = text::decode(typed, before.size()).value;
    for (const text::Continuation& way : text::continuations(last)) {
      std::string begin = before;
      for (std::size_t i = 0; i + 1 < way.size(); ++i) text::encode(begin, way[i][0].first);
      std::vector<Stretch> stretches;
      for (const text::Range& r : way.back()) {
        stretches.push_back({begin, begin});
        text::encode(stretches.back().from, r.first);
        text::encode(stretches.back().to, r.last + 1);
      }
      typed_ = count_characters(begin) + 1;
      take(all_.words_, stretches, "syllable", [](std::string_view) { return true; });
    }
  }

  /// Lone consonants stand for syllables that begin with them.
  void initials(const std::string& typed) {
    std::vector<char32_t> pattern;
    bool lone = false;
    for (std::size_t i = 0; i < typed.size();) {
      const text::CodePoint c = text::decode(typed, i);
      pattern.push_back(c.value);
      lone = lone || text::is_lead(c.value);
      i += std::max<std::size_t>(1, c.bytes);
    }
    if (!lone) return;
    typed_ = pattern.size();
    const std::string key = text::initials_of(typed);
    take(all_.initials_, {{key, key + behind_all}}, "initials", [&](std::string_view words) {
      std::size_t i = 0;
      for (const char32_t want : pattern) {
        const text::CodePoint c = text::decode(words, i);
        if (c.value != want && text::initial_of(c.value) != want) return false;
        i += c.bytes;
      }
      return true;
    });
  }

  /// What stands in these stretches of an order, best first. `how` "": how depends
  /// on where it stands.
  template <class Fits>
  void take(const Order& order, const std::vector<Stretch>& stretches, std::string_view how,
            Fits fits) {
    std::vector<std::pair<std::uint32_t, Key>> best;  // rank
    for (const Stretch& stretch : stretches) {
      std::size_t looked_at = 0, kept = 0;
      const auto below = [&](const Key& key, const std::string& bound) {
        return flat(order, all_.entries_[key.entry]).substr(key.offset) < std::string_view(bound);
      };
      const auto first = order.keys.begin();
      const auto from = std::lower_bound(first, order.keys.end(), stretch.from, below);
      const auto to = std::lower_bound(from, order.keys.end(), stretch.to, below);
      order.ranks.each(static_cast<std::size_t>(from - first), static_cast<std::size_t>(to - first),
                       [&](std::uint32_t place, std::uint32_t rank) {
                         const Key& key = order.keys[place];
                         const Entry& e = all_.entries_[key.entry];
                         if (fits(flat(all_.words_, e).substr(key.offset))) {
                           best.emplace_back(rank, key);
                           ++kept;
                         }
                         return ++looked_at < most_looked_at && kept < 2 * limit_ + found_.size();
                       });
    }
    std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.offset < b.second.offset;
    });
    for (const auto& [rank, key] : best) {
      if (enough()) return;
      add(key, !how.empty() ? how : (rank & inside) != 0 ? "word" : "beginning");
    }
  }

  void add(const Key& key, std::string_view how) {
    const Entry& e = all_.entries_[key.entry];
    const std::string_view words = flat(all_.words_, e);
    if (!seen_.insert(words).second) return;  // the same text of another field
    Found found{all_.text(e), e.source, e.records, keyboard_ ? "keyboard" : how, {}};
    std::vector<text::Origin> origins;
    (void)text::flatten(found.text, &origins);
    const std::size_t first = count_characters(words.substr(0, key.offset));
    const std::size_t last = std::min(first + typed_, origins.size());
    if (first < last) found.span = {origins[first].begin, origins[last - 1].end};
    found_.push_back(found);
  }

  const Suggester& all_;
  std::size_t limit_;
  std::size_t typed_ = 0;  // characters to mark
  bool keyboard_ = false;
  std::vector<Found> found_;
  std::unordered_set<std::string_view> seen_;
};

std::vector<Suggester::Found> Suggester::find(std::string_view typed, std::size_t limit) const {
  if (typed.size() > longest_typed || limit == 0) return {};
  const std::string flat = text::flatten(typed);
  if (flat.empty()) return {};
  Search search(*this, limit);
  search.read(flat, false);
  if (search.enough()) return search.take_found();
  std::string other = text::hangul_of_keys(typed);
  if (other.empty()) other = text::keys_of_hangul(typed);
  // An English word makes lone consonants and vowels.
  other = text::flatten(other);
  const bool meant = !other.empty() && (static_cast<unsigned char>(other[0]) < 0x80 ||
                                        text::is_syllable(text::decode(other, 0).value));
  if (meant) search.read(other, true);
  return search.take_found();
}

}  // namespace madang::query
