#include "catalog/ask.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/free_rows.h"
#include "catalog/synonyms.h"
#include "query/fields.h"
#include "query/joins.h"

namespace madang::catalog {
namespace {

/// The ids of the records over there that a condition holds for.
query::Joins::Join follow(Catalog::State& city, const Query& condition,
                          const query::Reference& reference) {
  query::Joins::Join join;
  join.field = reference.field;
  // Said here, where the whole name is known.
  if (query::find_field(*reference.to->record, reference.rest) == nullptr &&
      reference.to->record != nullptr) {
    join.error.code = "unknown-field";  // resolve() finds the words
    return join;
  }
  Query rest = condition;
  rest.field = reference.rest;
  for (const CollectionState& home : city.collections) {
    if (home.info != reference.to) continue;
    std::vector<const segment::Segment*> segments;
    for (const segment::Segment& segment : home.segments) segments.push_back(&segment);
    query::Corpus corpus(std::move(segments));
    const query::Expansions expansions = query::expand(corpus, synonyms_of(city), rest);
    query::Context context;
    context.expansions = &expansions;
    context.areas = city.areas.get();
    for (std::size_t i = 0; i < corpus.size(); ++i) {
      const auto answer = ask_one(home, i, corpus, i, rest, context);
      if (!answer) {
        join.error = answer.error();
        return join;
      }
      answer->rows.each([&](std::uint32_t row) { join.ids.push_back(corpus[i].id(row)); });
    }
  }
  std::sort(join.ids.begin(), join.ids.end());
  return join;
}

query::Joins joins_of(Catalog::State& city, const std::vector<CollectionState*>& homes,
                      const Query& query) {
  query::Joins joins;
  for (const CollectionState* home : homes) {
    const reflect::RecordInfo& info = *home->info->record;
    query::each_join(info, query, [&](const Query& condition, const query::Reference& reference) {
      query::Joins::Join join = follow(city, condition, reference);
      if (join.error.code == "unknown-field" && join.error.message.empty()) {
        const auto why = query::resolve(info, condition.field);
        if (!why) join.error = why.error();
      }
      joins.add(info, condition, std::move(join));
    });
  }
  return joins;
}

/// The rows of every free: of the question; segments are numbered as in the corpus.
Result<query::FreeRows> free_of(const std::vector<CollectionState*>& homes, const Query& query) {
  query::FreeRows all;
  Error error;
  std::size_t index = 0;
  for (CollectionState* home : homes) {
    const std::size_t first = index;
    index += home->segments.size();
    if (home->info->name != "resources") continue;
    query::each_free(query, [&](const Query& condition) {
      auto rows = free_rows(*home, condition.value);
      if (!rows) {
        if (error.code.empty()) error = std::move(rows).error();
        return;
      }
      for (std::size_t i = 0; i < rows->size(); ++i)
        all.add(condition, first + i, std::move((*rows)[i]));
    });
  }
  if (!error.code.empty()) return error;
  return all;
}

}  // namespace

Result<query::Answer> ask_one(const CollectionState& home, std::size_t segment,
                              query::Corpus& corpus, std::size_t index, const Query& query,
                              query::Context context) {
  std::optional<query::Bits> seen;
  if (home.hides(segment)) context.seen = &seen.emplace(home.seen(segment));
  return query::run(corpus, index, query, context);
}

std::vector<const segment::Segment*> segments_of(const std::vector<CollectionState*>& homes) {
  std::vector<const segment::Segment*> segments;
  for (const CollectionState* home : homes)
    for (const segment::Segment& segment : home->segments) segments.push_back(&segment);
  return segments;
}

Result<std::vector<Part>> ask(Catalog::State& city, const std::vector<CollectionState*>& homes,
                              query::Corpus& corpus, const Query& query,
                              const query::Expansions& expansions, query::Context context) {
  const query::Joins joins = joins_of(city, homes, query);
  context.joins = &joins;
  const auto free = free_of(homes, query);
  if (!free) return free.error();
  context.free = &*free;
  context.expansions = &expansions;
  context.areas = city.areas.get();
  std::vector<Part> parts;
  Error error;
  std::size_t index = 0;
  for (CollectionState* home : homes)
    for (std::size_t i = 0; i < home->segments.size(); ++i) {
      const std::size_t number = index++;
      auto answer = ask_one(*home, i, corpus, number, query, context);
      if (answer) {
        parts.push_back({home, i, number, std::move(*answer)});
        continue;
      }
      if (answer.error().code != "unknown-field" && homes.size() == 1) return answer.error();
      if (answer.error().code == "no-text-index") return answer.error();  // of some is of all
      query::keep_helpful(error, answer.error());
    }
  if (parts.empty()) return error;
  return parts;
}

std::vector<PartRows> rows_of(const std::vector<Part>& parts) {
  std::vector<PartRows> rows;
  rows.reserve(parts.size());
  for (const Part& part : parts)
    rows.push_back({part.home, part.segment, &part.answer.rows, part.answer.total});
  return rows;
}

}  // namespace madang::catalog
