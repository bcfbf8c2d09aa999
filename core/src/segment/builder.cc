#include "segment/builder.h"

#include <algorithm>
#include <numeric>

#include "segment/postings.h"

namespace madang::segment {

using reflect::Kind;

std::vector<const reflect::Path*> text_paths(const reflect::RecordInfo& info) {
  std::vector<const reflect::Path*> result;
  for (const reflect::Path& path : reflect::paths_of(info))
    if (!path.object() && path.field->words() && result.size() < max_text_fields)
      result.push_back(&path);
  return result;
}

Builder::Builder(const reflect::RecordInfo& info)
    : info_(info),
      paths_(info.leaves, nullptr),
      text_field_(info.leaves, -1),
      keywords_(info.leaves),
      numbers_(info.leaves),
      dates_(info.leaves),
      presence_(info.fields.size()) {
  for (const reflect::Path& path : reflect::paths_of(info))
    if (!path.object()) paths_[path.leaf] = &path;
  int number = 0;
  for (const reflect::Path* path : text_paths(info)) {
    text_field_[path->leaf] = number++;
    if (path->field->kind == Kind::text && path->field->required() && sort_leaf_ < 0)
      sort_leaf_ = path->leaf;
  }
}

bool Builder::add(std::string_view id, const reflect::Events& events, std::string_view json) {
  if (!ids_.try_emplace(std::string(id), rows_).second) return false;
  if (sort_leaf_ >= 0) sort_texts_.emplace_back();
  int depth = 0;
  for (const reflect::Event& event : events) {
    using What = reflect::Event::What;
    if (depth == 0 && event.field != nullptr) {
      auto& bits = presence_[static_cast<std::size_t>(event.field - info_.fields.data())];
      bits.resize(rows_ / 64 + 1, 0);
      bits[rows_ / 64] |= std::uint64_t{1} << (rows_ % 64);
    }
    if (event.what == What::begin) ++depth;
    else if (event.what == What::end) --depth;
    else if (event.what == What::value) value(event);
  }
  text_.end_row(rows_, static_cast<int>(text_paths(info_).size()));
  stored_ += json;
  stored_offsets_.push_back(stored_.size());
  ++rows_;
  return true;
}

void Builder::value(const reflect::Event& event) {
  const reflect::Path& path = *paths_[event.leaf];
  if (const int field = text_field_[event.leaf]; field >= 0) text_.add(field, event.text);
  if (event.leaf == sort_leaf_ && sort_texts_.back().empty()) sort_texts_.back() = event.text;
  if (!path.column()) return;
  switch (path.field->kind) {
    case Kind::keyword: keywords_[event.leaf].add(rows_, path.list, event.text); break;
    case Kind::enumeration:
      keywords_[event.leaf].add(rows_, path.list,
                                path.field->values[static_cast<std::size_t>(event.integer)]);
      break;
    case Kind::integer:
      numbers_[event.leaf].add(rows_, path.list, static_cast<double>(event.integer));
      break;
    case Kind::number:
    case Kind::boolean: numbers_[event.leaf].add(rows_, path.list, event.number); break;
    case Kind::date: dates_[event.leaf].add(rows_, path.list, event.date); break;
    case Kind::text:
    case Kind::object: break;
  }
}

std::vector<std::byte> Builder::finish() {
  ImageWriter out;
  out.add(Part::stored_offsets, no_leaf, stored_offsets_);
  out.add(Part::stored_bytes, no_leaf, stored_);
  stored_ = {};
  for (const reflect::Path* path : paths_) {
    if (!path->column()) continue;
    switch (path->field->kind) {
      case Kind::keyword:
      case Kind::enumeration:
        keywords_[path->leaf].finish(rows_, path->list, path->leaf, out);
        break;
      case Kind::number:
      case Kind::integer:
      case Kind::boolean: numbers_[path->leaf].finish(rows_, path->list, path->leaf, out); break;
      case Kind::date: dates_[path->leaf].finish(rows_, path->list, path->leaf, out); break;
      case Kind::text:
      case Kind::object: break;
    }
  }
  for (std::size_t f = 0; f < presence_.size(); ++f) {
    presence_[f].resize((rows_ + 63) / 64, 0);
    out.add(Part::presence, static_cast<std::uint32_t>(f), presence_[f]);
  }
  std::vector<std::pair<std::string_view, std::uint32_t>> by_id(ids_.begin(), ids_.end());
  std::sort(by_id.begin(), by_id.end());
  std::vector<std::uint32_t> id_rows;
  for (const auto& [id, row] : by_id) id_rows.push_back(row);
  out.add(Part::id_rows, no_leaf, id_rows);
  if (sort_leaf_ >= 0) {
    std::vector<std::uint32_t> order(rows_), rank(rows_);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return sort_texts_[a] < sort_texts_[b];
    });
    for (std::uint32_t i = 0; i < rows_; ++i) rank[order[i]] = i;
    out.add(Part::sort_keys, static_cast<std::uint32_t>(sort_leaf_), rank);
  }
  std::vector<std::uint32_t> leaves;
  for (const reflect::Path* path : text_paths(info_)) leaves.push_back(path->leaf);
  text_.finish(rows_, leaves, out);
  return out.finish(rows_);
}

}  // namespace madang::segment
