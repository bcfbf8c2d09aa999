#include "ingest/formats/api_reply.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "ingest/formats/find_rows.h"
#include "ingest/formats/item.h"
#include "json/lists.h"

namespace madang::ingest {
namespace {

enum class Said : std::uint8_t { good, empty, error };

struct Reply {
  std::string code, message, pointer;
  Said said = Said::good;
};

Said meaning(std::string_view code) {
  // Of data.seoul.go.kr, data.go.kr and eshare.go.kr.
  constexpr std::array<std::string_view, 8> good{"INFO-000", "0",   "00",          "000",
                                                 "0000",     "200", "NORMAL_CODE", "success"};
  constexpr std::array<std::string_view, 3> empty{"INFO-200", "03", "NODATA_ERROR"};
  if (std::find(good.begin(), good.end(), code) != good.end()) return Said::good;
  return std::find(empty.begin(), empty.end(), code) != empty.end() ? Said::empty : Said::error;
}

/// Where it says itself that it holds none.
std::optional<std::string> counts_none(const json::Value& document) {
  for (const std::string_view name :
       {"totalCount", "list_total_count", "total_count", "resultCount"})
    if (const auto at = find_member(document, name))
      return plain_text(document.find(*at)) == "0" ? at : std::nullopt;
  return std::nullopt;
}

/// Whether it has a list, and nothing in any.
bool has_empty_lists_only(const json::Value& document) {
  bool any = false;
  for (const json::Value member : document) {
    if (member.is_list() && member.size() > 0) return false;
    any = any || member.is_list();
  }
  return any;
}

std::optional<Reply> reply_of(const Look& look) {
  const json::Value document = look.table();
  struct Names {
    std::string_view code, message;
    bool in_result;
  };
  constexpr std::array<Names, 4> all{{{"CODE", "MESSAGE", true},
                                      {"resultCode", "resultMsg", false},
                                      {"result_code", "result_msg", false},
                                      {"returnReasonCode", "returnAuthMsg", false}}};
  for (const Names& names : all) {
    const auto at = find_member(document, names.code);
    if (!at) continue;
    // In XML the result may be the whole document.
    const bool alone = look.root() == "RESULT" && *at == "/CODE";
    if (names.in_result && !at->ends_with("RESULT/CODE") && !alone) continue;
    Reply reply;
    reply.pointer = *at;
    reply.code = plain_text(document.find(*at));
    const std::string around = at->substr(0, at->rfind('/'));
    reply.message = plain_text(document.find(around + "/" + std::string(names.message)));
    reply.said = meaning(reply.code);
    if (reply.said == Said::good && counts_none(document)) reply.said = Said::empty;
    return reply;
  }
  // One without a code: {"data":[],"totalCount":0}.
  if (const auto at = counts_none(document); at && has_empty_lists_only(document))
    return Reply{at->substr(1) + " 0", {}, *at, Said::empty};
  return std::nullopt;
}

}  // namespace

bool tell_api_reply(const Look& look, ImportSink& sink) {
  const auto reply = reply_of(look);
  if (!reply || reply->said == Said::good) return true;
  const auto place = look.json() ? json::locate(look.bytes(), reply->pointer) : std::nullopt;
  const bool error = reply->said == Said::error;
  sink.problem(error ? Severity::refused : Severity::notice,
               look.mark() + (place ? place->begin : 0), error ? "api-error" : "api-empty",
               error ? "expected records, and the API answered with the error " + reply->code +
                           ": " + reply->message
                     : "the API answered that it has no data (" + reply->code +
                           (reply->message.empty() ? "" : ": ") + reply->message + ")",
               reply->pointer);
  return !error;
}

bool is_api_reply(const Look& look) {
  const auto reply = reply_of(look);
  return reply && reply->said != Said::good;
}

void read_api_reply(Window& text, std::string_view, ImportSink& sink) {
  tell_api_reply(Look(text.view()), sink);
}

}  // namespace madang::ingest
