#include "ingest/read_piece.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "ingest/imported_records.h"
#include "ingest/shape.h"
#include "ingest/window.h"
#include "json/check.h"

namespace madang::ingest {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void read_lines(const Unit& unit, RecordLoader& loader) {
  const std::string_view text = unit.input->text.view().substr(0, unit.end);
  for (std::size_t begin = unit.begin, next = 0; begin < text.size(); begin = next) {
    const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin);
    std::size_t end = found == nullptr
                          ? text.size()
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    next = end + 1;
    std::size_t from = begin;
    while (from < end && is_blank(text[from])) ++from;
    while (end > from && is_blank(text[end - 1])) --end;
    // The note on the missing end of the input speaks for a line cut in two.
    const bool cut_in_two =
        unit.input->cut && found == nullptr && json::check(text.substr(from, end - from));
    if (from < end && !cut_in_two) loader.read(from, end, {}, {});
    if (loader.account().stopped()) return;
    if (found != nullptr) loader.line(begin, next);
  }
}

void read_elements(const Unit& unit, RecordLoader& loader) {
  const std::size_t base = unit.input->begin;
  for (const json::Piece& piece : unit.split->pieces) {
    loader.read(base + piece.begin, base + piece.end, piece.key, piece.pointer, piece.lacks_comma);
    if (loader.account().stopped()) return;
  }
  if (unit.split->faults.empty() && unit.split->others.empty()) return;
  loader.account().next_record();
  for (const json::SyntaxFault& fault : unit.split->faults) {
    loader.account().refused();
    loader.problem(Severity::refused, base + fault.offset, "", fault.rule, fault.message);
  }
  for (const auto& [key, at] : unit.split->others)
    loader.problem(Severity::notice, base + at, "", "envelope-member",
                   "the member \"" + key + "\" beside the collections is not one and is not kept");
}

void read_blank(const Unit& unit, RecordLoader& loader) {
  const Input& input = *unit.input;
  const auto told = [](const InputNote& n) { return n.severity == Severity::refused; };
  if (std::any_of(input.notes.begin(), input.notes.end(), told)) return;
  // No line is fine for NDJSON; a JSON document has at least one value.
  const bool document = is_document_name(input.name);
  if (document) loader.account().refused();
  loader.problem(document ? Severity::refused : Severity::notice, input.begin, "", "empty-file",
                 "expected records, and there is nothing in it");
}

void tell_notes(const Input& input, Account& account) {
  for (const InputNote& note : input.notes) {
    Problem problem;
    problem.severity = note.severity;
    problem.file = input.name;
    if (input.unusable && note.severity == Severity::refused) problem.line = problem.column = 1;
    problem.rule = note.rule;
    problem.message = note.message;
    if (note.severity == Severity::refused) account.refused();
    account.problem(std::move(problem));
  }
}

void read_imported(const Unit& unit, Window& window, RecordLoader& loader) {
  ImportedRecords records(loader);
  // With the mark, so that offsets are those of the file.
  if (unit.mapping != nullptr) read_mapped(window, unit.input->name, *unit.mapping, records);
  else unit.importer->read(window, unit.input->name, records);
}

/// The rest of an input that is read while it is imported.
std::optional<Error> read_streamed(const Unit& unit, RecordLoader& loader) {
  Window window(unit.input->text, *unit.rest, unit.read);
  window.watch(&loader);
  read_imported(unit, window, loader);
  if (loader.account().stopped()) return std::nullopt;
  while (window.more(window.end())) {  // what no importer wanted has lines too
  }
  if (const auto& error = window.error()) {
    if (!unit.from_folder) return error;
    loader.account().refused();
    loader.problem(Severity::refused, window.end(), "", error->code, error->message);
    return std::nullopt;
  }
  Input told;
  told.name = unit.input->name;
  unit.rest->close(told);
  tell_notes(told, loader.account());
  return std::nullopt;
}

}  // namespace

std::optional<Error> read_piece(const Piece& piece, RecordLoader& loader) {
  for (const Unit& unit : piece.units) {
    loader.begin(unit);
    if (unit.tells) tell_notes(*unit.input, loader.account());
    if (loader.account().stopped()) return std::nullopt;
    switch (unit.shape) {
      case Unit::Shape::lines: read_lines(unit, loader); break;
      case Unit::Shape::elements: read_elements(unit, loader); break;
      case Unit::Shape::imported:
        if (unit.rest != nullptr) {
          if (auto error = read_streamed(unit, loader)) return error;
        } else {
          Window window(unit.input->text.view());
          read_imported(unit, window, loader);
        }
        break;
      case Unit::Shape::blank: read_blank(unit, loader); break;
      case Unit::Shape::unusable: break;
    }
    if (loader.account().stopped()) return std::nullopt;
    loader.end();
  }
  return std::nullopt;
}

}  // namespace madang::ingest
