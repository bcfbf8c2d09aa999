#include "sharing/matching.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace madang {
namespace sharing {
namespace {

constexpr std::size_t most_needs = 1000;
constexpr std::size_t most_shown = 3;
constexpr std::size_t few_options = 16, more_options = 4;

std::string pointer_of(std::size_t need) { return "/needs/" + std::to_string(need); }

Result<Done> check_weights(const MatchWeights& w) {
  const std::pair<const char*, double> all[] = {
      {"unmet", w.unmet}, {"km", w.km},    {"price", w.price}, {"unknown_price", w.unknown_price},
      {"spare", w.spare}, {"wait", w.wait}};
  for (const auto& [name, value] : all)
    if (!(value >= 0) || value > 1e12) {
      Error error = query_error(
          "bad-weight", std::string("the weight ") + name + " is a number that is not negative");
      error.pointer = std::string("/weights/") + name;
      return error;
    }
  return Done{};
}

Result<std::vector<Wanted>> check_needs(const MatchRequest& request) {
  if (request.needs.size() > most_needs)
    return query_error(
        "too-many-needs",
        "at most 1000 needs are matched at once; there are " + std::to_string(request.needs.size()),
        "match them in parts, and book each part before the next");
  std::vector<Wanted> all;
  std::unordered_set<std::string> ids;
  for (std::size_t i = 0; i < request.needs.size(); ++i) {
    const Need& need = request.needs[i];
    FreeQuery query = need.what;
    query.now = request.now;
    auto wanted = check(query);
    Error error;
    if (!wanted) error = std::move(wanted).error();
    else if (need.id.empty() || !ids.insert(need.id).second)
      error =
          query_error("bad-need", need.id.empty() ? "a need has an id"
                                                  : "two needs have the id \"" + need.id + "\"");
    else if (!(need.weight >= 0) || need.weight > 1e9)
      error = query_error("bad-need", "the weight of a need is a number that is not negative");
    if (!error.code.empty()) {
      error.pointer = pointer_of(i);
      return error;
    }
    all.push_back(std::move(*wanted));
  }
  return all;
}

/// One matching, round by round: needs that get nothing try again with what is left.
class Matcher {
 public:
  Matcher(Catalog::State& city, std::shared_ptr<LedgerLive> ledger, const MatchRequest& request,
          const std::vector<Wanted>& wanted)
      : place_(city, std::move(ledger), request.weights),
        request_(request),
        wanted_(wanted),
        met_(request.needs.size()),
        first_options_(request.needs.size()) {}

  Result<Matching> run() {
    Matching matching;
    matching.weights = request_.weights;
    std::vector<std::uint32_t> open(wanted_.size());
    for (std::uint32_t i = 0; i < open.size(); ++i) open[i] = i;
    for (bool first = true; !open.empty(); first = false) {
      bool best = true;
      const std::size_t before = open.size();
      if (auto done = round(open, first, best); !done) return std::move(done).error();
      if (first) matching.best = best;
      if (best || open.size() == before) break;
    }
    double least = 0;  // what could not be undercut if nobody stood in another's way
    for (std::uint32_t i = 0; i < met_.size(); ++i) {
      const double alone = unmet_points(i);
      least +=
          first_options_[i].empty() ? alone : std::min(alone, first_options_[i].front().points);
      matching.points += met_[i] ? met_[i]->points : alone;
      if (met_[i]) matching.met.push_back(*met_[i]);
    }
    if (matching.points <= least + 1e-9) matching.best = true;
    for (std::uint32_t i = 0; i < met_.size(); ++i)
      if (!met_[i]) matching.unmet.push_back(unmet(i));
    return matching;
  }

 private:
  [[nodiscard]] double unmet_points(std::uint32_t need) const {
    return request_.weights.unmet * request_.needs[need].weight;
  }

  Result<Done> round(std::vector<std::uint32_t>& open, bool first, bool& best) {
    std::vector<std::vector<Option>> options(open.size());
    std::vector<const Wanted*> wanted;
    std::vector<double> alone;
    // A need can always have one of as many options as there are needs: the others cannot take
    // them all. A few do mostly; the prices say which needs have to know more of them.
    std::vector<std::size_t> most(open.size(), std::min(open.size(), few_options));
    std::vector<std::uint32_t> asked(open.size());
    for (std::uint32_t i = 0; i < open.size(); ++i) {
      asked[i] = i;
      wanted.push_back(&wanted_[open[i]]);
      alone.push_back(unmet_points(open[i]));
    }
    Contests contests;
    Assignment given;
    while (!asked.empty()) {
      for (const std::uint32_t i : asked) {
        const std::uint32_t need = open[i];
        auto found = place_.options(request_.needs[need].what, wanted_[need], most[i]);
        if (!found) {
          Error error = std::move(found).error();
          error.pointer = pointer_of(need);
          return error;
        }
        options[i] = std::move(*found);
      }
      contests = contests_of(place_, options, wanted);
      std::vector<std::vector<Edge>> edges(open.size());
      for (const Contest& contest : contests.all) add_edges(contest, edges);
      given = assign(edges, contests.columns, alone);
      asked.clear();
      for (std::uint32_t i = 0; i < open.size(); ++i) {
        if (options[i].size() < most[i] || most[i] == open.size()) continue;  // it knows all
        if (options[i].back().points >= given.prices[i]) continue;
        most[i] = std::min(open.size(), most[i] * more_options);
        asked.push_back(i);
      }
    }
    best = contests.best;
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < open.size(); ++i) {
      if (given.columns[i] == no_column) left.push_back(open[i]);
      else take(open[i], i, *contest_with(contests, given.columns[i]));
      if (first) first_options_[open[i]] = std::move(options[i]);
    }
    open = std::move(left);
    return Done{};
  }

