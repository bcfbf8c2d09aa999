#include <madang/json.h>
#include <madang/output.h>

namespace madang {

std::string to_json(const std::vector<Suggestion>& suggestions) {
  JsonWriter out;
  out.begin_array();
  for (const Suggestion& s : suggestions) {
    out.begin_object().key("text").value(s.text).key("field").value(s.field);
    out.key("collection").value(s.collection).key("records").value(s.records);
    out.key("how").value(s.how).key("spans").begin_array();
    for (const auto& [from, to] : s.spans)
      out.begin_array().value(std::uint64_t{from}).value(std::uint64_t{to}).end_array();
    out.end_array().end_object();
  }
  return std::move(out.end_array()).text();
}

}  // namespace madang
