// What the bare loop keeps of a record: structs of views into an arena, and the
// names of their members. They hold what the corpora hold; anything else a
// record has lands in `rest`.
#ifndef MADANG_TESTS_BENCH_BARE_RECORDS_H_
#define MADANG_TESTS_BENCH_BARE_RECORDS_H_

#include <string_view>

#include "bare_reader.h"

namespace bare {

struct Bulletin {
  sv id, kind, title, body, published, author, language, source;
  Item topics, rest;
};
struct Organization {
  sv id, kind, country, city, homepage, status, source, parent;
  double founded = 0, lat = 0, lon = 0, seats = 0;
  Item name, acronyms, kinds, relations, aliases, rest;
};
struct Resource {
  sv id, kind, name, description, owner, address, as_of, source, homepage;
  double lat = 0, lon = 0, capacity = 0;
  Item price, availability, tags, by, rest;
};

template <class R>
struct Field {
  sv key;
  sv R::*text = nullptr;
  double R::*number = nullptr;
  Item R::*item = nullptr;
};
#define TEXT(R, f) \
  Field<R> { #f, &R::f, nullptr, nullptr }
#define NUMBER(R, f) \
  Field<R> { #f, nullptr, &R::f, nullptr }
#define ITEM(R, f) \
  Field<R> { #f, nullptr, nullptr, &R::f }
inline const Field<Bulletin> kBulletin[] = {
    TEXT(Bulletin, id),     TEXT(Bulletin, kind),      TEXT(Bulletin, title),
    TEXT(Bulletin, body),   TEXT(Bulletin, published), TEXT(Bulletin, author),
    ITEM(Bulletin, topics), TEXT(Bulletin, language),  TEXT(Bulletin, source)};
inline const Field<Organization> kOrganization[] = {
    TEXT(Organization, id),       ITEM(Organization, name),      ITEM(Organization, aliases),
    ITEM(Organization, acronyms), TEXT(Organization, kind),      ITEM(Organization, kinds),
    TEXT(Organization, parent),   NUMBER(Organization, founded), TEXT(Organization, country),
    TEXT(Organization, city),     NUMBER(Organization, lat),     NUMBER(Organization, lon),
    TEXT(Organization, homepage), ITEM(Organization, relations), NUMBER(Organization, seats),
    TEXT(Organization, status),   TEXT(Organization, source)};
inline const Field<Resource> kResource[] = {
    TEXT(Resource, id),          TEXT(Resource, kind),         TEXT(Resource, name),
    TEXT(Resource, description), TEXT(Resource, owner),        NUMBER(Resource, lat),
    NUMBER(Resource, lon),       TEXT(Resource, address),      NUMBER(Resource, capacity),
    ITEM(Resource, price),       ITEM(Resource, availability), ITEM(Resource, tags),
    ITEM(Resource, by),          TEXT(Resource, homepage),     TEXT(Resource, as_of),
    TEXT(Resource, source)};

#undef TEXT
#undef NUMBER
#undef ITEM

}  // namespace bare

#endif  // MADANG_TESTS_BENCH_BARE_RECORDS_H_
