#include "ingest/feed.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "ingest/shape.h"
#include "ingest/type_member.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

constexpr std::size_t largest_piece = 16 << 20;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Whether the beginning of a text is enough to tell its shape by.
bool shows_shape(std::string_view text) {
  int lines = 0;
  for (std::size_t i = 0; lines < 3; ++lines) {
    const std::size_t from = text.find_first_not_of(" \t\r\n", i);
    if (from == std::string_view::npos) return false;
    i = text.find('\n', from);
    if (i == std::string_view::npos) return false;
  }
  return true;
}

std::shared_ptr<const json::Split> split(const Input& input) {
  std::vector<std::string_view> keys;
  for (const reflect::CollectionInfo& c : reflect::collections()) keys.push_back(c.name);
  return std::make_shared<const json::Split>(json::split(input.body(), keys));
}

}  // namespace

// Small pieces first, so that a small input too is work for several threads;
// then large ones, since each becomes a segment.
std::size_t Feed::size_of(std::size_t number) {
  constexpr std::size_t first = 2 << 20;
  return std::min(largest_piece, first << std::min<std::size_t>(number / 2, 8));
}

Result<Done> Feed::add(const std::string& source) {
  auto files = expand_source(source);
  if (!files) return std::move(files).error();
  for (SourceFile& file : *files) {
    std::string name = file.path;
    files_.push_back({std::move(file), std::nullopt, std::move(name), nullptr});
  }
  return Done{};
}

void Feed::add(std::string_view bytes, std::string name) {
  files_.push_back({{}, bytes, std::move(name), nullptr});
}

void Feed::add(Input input) {
  std::string name = input.name;
  files_.push_back(
      {{}, std::string_view{}, std::move(name), std::make_shared<Input>(std::move(input))});
}

void Feed::tell() {
  constexpr std::uint64_t step = 4 << 20;
  if (options_.progress != nullptr && read_ - told_ >= step) tell_all();
}

void Feed::tell_all() {
  if (options_.progress == nullptr || told_ == read_) return;
  told_ = read_;
  options_.progress(read_, options_.progress_user);
}

std::shared_ptr<Input> Feed::fresh() {
  auto input = std::make_shared<Input>();
  if (!spare_.empty()) {
    input->text = std::move(spare_.back());
    spare_.pop_back();
    input->text.clear();
  }
  return input;
}

void Feed::recycle(Piece& piece) {
  for (Unit& unit : piece.units)
    if (unit.input.use_count() == 1 && unit.shape == Unit::Shape::lines && spare_.size() < 8)
      spare_.push_back(std::move(unit.input->text));
  piece.units.clear();
}

Result<Done> Feed::fill(Input& input, std::size_t most) {
  const std::size_t before = input.text.size();
  auto done = stream_->fill(input.text, most);
  read_ += input.text.size() - before;
  tell();
  if (stream_->ended()) stream_->close(input);
  return done;
}

Result<bool> Feed::next(Piece& piece) {
  piece.units.clear();
  const std::size_t size = size_of(pieces_);
  for (std::size_t bytes = 0; bytes < size && !ended();) {
    if (document_) {
      take_elements(piece, bytes, size);
    } else if (auto done = stream_ ? take_lines(piece, bytes, size) : open_next(piece, bytes);
               !done) {
      return std::move(done).error();
    }
  }
  if (piece.units.empty()) return false;
  piece.number = pieces_++;
  return true;
}

void Feed::unreadable(Piece& piece, const Error& error) {
  if (!any_) failed_ = error;
  Unit unit{Unit::Shape::unusable, fresh(), 0, 0, true, true, nullptr, nullptr, 0, 0};
  unit.input->name = error.source;
  unit.input->number = at_ - 1;
  unit.input->unread = true;
  unit.input->notes.push_back({Severity::refused, "unreadable", error.message});
  piece.units.push_back(std::move(unit));
}

