#include "ingest/read_input.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "ingest/imported_records.h"
#include "ingest/shape.h"
#include "json/check.h"
#include "json/split.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void read_lines(Input& input, RecordLoader& loader) {
  const std::string_view text = input.text.view();
  for (std::size_t begin = input.begin, next = 0; begin < text.size(); begin = next) {
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
        input.cut && found == nullptr && json::check(text.substr(from, end - from));
    if (from < end && !cut_in_two) loader.read(from, end, {}, {});
    if (loader.account().stopped()) return;
    loader.account().bytes(std::min(next, text.size()) - begin);
  }
}

void read_document(Input& input, RecordLoader& loader) {
  std::vector<std::string_view> keys;
  for (const reflect::CollectionInfo& c : reflect::collections()) keys.push_back(c.name);
  const std::string_view body = input.body();
  const json::Split split = json::split(body, keys);
  std::size_t done = 0;
  for (const json::Piece& piece : split.pieces) {
    loader.read(input.begin + piece.begin, input.begin + piece.end, piece.key, piece.pointer);
    if (loader.account().stopped()) return;
    loader.account().bytes(piece.end - done);
    done = piece.end;
  }
  for (const json::SyntaxFault& fault : split.faults) {
    loader.account().refused();
    loader.problem(Severity::refused, input.begin + fault.offset, "", fault.rule, fault.message);
  }
  for (const auto& [key, value] : split.others) {
    const auto offset = static_cast<std::size_t>(value.data() - body.data());
    loader.problem(Severity::notice, input.begin + offset, "", "envelope-member",
                   "the member \"" + key + "\" beside the collections is not one and is not kept");
  }
  loader.account().bytes(body.size() - done);
}

const Importer* recognise(std::string_view text) {
  for (const Importer& importer : importers())
    if (importer.recognises(text)) return &importer;
  return nullptr;
}

void tell(const Input& input, Account& account) {
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

}  // namespace

void read_input(Input& input, const Importer* importer, RecordLoader& loader) {
  Account& account = loader.account();
  account.file(input.name);
  account.bytes(input.begin);
  tell(input, account);
  if (account.stopped()) return;
  loader.begin(input);
  const std::string_view text = input.body();
  if (input.unusable) return account.bytes(text.size());
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    const auto told = [](const InputNote& n) { return n.severity == Severity::refused; };
    if (std::any_of(input.notes.begin(), input.notes.end(), told))
      return account.bytes(text.size());
    // No line is fine for NDJSON; a JSON document has at least one value.
    const bool document = is_document_name(input.name);
    if (document) account.refused();
    loader.problem(document ? Severity::refused : Severity::notice, input.begin, "", "empty-file",
                   "expected records, and there is nothing in it");
    return account.bytes(text.size());
  }
  if (importer == nullptr && is_lines(text, input.name)) return read_lines(input, loader);
  if (importer == nullptr) importer = recognise(text);
  if (importer == nullptr) return read_document(input, loader);
  ImportedRecords records(loader);
  // With the mark, so that offsets are those of the file.
  importer->read(input.text.view(), input.name, records);
  account.bytes(text.size());
}

}  // namespace madang::ingest
