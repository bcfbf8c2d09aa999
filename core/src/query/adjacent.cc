#include "query/adjacent.h"

#include <algorithm>
#include <utility>

#include "query/occurrences.h"

namespace madang::query {
namespace {

/// Field and position in one number, so that the next word of a field is at the next number.
constexpr int field_shift = 27;
constexpr std::uint32_t most_position = (std::uint32_t{1} << field_shift) - 1;

/// Where a word, or the last word of some in a row, stands in the rows that have it.
struct Places {
  struct Row {
    std::uint32_t row;
    std::uint32_t end;    ///< of its places, which begin where those of the row before end
    std::uint64_t marks;  ///< a bit of each place, by its last six bits
  };
  std::vector<Row> rows;
  std::vector<std::uint32_t> all;  ///< `used` of them
  std::uint32_t used = 0;

  void clear() {
    rows.clear();
    used = 0;
  }
  [[nodiscard]] std::size_t left() const { return all.size() - used; }
  /// Room is not cleared again where it was there before.
  void make_room(std::size_t more) {
    if (left() < more) all.resize(std::max(used + more, 2 * all.size()));
  }
  std::uint32_t* end() { return all.data() + used; }
  /// The places from `used` up to `end` are those of the row.
  void close(std::uint32_t row, const std::uint32_t* end, std::uint64_t marks) {
    used = static_cast<std::uint32_t>(end - all.data());
    rows.push_back({row, used, marks});
  }
};

std::uint64_t mark_of(std::uint32_t place) { return std::uint64_t{1} << (place % 64); }

/// Of a word that is one term.
void read(const segment::Segment& segment, std::uint32_t term, const Bits& rows,
          std::uint32_t fields, Places& out) {
  segment::Postings postings = segment.postings(term);
  std::uint32_t* to = out.end();
  std::size_t left = out.left();
  while (postings.next()) {
    if (!rows.test(postings.row())) {
      postings.skip_positions();
      continue;
    }
    // A place takes a byte at least, whatever a damaged file says.
    std::size_t count = 0;
    postings.each_field([&](int, std::uint32_t n) { count += n; });
    if (count > left) {
      out.make_room(std::min(count, postings.positions_left()));
      to = out.end();
      left = out.left();
    }
    const std::uint32_t* const start = to;
    std::uint64_t marks = 0;
    postings.each_position([&](int field, std::uint32_t position) {
      if ((fields >> field & 1) == 0 || position > most_position) return;
      const std::uint32_t place = static_cast<std::uint32_t>(field) << field_shift | position;
      *to++ = place;
      marks |= mark_of(place);
    });
    left -= static_cast<std::size_t>(to - start);
    out.close(postings.row(), to, marks);
  }
}

/// Of a word that may be one of several terms.
void read(const segment::Segment& segment, std::span<const std::uint32_t> terms, const Bits& rows,
          std::uint32_t fields, Places& out) {
  std::vector<std::uint64_t> places;  // below their row
  Places one;
  for (const std::uint32_t term : terms) {
    one.clear();
    if (term < segment.terms().size()) read(segment, term, rows, fields, one);
    std::uint32_t at = 0;
    for (const Places::Row& row : one.rows)
      for (; at < row.end; ++at) places.push_back(std::uint64_t{row.row} << 32 | one.all[at]);
  }
  std::sort(places.begin(), places.end());
  out.make_room(places.size());
  std::uint32_t* to = out.end();
  for (std::size_t i = 0; i < places.size();) {
    const auto row = static_cast<std::uint32_t>(places[i] >> 32);
    std::uint64_t marks = 0;
    for (; i < places.size() && places[i] >> 32 == row; ++i) {
      *to++ = static_cast<std::uint32_t>(places[i]);
      marks |= mark_of(static_cast<std::uint32_t>(places[i]));
    }
    out.close(row, to, marks);
  }
}

/// The places of `next` that stand right behind one of `before`.
void follow(const Places& before, const Places& next, Places& out) {
  out.make_room(next.used);
  std::uint32_t* to = out.end();
  std::uint32_t from = 0;  // in `before`
  std::size_t b = 0;
  std::uint32_t at = 0;
  for (const Places::Row& row : next.rows) {
    for (; b < before.rows.size() && before.rows[b].row < row.row; ++b) from = before.rows[b].end;
    if (b == before.rows.size()) return;
    const std::uint32_t first = std::exchange(at, row.end);
    // Of nearly all rows the marks tell that there is none.
    const Places::Row& other = before.rows[b];
    if (other.row != row.row || ((other.marks << 1 | other.marks >> 63) & row.marks) == 0) continue;
    std::uint64_t marks = 0;
    const std::uint32_t* const start = to;
    std::uint32_t i = from;
    for (std::uint32_t k = first; k < row.end; ++k) {
      const std::uint32_t place = next.all[k];
      while (i < other.end && before.all[i] + 1 < place) ++i;
      if (i == other.end) break;
      if (before.all[i] + 1 != place || (place & most_position) == 0) continue;
      if (to != start && to[-1] == place) continue;
      *to++ = place;
      marks |= mark_of(place);
    }
    if (to != start) out.close(row.row, to, marks);
  }
}

float frequency_of(const Places& places, std::size_t i, const std::vector<FieldNorm>& norms) {
  const std::uint32_t row = places.rows[i].row;
  float sum = 0;
  for (std::uint32_t k = i == 0 ? 0 : places.rows[i - 1].end; k < places.rows[i].end; ++k) {
    const FieldNorm& norm = norms[places.all[k] >> field_shift];
    const auto length = static_cast<float>(norm.lengths == nullptr ? 0 : norm.lengths[row]);
    sum += norm.weight / (norm.flat + norm.slope * length);
  }
  return sum;
}

}  // namespace

std::vector<Gain> adjacent(const segment::Segment& segment,
                           std::span<const std::span<const std::uint32_t>> words, Bits rows,
                           std::uint32_t fields, const std::vector<FieldNorm>& norms) {
  // Kept by the thread, for they grow large and memory that is new is slow.
  thread_local Places before, next, both;
  const auto find = [&](std::span<const std::uint32_t> terms, Places& out) {
    out.clear();
    if (terms.size() != 1) read(segment, terms, rows, fields, out);
    else if (terms[0] < segment.terms().size()) read(segment, terms[0], rows, fields, out);
  };
  find(words.front(), before);
  for (std::size_t k = 1; k < words.size() && !before.rows.empty(); ++k) {
    if (k > 1) {  // only where the words so far are
      rows = Bits(segment.rows());
      for (const Places::Row& row : before.rows) rows.set(row.row);
    }
    find(words[k], next);
    both.clear();
    follow(before, next, both);
    std::swap(before, both);
  }
  std::vector<Gain> gains;
  gains.reserve(before.rows.size());
  for (std::size_t i = 0; i < before.rows.size(); ++i)
    gains.push_back({before.rows[i].row, saturated(frequency_of(before, i, norms), word_k1)});
  return gains;
}

}  // namespace madang::query
