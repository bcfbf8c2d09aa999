#include <madang/import.h>
#include <madang/json.h>

namespace madang {
namespace {

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::refused: return "refused";
    case Severity::repaired: return "repaired";
    case Severity::notice: break;
  }
  return "notice";
}

}  // namespace

std::string Problem::to_string() const {
  std::string text = file;
  if (line > 0) {
    text.append(text.empty() ? "line " : ":").append(std::to_string(line));
    if (column > 0) text.append(":").append(std::to_string(column));
  }
  if (!text.empty()) text.append(": ");
  text.append(message).append(" [").append(rule).append("]");
  if (!pointer.empty()) text.append(" at ").append(pointer);
  return text;
}

std::string Report::to_json() const {
  JsonWriter w;
  w.begin_object();
  w.key("records").value(records).key("accepted").value(accepted);
  w.key("repaired").value(repaired).key("refused").value(refused);
  w.key("bytes").value(bytes).key("files").begin_array();
  for (const std::string& file : files) w.value(file);
  w.end_array().key("rules").begin_array();
  for (const RuleCount& r : rules) {
    w.begin_object().key("rule").value(r.rule).key("severity").value(name_of(r.severity));
    w.key("count").value(r.count).end_object();
  }
  w.end_array().key("problems").begin_array();
  for (const Problem& p : problems) {
    w.begin_object().key("severity").value(name_of(p.severity));
    w.key("file").value(p.file).key("line").value(p.line).key("column").value(p.column);
    w.key("pointer").value(p.pointer).key("rule").value(p.rule);
    w.key("message").value(p.message).end_object();
  }
  w.end_array().end_object();
  return std::move(w).text();
}

}  // namespace madang
