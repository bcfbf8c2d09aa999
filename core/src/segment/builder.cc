#include "segment/builder.h"

#include "base/hash.h"
#include "segment/postings.h"
#include "segment/sort_texts.h"
#include "text/sort_key.h"

namespace madang::segment {

using reflect::Kind;

namespace {

std::vector<std::uint32_t> text_leaves(const reflect::RecordInfo& info) {
  std::vector<std::uint32_t> leaves;
  for (const reflect::Path* path : text_paths(info)) leaves.push_back(path->leaf);
  return leaves;
}

}  // namespace

std::vector<const reflect::Path*> text_paths(const reflect::RecordInfo& info) {
  std::vector<const reflect::Path*> result;
  for (const reflect::Path& path : reflect::paths_of(info))
    if (!path.object() && path.field->words() && result.size() < max_text_fields)
      result.push_back(&path);
  return result;
}

const reflect::Path* sort_path(const reflect::RecordInfo& info) {
  for (const reflect::Path* path : text_paths(info))
    if (path->field->kind == Kind::text && path->field->required()) return path;
  return nullptr;
}

Builder::Builder(const reflect::RecordInfo& info, bool words)
    : info_(info),
      words_(words),
      paths_(info.leaves, nullptr),
      text_field_(info.leaves, -1),
      keywords_(info.leaves),
      numbers_(info.leaves),
      dates_(info.leaves),
      presence_(info.fields.size()),
      text_(text_leaves(info)) {
  for (const reflect::Path& path : reflect::paths_of(info))
    if (!path.object()) paths_[path.leaf] = &path;
  int number = 0;
  if (words)
    for (const reflect::Path* path : text_paths(info)) text_field_[path->leaf] = number++;
  if (const reflect::Path* path = sort_path(info)) sort_leaf_ = path->leaf;
  if (const reflect::FieldInfo* id = info.find("id")) id_leaf_ = id->leaf;
}

void Builder::begin() {
  // Address space for what some pieces of the input may become. One image begins
  // behind the other, or half of the memory that is cleared would never be used:
  // a huge page is cleared whole.
  constexpr std::size_t expected = 256 << 20, enough = 64 << 20;
  if (spare_.reserved() < enough) {
    spare_ = {};
    spare_.reserve(expected);
  }
  out_.emplace(std::move(spare_));
  out_->begin(Part::stored_bytes, no_leaf);
  stored_offsets_.assign(1, 0);
  rows_ = 0;
  contents_.clear();
}

char* Builder::stored_room(std::size_t bytes) {
  if (!out_) begin();
  return reinterpret_cast<char*>(out_->room(bytes));
}

const std::vector<std::uint64_t>& Builder::id_hashes() const {
  return keywords_[id_leaf_].strings().hashes();
}

bool Builder::add(std::string_view id, const reflect::Events& events, std::size_t json_bytes) {
  if (!out_) begin();
  if (!keywords_[id_leaf_].add_new(rows_, id)) return false;
  int depth = 0;
  for (const reflect::Event& event : events) {
    using What = reflect::Event::What;
    if (depth == 0 && event.field != nullptr) {
      auto& bits = presence_[static_cast<std::size_t>(event.field - info_.fields.data())];
      if (bits.size() <= rows_ / 64) bits.resize(rows_ / 64 + 1, 0);
      bits[rows_ / 64] |= std::uint64_t{1} << (rows_ % 64);
    }
    if (event.what == What::begin) ++depth;
    else if (event.what == What::end) --depth;
    else if (event.what == What::value && event.leaf != id_leaf_) value(event);
  }
  if (sort_leaf_ >= 0 && sort_ends_.size() == rows_)  // none of it: an empty text
    sort_ends_.push_back(static_cast<std::uint32_t>(sort_text_.size()));
  if (words_) text_.end_row();
  contents_.push_back(base::hash(out_->pending(json_bytes)));
  out_->grew(json_bytes);
  stored_offsets_.push_back(stored_offsets_.back() + json_bytes);
  ++rows_;
  return true;
}

void Builder::value(const reflect::Event& event) {
  const reflect::Path& path = *paths_[event.leaf];
  if (const int field = text_field_[event.leaf]; field >= 0) text_.add(field, event.text);
  if (event.leaf == sort_leaf_ && sort_ends_.size() == rows_) {  // its first value
    text::append_sort_key(sort_text_, event.text);
    sort_ends_.push_back(static_cast<std::uint32_t>(sort_text_.size()));
  }
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

void Builder::write_presence() {
  for (std::size_t f = 0; f < presence_.size(); ++f) {
    if (presence_[f].empty()) continue;
    presence_[f].resize((rows_ + 63) / 64, 0);
    out_->add(Part::presence, static_cast<std::uint32_t>(f), presence_[f]);
    presence_[f].clear();
  }
}

void Builder::write_sort_keys() {
  if (sort_leaf_ < 0) return;
  const auto text = [&](std::uint32_t row) {
    const std::uint32_t begin = row == 0 ? 0 : sort_ends_[row - 1];
    return std::string_view(sort_text_).substr(begin, sort_ends_[row] - begin);
  };
  out_->add(Part::sort_keys, static_cast<std::uint32_t>(sort_leaf_), ranks_of(rows_, text));
  sort_text_.clear();
  sort_ends_.clear();
}

Bytes Builder::finish(base::Pages& scratch) {
  if (!out_) begin();
  ImageWriter& out = *out_;
  out.end();
  out.add_offsets(Part::stored_offsets, no_leaf, stored_offsets_);
  keywords_[id_leaf_].finish_ids(rows_, id_leaf_, out);
  for (const reflect::Path* path : paths_) {
    if (!path->column() || path->leaf == id_leaf_) continue;
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
  write_presence();
  write_sort_keys();
  if (words_) text_.finish(out, scratch);
  Bytes image = out.finish(rows_, false, &spare_);
  out_.reset();
  rows_ = 0;
  return image;
}

}  // namespace madang::segment
