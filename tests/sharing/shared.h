// A small city of things to share, and files to keep its bookings in.
#ifndef MADANG_TESTS_SHARING_SHARED_H_
#define MADANG_TESTS_SHARING_SHARED_H_

#include <madang/madang.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/catch.h"

inline const char* shared_json = R"({"resources":[
 {"id":"hall","kind":"space","name":{"en":"Hall","ko":"강당"},"capacity":30,"place":{"lat":37.5665,"lon":126.978,"district":"중구","country":"KR"},
  "price":{"amount":10000,"currency":"KRW","per":"PT1H"},"tags":["강당"],
  "availability":{"time_zone":"Asia/Seoul","weekly":[{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"20:00"},{"days":["sa"],"from":"09:00","to":"12:00"}],
   "exceptions":[{"from":"2022-06-01","closed":true,"note":"Voting day"}],"holidays":"closed","notice":"P1D","slot":"PT1H"}},
 {"id":"room","kind":"space","name":"Room","capacity":6,"place":{"lat":37.60,"lon":127.05,"district":"종로구","country":"KR"},
  "price":{"amount":0,"currency":"KRW"},
  "availability":{"weekly":[{"days":["mo","tu","we","th","fr","sa","su"],"from":"09:00","to":"22:00"}],"buffer":"PT30M"}},
 {"id":"drill","kind":"goods","name":"Drill","place":{"lat":37.5665,"lon":126.978},
  "availability":{"weekly":[{"from":"00:00","to":"24:00"}],"quantity":3}},
 {"id":"bar","kind":"space","name":"Night bar",
  "availability":{"weekly":[{"days":["fr","sa"],"from":"22:00","to":"02:00"}]}},
 {"id":"unsaid","kind":"talent","name":"Cellist"}]})";

inline madang::Catalog shared_city(std::string_view json = shared_json) {
  auto city = madang::Catalog::load(json);
  REQUIRE(city.ok());
  REQUIRE(city->report().refused == 0);
  return *city;
}

/// One resource "x" with this availability.
inline madang::Catalog city_with(const std::string& availability) {
  return shared_city(R"({"resources":[{"id":"x","name":"X","availability":)" + availability +
                     "}]}");
}

inline madang::FreeQuery between(std::string from, std::string to) {
  madang::FreeQuery query;
  query.from = std::move(from);
  query.to = std::move(to);
  return query;
}

/// Ids that are free, joined by blanks; the error's code where there is one.
inline std::string free_ids(const madang::Catalog& city, const madang::FreeQuery& query) {
  const auto list = madang::find_free(city, query);
  if (!list) return "error " + list.error().code;
  std::string out;
  for (const madang::FreeResource& item : list->items)
    out.append(out.empty() ? "" : " ").append(item.record.id());
  return out;
}

/// Rules that stand against it, joined by blanks; "free" where none does.
inline std::string rules(const madang::Catalog& city, std::string_view id,
                         const madang::FreeQuery& query) {
  const auto why = madang::why_not(city, id, query);
  if (!why) return "error " + why.error().code;
  std::string out;
  for (const madang::Reason& reason : why->reasons)
    out.append(out.empty() ? "" : " ").append(reason.rule);
  return why->free ? "free" : out;
}

/// A path for a ledger that is removed at the end.
class LedgerPath {
 public:
  LedgerPath() {
    static int number = 0;
    path_ = (std::filesystem::temp_directory_path() /
             ("madang_" + std::to_string(getpid()) + "_" + std::to_string(++number) + ".sqlite"))
                .string();
    remove();
  }
  ~LedgerPath() { remove(); }
  LedgerPath(const LedgerPath&) = delete;
  LedgerPath& operator=(const LedgerPath&) = delete;
  operator const std::string&() const { return path_; }

 private:
  void remove() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  std::string path_;
};

inline madang::BookingRequest request(std::string resource, std::string from, std::string to,
                                      std::string party = "ann") {
  madang::BookingRequest r;
  r.resource = std::move(resource);
  r.from = std::move(from);
  r.to = std::move(to);
  r.party = std::move(party);
  r.now = "2022-01-01T00:00:00Z";
  return r;
}

inline std::string code(const madang::Result<madang::Booking>& booking) {
  return booking ? booking->state : "error " + booking.error().code;
}

#endif  // MADANG_TESTS_SHARING_SHARED_H_
