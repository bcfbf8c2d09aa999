#include "ingest/feed.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <new>
#include <utility>

#include "base/has_any.h"
#include "base/source_error.h"
#include "ingest/named_files.h"
#include "ingest/shape.h"
#include "ingest/type_member.h"
#include "ingest/window.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

constexpr std::size_t largest_piece = 16 << 20;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool may_be_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || text[first] == '{' || text[first] == '[';
}

/// The beginning of a text that grows.
class Beginning {
 public:
  /// Whether it is enough to tell the shape by: three lines. What was looked at once
  /// is not looked at again, since the first line may be as long as the text.
  bool shows_shape(std::string_view text) {
    for (; lines_ < 3; ++lines_, in_line_ = false) {
      while (!in_line_ && at_ < text.size()) {
        if (base::is_space(text[at_])) ++at_;
        else in_line_ = true;
      }
      at_ = std::min(text.find('\n', at_), text.size());
      if (at_ == text.size()) return false;
    }
    return true;
  }

 private:
  std::size_t at_ = 0;
  int lines_ = 0;
  bool in_line_ = false;
};

json::Splitter new_splitter() {
  std::vector<std::string_view> keys;
  for (const reflect::CollectionInfo& c : reflect::collections()) keys.push_back(c.name);
  return json::Splitter(std::move(keys));
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
    files_.push_back({std::move(file), std::nullopt, std::move(name)});
  }
  return Done{};
}

void Feed::add(std::string_view bytes, std::string name) {
  files_.push_back({{}, bytes, std::move(name)});
}

void Feed::was_read(std::size_t bytes) {
  constexpr std::uint64_t step = 4 << 20;
  const std::lock_guard lock(told_mutex_);
  read_ += bytes;
  if (options_.progress == nullptr || read_ - told_ < step) return;
  told_ = read_;
  options_.progress(read_, options_.progress_user);
}

void Feed::tell_all() {
  if (options_.progress == nullptr || told_ == read_) return;
  told_ = read_;
  options_.progress(read_, options_.progress_user);
}

std::shared_ptr<Input> Feed::fresh() {
  auto input = std::make_shared<Input>();
  input->text = spare();
  input->text.clear();
  return input;
}

void Feed::recycle(Piece& piece) {
  // The few lines that fill a piece up have a buffer of their own, which would become
  // as large as the others when its turn came.
  constexpr std::size_t few = 1 << 20;
  for (Unit& unit : piece.units)
    if (unit.input.use_count() == 1 && (unit.opens || unit.input->text.size() >= few) &&
        (unit.shape == Unit::Shape::lines || unit.shape == Unit::Shape::elements))
      recycle(std::move(unit.input->text));
  piece.units.clear();
}

void Feed::recycle(Buffer buffer) {
  if (buffer.data() != nullptr && spare_.size() < 8) spare_.push_back(std::move(buffer));
}

Buffer Feed::spare() {
  Buffer buffer;
  if (spare_.empty()) return buffer;
  std::swap(buffer, spare_.back());
  spare_.pop_back();
  return buffer;
}

Result<Done> Feed::fill(Input& input, std::size_t most) {
  const std::size_t before = input.text.size();
  auto done = stream_->fill(input.text, most);
  was_read(input.text.size() - before);
  if (stream_->ended()) stream_->close(input);
  return done;
}

void Feed::follow() {
  if (std::exchange(followed_, true) || importer_ != nullptr || mapping_ != nullptr) return;
  const std::size_t given = files_.size();
  for (std::size_t i = 0; i < given; ++i) {
    if (files_[i].bytes || files_[i].file.from_folder || files_[i].file.path == "-") continue;
    for (const std::string& path : files_named_by(files_[i].file.path)) {
      const bool there = std::any_of(files_.begin(), files_.end(), [&path](const Source& s) {
        std::error_code none;
        return !s.bytes && std::filesystem::equivalent(s.file.path, path, none);
      });
      if (!there) files_.push_back({{path, true}, std::nullopt, path});
    }
  }
}

