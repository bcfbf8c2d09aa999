#include "query/score.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace madang::query {
namespace {

/// Arrays by row that are zero between two uses, kept by a thread so that a
/// question does not pay for fresh memory.
struct Scratch {
  std::vector<float> scores, frequencies;
  void fit(std::uint32_t rows) {
    if (scores.size() < rows) scores.resize(rows, 0.0F);
    if (frequencies.size() < rows) frequencies.resize(rows, 0.0F);
  }
};
Scratch& scratch() {
  thread_local Scratch mine;
  return mine;
}

/// Adds clue after clue.
class Adder {
 public:
  Adder(const Corpus& corpus, std::size_t index, const Bits& rows)
      : segment_(corpus[index]),
        index_(index),
        norms_(corpus.norms(index)),
        rows_(rows),
        touched_(segment_.rows()) {
    scratch().fit(segment_.rows());
  }
  ~Adder() {
    float* scores = scratch().scores.data();
    touched_.each([&](std::uint32_t row) { scores[row] = 0; });
  }
  Adder(const Adder&) = delete;
  Adder& operator=(const Adder&) = delete;

  /// Rows that stay below `target` whatever this clue gives them are left as they are.
  void add(const Clue& clue, float weight, float target) {
    float* scores = scratch().scores.data();
    const float floor = target - weight * (clue.lifted != nullptr ? 1 : clue.k1 + 1);
    const auto open = [&](std::uint32_t row) { return rows_.test(row) && !(scores[row] < floor); };
    const auto give = [&](std::uint32_t row, float frequency) {
      touched_.set(row);
      scores[row] += weight * saturated(frequency, clue.k1);
    };
    if (clue.lifted != nullptr) {
      clue.lifted->each([&](std::uint32_t row) {
        if (!open(row)) return;
        touched_.set(row);
        scores[row] += weight;
      });
      return;
    }
    if (clue.made != nullptr) {
      for (const Match& m : clue.made->matches[index_])
        if (open(m.row)) give(m.row, m.frequency);
      return;
    }
    // How often rows that have nothing yet must have it.
    const float rest = weight * (clue.k1 + 1) - target;
    const float least = target > 0 && rest > 0 ? clue.k1 * target / rest : 0;
    if (clue.read != nullptr) {
      const std::vector<std::uint32_t>& known = clue.read->rows;
      const float* const frequencies = clue.read->frequencies.data();
      for (std::size_t i = 0; i < known.size(); ++i) {
        if (frequencies[i] < least && scores[known[i]] == 0) continue;
        if (open(known[i])) give(known[i], frequencies[i]);
      }
      return;
    }
    const std::vector<std::uint32_t>& terms = clue.words->terms[index_];
    if (terms.size() == 1) {
      // Occurrences tell before the length of the text is looked at.
      return each(terms[0], clue.fields, open, give, [&](const segment::Postings& postings) {
        return least > 0 && scores[postings.row()] == 0 &&
               most_of(postings, clue.fields, norms_) < least;
      });
    }
    if (terms.empty()) return;
    Bits with(segment_.rows());
    float* sums = scratch().frequencies.data();
    for (const std::uint32_t term : terms)
      each(
          term, clue.fields, open,
          [&](std::uint32_t row, float frequency) {
            with.set(row);
            sums[row] += frequency;
          },
          [](const segment::Postings&) { return false; });
    with.each([&](std::uint32_t row) { give(row, std::exchange(sums[row], 0.0F)); });
  }

  /// The score that `count` of the rows have reached, at least; below all scores
  /// where fewer were met.
  [[nodiscard]] float reached(std::size_t count) {
    const float* scores = scratch().scores.data();
    heap_.clear();
    touched_.each([&](std::uint32_t row) { push(scores[row], count); });
    return heap_.size() < count ? -1.0F : heap_.front();
  }

  /// The best of the rows, or of those that were met only.
  [[nodiscard]] std::vector<Scored> best(std::size_t count, float bound, bool met) const {
    const float* scores = scratch().scores.data();
    std::vector<Scored> best;
    const auto before = [](const Scored& x, const Scored& y) {
      return x.score != y.score ? x.score > y.score : x.row < y.row;
    };
    (met ? touched_ : rows_).each([&](std::uint32_t row) {
      const Scored here{row, scores[row]};
      // Segments and rows rise: of equal ones those that came first stay.
      if (!(here.score > bound)) return;
      if (best.size() == count && !(here.score > best.front().score)) return;
      if (best.size() == count) {
        std::pop_heap(best.begin(), best.end(), before);
        best.pop_back();
      }
      best.push_back(here);
      std::push_heap(best.begin(), best.end(), before);
    });
    std::sort_heap(best.begin(), best.end(), before);
    return best;
  }

