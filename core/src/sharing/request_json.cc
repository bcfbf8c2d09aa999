#include "json/read.h"
#include "reflect/describe_table.h"
#include "sharing/ledger_state.h"

namespace madang {
namespace sharing {
namespace {

struct RequestMember {
  std::string resource, from, to, party;
  std::optional<std::int64_t> quantity;
  std::optional<double> people;
  std::string key, note, hold, rule, extra;
};
MADANG_RECORD(RequestMember, resource, from, to, party, quantity, people, key, note, hold, rule,
              extra)
MADANG_NOTES(RequestMember, MADANG_NOTE(resource, "", required), MADANG_NOTE(from, "", required),
             MADANG_NOTE(to, "", required), MADANG_NOTE(party, "", required))

}  // namespace
}  // namespace sharing

Result<std::string> Ledger::request_json(std::string_view json) {
  std::string padded(json);
  padded.resize(json.size() + json::padding);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  const reflect::RecordInfo& info = reflect::info_of<sharing::RequestMember>();
  // Strictly: a misspelt member of a request must not go unheard.
  if (!reader.read(info, std::string_view(padded).substr(0, json.size()), true, events, faults)) {
    Error error;
    error.kind = ErrorKind::query;
    error.code = "bad-request";
    error.message = faults.empty() ? "the request cannot be read" : faults.back().message;
    error.pointer = faults.empty() ? "" : faults.back().pointer;
    error.hint =
        "a request has resource, from, to, party and may have quantity, people, key, note, hold, "
        "rule";
    return error;
  }
  sharing::RequestMember member;
  reflect::fill(info, events, &member);
  BookingRequest request;
  request.resource = member.resource;
  request.from = member.from;
  request.to = member.to;
  request.party = member.party;
  request.quantity = member.quantity.value_or(1);
  request.people = member.people.value_or(0);
  request.key = member.key;
  request.note = member.note;
  if (!member.rule.empty()) {
    const auto made = series(request, member.rule);
    if (!made) return made.error();
    return made->to_json();
  }
  if (!member.hold.empty()) request.keep = member.hold;
  const auto made = member.hold.empty() ? book(request) : hold(request);
  if (!made) return made.error();
  return made->to_json();
}

}  // namespace madang