Result<bool> Feed::next(Piece& piece) {
  follow();
  piece.units.clear();
  const std::size_t size = size_of(pieces_);
  for (std::size_t bytes = 0; bytes < size && !ended();) {
    auto done = !stream_    ? open_next(piece, bytes)
                : splitter_ ? take_elements(piece, bytes, size)
                            : take_lines(piece, bytes, size);
    if (!done) return std::move(done).error();
  }
  if (piece.units.empty()) return false;
  piece.number = pieces_++;
  return true;
}

void Feed::unreadable(Piece& piece, const Error& error) {
  if (!any_) failed_ = error;
  Unit unit;
  unit.shape = Unit::Shape::unusable;
  unit.input = fresh();
  unit.opens = unit.closes = true;
  unit.input->name = error.source;
  unit.input->number = at_ - 1;
  unit.input->unread = true;
  unit.input->notes.push_back({Severity::refused, "unreadable", error.message});
  piece.units.push_back(std::move(unit));
}

Result<Done> Feed::open_next(Piece& piece, std::size_t& bytes) {
  const Source& source = files_[at_++];
  if (source.bytes) {
    stream_ = std::make_shared<Stream>(Stream::of(*source.bytes, source.name));
  } else {
    auto stream = Stream::open(source.file.path);
    if (stream) {
      stream_ = std::make_shared<Stream>(std::move(*stream));
    } else {
      if (!source.file.from_folder || options_.strict) return std::move(stream).error();
      unreadable(piece, stream.error());
      return Done{};
    }
  }
  head_ = fresh();
  head_->name = stream_->name();
  head_->number = at_ - 1;
  opened_ = shared_ = false;
  column_ = 0;
  splitter_.reset();
  auto done = begin_input(piece, bytes);
  if (done) return done;
  stream_.reset();
  if (!source.file.from_folder || options_.strict) return done;
  unreadable(piece, done.error());
  return Done{};
}

Result<Done> Feed::begin_input(Piece& piece, std::size_t& bytes) {
  Input& input = *head_;
  // Some of the text, and more where its beginning does not tell its shape; but a
  // document may be one line, and larger than the memory.
  Beginning beginning;
  do {
    if (auto done = fill(input, Window::step); !done) return done;
  } while (!stream_->ended() && input.text.size() < Window::head &&
           !beginning.shows_shape(input.text.view()));
  if (input.text.room(1) == nullptr) throw std::bad_alloc();
  input.text.seal();
  look_at_encoding(input);
  any_ = true;
  failed_.reset();
  const bool lines = importer_ == nullptr && mapping_ == nullptr && !input.unusable &&
                     !is_blank(input.body()) && is_lines(input.body(), input.name);
  const auto of_lines = lines ? guess_lines(input) : nullptr;
  if (lines && of_lines == nullptr) {
    begin_ = input.begin;
    return Done{};
  }
  // A document is told by its beginning, and goes on piece by piece where it is long.
  input.text.expect(input.text.size() + Stream::largest_read);
  while (!stream_->ended() && input.text.size() < Window::head)
    if (auto done = fill(input, Window::step); !done) return done;
  input.text.seal();
  Unit unit;
  unit.shape = Unit::Shape::imported;
  unit.input = head_;
  unit.begin = input.begin;
  unit.end = input.text.size();
  unit.opens = unit.closes = true;
  if (input.unusable) {
    unit.shape = Unit::Shape::unusable;
  } else if (is_blank(input.body())) {
    unit.shape = Unit::Shape::blank;
  } else if (mapping_ != nullptr || of_lines != nullptr) {
    unit.mapping = mapping_ != nullptr ? mapping_ : of_lines;
  } else {
    unit.importer = importer_ != nullptr ? importer_ : recognise(input.body());
    if (unit.importer == nullptr && (unit.mapping = guess_table(input)) != nullptr) {
      // Its columns say enough.
    } else if (unit.importer == nullptr && is_other(input)) {
      unit.shape = Unit::Shape::unusable;
      unit.input->notes.push_back({Severity::notice, "unknown-shape",
                                   "the shape of the file is none that is known; it was not read"});
    } else if (unit.importer == nullptr && known_only_ && !may_be_json(input.body())) {
      return base::source_error("unknown-format", input.name, "its shape is none that is known");
    } else if (unit.importer == nullptr) {
      unit.mapping = guess(input);
      if (unit.mapping == nullptr) {
        splitter_ = new_splitter();
        begin_ = input.begin;
        return Done{};
      }
    }
  }
  bytes += input.text.size();
  give_rest(unit);
  piece.units.push_back(std::move(unit));
  return Done{};
}

