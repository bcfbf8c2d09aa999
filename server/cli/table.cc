#include "server/cli/table.h"

#include <unistd.h>

#include <cstdlib>

#include "server/cli/command.h"

namespace madang::cli {
namespace {

bool colours() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

std::string paint(std::string_view text, const char* code) {
  if (!colours()) return std::string(text);
  return std::string("\x1b[") + code + "m" + std::string(text) + "\x1b[0m";
}

/// "English / 한국어".
std::string both(const Text& text) {
  std::string out;
  for (const Text::Entry& entry : text.entries) {
    if (!out.empty()) out += " / ";
    out += entry.value;
  }
  return out;
}

std::string date_text(const Date& date) {
  char buffer[32];
  if (date.month == 0) std::snprintf(buffer, sizeof buffer, "%04d", date.year);
  else if (date.day == 0) std::snprintf(buffer, sizeof buffer, "%04d-%02d", date.year, date.month);
  else std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

struct Line {
  std::string title, facts;
};

void add(std::string& facts, std::string_view fact) {
  if (fact.empty()) return;
  if (!facts.empty()) facts += " · ";
  facts += fact;
}

Line line_of(const Record& record) {
  Line line;
  if (const auto b = record.as<Bulletin>()) {
    line.title = both(b->title);
    if (b->published) add(line.facts, date_text(*b->published));
    for (const std::string& topic : b->topics) add(line.facts, topic);
  } else if (const auto o = record.as<Organization>()) {
    line.title = both(o->name);
    add(line.facts, o->kind);
    for (const std::string& acronym : o->acronyms) add(line.facts, acronym);
    if (o->place) add(line.facts, o->place->city);
  } else if (const auto r = record.as<Resource>()) {
    line.title = both(r->name);
    if (r->place)
      add(line.facts, r->place->district.empty() ? r->place->address : r->place->district);
    if (r->capacity)
      add(line.facts, "up to " + std::to_string(static_cast<long long>(*r->capacity)));
    if (r->price && r->price->amount) {
      if (*r->price->amount == 0) add(line.facts, "free");
      else
        add(line.facts, grouped(static_cast<std::uint64_t>(*r->price->amount)) + " " +
                            r->price->currency +
                            (r->price->per.empty() ? "" : " per " + r->price->per));
    }
  }
  return line;
}

std::string marked(const Highlight& highlight) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [from, to] : highlight.spans) {
    out += highlight.snippet.substr(at, from - at);
    out += colours() ? paint(std::string_view(highlight.snippet).substr(from, to - from), "1;33")
                     : "[" + highlight.snippet.substr(from, to - from) + "]";
    at = to;
  }
  out += highlight.snippet.substr(at);
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

}  // namespace

std::string table(const Hits& hits) {
  std::string out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Record record = hits.record(i);
    const Line line = line_of(record);
    out += paint(line.title, "1") + "\n  " + std::string(record.collection()) + "/" +
           std::string(record.id());
    if (!line.facts.empty()) out += " · " + line.facts;
    out += '\n';
    for (const Highlight& highlight : hits.highlights(i))
      if (highlight.field != "title" && highlight.field != "name") {
        out += "  " + highlight.field + ": " + marked(highlight) + "\n";
        break;
      }
  }
  for (const Facet& facet : hits.facets()) {
    out += facet.field + ":";
    for (const FacetValue& v : facet.values) out += "  " + v.value + " " + grouped(v.count);
    out += '\n';
  }
  if (const std::string meant = hits.did_you_mean(); !meant.empty())
    out += "did you mean: " + meant + "\n";
  out += grouped(hits.total()) + (hits.total() == 1 ? " match" : " matches");
  if (!hits.next().empty()) out += "; more with --after " + hits.next();
  return out + "\n";
}

}  // namespace madang::cli
