#include "query/run.h"

#include "query/columns.h"
#include "query/fields.h"
#include "query/match_text.h"

namespace madang::query {
namespace {

using reflect::Path;

/// Nothing in a question that a person types comes near these.
constexpr int deepest = 200;

class Runner {
 public:
  Runner(Corpus& corpus, std::size_t index, const Context& context)
      : corpus_(corpus),
        index_(index),
        segment_(corpus[index]),
        context_(context),
        text_(corpus, index) {}

  Result<Bits> eval(const Query& query, int depth) {
    if (depth > deepest) return bad("too-complex", "the question is nested too deeply");
    if (context_.plan == nullptr) return answer(query, depth);
    Plan::Timer timer(*context_.plan, query, depth);
    effort_ = {};
    auto rows = answer(query, depth);
    if (rows) timer.stop(rows->count(), query.children.empty() ? effort_ : Effort{});
    return rows;
  }

  /// Whether the question has words that count.
  [[nodiscard]] bool scored() const { return scored_; }
  [[nodiscard]] std::vector<Clue> take_clues() { return text_.take_clues(); }

 private:
  /// Rows that are hidden match nothing, so that no count and no order knows them.
  Result<Bits> answer(const Query& query, int depth) {
    auto rows = matching(query, depth);
    if (rows && context_.seen != nullptr) *rows &= *context_.seen;
    return rows;
  }

  Result<Bits> matching(const Query& query, int depth) {
    if (context_.joins != nullptr)
      if (const Joins::Join* join = context_.joins->find(segment_.info(), query)) {
        if (!join->error.code.empty()) return join->error;
        return match_ids(segment_, *join->field, join->ids, effort_);
      }
    auto rows = plain(query, depth);
    if (context_.expansions != nullptr && rows)
      if (const auto& others = context_.expansions->at(query); !others.empty())
        add(others, query.op == Query::Op::fuzzy, *rows);
    return rows;
  }

  Result<Bits> plain(const Query& query, int depth) {
    switch (query.op) {
      case Query::Op::all: return Bits(segment_.rows(), true);
      case Query::Op::any:
      case Query::Op::either: return join(query, depth, false);
      case Query::Op::both: return join(query, depth, true);
      case Query::Op::without: return exclude(query, depth);
      case Query::Op::fuzzy:
      case Query::Op::word:
      case Query::Op::phrase:
      case Query::Op::prefix: return words(query, query.op);
      case Query::Op::near:
      case Query::Op::box:
      case Query::Op::within: return match_land(segment_, query, context_.areas, effort_);
      case Query::Op::free: return free(query);
      case Query::Op::equals:
      case Query::Op::range:
      case Query::Op::has: return condition(query);
    }
    return bad("too-complex", "the question cannot be understood");
  }

  Result<Bits> free(const Query& query) {
    const Bits* rows = context_.free == nullptr ? nullptr : context_.free->find(query, index_);
    effort_.how = "calendars";
    if (rows != nullptr) return *rows;
    // As a field that it lacks: of several collections the resources answer.
    return bad("unknown-field",
               "a " + std::string(segment_.info().type) + " has no hours to be free in",
               "ask it of resources");
  }

  /// Adds the rows of what may stand for the words of a node, whose own `rows` these
  /// are. Where typing mistakes were asked for, rows that have the word as it was
  /// typed come first, whatever else they have.
  void add(const std::vector<Alternative>& others, bool own_first, Bits& rows) {
    const Bits own = rows;
    const std::size_t before = text_.clues();
    for (const Alternative& other : others) {
      text_.set_field(other.field);
      text_.set_boost(other.weight);
      rows |= text_.phrase(*other.words);
    }
    text_.set_boost(1);
    if (own_first) text_.lift(own, before);
  }

