#include <madang/import.h>

#include <algorithm>
#include <utility>

#include "ingest/formats/mapping.h"
#include "ingest/formats/registry.h"
#include "ingest/one_sink.h"
#include "ingest/shape.h"
#include "ingest/type_member.h"
#include "ingest/window.h"

namespace madang {
namespace {

/// Gives each record as a line that says its type.
class LineWriter final : public ingest::OneSink {
 public:
  LineWriter(TakeLines taker, void* user) : take_(taker), user_(user) {}
  [[nodiscard]] bool wants_events() const override { return false; }
  [[nodiscard]] bool full() const override { return !good_; }
  /// Whether all could be given.
  [[nodiscard]] bool finish() {
    give();
    return good_;
  }

 private:
  void take(std::size_t collection, std::string_view, const reflect::Events&,
            std::string_view json) override {
    constexpr std::size_t enough = 1 << 20;
    text_.append("{\"type\":\"").append(ingest::type_of_collection(collection)).append("\",");
    text_.append(json.substr(1)).append("\n");  // a record has at least its id
    if (text_.size() >= enough) give();
  }
  void give() {
    if (good_ && !text_.empty()) good_ = take_(text_, user_);
    text_.clear();
  }
  TakeLines take_;
  void* user_;
  bool good_ = true;
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
  if (format.empty()) error.hint += "; of others say what becomes what with --map name=MEMBER";
  return error;
}

struct Asked {
  OpenOptions options;
  ingest::LoadAs as;
};

Result<Asked> asked_for(std::string_view format, std::string_view name,
                        const std::vector<std::string>& map) {
  Asked asked;
  asked.options.threads = 1;
  asked.options.map = map;
  for (const ingest::Importer& known : ingest::importers())
    if (known.name == format) asked.as.importer = &known;
  const bool own = format == "json" || format == "ndjson";
  if (!format.empty() && !own && asked.as.importer == nullptr) return unknown_format(format, name);
  asked.as.known_only = !own;
  return asked;
}

Result<Report> ended(Result<Report> report, LineWriter& lines, std::string_view name) {
  const bool written = lines.finish();
  if (!report) {
    const std::string source = report.error().source;
    return report.error().code == "unknown-format" ? unknown_format("", source)
                                                   : std::move(report).error();
  }
  if (written) return report;
  Error error;
  error.kind = ErrorKind::source;
  error.source = name;
  error.code = "write-failed";
  error.message = "the records that were made of it cannot be written";
  return error;
}

bool append(std::string_view lines, void* user) {
  static_cast<std::string*>(user)->append(lines);
  return true;
}

}  // namespace

Result<Report> import_to(const std::string& path, std::string_view format,
                         const std::vector<std::string>& map, TakeLines take, void* user) {
  auto asked = asked_for(format, path, map);
  if (!asked) return std::move(asked).error();
  LineWriter lines(take, user);
  return ended(ingest::load_sources({path}, asked->options, lines, asked->as), lines, path);
}

Result<Imported> import_bytes(std::string_view bytes, std::string_view format,
                              std::string_view name, const std::vector<std::string>& map) {
  auto asked = asked_for(format, name, map);
  if (!asked) return std::move(asked).error();
  Imported made;
  LineWriter lines(append, &made.ndjson);
  auto report =
      ended(ingest::load_bytes(bytes, name, asked->options, lines, asked->as), lines, name);
  if (!report) return std::move(report).error();
  made.report = std::move(*report);
  return made;
}

Result<Imported> import_file(const std::string& path, std::string_view format,
                             const std::vector<std::string>& map) {
  Imported made;
  auto report = import_to(path, format, map, append, &made.ndjson);
  if (!report) return std::move(report).error();
  made.report = std::move(*report);
  return made;
}

Result<std::vector<std::string>> guess_map(const std::string& path) {
  auto stream = ingest::Stream::open(path);
  if (!stream) return std::move(stream).error();
  ingest::Buffer text;
  while (!stream->ended() && text.size() < ingest::Window::head)
    if (auto done = stream->fill(text); !done) return std::move(done).error();
  const bool lines = ingest::is_lines(text.view(), stream->name());
  auto mapping = lines ? ingest::guess_lines(text.view()) : ingest::guess_mapping(text.view());
  if (!mapping) {
    const ingest::Look look(text.view());
    mapping = ingest::guess_table(look);
    if (!mapping) mapping = ingest::guess_xml(look);
  }
  if (mapping) return to_texts(*mapping);
  Error error;
  error.kind = ErrorKind::source;
  error.code = "no-guess";
  error.source = stream->name();
  error.message =
      "it has no list of objects in which a member is called a name, and no table with such a "
      "column";
  error.hint = "say what becomes what with --map name=MEMBER";
  return error;
}

}  // namespace madang
