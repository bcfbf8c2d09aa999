#include "output/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "base/date.h"
#include "json/tree.h"
#include "json/write.h"

namespace madang::output {
namespace {

/// All of its parts; of a partial date the first day.
struct Moment {
  int year, month, day, second, offset;
};

Moment moment_of(const Date& date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day,
          date.second < 0 ? 0 : date.second, date.has_offset ? date.offset : 0};
}

template <class... Parts>
std::string format(const char* pattern, Parts... parts) {
  std::array<char, 64> text{};
  const int n = std::snprintf(text.data(), text.size(), pattern, parts...);
  return {text.data(), static_cast<std::size_t>(n)};
}

}  // namespace

std::string language_of(const Text& text, std::string_view given) {
  if (!given.empty()) return std::string(given);
  const bool known = !text.empty() && text.entries.front().lang != "und";
  return known ? text.entries.front().lang : std::string();
}

std::string rfc3339(const Date& date) {
  const Moment m = moment_of(date);
  std::string text = format("%04d-%02d-%02dT%02d:%02d:%02d", m.year, m.month, m.day,
                            m.second / 3600, m.second / 60 % 60, m.second % 60);
  if (m.offset == 0) return text + "Z";
  const int minutes = m.offset < 0 ? -m.offset : m.offset;
  return text + format("%c%02d:%02d", m.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string rfc822(const Date& date) {
  constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970 began so
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Moment m = moment_of(date);
  constexpr std::int64_t day = 86400, week = 7;
  const std::int64_t number = base::span_of(date).first / day;
  const int minutes = m.offset < 0 ? -m.offset : m.offset;
  return format("%s, %02d %s %04d %02d:%02d:%02d %c%02d%02d",
                days[static_cast<std::size_t>(((number % week) + week) % week)], m.day,
                months[static_cast<std::size_t>(m.month - 1)], m.year, m.second / 3600,
                m.second / 60 % 60, m.second % 60, m.offset < 0 ? '-' : '+', minutes / 60,
                minutes % 60);
}

std::string icalendar_date(const Date& date) {
  const Moment m = moment_of(date);
  std::string text = format("%04d%02d%02d", m.year, m.month, m.day);
  if (date.second >= 0)
    text += format("T%02d%02d%02d", m.second / 3600, m.second / 60 % 60, m.second % 60);
  return text;
}

Date day_after(const Date& date) { return base::day_of(base::span_of(date).last + 1); }

std::string street_of(const Place& place, std::initializer_list<std::string_view> parts) {
  std::string_view street = place.address;
  for (const std::string_view part : parts)
    if (part.empty()) continue;
    else if (street == part) street = {};
    else if (street.ends_with(part) &&
             street.substr(0, street.size() - part.size()).ends_with(", "))
      street.remove_suffix(part.size() + 2);
  return std::string(street);
}

std::string as_html(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '<') html += "&lt;";
    else if (c == '&') html += "&amp;";
    else html += c;
  }
  return html;
}

namespace {

const std::string& extra_of(const reflect::RecordInfo& info, const void* record) {
  return *reinterpret_cast<const std::string*>(static_cast<const char*>(record) + info.extra);
}

}  // namespace

std::string member_of(std::string_view extra, std::string_view name) {
  json::Tree tree;
  if (extra.find(name) == extra.npos || tree.parse_copy("{" + std::string(extra) + "}")) return {};
  return std::string(tree.root()[name].string());
}

void put_apart(JsonWriter& w, const reflect::RecordInfo& info, const void* record,
               std::string_view kept, std::initializer_list<std::string_view> written) {
  json::Tree tree;
  if (tree.parse_copy("{" + extra_of(info, record) + "}")) return;
  bool any = false;
  const auto put = [&](const std::string& name, std::string_view raw) {
    if (!std::exchange(any, true)) w.key(json::unknown_members).begin_object();
    w.key(name).raw(raw);
  };
  for (const json::Value member : tree.root()) {
    if (std::find(written.begin(), written.end(), member.key()) != written.end()) continue;
    const bool taken = !kept.empty() && member.key() == json::kept_fields;
    put((taken ? "x-" : "") + std::string(member.key()), member.raw());
  }
  if (!kept.empty()) put(std::string(json::kept_fields), kept);
  if (any) w.end_object();
}

void put(JsonWriter& w, std::string_view key, std::string_view text) {
  if (!text.empty()) w.key(key).value(text);
}

}  // namespace madang::output
