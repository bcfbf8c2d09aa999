#include "segment/postings_writer.h"

#include <algorithm>
#include <cstring>

#include "segment/postings.h"

namespace madang::segment {
namespace {

/// The occurrences in one row and several fields, or many.
template <class Place>
char* put_long(std::span<const Place> row, const PlaceLayout& layout, char* to) {
  std::uint32_t bits = 0, counts[max_text_fields] = {};
  for (const Place place : row) {
    bits |= std::uint32_t{1} << layout.field_of(place);
    ++counts[layout.field_of(place)];
  }
  *to++ = 0;
  to = put_varint(to, bits);
  for (std::uint32_t m = bits; m != 0; m &= m - 1) to = put_varint(to, counts[std::countr_zero(m)]);
  return to;
}

}  // namespace

template <class Place>
void PostingsWriter::write(std::span<Place> places, const PlaceLayout& layout, ImageWriter& out) {
  const auto row_of = [&](Place place) { return layout.row_of(place); };
  const auto field_of = [&](Place place) { return layout.field_of(place); };
  const auto position_of = [&](Place place) { return layout.position_of(place); };
  if (places.size() == 1) {  // as most words of most segments
    auto* const begin = reinterpret_cast<char*>(out.room(2 + 2 * longest_varint));
    char* const row = begin + 2;
    char* to = put_varint(row, row_of(places[0]) + 1);
    *to++ = static_cast<char>(field_of(places[0]) << 3 | 1);
    begin[0] = 1;
    begin[1] = static_cast<char>(to - row);
    to = put_varint(to, position_of(places[0]));
    return out.grew(static_cast<std::size_t>(to - begin));
  }
  // Every row takes at most a delta, a zero, the bits and a count a field; it
  // has as many occurrences as fields, or more.
  constexpr std::size_t a_place = 16, a_number = 5;
  char* const rows_begin = rows_.room(places.size() * a_place);
  char* const positions_begin = positions_.room(places.size() * a_number);
  char *rows = rows_begin, *positions = positions_begin;
  std::uint32_t count = 0, next_row = 0;
  const std::size_t n = places.size();
  for (std::size_t i = 0; i < n; ++count) {
    const Place place = places[i];
    const std::uint32_t row = row_of(place);
    rows = put_varint(rows, row + 1 - next_row);
    next_row = row + 1;
    if (i + 1 == n || row_of(places[i + 1]) != row) {  // once, as most words
      *rows++ = static_cast<char>(field_of(place) << 3 | 1);
      positions = put_varint(positions, position_of(place));
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    bool sorted = true;
    for (; end < n && row_of(places[end]) == row; ++end)
      sorted = sorted && places[end - 1] <= places[end];
    const std::span<Place> here = places.subspan(i, end - i);
    if (!sorted) std::sort(here.begin(), here.end());
    i = end;
    const std::uint32_t field = field_of(here.front());
    if (here.size() <= most_short && field_of(here.back()) == field)
      *rows++ = static_cast<char>(field << 3 | here.size());
    else rows = put_long(std::span<const Place>(here), layout, rows);
    std::uint32_t last = 0, last_field = field;
    for (const Place one : here) {
      if (field_of(one) != last_field) last = 0, last_field = field_of(one);
      positions = put_varint(positions, position_of(one) - last);
      last = position_of(one);
    }
  }
  const auto row_bytes = static_cast<std::size_t>(rows - rows_begin);
  const auto position_bytes = static_cast<std::size_t>(positions - positions_begin);
  char* const begin =
      reinterpret_cast<char*>(out.room(row_bytes + position_bytes + 2 * longest_varint));
  char* to = put_varint(put_varint(begin, count), row_bytes);
  std::memcpy(to, rows_begin, row_bytes);
  std::memcpy(to + row_bytes, positions_begin, position_bytes);
  out.grew(static_cast<std::size_t>(to - begin) + row_bytes + position_bytes);
}

template void PostingsWriter::write(std::span<std::uint32_t>, const PlaceLayout&, ImageWriter&);
template void PostingsWriter::write(std::span<std::uint64_t>, const PlaceLayout&, ImageWriter&);

}  // namespace madang::segment