 private:
  template <class Open, class Give, class Hopeless>
  void each(std::uint32_t term, std::uint32_t fields, Open&& open, Give&& give,
            Hopeless&& hopeless) const {
    if (term >= segment_.terms().size()) return;
    segment::Postings postings = segment_.postings(term);
    while (postings.next())
      if ((postings.fields() & fields) != 0 && open(postings.row()) && !hopeless(postings))
        give(postings.row(), frequency_of(postings, fields, norms_));
  }
  void push(float score, std::size_t count) {
    if (heap_.size() == count && !(score > heap_.front())) return;
    if (heap_.size() == count) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      heap_.pop_back();
    }
    heap_.push_back(score);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  }

  const segment::Segment& segment_;
  std::size_t index_;
  const std::vector<FieldNorm>& norms_;
  const Bits& rows_;
  Bits touched_;
  std::vector<float> heap_;
};

}  // namespace

namespace {

struct Step {
  const Clue* clue;
  float weight, most;  // with idf; the most that it can add
  double rows;
};

/// A score that so many of the rows surely reach, told by those that have the first two
/// of the kept clues most often; 0 where that is not known, or not worth asking.
float sure_score(const std::vector<Step>& steps, const Bits& rows, std::size_t count) {
  constexpr std::size_t most_clues = 2;
  constexpr double worth = 512;  // rows to go through
  std::vector<std::uint32_t> tops;
  std::size_t asked = 0;
  double all = 0;
  for (const Step& step : steps) {
    all += step.rows;
    if (step.clue->read == nullptr || asked == most_clues) continue;
    ++asked;
    for (const std::uint32_t place : step.clue->read->top)
      if (rows.test(step.clue->read->rows[place])) tops.push_back(step.clue->read->rows[place]);
  }
  if (all < worth || tops.size() < count) return 0;
  std::sort(tops.begin(), tops.end());
  tops.erase(std::unique(tops.begin(), tops.end()), tops.end());
  if (tops.size() < count) return 0;
  std::vector<float> scores;
  for (const std::uint32_t row : tops) {
    float& score = scores.emplace_back(0.0F);
    for (const Step& step : steps)
      if (step.clue->read != nullptr)
        score += step.weight * saturated(step.clue->read->at(row), step.clue->k1);
  }
  const auto last = scores.begin() + static_cast<std::ptrdiff_t>(count - 1);
  std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
  return *last;
}

}  // namespace

std::vector<Scored> best_of(const Corpus& corpus, std::size_t index, const std::vector<Clue>& clues,
                            const Bits& rows, std::size_t count, float bound) {
  if (count == 0) return {};
  std::vector<Step> steps;
  float left = 0;
  for (const Clue& clue : clues) {
    if (clue.lifted != nullptr) {
      const auto weight = static_cast<float>(clue.weight);
      steps.push_back({&clue, weight, weight, 0});
    } else {
      const auto weight = static_cast<float>(clue.weight * corpus.idf(clue.rows()));
      steps.push_back({&clue, weight, weight * (clue.k1 + 1), clue.rows()});
    }
    left += steps.back().most;
  }
  // The rare ones first, in every segment alike.
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& x, const Step& y) { return x.most > y.most; });
  Adder adder(corpus, index, rows);
  const float sure = sure_score(steps, rows, count);
  double met = 0;  // rows, so far
  for (std::size_t i = 0; i < steps.size(); ++i) {
    // What is reached here is worth knowing only where what follows is long against
    // what came.
    float reached = sure > 0 ? std::max(bound, sure) : bound;
    if (i > 0 && steps[i].rows > 4 * met) reached = std::max(reached, adder.reached(count));
    reached *= 1 - 1e-5F;  // a hair less, for the sums are rounded
    left -= steps[i].most;
    adder.add(*steps[i].clue, steps[i].weight, reached - left);
    met += steps[i].rows;
  }
  return adder.best(count, bound, sure > 0);
}

}  // namespace madang::query
