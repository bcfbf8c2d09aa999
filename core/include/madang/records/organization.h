// An organization: who announces, takes part, owns and lends.
#ifndef MADANG_RECORDS_ORGANIZATION_H_
#define MADANG_RECORDS_ORGANIZATION_H_

#include <madang/records/common.h>

namespace madang {

/// Where an organization had its seat, and from when to when.
struct Seat {
  Place place;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string role;
  Text note;
  std::string extra;
};
MADANG_RECORD(Seat, place, from, to, role, note, extra)
// clang-format off
MADANG_NOTES(Seat,
  MADANG_NOTE(place, "Where"),
  MADANG_NOTE(from, "Since when; may be partial"),
  MADANG_NOTE(to, "Until when; may be partial; absent while it lasts"),
  MADANG_NOTE(role, "headquarters, regional-centre, office"),
  MADANG_NOTE(note, "How it came about"))
// clang-format on

/// A tie to another organization.
struct Relation {
  std::string kind;
  std::string to;
  std::string label;
  std::optional<Date> from;
  std::optional<Date> until;
  std::string extra;
};
MADANG_RECORD(Relation, kind, to, label, from, until, extra)
// clang-format off
MADANG_NOTES(Relation,
  MADANG_NOTE(kind, "parent, child, member, partner, related, predecessor, successor", none, 1.0F, "type"),
  MADANG_NOTE(to, "Id of the other organization", reference, 1.0F, "id", "organizations"),
  MADANG_NOTE(label, "Name of the other organization as printed", plain),
  MADANG_NOTE(from, "Since when; may be partial"),
  MADANG_NOTE(until, "Until when; may be partial; absent while it lasts"))
// clang-format on

/// Ministries, city networks, banks, institutes, companies, groups.
/// Field names follow Popolo where it has one.
struct Organization {
  std::string id;
  std::string kind;
  std::vector<std::string> kinds;
  Text name;
  std::vector<std::string> other_names;
  std::vector<std::string> acronyms;
  Text description;
  std::string parent;
  std::optional<Date> founded;
  std::optional<Date> dissolved;
  std::string status;
  std::vector<Seat> seats;
  std::vector<Relation> relations;
  std::optional<Place> place;
  std::string homepage;
  std::string logo;
  std::string source;
  std::optional<Provenance> provenance;
  std::string extra;
};
MADANG_RECORD(Organization, id, kind, kinds, name, other_names, acronyms, description, parent,
              founded, dissolved, status, seats, relations, place, homepage, logo, source,
              provenance, extra)
// clang-format off
MADANG_NOTES(Organization,
  MADANG_NOTE(id, "Unique within the collection", required),
  MADANG_NOTE(kind, "government, network, bank, institute, company, university, …", facet),
  MADANG_NOTE(kinds, "All kinds, where it has several"),
  MADANG_NOTE(name, "Name by language", required, 3.0F),
  MADANG_NOTE(other_names, "Other and former names", text, 2.0F, "aliases"),
  MADANG_NOTE(acronyms, "Short forms", text, 2.5F),
  MADANG_NOTE(description, "What it does"),
  MADANG_NOTE(parent, "Id of the organization it is part of", reference, 1.0F, "parent_id", "organizations"),
  MADANG_NOTE(founded, "When it was founded; may be partial", none, 1.0F, "founding_date"),
  MADANG_NOTE(dissolved, "When it ended; may be partial", none, 1.0F, "dissolution_date"),
  MADANG_NOTE(status, "active, inactive, withdrawn"),
  MADANG_NOTE(seats, "Where it had its seat, through time"),
  MADANG_NOTE(relations, "Ties to other organizations"),
  MADANG_NOTE(place, "Where it is now"),
  MADANG_NOTE(homepage, "Its own page", plain),
  MADANG_NOTE(logo, "Address of its logo", plain),
  MADANG_NOTE(source, "Where the record comes from", facet),
  MADANG_NOTE(provenance, "File and bytes it was imported from"))
// clang-format on
constexpr auto madang_moves(const Organization*) {
  return std::array{note::Move{"lat", "place/lat"}, note::Move{"lon", "place/lon"},
                    note::Move{"address", "place/address"}, note::Move{"city", "place/city"},
                    note::Move{"country", "place/country"}};
}

}  // namespace madang

#endif  // MADANG_RECORDS_ORGANIZATION_H_
