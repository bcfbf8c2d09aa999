#include "query/synonyms.h"

#include <algorithm>

#include "base/hash.h"
#include "base/source_error.h"
#include "text/flat.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

constexpr std::size_t most_bytes = 4 << 20, most_lines = 100'000, most_names = 64;
constexpr std::size_t most_words = 8;
constexpr std::size_t most_groups = 4, most_others = 32;

Error bad_line(std::string_view source, std::size_t line, std::size_t column, std::string message) {
  Error error = base::source_error("bad-synonyms", source, std::move(message),
                                   "write names that mean the same on one line, as in "
                                   "시청 = city hall; # begins a remark");
  error.line = line;
  error.column = column;
  return error;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Reads one line; the error's message where it is none, with the column.
class Line {
 public:
  explicit Line(std::string_view text) : text_(text.substr(0, text.find('#'))) {}

  bool read() {
    if (trimmed(text_).empty()) return true;
    for (std::size_t at = 0; at <= text_.size();) {
      const std::size_t end = std::min(text_.find('=', at), text_.size());
      if (!name(at, trimmed(text_.substr(at, end - at)))) return false;
      at = end + 1;
    }
    return names.size() > 1 || fail(0, "expected two names or more with = between them");
  }

  NameGroup names;
  std::size_t column = 0;
  std::string message;

 private:
  bool name(std::size_t at, std::string_view name) {
    if (names.size() == most_names) return fail(at, "more than 64 names on one line");
    if (text::flatten(name).empty()) return fail(at, "expected a name with a letter or digit");
    names.emplace_back(name);
    return true;
  }
  bool fail(std::size_t at, std::string_view why) {
    column = at + 1;
    message = why;
    return false;
  }
  std::string_view text_;
};

struct Name {
  std::string flat, written;
  std::size_t words;
};

/// The names of a group without those that cannot be asked for; none where only
/// one is left.
template <class Names>
std::vector<Name> usable(const Names& names) {
  std::vector<Name> kept;
  for (const auto& name : names) {
    std::string flat = text::flatten(name);
    const auto same = [&](const Name& other) { return other.flat == flat; };
    if (flat.empty() || std::any_of(kept.begin(), kept.end(), same)) continue;
    const auto words = static_cast<std::size_t>(std::count(flat.begin(), flat.end(), ' ')) + 1;
    if (words <= most_words) kept.push_back({std::move(flat), std::string(name), words});
  }
  if (kept.size() < 2) kept.clear();
  return kept;
}

}  // namespace

Result<std::vector<NameGroup>> parse_synonyms(std::string_view text, std::string_view source) {
  std::vector<NameGroup> groups;
  if (text.size() > most_bytes) return bad_line(source, 0, 0, "the file is longer than 4 MiB");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t number = 0;
  while (!text.empty()) {
    if (++number > most_lines) return bad_line(source, number, 1, "more than 100,000 lines");
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view here = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const std::size_t bad = text::find_invalid_utf8(here); bad != here.npos)
      return bad_line(source, number, bad + 1, "this byte is no UTF-8");
    Line line(here);
    if (!line.read()) return bad_line(source, number, line.column, line.message);
    if (!line.names.empty()) groups.push_back(std::move(line.names));
  }
  return groups;
}

void Synonyms::add(const NameGroup& names) {
  std::vector<std::string> group;
  for (Name& name : usable(names)) {
    longest_ = std::max(longest_, name.words);
    groups_of_[std::move(name.flat)].push_back(static_cast<std::uint32_t>(groups_.size()));
    group.push_back(std::move(name.written));
  }
  if (!group.empty()) groups_.push_back(std::move(group));
}

void Synonyms::add(std::uint32_t record, const std::vector<std::string_view>& names) {
  if (names.size() < 2) return;  // most have one, and need not be looked at
  for (const Name& name : usable(names)) {
    longest_ = std::max(longest_, name.words);
    named_.push_back({base::hash(name.flat), record});
  }
}

void Synonyms::finish(Read read) {
  read_ = std::move(read);
  std::sort(named_.begin(), named_.end(), [](const Named& a, const Named& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.record < b.record;
  });
  named_.shrink_to_fit();
}

void Synonyms::put_on(std::shared_ptr<const Synonyms> below,
                      std::function<bool(std::uint32_t)> there) {
  below_ = std::move(below);
  there_ = std::move(there);
}

Synonyms::Holders Synonyms::holders(const std::string& flat) const {
  Holders all;
  if (const auto found = groups_of_.find(flat); found != groups_of_.end())
    all.groups = found->second;
  const std::uint64_t hash = base::hash(flat);
  auto named = std::lower_bound(named_.begin(), named_.end(), hash,
                                [](const Named& n, std::uint64_t h) { return n.hash < h; });
  for (; named != named_.end() && named->hash == hash; ++named)
    all.records.push_back(named->record);
  return all;
}

void Synonyms::take(const Holders& holders, const std::string& flat,
                    std::vector<std::string>& others) const {
  const auto take = [&](const std::string& name) {
    if (others.size() < most_others &&
        std::find(others.begin(), others.end(), name) == others.end())
      others.push_back(name);
  };
  for (const std::uint32_t group : holders.groups)
    for (const std::string& name : groups_[group])
      if (text::flatten(name) != flat) take(name);
  for (const std::uint32_t record : holders.records) {
    const std::vector<Name> names = usable(read_(record));
    // Another name may have the same hash.
    if (std::none_of(names.begin(), names.end(), [&](const Name& n) { return n.flat == flat; }))
      continue;
    for (const Name& name : names)
      if (name.flat != flat) take(name.written);
  }
}

std::vector<std::string> Synonyms::of(const std::string& flat) const {
  std::vector<std::string> others;
  const Holders here = holders(flat);
  Holders below;
  if (below_ != nullptr) {
    below = below_->holders(flat);
    std::erase_if(below.records, [this](std::uint32_t record) { return !there_(record); });
  }
  if (here.groups.size() + here.records.size() + below.groups.size() + below.records.size() >
      most_groups)
    return others;
  if (below_ != nullptr) below_->take(below, flat, others);
  take(here, flat, others);
  return others;
}

}  // namespace madang::query
