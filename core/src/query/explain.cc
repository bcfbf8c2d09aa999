#include "query/explain.h"

#include <algorithm>

#include "json/read.h"
#include "text/characters.h"

namespace madang::query {
namespace {

using Span = std::pair<std::uint32_t, std::uint32_t>;

/// One word of a text with all its tokens.
struct TextWord {
  std::string word, stem;
  std::vector<std::pair<std::string, Span>> pairs;
  Span span;
};

std::vector<TextWord> split_words(text::Analyser& analyser, std::string_view value) {
  std::vector<TextWord> words;
  std::uint32_t position = 0;
  for (const text::Token& token : analyser.analyse(value)) {
    if (words.empty() || token.position != position)
      words.push_back({{}, {}, {}, {token.begin, token.end}});
    position = token.position;
    TextWord& word = words.back();
    word.span.first = std::min(word.span.first, token.begin);
    word.span.second = std::max(word.span.second, token.end);
    switch (token.form) {
      case text::Form::word: word.word = token.term; break;
      case text::Form::stem: word.stem = token.term; break;
      case text::Form::pair:
        word.pairs.push_back({std::string(token.term), {token.begin, token.end}});
        break;
    }
  }
  return words;
}

/// How `here` answers `asked`: "" if it does not; `span` is what to mark.
std::string_view meets(const TextWord& here, const WordTerms& asked, bool prefix, Span& span) {
  span = here.span;
  if (prefix) return !asked.word.empty() && here.word.starts_with(asked.word) ? "prefix" : "";
  if (!asked.word.empty() && here.word == asked.word) return "word";
  if (!asked.stem.empty() && here.stem == asked.stem) return "stem";
  if (asked.core.empty() || here.word.find(asked.core, 1) == std::string::npos) return "";
  if (asked.core_pairs.empty())  // a lone character, and what particles may follow
    return here.word.starts_with(asked.word) ? "part" : "";
  span = {UINT32_MAX, 0};
  for (const std::string& pair : asked.core_pairs) {
    bool found = false;  // the digits of a number are no parts of it
    for (const auto& [term, where] : here.pairs)
      if (term == pair) {
        found = true;
        span = {std::min(span.first, where.first), std::max(span.second, where.second)};
      }
    if (!found) return "";
  }
  return "part";
}

/// Where a compound that no word of the text holds whole has its pairs.
void find_parts(const std::vector<TextWord>& words, const WordTerms& asked,
                std::vector<Span>& spans) {
  if (!asked.apart) return;
  for (const TextWord& here : words)
    for (const auto& [term, where] : here.pairs)
      if (std::find(asked.core_pairs.begin(), asked.core_pairs.end(), term) !=
          asked.core_pairs.end())
        spans.push_back(where);
}

/// The spans of `wanted` in the words of one text, and how it was found.
std::string_view find(const std::vector<TextWord>& words, const Wanted& wanted,
                      std::vector<Span>& spans) {
  std::string_view how;
  const std::size_t n = wanted.words->size();
  const bool phrase = wanted.op == Query::Op::phrase && n > 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (phrase) {
      std::vector<Span> row;
      Span span;
      for (std::size_t k = 0; k < n && i + k < words.size(); ++k) {
        if (meets(words[i + k], (*wanted.words)[k], false, span).empty()) break;
        row.push_back(span);
      }
      if (row.size() < n) continue;
      spans.insert(spans.end(), row.begin(), row.end());
      how = "phrase";
      continue;
    }
    for (std::size_t k = 0; k < n; ++k) {
      const bool prefix = wanted.op == Query::Op::prefix && k + 1 == n;
      Span span;
      const std::string_view found = meets(words[i], (*wanted.words)[k], prefix, span);
      if (found.empty()) continue;
      spans.push_back(span);
      if (how.empty() || found == "word") how = found;
    }
  }
  if (!how.empty() || phrase) return how;
  const std::size_t before = spans.size();
  for (const WordTerms& word : *wanted.words) find_parts(words, word, spans);
  return spans.size() > before ? "part" : how;
}

void merge(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> merged;
  for (const Span& s : spans) {
    if (!merged.empty() && s.first <= merged.back().second)
      merged.back().second = std::max(merged.back().second, s.second);
    else merged.push_back(s);
  }
  spans = std::move(merged);
}

const reflect::Path* path_of(const reflect::RecordInfo& info, const reflect::Event& event) {
  for (const reflect::Path& path : reflect::paths_of(info))
    if (!path.object() && path.leaf == event.leaf) return &path;
  return nullptr;
}

bool covers(const std::string& asked, const std::string& path) {
  return asked.empty() || path == asked || path.starts_with(asked + ".");
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

namespace {

/// Whether a character begins at `i` that builds on none before it: ASCII but the end
/// of a line, or an ideograph.
bool begins_anew(std::string_view text, std::size_t i) {
  const unsigned byte = i < text.size() ? static_cast<unsigned char>(text[i]) : '\n';
  return (byte < 0x80 && byte != '\n') || (byte >= 0xE4 && byte <= 0xE9);
}

/// The last place at or before `i` where text may be cut: characters are counted
/// from a sure beginning; a long run without one is cut anyhow.
std::size_t cut_at(std::string_view text, std::size_t i) {
  constexpr std::size_t farthest = 4096;
  std::size_t from = i;
  while (from > 0 && i - from < farthest && !begins_anew(text, from)) --from;
  while (from > 0 && from < text.size() && continues(text[from])) --from;
  return text::cut_before(text, from, i);
}

}  // namespace

std::string cut_snippet(std::string_view text, std::size_t longest, std::vector<Span>& spans) {
  std::size_t begin = 0, end = text.size();
  if (text.size() > longest) {
    const std::size_t first = spans.empty() ? 0 : spans.front().first;
    begin = cut_at(text, first > longest / 4 ? first - longest / 4 : 0);
    end = std::min(text.size(), begin + longest);
    if (!spans.empty())
      end = std::max<std::size_t>(end, std::min<std::size_t>(spans.front().second, text.size()));
    if (const std::size_t cut = cut_at(text, end); cut > first || spans.empty()) end = cut;
    if (!spans.empty() && end < spans.front().second) end = spans.front().second;
    // Prefer to begin and end at a space if one is near.
    if (begin > 0)
      for (std::size_t i = begin; i < first && i < begin + 40; ++i)
        if ((text[i] == ' ' || text[i] == '\n') && text::cut_before(text, i, i + 1) == i + 1) {
          begin = i + 1;
          break;
        }
    if (end < text.size()) {
      const std::size_t floor = spans.empty() ? begin : spans.front().second;
      for (std::size_t i = end; i > floor && i + 40 > end; --i)
        if (text[i - 1] == ' ' || text[i - 1] == '\n') {
          end = i - 1;
          break;
        }
    }
  }
  std::vector<Span> inside;
  for (const Span& s : spans)
    if (s.first >= begin && s.second <= end)
      inside.push_back({static_cast<std::uint32_t>(s.first - begin),
                        static_cast<std::uint32_t>(s.second - begin)});
  spans = std::move(inside);
  return std::string(text.substr(begin, end - begin));
}

namespace {

/// Reads stored JSON; what `events` point into lives until the next read.
bool read_stored(const reflect::RecordInfo& info, std::string_view json, json::Reader& reader,
                 std::string& padded, reflect::Events& events) {
  padded.assign(json);
  padded.resize(json.size() + json::padding);
  std::vector<json::Fault> faults;
  return reader.read(info, std::string_view(padded).substr(0, json.size()), false, events, faults);
}

}  // namespace

std::string first_text(const reflect::RecordInfo& info, std::string_view json,
                       const reflect::Path& path) {
  json::Reader reader;
  reflect::Events events;
  std::string padded;
  if (!read_stored(info, json, reader, padded, events)) return {};
  for (const reflect::Event& event : events)
    if (event.what == reflect::Event::What::value && event.leaf == path.leaf)
      return std::string(event.text);
  return {};
}

Explanation explain(const reflect::RecordInfo& info, std::string_view json,
                    const std::vector<Wanted>& wanted) {
  constexpr std::size_t snippet_bytes = 240;
  Explanation result;
  if (wanted.empty()) return result;
  json::Reader reader;
  reflect::Events events;
  std::string padded;
  if (!read_stored(info, json, reader, padded, events)) return result;
  text::Analyser analyser;
  for (const reflect::Event& event : events) {
    if (event.what != reflect::Event::What::value || !event.field->words()) continue;
    const reflect::Path* path = path_of(info, event);
    const std::vector<TextWord> words = split_words(analyser, event.text);
    std::vector<Span> spans;
    for (const Wanted& w : wanted) {
      if (!covers(w.field, path->name)) continue;
      const std::string_view how = find(words, w, spans);
      if (how.empty()) continue;
      const auto same = [&](const Why& y) { return y.term == w.typed && y.field == path->name; };
      if (std::none_of(result.why.begin(), result.why.end(), same))
        result.why.push_back({w.typed, path->name, std::string(w.how.empty() ? how : w.how)});
    }
    if (spans.empty()) continue;
    merge(spans);
    const std::size_t found = spans.size();
    Highlight mark{path->name, std::string(event.lang), {}, std::move(spans)};
    mark.snippet = cut_snippet(event.text, snippet_bytes, mark.spans);
    const auto old = std::find_if(result.highlights.begin(), result.highlights.end(),
                                  [&](const Highlight& h) { return h.field == path->name; });
    if (old == result.highlights.end()) result.highlights.push_back(std::move(mark));
    else if (found > old->spans.size()) *old = std::move(mark);
  }
  return result;
}

}  // namespace madang::query
