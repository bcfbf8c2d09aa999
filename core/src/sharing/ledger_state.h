// What a Ledger handle points at.
#ifndef MADANG_SHARING_LEDGER_STATE_H_
#define MADANG_SHARING_LEDGER_STATE_H_

#include <madang/sharing.h>

#include <memory>

#include "sharing/ledger_file.h"
#include "sharing/ledger_live.h"
#include "sharing/why_not.h"

namespace madang {

struct Ledger::State {
  std::atomic<std::uint32_t> handles{1};
  std::shared_ptr<sharing::LedgerLive> live;
};

namespace sharing {

/// The same words in all doors: reasons in the message, the nearest slot in the hint.
[[nodiscard]] Error not_free(const WhyNot& why);
/// What identifies a request besides its key.
[[nodiscard]] std::string print_of(const BookingRequest& request);

/// The question whether the request can be met; what is bad of it. Never in the past.
[[nodiscard]] Result<Wanted> wanted_by(const BookingRequest& request);

/// A request that only other bookings can stand against.
struct Possible {
  BookingRow row;
  Wanted wanted;
  Place place;
};
/// Checks the request against the rules of the resource; not-free, or what of it is bad.
[[nodiscard]] Result<Possible> check_request(Catalog::State& city, const BookingRequest& request);
/// Puts it into the file inside a transaction: whether there was room.
[[nodiscard]] Result<bool> place_booking(Database& database, Possible& possible);

}  // namespace sharing
}  // namespace madang

#endif  // MADANG_SHARING_LEDGER_STATE_H_