  static void add_edges(const Contest& contest, std::vector<std::vector<Edge>>& edges) {
    std::map<std::uint32_t, double> cheapest;
    for (const Contest::Claim& claim : contest.claims) {
      const auto [it, fresh] = cheapest.try_emplace(claim.need, claim.points);
      if (!fresh) it->second = std::min(it->second, claim.points);
    }
    for (const auto& [need, points] : cheapest)
      for (std::uint32_t unit = 0; unit < contest.units; ++unit)
        edges[need].push_back({contest.first_column + unit, points});
  }

  static const Contest* contest_with(const Contests& contests, std::uint32_t column) {
    const auto after = std::upper_bound(
        contests.all.begin(), contests.all.end(), column,
        [](std::uint32_t c, const Contest& contest) { return c < contest.first_column; });
    return &*(after - 1);
  }

  void take(std::uint32_t need, std::uint32_t row, const Contest& contest) {
    const Contest::Claim* best = nullptr;
    for (const Contest::Claim& claim : contest.claims)
      if (claim.need == row && (best == nullptr || claim.points < best->points)) best = &claim;
    const Zone& zone = *place_.calendar(contest.at).zone;
    Matching::Met met;
    met.need = request_.needs[need].id;
    met.resource = place_.id(contest.at);
    met.time = {print_time(best->use.from, zone), print_time(best->use.to, zone)};
    met.quantity = wanted_[need].quantity;
    met.points = best->points;
    if (!std::isnan(best->option->km)) met.km = best->option->km;
    if (!std::isnan(best->option->cost)) met.cost = best->option->cost;
    met_[need] = std::move(met);
    given_[contest.at].push_back({need, best->use});
    place_.give(contest.at, best->use, wanted_[need].quantity);
  }

  Matching::Unmet unmet(std::uint32_t need) {
    const Need& asked = request_.needs[need];
    Matching::Unmet answer;
    answer.need = asked.id;
    const std::vector<Option>& options = first_options_[need];
    if (options.empty()) {
      answer.nearest = place_.closest(asked.what, wanted_[need]);
      answer.why = answer.nearest.empty() ? "nothing-like-it" : "not-free";
      answer.message = answer.nearest.empty()
                           ? "no resource is of that kind and meets its conditions"
                           : "no resource that it asks for can be had then";
      return answer;
    }
    if (!(options.front().points < unmet_points(need))) {
      answer.why = "not-worth-it";
      answer.message = "the best use costs more points than going without";
    } else {
      answer.why = "contested";
      answer.message = "others get what it could have, and all together lose less so";
    }
    for (std::size_t i = 0; i < std::min(most_shown, options.size()); ++i)
      answer.nearest.push_back(refusal(options[i]));
    return answer;
  }

  /// Who has the resource when the need could have used it.
  Matching::Refusal refusal(const Option& option) {
    Matching::Refusal refusal;
    refusal.resource = place_.id(option.at);
    const Zone& zone = *place_.calendar(option.at).zone;
    for (const auto& [need, taken] : given_[option.at]) {
      const auto& use = taken;  // clang 14 captures no structured binding
      const bool meets = std::any_of(option.uses.begin(), option.uses.end(), [&](const Stretch& s) {
        return s.from < use.to && s.to > use.from;
      });
      if (!meets) continue;
      refusal.need = request_.needs[need].id;
      refusal.reasons.push_back({"given", "\"" + refusal.need + "\" gets it",
                                 Slot{print_time(use.from, zone), print_time(use.to, zone)}});
    }
    return refusal;
  }

  MatchPlace place_;
  const MatchRequest& request_;
  const std::vector<Wanted>& wanted_;
  std::vector<std::optional<Matching::Met>> met_;
  std::vector<std::vector<Option>> first_options_;
  std::map<ResourceAt, std::vector<std::pair<std::uint32_t, Stretch>>> given_;
};

}  // namespace
}  // namespace sharing

Result<Matching> match(const Catalog& city, const MatchRequest& request) {
  if (auto good = sharing::check_weights(request.weights); !good) return std::move(good).error();
  const auto wanted = sharing::check_needs(request);
  if (!wanted) return wanted.error();
  Catalog::State& base = CatalogAccess::state(city);
  auto ledger = sharing::ledger_of(base);
  const Now now(base);
  if (auto whole = still_whole(*now); !whole) return std::move(whole).error();
  return sharing::Matcher(*now, std::move(ledger), request, *wanted).run();
}

}  // namespace madang
