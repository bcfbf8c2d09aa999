#include "query/score.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <span>
#include <utility>

namespace madang::query {
namespace {

constexpr std::uint32_t block_rows = 64;  // of a word of Bits
constexpr float done = -1;                // instead of what a block promises

/// What one clue gives the rows of a segment.
struct Step {
  float weight = 0, most = 0;  // with idf; the most that it can add
  float fine = 0;              // of a step of an eighth
  const Occurrences* read = nullptr;
  std::span<const Gain> few;  // else
  const Bits* lifted = nullptr;
  std::vector<Gain> own;  // what `few` is of, where no one else has it

  /// Adds to `sums` what a row of each block gets at most.
  void add_peaks(std::vector<float>& sums) const {
    if (lifted != nullptr) {
      for (std::size_t b = 0; b < sums.size(); ++b)
        if (lifted->word(b) != 0) sums[b] += weight;
    } else if (read != nullptr) {
      const float* const peaks = read->peaks.data();
      float* const to = sums.data();
      for (std::size_t b = 0, n = sums.size(); b < n; ++b) to[b] += weight * peaks[b];
    } else {
      for (std::size_t i = 0; i < few.size();) {
        const std::uint32_t block = few[i].row / block_rows;
        float peak = 0;
        for (; i < few.size() && few[i].row / block_rows == block; ++i)
          peak = std::max(peak, few[i].gain);
        sums[block] += weight * peak;
      }
    }
  }

  /// Adds to `sums` what a row of each eighth of a block gets at most, or a little more.
  void add_eighths(std::size_t block, float (&sums)[8]) const {
    if (read != nullptr) {
      const Occurrences::Eighths& here = read->eighths[block];
      for (std::size_t i = 0; i < 8; ++i) sums[i] += fine * static_cast<float>(here[i]);
    } else if (lifted != nullptr) {
      for (float& sum : sums) sum += weight;
    } else {
      each_in(block, [&](std::uint32_t place, float gain) {
        // Of an eighth with several rows the sum, which is not less.
        sums[place / 8] += weight * gain;
      });
    }
  }

  /// Adds to the 64 `scores` of a block what its rows get.
  void add(std::size_t block, std::uint64_t rows, float* scores) const {
    const auto each = [](std::uint64_t bits, auto take) {
      for (; bits != 0; bits &= bits - 1) take(std::countr_zero(bits));
    };
    if (lifted != nullptr)
      return each(lifted->word(block) & rows, [&](int i) { scores[i] += weight; });
    if (read != nullptr) {
      const std::uint64_t here = read->bits.word(block);
      const float* const gains = read->gains.data() + read->starts[block];
      if ((here & rows) == here) {  // no gain is skipped
        const float* gain = gains;
        return each(here, [&](int i) { scores[i] += weight * *gain++; });
      }
      return each(here & rows, [&](int i) {
        const std::uint64_t before = (std::uint64_t{1} << i) - 1;
        scores[i] += weight * gains[popcount_of(here & before)];
      });
    }
    each_in(block, [&](std::uint32_t place, float gain) {
      if ((rows >> place & 1) != 0) scores[place] += weight * gain;
    });
  }

 private:
  /// take(place, gain) for the few rows in a block.
  template <class Take>
  void each_in(std::size_t block, Take take) const {
    const auto first = static_cast<std::uint32_t>(block) * block_rows;
    auto at = std::lower_bound(few.begin(), few.end(), first,
                               [](const Gain& g, std::uint32_t row) { return g.row < row; });
    for (; at != few.end() && at->row - first < block_rows; ++at) take(at->row - first, at->gain);
  }
};

/// The rows with the highest scores, of equal ones the first.
class Best {
 public:
  Best(std::size_t count, float bound) : count_(count), bound_(bound) {}

  /// Makes room where no more than so many rows will come in.
  void reserve(std::size_t rows) { rows_.reserve(std::min(rows, count_)); }
  /// Whether a row with at most this score, in a block that begins with `first`, may come in.
  [[nodiscard]] bool wants(float most, std::uint32_t first) const {
    if (!(most > bound_)) return false;
    if (rows_.size() < count_) return true;
    const Scored& last = rows_.front();
    return most > last.score || (most == last.score && first < last.row);
  }
  /// What a row must score, at least, to come in.
  [[nodiscard]] float least() const {
    return rows_.size() < count_ ? bound_ : std::max(bound_, rows_.front().score);
  }
  void add(std::uint32_t row, float score) {
    // Segments and rows rise: of equal ones those that came first stay.
    if (!wants(score, row)) return;
    if (rows_.size() == count_) {
      std::pop_heap(rows_.begin(), rows_.end(), before);
      rows_.back() = {row, score};
      std::push_heap(rows_.begin(), rows_.end(), before);
      return;
    }
    rows_.push_back({row, score});
    if (rows_.size() == count_) std::make_heap(rows_.begin(), rows_.end(), before);
  }
  std::vector<Scored> take() {
    std::sort(rows_.begin(), rows_.end(), before);
    return std::move(rows_);
  }