  Result<Bits> join(const Query& query, int depth, bool all) {
    Bits rows(segment_.rows(), all);
    bool some = false;
    Error empty;  // of the words that hold nothing to search
    for (const Query& child : query.children) {
      auto result = eval(child, depth + 1);
      if (!result) {
        if (result.error().code != "no-terms") return result.error();
        empty = result.error();
        continue;
      }
      some = true;
      if (all) rows &= *result;
      else rows |= *result;
    }
    if (!some && !query.children.empty()) return empty;
    return rows;
  }

  Result<Bits> exclude(const Query& query, int depth) {
    const bool before = scoring_;
    text_.set_scoring(scoring_ = false);
    Bits rows(segment_.rows());
    for (const Query& child : query.children) {
      auto result = eval(child, depth + 1);
      if (!result) return result.error();
      rows |= *result;
    }
    text_.set_scoring(scoring_ = before);
    rows.flip();
    return rows;
  }

  Result<Bits> condition(const Query& query) {
    const auto found = resolve(segment_.info(), query.field);
    if (!found) return found.error();
    const Path& path = **found;
    if (query.op == Query::Op::has) return match_has(segment_, path, effort_);
    if (path.object()) {
      std::string members;
      for (const reflect::FieldInfo& f : path.field->nested->fields)
        members += (members.empty() ? "" : ", ") + path.name + "." + std::string(f.name);
      return bad("bad-value", path.name + " has parts; ask for one of " + members);
    }
    if (path.column())
      return query.op == Query::Op::range ? match_range(segment_, path, query, effort_)
                                          : match_equals(segment_, path, query, effort_);
    if (path.field->kind == reflect::Kind::text) {
      if (query.op == Query::Op::range)
        return bad("bad-range", path.name + " is text and has no range");
      return words(query, Query::Op::phrase);
    }
    return bad("bad-value", path.name + " is only stored; it can be read but not asked for");
  }

  Result<Bits> words(const Query& query, Query::Op op) {
    if (!query.field.empty()) {
      const auto found = resolve(segment_.info(), query.field);
      if (!found) return found.error();
      const std::uint32_t fields = TextMatcher::fields_at(segment_, (*found)->name);
      // Quotes and a star mean the same for a value that is taken whole.
      if (fields == 0 && op == Query::Op::phrase && (*found)->column())
        return match_equals(segment_, **found, query, effort_);
      if (fields == 0 && op == Query::Op::prefix && is_keyword(**found))
        return match_beginning(segment_, **found, query, effort_);
      if (fields == 0)
        return bad("bad-value", (*found)->name + " holds no words; write " + (*found)->name +
                                    ":VALUE for its value");
    }
    if (!segment_.has_words())
      return bad("no-text-index", "the words were not indexed when the data was loaded",
                 "load it with its text index (the default)");
    text_.set_field(query.field);
    const std::vector<WordTerms>& terms = *typed_words(corpus_, query.value);
    if (terms.empty())
      return bad("no-terms", "\"" + query.value + "\" holds no word that can be searched",
                 "type a word, a number or a syllable");
    effort_.how = "words";
    if (scoring_) scored_ = true;
    switch (op) {
      case Query::Op::phrase: return text_.phrase(terms);
      case Query::Op::prefix: return text_.prefix(terms);
      default: return text_.all_words(terms);
    }
  }

  static bool is_keyword(const Path& path) {
    return path.column() && (path.field->kind == reflect::Kind::keyword ||
                             path.field->kind == reflect::Kind::enumeration);
  }

  Corpus& corpus_;
  const std::size_t index_;
  const segment::Segment& segment_;
  const Context& context_;
  TextMatcher text_;
  Effort effort_;
  bool scoring_ = true, scored_ = false;
};

}  // namespace

Result<Answer> run(Corpus& corpus, std::size_t index, const Query& query, const Context& context) {
  Runner runner(corpus, index, context);
  auto rows = runner.eval(query, 0);
  if (!rows) return rows.error();
  const std::uint64_t total = rows->count();
  return Answer{std::move(*rows), total, runner.scored(), runner.take_clues()};
}

}  // namespace madang::query
