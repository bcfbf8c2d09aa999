// What all shapes ask of records: one language of a text, dates in the form that a
// shape wants.
#ifndef MADANG_OUTPUT_WORDS_H_
#define MADANG_OUTPUT_WORDS_H_

#include <madang/json.h>
#include <madang/records/common.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "reflect/record_info.h"

namespace madang::output {

/// The language in which a record is written where a shape has room for one: that
/// of its first text; "" where it is not known.
[[nodiscard]] std::string language_of(const Text& text, std::string_view given);

/// A moment of RFC 3339. Of a partial date its first moment; times without an
/// offset are told as UTC.
[[nodiscard]] std::string rfc3339(const Date& date);
/// The same of RFC 822, as RSS has it: "Thu, 12 May 2022 00:00:00 +0000".
[[nodiscard]] std::string rfc822(const Date& date);
/// "20220512", or "20220512T100000" in the date's own time.
[[nodiscard]] std::string icalendar_date(const Date& date);
/// The day behind it, for ends that are not included.
[[nodiscard]] Date day_after(const Date& date);

/// The address without the parts at its end that are told by themselves, so that who
/// joins them gets the same.
[[nodiscard]] std::string street_of(const Place& place,
                                    std::initializer_list<std::string_view> parts);
/// The word for the kind of a record that has one.
template <class Record>
[[nodiscard]] std::string_view kind_name(const Record& record) {
  return reflect::record_info(&record).find("kind")->values[static_cast<std::size_t>(*record.kind)];
}

/// A text as HTML that shows it.
[[nodiscard]] std::string as_html(std::string_view text);
/// The text of an unknown member of a record; "": there is none.
[[nodiscard]] std::string member_of(std::string_view extra, std::string_view name);

/// Writes under json::unknown_members what has no place of its own in a shape: the record's
/// members that madang does not know, but those that have been written already, and `kept`, which
/// is Shape::kept(). Nothing where there is neither.
void put_apart(JsonWriter& w, const reflect::RecordInfo& info, const void* record,
               std::string_view kept, std::initializer_list<std::string_view> written);
template <class Record>
void put_apart(JsonWriter& w, const Record& record, std::string_view kept,
               std::initializer_list<std::string_view> written = {}) {
  put_apart(w, reflect::record_info(&record), static_cast<const void*>(&record), kept, written);
}

/// Writes "key":text if there is something to write.
void put(JsonWriter& w, std::string_view key, std::string_view text);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_WORDS_H_
