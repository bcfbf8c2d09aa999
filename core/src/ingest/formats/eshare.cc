#include "ingest/formats/eshare.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/formats/find_rows.h"
#include "ingest/formats/html.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/prose_facts.h"
#include "ingest/formats/things.h"

namespace madang::ingest {
namespace {

/// The services of eshare.go.kr do not agree on the names of their columns.
std::string_view key_of(std::string_view name) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 14> keys{{{"rsrc_no", "rsrcNo"},
                                       {"rsrc_nm", "rsrcNm"},
                                       {"rsrc_cls_cd", "rsrcClsCd"},
                                       {"rsrc_cls_nm", "rsrcClsNm"},
                                       {"rsrc_intr", "rsrcIntr"},
                                       {"free_yn", "freeYn"},
                                       {"upd_ymd", "updYmd"},
                                       {"lo_val", "lot"},
                                       {"loVal", "lot"},
                                       {"la_val", "lat"},
                                       {"laVal", "lat"},
                                       {"inst_url_addr", "instUrlAddr"},
                                       {"dtl_url_addr", "dtlUrlAddr"},
                                       {"rsrc_inst_nm", "rsrcInstNm"}}};
  const auto found =
      std::find_if(keys.begin(), keys.end(), [name](const Pair& p) { return p.first == name; });
  return found == keys.end() ? name : found->second;
}

bool is_row(json::Value row) {
  bool name = false, other = false;
  for (const json::Value member : row) {
    const std::string_view key = key_of(member.key());
    name |= key == "rsrcNm";
    other |= key == "rsrcNo" || key == "lot" || key == "lat" || key == "park_type";
  }
  return name && other;
}

std::optional<ResourceKind> kind_of(std::string_view code) {
  if (code.starts_with("01")) return ResourceKind::space;
  if (code.starts_with("02") || code.starts_with("03")) return ResourceKind::goods;
  if (code.starts_with("04")) return ResourceKind::talent;
  return std::nullopt;
}

/// Text that was escaped as HTML, once or twice.
std::string plain(Row& row, const Cell& cell) {
  std::string text(repair::trim(cell.text));
  if (!looks_like_html(text)) return text;
  std::string out = html_to_text(text);
  if (out != text)
    row.repaired(cell.offset, "html-to-text",
                 Message("plain text", text, "its tags and entities became text"));
  return out;
}

void payment(Row& row, Resource& r) {
  const Cell* free_name = row.look({"freeYnNm"});
  auto free = row.flag({"freeYn"});
  if (!free && free_name != nullptr) free = repair::trim(free_name->text) == "무료";
  if (free == true) r.price = Price{0.0, "KRW", "", {}, ""};
  if (free != false) return;
  r.price = Price{std::nullopt, "KRW", "", {}, ""};
  if (row.look({"basFee"}) != nullptr) korea::price(row, {"basFee"}, "", false, r);
}

void words(Row& row, Resource& r) {
  std::string description, conditions;
  std::array<std::string, 3> texts;
  std::array<ProseText, 3> prose;
  std::size_t n = 0;
  for (const std::string_view key : {"rsrcIntr", "usePrpse", "atpn"})
    if (const Cell* cell = row.take({key})) {
      const std::string& text = texts[n] = plain(row, *cell);
      prose[n++] = {text, cell->offset};
      std::string& into = key == "rsrcIntr" ? description : conditions;
      if (!text.empty()) into.append(into.empty() ? "" : "\n").append(text);
    }
  if (!description.empty()) r.description = Text(description, "ko");
  if (!conditions.empty()) r.conditions = Text(conditions, "ko");
  take_prose_facts(row, std::span(prose).first(n), r);
}

/// It cannot be used, whatever hours its text names.
void close(Row& row, const Cell& cell, Resource& r) {
  if (!r.availability) r.availability.emplace();
  Availability& a = *r.availability;
  a.seasons.clear();
  a.recurring.clear();
  Season& year = a.seasons.emplace_back();
  year.from = "01-01";
  year.to = "12-31";
  year.closed = true;
  row.notice(cell.offset, "withdrawn",
             "its owner says that it cannot be used (usePsblYn is N); it is closed all the year");
}

void make(Row& row, const RowFacts& facts) {
  Resource r;
  r.id = row.text({"rsrcNo"});
  if (const std::string name = row.text({"rsrcNm"}); !name.empty()) r.name = Text(name, "ko");
  r.place =
      korea::place(row, {{"addr", "road_addr", "rdn_addr"}, {"lat"}, {"lot"}}, facts.made_up_place);
  if (const std::string more = row.text({"daddr"}); !more.empty())
    r.place->address.append(r.place->address.empty() ? "" : " ").append(more);
  if (const Cell* town = row.look({"gungu_nm"}); town != nullptr && r.place->district.empty())
    r.place->district = repair::trim(town->text);
  if (r.id.empty())
    r.id = korea::id_of("eshare", {r.name.in("ko"), r.place->address,
                                   row.look({"lat"}) != nullptr ? row.look({"lat"})->text : ""});
  const Cell* code = row.look({"rsrcClsCd"});
  r.kind = code != nullptr ? kind_of(repair::trim(code->text)) : std::nullopt;
  if (row.look({"park_type", "basFee"}) != nullptr) r.kind = ResourceKind::space;
  korea::tag(r, row.text({"rsrcClsNm"}));
  korea::tag(r, row.text({"park_type"}));
  const std::string tags = row.text({"inqTag"});
  for (std::size_t from = 0; from < tags.size();) {
    const std::size_t end = std::min(tags.find(';', from), tags.size());
    korea::tag(r, std::string_view(tags).substr(from, end - from));
    from = end + 1;
  }
  r.owner = row.text({"rsrcInstNm"});
  payment(row, r);
  words(row, r);
  r.url = row.text({"dtlUrlAddr", "instUrlAddr"});
  r.as_of = row.date({"updYmd"});
  const Cell* gone = row.look({"delYn"});
  if (gone != nullptr && repair::trim(gone->text) == "Y")
    row.notice(gone->offset, "withdrawn", "its owner does not offer it any more (delYn is Y)");
  const Cell* usable = row.look({"usePsblYn"});
  if (usable != nullptr && (repair::trim(usable->text) == "N" || repair::trim(usable->text) == "n"))
    close(row, *usable, r);
  korea::hand_over(row, r, "eshare");
}

}  // namespace

bool is_eshare(const Look& look) { return find_rows(look, is_row).has_value(); }

void read_eshare(Window& text, std::string_view name, ImportSink& sink) {
  each_thing({is_row, key_of, "lat", "lot", nullptr}, text, name, sink, make);
}

}  // namespace madang::ingest
