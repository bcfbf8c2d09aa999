#include "ingest/input.h"

#include <array>
#include <utility>

#include "ingest/stream.h"

namespace madang::ingest {
namespace {

void note(Input& input, Severity severity, std::string rule, std::string message) {
  input.notes.push_back({severity, std::move(rule), std::move(message)});
}

Result<Input> read_all(Stream stream) {
  Input input;
  input.name = stream.name();
  while (!stream.ended())
    if (auto done = stream.fill(input.text); !done) return std::move(done).error();
  static_cast<void>(input.text.room(1));
  input.text.seal();
  stream.close(input);
  look_at_encoding(input);
  return input;
}

}  // namespace

Result<Input> read_file(const std::string& path, const Limits& limits) {
  auto stream = Stream::open(path, limits);
  if (!stream) return std::move(stream).error();
  return read_all(std::move(*stream));
}

Result<Input> read_bytes(std::string_view bytes, std::string_view name, const Limits& limits) {
  return read_all(Stream::of(bytes, std::string(name), limits));
}

std::string_view what_no_text(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> all{{
      {"PK\x03\x04"sv, "a zip archive (an .xlsx or .hwpx is one too)"sv},
      {"PK\x05\x06"sv, "an empty zip archive"sv},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old spreadsheet or document (.xls, .hwp)"sv},
      {"\xFD\x37zXZ\0"sv, "data packed by xz"sv},
      {"\x28\xB5\x2F\xFD"sv, "data packed by zstd"sv},
      {"BZh"sv, "data packed by bzip2"sv},
      {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"sv},
      {"%PDF-"sv, "a PDF"sv},
  }};
  for (const auto& [mark, what] : all)
    if (head.starts_with(mark)) return what;
  return {};
}

void look_at_encoding(Input& input) {
  const std::string_view text = input.text.view();
  const auto starts = [text](std::string_view mark) { return text.substr(0, mark.size()) == mark; };
  const auto refuse = [&input](std::string rule, std::string message) {
    input.unusable = true;
    note(input, Severity::refused, std::move(rule), std::move(message));
  };
  using namespace std::string_view_literals;
  if (const std::string_view what = what_no_text(text); !what.empty())
    return refuse("not-text", "expected text, and found " + std::string(what) +
                                  "; unpack it, or save it as CSV or JSON");
  if (starts("\xEF\xBB\xBF"sv)) {
    input.begin = 3;
    note(input, Severity::notice, "bom",
         "a byte order mark stands before the text; it was skipped");
  } else if (!text.empty() && text[0] == '\0') {
    const std::size_t other = text.find_first_not_of('\0');
    const std::string count = std::to_string(other == std::string_view::npos ? text.size() : other);
    refuse("nul-bytes", "expected text, found " + count + " NUL bytes at its beginning");
  }
}

}  // namespace madang::ingest
