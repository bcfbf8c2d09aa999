// Any bytes as any shape: the first byte says which importer reads the rest, or
// that it is told by content; from 'a' on the same, and the text is read through a window
// that moves over it. No crash, and the account adds up.
#include <madang/import.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/window.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const std::vector<madang::FormatInfo> all = madang::formats();
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  // A letter, so that seeds can be written by hand: ' ' is by content.
  const bool moving = data[0] >= 'a' && data[0] <= 'z';
  const std::size_t which = static_cast<std::size_t>(data[0] - (moving ? 'a' : ' '));
  std::string format;
  std::vector<std::string> map;
  if (which > 0 && which <= all.size() && all[which - 1].reads) format = all[which - 1].name;
  if (data[0] == '~')
    map = {"name=a", "place.lat=b", "place.lon=/c/d", "capacity=e", "as=resources"};
  // A first read takes 64 KiB; what is told of a shape is a little of what stands behind.
  constexpr std::size_t first = 64 << 10, seen = 200, step = 512;
  std::string text;
  if (moving) text.assign(first, ' ').append(bytes);
  madang::ingest::Window::head = moving ? first + seen : std::size_t{64} << 20;
  madang::ingest::Window::step = moving ? step : std::size_t{4} << 20;
  const auto made = madang::import_bytes(moving ? std::string_view(text) : bytes, format, "x", map);
  if (!made) return 0;
  const madang::Report& report = made->report;
  if (report.records != report.accepted + report.repaired + report.refused) std::abort();
  return 0;
}
