#include "sharing/stretch.h"

#include <algorithm>

namespace madang::sharing {
namespace {

template <class Piece>
void join_all(std::vector<Piece>& pieces) {
  std::erase_if(pieces, [](const Piece& p) { return p.to <= p.from; });
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.from < b.from; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i].from <= pieces[last].to)
      pieces[last].to = std::max(pieces[last].to, pieces[i].to);
    else pieces[++last] = pieces[i];
  }
  if (!pieces.empty()) pieces.resize(last + 1);
}

template <class Piece>
std::vector<Piece> remains(const std::vector<Piece>& from, const std::vector<Piece>& taken) {
  std::vector<Piece> left;
  std::size_t t = 0;
  for (Piece piece : from) {
    while (t < taken.size() && taken[t].to <= piece.from) ++t;
    for (std::size_t i = t; i < taken.size() && taken[i].from < piece.to; ++i) {
      if (taken[i].from > piece.from) left.push_back({piece.from, taken[i].from});
      piece.from = std::max(piece.from, taken[i].to);
    }
    if (piece.from < piece.to) left.push_back(piece);
  }
  return left;
}

}  // namespace

void join(Stretches& stretches) { join_all(stretches); }
void join(std::vector<Minutes>& hours) { join_all(hours); }

Stretches without(const Stretches& from, const Stretches& taken) { return remains(from, taken); }
std::vector<Minutes> without(const std::vector<Minutes>& from, const std::vector<Minutes>& taken) {
  return remains(from, taken);
}

}  // namespace madang::sharing