 private:
  static bool before(const Scored& x, const Scored& y) {
    return x.score != y.score ? x.score > y.score : x.row < y.row;
  }
  std::size_t count_;
  float bound_;
  std::vector<Scored> rows_;  // a heap as soon as there are enough, the last in front
};

Step step_of(const Corpus& corpus, std::size_t index, const Clue& clue) {
  Step step;
  if (clue.lifted != nullptr) {
    step.weight = step.most = static_cast<float>(clue.weight);
    step.lifted = clue.lifted.get();
    return step;
  }
  step.weight = static_cast<float>(clue.weight * corpus.idf(clue.rows()));
  step.most = step.weight * (clue.k1() + 1);
  if (clue.made != nullptr) {
    step.few = clue.made->gains[index];
  } else if (clue.read != nullptr) {
    step.read = clue.read.get();
    step.fine = step.weight / Occurrences::fine(clue.k1());
  } else if (clue.few != nullptr) {
    step.few = *clue.few;
  } else {
    step.own = read_few(corpus[index], clue.words->in(index).terms, clue.fields,
                        corpus.norms(index), clue.k1());
    step.few = step.own;
  }
  return step;
}

/// The answer to one rare word, without a look at all other rows. Nothing where rows that
/// gain nothing may be among the best.
std::optional<std::vector<Scored>> best_of_few(const std::vector<Step>& steps, const Bits& rows,
                                               std::uint64_t total, std::size_t count,
                                               float bound) {
  if (steps.size() != 1 || steps[0].read != nullptr || steps[0].lifted != nullptr)
    return std::nullopt;
  Best best(count, bound);
  best.reserve(steps[0].few.size());
  std::size_t met = 0;
  for (const Gain& here : steps[0].few) {
    if (!rows.test(here.row)) continue;
    ++met;
    best.add(here.row, steps[0].weight * here.gain);
  }
  if (met < count && met < total) return std::nullopt;
  return best.take();
}

/// The blocks that promise most, each of another part of the segment: what the best of them
/// have tells soon which of the others are worth looking at.
std::vector<std::uint32_t> promising(const std::vector<float>& peaks, std::size_t count) {
  constexpr std::size_t most = 64, fewest = 4;  // parts; blocks of one
  std::vector<std::uint32_t> blocks;
  if (peaks.size() < most * fewest || count > most / 2) return blocks;
  const std::size_t size = (peaks.size() + most - 1) / most;
  blocks.reserve(most);
  for (std::size_t b = 0; b < peaks.size(); b += size) {
    const auto first = peaks.begin() + static_cast<std::ptrdiff_t>(b);
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(size, peaks.size() - b));
    blocks.push_back(static_cast<std::uint32_t>(std::max_element(first, last) - peaks.begin()));
  }
  const auto n = static_cast<std::ptrdiff_t>(std::min(blocks.size(), count));
  std::partial_sort(blocks.begin(), blocks.begin() + n, blocks.end(),
                    [&](std::uint32_t x, std::uint32_t y) { return peaks[x] > peaks[y]; });
  blocks.resize(static_cast<std::size_t>(n));
  return blocks;
}

}  // namespace

std::vector<Scored> best_of(const Corpus& corpus, std::size_t index, const std::vector<Clue>& clues,
                            const Bits& rows, std::uint64_t total, std::size_t count, float bound) {
  if (count == 0) return {};
  std::vector<Step> steps;
  steps.reserve(clues.size());
  for (const Clue& clue : clues) steps.push_back(step_of(corpus, index, clue));
  // In every segment alike, so that sums are rounded alike.
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& x, const Step& y) { return x.most > y.most; });
  if (auto found = best_of_few(steps, rows, total, count, bound)) return std::move(*found);
  thread_local std::vector<float> peaks;  // by block
  peaks.assign(rows.words(), 0.0F);
  for (const Step& step : steps) step.add_peaks(peaks);
  for (std::size_t block = 0; block < peaks.size(); ++block)
    if (rows.word(block) == 0) peaks[block] = done;
  Best best(count, bound);
  float scores[block_rows];
  const auto look = [&](std::size_t block) {
    std::uint64_t here = rows.word(block);
    const auto first = static_cast<std::uint32_t>(block) * block_rows;
    float eighths[8] = {};
    for (const Step& step : steps) step.add_eighths(block, eighths);
    const float least = best.least();
    std::uint64_t open = 0;
    for (std::uint32_t i = 0; i < 8; ++i)
      open |= (eighths[i] < least ? std::uint64_t{0} : std::uint64_t{0xFF}) << (8 * i);
    here &= open;
    if (here == 0) return;
    std::fill(std::begin(scores), std::end(scores), 0.0F);
    for (const Step& step : steps) step.add(block, here, scores);
    for (std::uint64_t bits = here; bits != 0; bits &= bits - 1) {
      const int i = std::countr_zero(bits);
      best.add(first + static_cast<std::uint32_t>(i), scores[i]);
    }
  };
  for (const std::uint32_t block : promising(peaks, count))
    if (peaks[block] != done && best.wants(peaks[block], block * block_rows)) {
      look(block);
      peaks[block] = done;
    }
  for (std::size_t block = 0; block < peaks.size(); ++block)
    if (peaks[block] != done &&
        best.wants(peaks[block], static_cast<std::uint32_t>(block) * block_rows))
      look(block);
  return best.take();
}

}  // namespace madang::query