void Feed::give_rest(Unit& unit) {
  if (unit.shape == Unit::Shape::imported && !stream_->ended()) {
    unit.rest = stream_;
    unit.read = [this](std::size_t more) { was_read(more); };
    unit.from_folder = files_[at_ - 1].file.from_folder;
  }
  stream_.reset();
  head_.reset();
}

bool Feed::is_other(const Input& input) const {
  if (!files_[at_ - 1].file.from_folder) return false;
  std::string_view name = input.name;
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name.substr(name.rfind('.') + 1).find("json") == std::string_view::npos;
}

std::shared_ptr<const Mapping> Feed::guess(Input& input) const {
  if (!options_.as.empty() || collection_by_file(input.name)) return nullptr;
  json::Split found;
  json::Splitter splitter = new_splitter();
  while (found.pieces.empty() &&
         splitter.next(input.body(), stream_->ended(), found) == json::Splitter::State::going) {
  }
  if (!found.pieces.empty()) {
    const json::Piece& first = found.pieces.front();
    const std::string_view json = input.body().substr(first.begin, first.end - first.begin);
    if (!first.key.empty() || find_type_member(json)) return nullptr;
  }
  return noted(guess_mapping(input.body()), input);
}

std::shared_ptr<const Mapping> Feed::guess_lines(Input& input) const {
  if (!options_.as.empty() || collection_by_file(input.name)) return nullptr;
  const std::string_view text = input.body();
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return nullptr;
  if (find_type_member(text.substr(begin, text.find('\n', begin) - begin))) return nullptr;
  return noted(ingest::guess_lines(text), input);
}

std::shared_ptr<const Mapping> Feed::guess_table(Input& input) const {
  if (may_be_json(input.body())) return nullptr;
  std::string_view as = options_.as;
  if (const auto named = collection_by_file(input.name); as.empty() && named)
    as = reflect::collections()[*named].name;
  const Look look(input.body());
  auto mapping = ingest::guess_table(look, as);
  if (!mapping) mapping = guess_xml(look, as);
  return mapping ? told(std::move(*mapping), input) : nullptr;
}

std::shared_ptr<const Mapping> Feed::noted(std::optional<Mapping> mapping, Input& input) {
  if (!mapping) return nullptr;
  // A list of records that only lack their collection is better asked about.
  const auto says = [&mapping](std::string_view member) {
    for (const auto& [path, source] : mapping->members)
      if (source == member) return true;
    return false;
  };
  if ((!mapping->list || mapping->list->empty()) && says("id") && (says("name") || says("title")))
    return nullptr;
  return told(std::move(*mapping), input);
}

std::shared_ptr<const Mapping> Feed::told(Mapping mapping, Input& input) {
  std::string all;
  for (const std::string& text : to_texts(mapping)) all += " --map " + text;
  input.notes.push_back({Severity::notice, "mapping-guessed",
                         "the shape is none that is known; its list was read as by" + all});
  return std::make_shared<const Mapping>(std::move(mapping));
}

/// A large buffer that was in use before is in memory already.
void Feed::use_spare(Input& input) {
  if (!opened_ || shared_ || spare_.empty()) return;  // it holds what was behind the last cut
  std::swap(input.text, spare_.back());
  const Buffer carried = std::move(spare_.back());
  spare_.pop_back();
  input.text.clear();
  char* to = input.text.room(std::max<std::size_t>(carried.size(), 1));
  if (to == nullptr) throw std::bad_alloc();
  if (carried.size() > 0) std::memcpy(to, carried.view().data(), carried.size());
  input.text.grew(carried.size());
}

