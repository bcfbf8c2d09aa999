// madang: an engine for a city's public knowledge. This header includes the
// whole public face and nothing else; take single headers where you need less.
//
//   auto city = madang::Catalog::open("examples/seoul");
//   if (!city) return fail(city.error());
//   auto hits = city->bulletins().search("late-night bus", {.limit = 10});
#ifndef MADANG_MADANG_H_
#define MADANG_MADANG_H_

#include <madang/arrow.h>
#include <madang/ask.h>
#include <madang/catalog.h>
#include <madang/impact.h>
#include <madang/import.h>
#include <madang/json.h>
#include <madang/matching.h>
#include <madang/output.h>
#include <madang/query.h>
#include <madang/records.h>
#include <madang/result.h>
#include <madang/schema.h>
#include <madang/sharing.h>
#include <madang/version.h>

#endif  // MADANG_MADANG_H_