Result<Done> Feed::open_next(Piece& piece, std::size_t& bytes) {
  const Source& source = files_[at_++];
  if (source.bytes) {
    stream_.emplace(Stream::of(*source.bytes, source.name));
  } else {
    auto stream = Stream::open(source.file.path);
    if (stream) {
      stream_.emplace(std::move(*stream));
    } else {
      if (!source.file.from_folder || options_.strict) return std::move(stream).error();
      unreadable(piece, stream.error());
      return Done{};
    }
  }
  head_ = source.input != nullptr ? source.input : fresh();
  head_->name = stream_->name();
  head_->number = at_ - 1;
  opened_ = false;
  auto done = begin_input(piece, bytes);
  if (done) return done;
  stream_.reset();
  if (!source.file.from_folder || options_.strict) return done;
  unreadable(piece, done.error());
  return Done{};
}

Result<Done> Feed::begin_input(Piece& piece, std::size_t& bytes) {
  Input& input = *head_;
  // Some of the text, and all of it where its beginning does not tell its shape.
  do {
    if (auto done = fill(input); !done) return done;
  } while (!stream_->ended() && !shows_shape(input.text.view()));
  if (input.text.room(1) == nullptr) throw std::bad_alloc();
  input.text.seal();
  if (!input.looked_at) look_at_encoding(input);
  any_ = true;
  failed_.reset();
  const bool lines = importer_ == nullptr && mapping_ == nullptr && !input.unusable &&
                     !is_blank(input.body()) && is_lines(input.body(), input.name);
  if (lines) {
    lines_begin_ = input.begin;
    return Done{};
  }
  while (!stream_->ended())
    if (auto done = fill(input); !done) return done;
  input.text.seal();
  stream_.reset();
  Unit unit{Unit::Shape::imported,
            std::move(head_),
            input.begin,
            input.text.size(),
            true,
            true,
            nullptr,
            nullptr,
            0,
            0};
  if (input.unusable) {
    unit.shape = Unit::Shape::unusable;
  } else if (is_blank(input.body())) {
    unit.shape = Unit::Shape::blank;
  } else if (mapping_ != nullptr) {
    unit.mapping = mapping_;
  } else {
    unit.importer = importer_ != nullptr ? importer_ : recognise(input.body());
    if (unit.importer == nullptr && is_other(input)) {
      unit.shape = Unit::Shape::unusable;
      unit.input->notes.push_back({Severity::notice, "unknown-shape",
                                   "the shape of the file is none that is known; it was not read"});
    } else if (unit.importer == nullptr) {
      auto cut = split(input);
      unit.mapping = guess(input, *cut);
      if (unit.mapping == nullptr) {
        document_.emplace(Document{std::move(unit.input), std::move(cut), 0, input.begin, false});
        return Done{};
      }
    }
  }
  bytes += input.text.size();
  piece.units.push_back(std::move(unit));
  return Done{};
}

bool Feed::is_other(const Input& input) const {
  if (!files_[at_ - 1].file.from_folder) return false;
  std::string_view name = input.name;
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name.substr(name.rfind('.') + 1).find("json") == std::string_view::npos;
}

std::shared_ptr<const Mapping> Feed::guess(Input& input, const json::Split& split) const {
  if (!options_.as.empty() || collection_by_file(input.name)) return nullptr;
  if (!split.pieces.empty()) {
    const json::Piece& first = split.pieces.front();
    const std::string_view json = input.body().substr(first.begin, first.end - first.begin);
    if (!first.key.empty() || find_type_member(json)) return nullptr;
  }
  auto mapping = guess_mapping(input.body());
  if (!mapping) return nullptr;
  // A list of records that only lack their collection is better asked about.
  const auto says = [&mapping](std::string_view member) {
    for (const auto& [path, source] : mapping->members)
      if (source == member) return true;
    return false;
  };
  if (mapping->list->empty() && says("id") && (says("name") || says("title"))) return nullptr;
  std::string all;
  for (const std::string& text : to_texts(*mapping)) all += " --map " + text;
  input.notes.push_back({Severity::notice, "mapping-guessed",
                         "the shape is none that is known; its list was read as by" + all});
  return std::make_shared<const Mapping>(std::move(*mapping));
}

