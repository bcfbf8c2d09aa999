#include <madang/import.h>

#include <algorithm>

#include "ingest/formats/mapping.h"
#include "ingest/formats/registry.h"
#include "ingest/one_sink.h"
#include "ingest/type_member.h"

namespace madang {
namespace {

/// Writes each record as a line that says its type.
class LineWriter final : public ingest::OneSink {
 public:
  [[nodiscard]] std::string text() { return std::move(text_); }

 private:
  void take(std::size_t collection, std::string_view, const reflect::Events&,
            std::string_view json) override {
    text_.append("{\"type\":\"").append(ingest::type_of_collection(collection)).append("\",");
    text_.append(json.substr(1)).append("\n");  // a record has at least its id
  }
  std::string text_;
};

Error unknown_format(std::string_view format, std::string_view name) {
  Error error;
  error.source = name;
  error.code = "unknown-format";
  if (format.empty()) {
    error.kind = ErrorKind::source;
    error.message = "its shape is none that is known";
  } else {
    error.kind = ErrorKind::usage;
    error.message = "there is no format \"" + std::string(format) + "\" to read";
  }
  for (const FormatInfo& known : formats())
    if (known.reads) error.hint += (error.hint.empty() ? "known are " : ", ") + known.name;
  return error;
}

Result<Imported> import_input(ingest::Input input, std::string_view format,
                              const std::vector<std::string>& map) {
  const ingest::Importer* importer = nullptr;
  if (format.empty() && !input.unusable) importer = ingest::recognise(input.body());
  for (const ingest::Importer& known : ingest::importers())
    if (known.name == format) importer = &known;
  const std::string_view text = input.body();
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const bool json = format.empty()
                        ? first == text.size() || text[first] == '{' || text[first] == '['
                        : format == "json" || format == "ndjson";
  if (importer == nullptr && !json && map.empty() && !(format.empty() && input.unusable))
    return unknown_format(format, input.name);
  OpenOptions options;
  options.threads = 1;
  options.map = map;
  LineWriter lines;
  auto report = ingest::load_input(std::move(input), options, lines, importer);
  if (!report) return std::move(report).error();
  return Imported{lines.text(), std::move(*report)};
}

}  // namespace

Result<Imported> import_bytes(std::string_view bytes, std::string_view format,
                              std::string_view name, const std::vector<std::string>& map) {
  auto input = ingest::read_bytes(bytes, name);
  if (!input) return std::move(input).error();
  return import_input(std::move(*input), format, map);
}

Result<Imported> import_file(const std::string& path, std::string_view format,
                             const std::vector<std::string>& map) {
  auto input = ingest::read_file(path);
  if (!input) return std::move(input).error();
  return import_input(std::move(*input), format, map);
}

Result<std::vector<std::string>> guess_map(const std::string& path) {
  const auto input = ingest::read_file(path);
  if (!input) return input.error();
  if (!input->unusable)
    if (const auto mapping = ingest::guess_mapping(input->body())) return to_texts(*mapping);
  Error error;
  error.kind = ErrorKind::source;
  error.code = "no-guess";
  error.source = input->name;
  error.message = "it has no list of objects in which a member is called a name";
  error.hint = "say what becomes what with --map name=MEMBER";
  return error;
}

}  // namespace madang