Result<Done> Feed::take_lines(Piece& piece, std::size_t& bytes, std::size_t size) {
  Input& input = *head_;
  use_spare(input);
  const std::size_t begin = begin_;
  const std::size_t wanted = begin + (size - bytes);
  // Little more than is wanted, since the rest has to be moved.
  constexpr std::size_t more = 64 << 10;
  if (input.text.size() < wanted && !stream_->ended()) input.text.expect(wanted + 2 * more);
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
  Unit unit = give_until(cut, stream_->ended() && cut == input.text.size());
  unit.shape = Unit::Shape::lines;
  bytes += unit.end - unit.begin;
  piece.units.push_back(std::move(unit));
  return Done{};
}

Unit Feed::give_until(std::size_t cut, bool closes) {
  Input& input = *head_;
  auto rest = std::make_shared<Input>();  // small: a large buffer waits for its turn
  rest->name = input.name;
  rest->number = input.number;
  const std::string_view behind = input.text.view().substr(cut);
  if (!behind.empty() && !closes) {
    char* to = rest->text.room(behind.size());
    if (to == nullptr) throw std::bad_alloc();
    std::memcpy(to, behind.data(), behind.size());
    rest->text.grew(behind.size());
    rest->text.seal();
  }
  // What is said of the end is said with the last unit.
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
  Unit unit;
  unit.input = std::move(head_);
  unit.begin = begin_;
  unit.end = cut;
  unit.opens = !opened_;
  unit.closes = closes;
  unit.column = column_;
  const std::size_t line = unit.input->text.view().rfind('\n');
  column_ = line == std::string_view::npos ? column_ + cut - begin_ : cut - line - 1;
  opened_ = true;
  begin_ = 0;
  head_ = std::move(rest);
  if (closes) {
    stream_.reset();
    head_.reset();
  }
  return unit;
}

Result<Done> Feed::take_elements(Piece& piece, std::size_t& bytes, std::size_t size) {
  Input& input = *head_;
  use_spare(input);
  input.text.seal();
  auto found = std::make_shared<json::Split>();
  const std::size_t mark = input.begin;
  const std::size_t enough = begin_ - mark + (size - bytes);
  using State = json::Splitter::State;
  State state = State::going;
  while (state != State::ended && (splitter_->at() < enough || found->pieces.empty())) {
    state = splitter_->next(input.body(), stream_->ended(), *found);
    if (state != State::more) continue;
    if (input.text.size() > Window::most)
      return base::source_error("too-large", input.name,
                                "a record in it has more than 2 GiB, or no end",
                                "write one record a line");
    if (auto done = fill(input, Window::step); !done) return done;
    input.text.seal();
  }
  const bool closes = state == State::ended;
  const std::size_t cut = closes ? input.text.size() : mark + splitter_->at();
  // Where all of it is there, its units share it; else it goes as it was given out.
  const bool shares = stream_->ended();
  Unit unit = shares ? share_until(cut, closes) : give_until(cut, closes);
  if (closes) splitter_.reset();
  else if (!shares) splitter_->moved(cut - mark);
  unit.shape = Unit::Shape::elements;
  unit.split = std::move(found);
  bytes += unit.end - unit.begin;
  piece.units.push_back(std::move(unit));
  return Done{};
}

Unit Feed::share_until(std::size_t cut, bool closes) {
  Unit unit;
  unit.input = head_;
  unit.begin = begin_;
  unit.end = cut;
  unit.opens = !opened_;
  unit.closes = closes;
  unit.column = column_;
  unit.tells = !shared_;
  opened_ = shared_ = true;
  begin_ = cut;
  if (closes) {
    stream_.reset();
    head_.reset();
  }
  return unit;
}

}  // namespace madang::ingest
