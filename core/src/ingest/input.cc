#include "ingest/input.h"

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

void look_at_encoding(Input& input) {
  const std::string_view text = input.text.view();
  input.looked_at = true;
  const auto starts = [text](std::string_view mark) { return text.substr(0, mark.size()) == mark; };
  const auto refuse = [&input](std::string rule, std::string message) {
    input.unusable = true;
    note(input, Severity::refused, std::move(rule), std::move(message));
  };
  using namespace std::string_view_literals;
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
