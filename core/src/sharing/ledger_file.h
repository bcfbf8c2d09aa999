// The tables of a ledger, and the rows of its bookings.
#ifndef MADANG_SHARING_LEDGER_FILE_H_
#define MADANG_SHARING_LEDGER_FILE_H_

#include <madang/sharing.h>

#include <optional>
#include <string>
#include <string_view>

#include "sharing/database.h"

namespace madang::sharing {

/// A row of the table of bookings.
struct BookingRow {
  std::int64_t n = 0;
  std::string id, resource, party, zone, state, key, print, series, note;
  std::int64_t from = 0, to = 0, quantity = 1, expires = 0, made = 0;
};

/// Makes the tables of a new file; an error (ledger-unreadable) where the file is another
/// program's, or of a later version.
[[nodiscard]] Result<Done> prepare_tables(Database& database);

/// By `column` (n, id or key).
[[nodiscard]] Result<std::optional<BookingRow>> find_booking(Database& database,
                                                             std::string_view column,
                                                             std::string_view value);
/// All that `where` lets through, a condition with as many ? as there are texts.
[[nodiscard]] Result<std::vector<BookingRow>> select_bookings(
    Database& database, std::string_view where, const std::vector<std::string>& texts);
/// Units of the resource in use at once between the two moments, at most.
[[nodiscard]] Result<std::int64_t> used_in_file(Database& database, std::string_view resource,
                                                std::int64_t from, std::int64_t to,
                                                std::int64_t now);
/// Sets row.n.
[[nodiscard]] Result<Done> insert_booking(Database& database, BookingRow& row);
/// Sets its state and, where it is not null, when it expires.
[[nodiscard]] Result<Done> set_state(Database& database, const BookingRow& row);
[[nodiscard]] Result<Done> add_history(Database& database, std::int64_t at, std::string_view what,
                                       std::string_view id, std::string_view data);

/// As it is at a moment: what was held and has run out is expired.
[[nodiscard]] Booking booking_of(const BookingRow& row, std::int64_t now);

/// 20 hex digits that nobody can guess.
[[nodiscard]] std::string random_id();

}  // namespace madang::sharing

#endif  // MADANG_SHARING_LEDGER_FILE_H_