Result<Done> Feed::take_lines(Piece& piece, std::size_t& bytes, std::size_t size) {
  Input& input = *head_;
  if (opened_ && !spare_.empty()) {  // it holds what was behind the last cut
    std::swap(input.text, spare_.back());
    const Buffer carried = std::move(spare_.back());
    spare_.pop_back();
    input.text.clear();
    char* to = input.text.room(std::max<std::size_t>(carried.size(), 1));
    if (to == nullptr) throw std::bad_alloc();
    if (carried.size() > 0) std::memcpy(to, carried.view().data(), carried.size());
    input.text.grew(carried.size());
  }
  const std::size_t begin = lines_begin_;
  const std::size_t wanted = begin + (size - bytes);
  // Little more than is wanted, since the rest has to be moved.
  constexpr std::size_t more = 64 << 10;
  if (input.text.size() < wanted && !stream_->ended()) input.text.expect(largest_piece + 2 * more);
  while (input.text.size() < wanted && !stream_->ended())
    if (auto done = fill(input, wanted - input.text.size() + more); !done) return done;
  // Up to the last line end before the wanted size, or the first one behind it.
  std::size_t cut = input.text.size();
  const std::size_t near = std::min(wanted, input.text.size());
  if (input.text.size() > wanted || !stream_->ended()) {
    const void* found = ::memrchr(input.text.data() + begin, '\n', near - begin);
    std::size_t searched = near;
    while (found == nullptr) {
      found = std::memchr(input.text.data() + searched, '\n', input.text.size() - searched);
      searched = input.text.size();
      if (found != nullptr || stream_->ended()) break;
      if (auto done = fill(input); !done) return done;
    }
    if (found != nullptr)
      cut = static_cast<std::size_t>(static_cast<const char*>(found) - input.text.data()) + 1;
  }
  auto rest = std::make_shared<Input>();  // small: a large buffer waits for its turn
  rest->name = input.name;
  rest->number = input.number;
  const std::string_view behind = input.text.view().substr(cut);
  if (!behind.empty()) {
    char* to = rest->text.room(behind.size());
    if (to == nullptr) throw std::bad_alloc();
    std::memcpy(to, behind.data(), behind.size());
    rest->text.grew(behind.size());
  }
  const bool closes = stream_->ended() && behind.empty();
  // What is said of the end is said with the last lines.
  if (stream_->ended() && !closes) {
    rest->cut = std::exchange(input.cut, false);
    std::swap(rest->notes, input.notes);
    if (!opened_) {  // but a byte order mark with the first
      const auto mark = std::find_if(rest->notes.begin(), rest->notes.end(),
                                     [](const InputNote& n) { return n.rule == "bom"; });
      if (mark != rest->notes.end()) {
        input.notes.push_back(std::move(*mark));
        rest->notes.erase(mark);
      }
    }
  }
  input.text.shorten(cut);
  input.text.seal();
  bytes += cut - begin;
  piece.units.push_back(
      {Unit::Shape::lines, std::move(head_), begin, cut, !opened_, closes, nullptr, nullptr, 0, 0});
  opened_ = true;
  lines_begin_ = 0;
  head_ = std::move(rest);
  if (closes) {
    stream_.reset();
    head_.reset();
  }
  return Done{};
}

void Feed::take_elements(Piece& piece, std::size_t& bytes, std::size_t size) {
  Document& d = *document_;
  const std::vector<json::Piece>& all = d.split->pieces;
  const std::size_t first = d.element, begin = d.begin;
  std::size_t last = first;
  while (last < all.size() &&
         (last == first || d.input->begin + all[last].end - begin < size - bytes))
    ++last;
  const bool closes = last == all.size();
  const std::size_t end = closes ? d.input->text.size() : d.input->begin + all[last].begin;
  piece.units.push_back({Unit::Shape::elements, d.input, begin, end, !d.opened, closes, nullptr,
                         d.split, first, last});
  bytes += end - begin;
  d.opened = true;
  d.element = last;
  d.begin = end;
  if (closes) document_.reset();
}

}  // namespace madang::ingest
