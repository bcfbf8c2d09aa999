// Popolo organizations, beside empty lists of what else it has, by which it is told
// from other lists of organizations.
#include "base/date.h"
#include "output/exporter.h"
#include "output/words.h"

namespace madang::output {
namespace {

class Popolo final : public Shape {
 public:
  Popolo() { w_.begin_object().key("organizations").begin_array(); }

  void add(const Organization& o) override {
    const std::string language = language_of(o.name, {});
    w_.begin_object().key("id").value(o.id).key("name").value(o.name.in(language));
    other_names(o, language);
    put(w_, "classification", o.kind);
    if (!o.parent.empty()) w_.key("parent_id").value(o.parent);
    put(w_, "description", o.description.in(language));
    if (o.founded) w_.key("founding_date").value(partial(*o.founded));
    if (o.dissolved) w_.key("dissolution_date").value(partial(*o.dissolved));
    put(w_, "image", o.logo);
    if (o.place && !o.place->address.empty()) {
      w_.key("contact_details").begin_array().begin_object().key("type").value("address");
      w_.key("value").value(o.place->address).end_object().end_array();
    }
    if (!o.homepage.empty()) {
      w_.key("links").begin_array().begin_object().key("url").value(o.homepage);
      w_.end_object().end_array();
    }
    put_apart(w_, o, kept());
    w_.end_object();
  }

  std::string finish() override {
    w_.end_array();
    for (const char* other : {"persons", "memberships", "posts"})
      w_.key(other).begin_array().end_array();
    return w_.end_object().text() + "\n";
  }

 private:
  /// Popolo's dates have no time.
  static std::string partial(const Date& date) { return base::to_string(date).substr(0, 10); }

  void other_names(const Organization& o, std::string_view language) {
    bool any = false;
    const auto name = [&](std::string_view value, std::string_view note) {
      if (!any) w_.key("other_names").begin_array();
      any = true;
      w_.begin_object().key("name").value(value);
      put(w_, "note", note);
      w_.end_object();
    };
    for (const Text::Entry& e : o.name.entries)
      if (e.value != o.name.in(language)) name(e.value, e.lang);
    for (const std::string& other : o.other_names) name(other, {});
    for (const std::string& acronym : o.acronyms) name(acronym, "acronym");
    if (any) w_.end_array();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Shape> make_popolo() { return std::make_unique<Popolo>(); }

}  // namespace madang::output
