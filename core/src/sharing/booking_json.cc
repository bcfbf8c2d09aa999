#include <madang/json.h>
#include <madang/sharing.h>

namespace madang {

std::string Booking::to_json() const {
  JsonWriter out;
  out.begin_object().key("id").value(id).key("resource").value(resource).key("party").value(party);
  out.key("from").value(time.from).key("to").value(time.to).key("quantity").value(quantity);
  out.key("state").value(state);
  const std::pair<const char*, const std::string*> rest[] = {
      {"key", &key}, {"expires", &expires}, {"series", &series}, {"note", &note}, {"made", &made}};
  for (const auto& [name, text] : rest)
    if (!text->empty()) out.key(name).value(*text);
  out.end_object();
  return std::move(out).text();
}

std::string Series::to_json() const {
  JsonWriter out;
  out.begin_object().key("series").value(id).key("accepted").begin_array();
  for (const Booking& booking : accepted) out.raw(booking.to_json());
  out.end_array().key("refused").begin_array();
  for (const WhyNot& why : refused) out.raw(why.to_json());
  out.end_array().end_object();
  return std::move(out).text();
}

}  // namespace madang
