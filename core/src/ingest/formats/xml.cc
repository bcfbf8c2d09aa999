#include "ingest/formats/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "ingest/formats/html.h"
#include "ingest/formats/no_sink.h"
#include "text/utf8.h"

namespace madang::ingest {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(blank);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(blank) - from + 1));
}

/// Bytes before the first tag that is none of the declaration: input comes here
/// as UTF-8, whatever it was and says that it is.
std::size_t behind_declaration(std::string_view bytes) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
  if (bytes.substr(at, 5) != "<?xml") return at;
  const std::size_t end = bytes.find("?>", at);
  return end == std::string_view::npos ? at : end + 2;
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

/// Takes the parser's calls and keeps the way from the root to where it stands.
class XmlReading {
 public:
  XmlReading(Window& window, XmlHandler* handler, ImportSink* sink)
      : window_(&window), handler_(handler), sink_(sink) {
    std::memset(&sax_, 0, sizeof sax_);
    sax_.initialized = XML_SAX2_MAGIC;
    sax_.startElementNs = start;
    sax_.endElementNs = end;
    sax_.characters = characters;
    sax_.ignorableWhitespace = characters;
    sax_.cdataBlock = characters;
    sax_.getEntity = entity;
    sax_.entityDecl = declare;
    sax_.serror = fault;
  }

  bool run() {
    context_.reset(xmlNewParserCtxt());
    if (!context_) throw std::bad_alloc();
    *context_->sax = sax_;
    context_->userData = this;
    given_ = origin_ = behind_declaration(window_->view());
    constexpr int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOWARNING;
    // The result would be a tree; there is none, since its makers were replaced.
    if (xmlDoc* none =
            xmlCtxtReadIO(context_.get(), give, nullptr, this, nullptr, "UTF-8", options))
      xmlFreeDoc(none);
    // What a cut document leaves open ends here, so that its last item counts.
    while (!refused_ && !stopped_ && !stack_.empty()) close();
    tell_fault();
    return !refused_ && any_;
  }
  /// For xml_root(): ends at the first element.
  void stop_at_root() { only_root_ = true; }
  [[nodiscard]] const std::string& root() const { return root_; }

 private:
  static XmlReading& self(void* user) { return *static_cast<XmlReading*>(user); }

  /// The parser asks for the next bytes.
  static int give(void* user, char* to, int most) {
    XmlReading& me = self(user);
    // Behind the parser little is looked at again: where a tag began.
    constexpr std::size_t behind = 1 << 20;
    if (me.given_ == me.window_->end())
      me.window_->more(me.given_ - std::min(me.given_ - me.window_->base(), behind));
    const std::size_t n =
        std::min<std::size_t>(me.window_->end() - me.given_, static_cast<std::size_t>(most));
    std::memcpy(to, me.window_->between(me.given_, me.given_ + n).data(), n);
    me.given_ += n;
    return static_cast<int>(n);
  }

  static void start(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int,
                    const xmlChar**, int count, int, const xmlChar** attributes) {
    self(user).open(name, prefix, uri, count, attributes);
  }
  static void end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    XmlReading& me = self(user);
    me.context_->wellFormed = 1;
    if (!me.stopped_) me.close();
  }
  static void characters(void* user, const xmlChar* text, int length) {
    XmlReading& me = self(user);
    // After an error the parser would drop every entity; this one goes on.
    me.context_->wellFormed = 1;
    if (!me.stopped_)
      me.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }

  /// The names that HTML knows mean the same in feeds, though XML does not know them.
  static xmlEntityPtr entity(void* user, const xmlChar* name) {
    XmlReading& me = self(user);
    if (me.context_->instate == XML_PARSER_ATTRIBUTE_VALUE) return nullptr;
    const auto known = me.entities_.find(view(name));
    if (known != me.entities_.end()) return me.spend(known->second.get());
    if (const htmlEntityDesc* html = htmlEntityLookup(name)) {
      std::string made;
      text::encode(made, html->value);
      return me.spend(me.add_entity(std::string(view(name)), std::move(made)));
    }
    return nullptr;
  }

  static void declare(void* user, const xmlChar* name, int type, const xmlChar*,
                      const xmlChar* system, xmlChar* content) {
    XmlReading& me = self(user);
    if (type == XML_INTERNAL_PARAMETER_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY)
      return;  // never read, and none is ever put in
    if (me.only_root_) return;
    constexpr std::size_t longest = 256, most = 64;
    const std::string_view text = view(content);
    for (const char* own : {"lt", "gt", "amp", "quot", "apos"})
      if (view(name) == own) return;  // may be declared, and mean the same
    if (type != XML_INTERNAL_GENERAL_ENTITY)
      return me.refuse("the entity \"" + std::string(view(name)) + "\" names something outside (" +
                       std::string(view(system)) + ")");
    auto meant = with_own_entities(text);
    if (text.size() > longest || !meant || text.find('%') != std::string_view::npos ||
        me.entities_.size() >= most)
      return me.refuse("the entity \"" + std::string(view(name)) +
                       "\" is long or made of others, as those are that fill the memory");
    me.add_entity(std::string(view(name)), std::move(*meant));
  }

  /// The text with the letters that XML's own five entities stand for (Seoul &amp; Co); nullopt
  /// where it has others.
  static std::optional<std::string> with_own_entities(std::string_view text) {
    std::string made;
    while (!text.empty()) {
      const std::size_t amp = std::min(text.find('&'), text.size());
      made += text.substr(0, amp);
      text.remove_prefix(amp);
      if (text.empty()) break;
      const std::size_t end = text.find(';');
      if (end == std::string_view::npos) return std::nullopt;
      const std::string name(text.substr(1, end - 1));
      const xmlEntity* const own =
          xmlGetPredefinedEntity(reinterpret_cast<const xmlChar*>(name.c_str()));
      if (own == nullptr) return std::nullopt;
      made += view(own->content);
      text.remove_prefix(end + 1);
    }
    return made;
  }

  static void fault(void* user, xmlError* error) {
    XmlReading& me = self(user);
    if (error->level < XML_ERR_ERROR || me.stopped_) return;
    me.keep_letters(error->code);
    if (me.fault_) return;
    me.fault_ = {me.here(), trimmed(view(reinterpret_cast<const xmlChar*>(error->message)))};
  }

  /// What begins as a tag or an entity and is none (5 < 6, R&D) is text, which the parser steps
  /// over.
  void keep_letters(int code) {
    const bool amp = code == XML_ERR_NAME_REQUIRED || code == XML_ERR_ENTITYREF_SEMICOL_MISSING;
    if (context_->instate == XML_PARSER_ATTRIBUTE_VALUE) letters_lost_ = letters_lost_ || amp;
    if (stack_.empty() || context_->instate != XML_PARSER_CONTENT) return;
    const std::size_t end = std::max(here(), window_->base()) - window_->base();
    const std::string_view before = window_->view().substr(0, end);
    const auto from_last = [before](char c) {
      return before.substr(std::min(before.rfind(c), before.size()));
    };
    if (code == XML_ERR_NAME_REQUIRED && (before.ends_with('<') || before.ends_with('&')))
      text(before.substr(before.size() - 1));
    if (code == XML_ERR_ENTITYREF_SEMICOL_MISSING || code == XML_WAR_UNDECLARED_ENTITY ||
        code == XML_ERR_UNDECLARED_ENTITY)
      text(from_last('&'));
  }

  /// The value of an attribute as it is written in the tag there: ?a=1&b=2 has lost the name of
  /// an entity that there is not.
  void put_back(std::size_t tag, XmlNode::Attribute& attribute, std::string_view prefix) {
    const std::string_view text = window_->between(tag, std::max(here(), tag));
    std::string name(prefix);
    name.append(prefix.empty() ? "" : ":").append(attribute.name).append("=");
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
      const std::size_t begin = at + name.size() + 1;
      if (at == 0 || text[at - 1] > ' ' || begin > text.size()) continue;
      const std::size_t end = text.find(text[begin - 1], begin);
      if (end == std::string_view::npos) return;
      attribute.value = entities_to_text(text.substr(begin, end - begin));
      return;
    }
  }

  struct Entity {
    xmlEntity as_xml{};
    std::string name, text;
  };
  xmlEntityPtr spend(Entity* entity) {
    constexpr std::size_t most = 4 << 20;
    spent_ += entity->text.size();
    if (spent_ > most) {
      refuse("its entities would become more than 4 MiB");
      return nullptr;
    }
    return &entity->as_xml;
  }
  Entity* add_entity(std::string name, std::string text) {
    auto made = std::make_unique<Entity>();
    made->name = std::move(name);
    made->text = std::move(text);
    made->as_xml.type = XML_ENTITY_DECL;
    made->as_xml.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    made->as_xml.name = reinterpret_cast<const xmlChar*>(made->name.c_str());
    made->as_xml.content = reinterpret_cast<xmlChar*>(made->text.data());
    made->as_xml.orig = made->as_xml.content;
    made->as_xml.length = static_cast<int>(made->text.size());
    const std::string_view key = made->name;
    return (entities_[key] = std::move(made)).get();
  }

  void refuse(const std::string& why) {
    if (std::exchange(refused_, true)) return;
    sink_->problem(Severity::refused, here(), "xml-entity",
                   "expected a feed without entities of its own; " + why);
    stop();
  }
  void stop() {
    stopped_ = true;
    xmlStopParser(context_.get());
  }

  /// Where the parser stands.
  [[nodiscard]] std::size_t here() const {
    const xmlParserInput* input = context_->input;
    if (input == nullptr) return window_->end();
    return std::min(given_, origin_ + static_cast<std::size_t>(input->consumed) +
                                static_cast<std::size_t>(input->cur - input->base));
  }
  [[nodiscard]] std::size_t tag_begin() const {
    const std::size_t at = std::max(here(), window_->base());
    const std::size_t tag = window_->view().rfind('<', at - window_->base());
    return tag == std::string_view::npos ? at : tag + window_->base();
  }

  void open(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int count,
            const xmlChar** attributes) {
    context_->wellFormed = 1;
    if (stopped_) return;
    any_ = true;
    XmlNode node;
    node.name = view(name);
    node.prefix = view(prefix);
    // A prefix that was not declared is left in the name.
    if (const std::size_t colon = node.name.find(':'); colon != std::string::npos) {
      node.prefix = node.name.substr(0, colon);
      node.name.erase(0, colon + 1);
    } else if (uri != nullptr) {
      node.space = view(uri);
    }
    node.begin = tag_begin();
    if (root_.empty()) root_ = node.name;
    if (only_root_) return stop();
    for (int i = 0; i < count; ++i) {
      const xmlChar** a = attributes + std::ptrdiff_t{5} * i;
      XmlNode::Attribute made{std::string(view(a[2])), std::string(view(a[0])), {}};
      made.value.assign(reinterpret_cast<const char*>(a[3]), static_cast<std::size_t>(a[4] - a[3]));
      // Without substitution the parser leaves an ampersand as &#38;.
      for (std::size_t at = 0; (at = made.value.find("&#38;", at)) != std::string::npos; ++at)
        made.value.replace(at, 5, "&");
      if (letters_lost_) put_back(node.begin, made, view(a[1]));
      node.attributes.push_back(std::move(made));
    }
    letters_lost_ = false;
    if (items_ == 0 && handler_->is_item(node)) items_ = stack_.size() + 1;
    stack_.push_back(std::move(node));
  }

  void text(std::string_view part) {
    if (stack_.empty()) return;
    // Between items there is nothing but line ends, of which a long feed has many.
    std::vector<XmlNode>& children = stack_.back().children;
    const bool begins = children.empty() || !children.back().name.empty();
    if (items_ == 0 && begins && part.find_first_not_of(" \t\r\n") == std::string_view::npos)
      return;
    if (begins) children.emplace_back();
    children.back().text += part;
  }

  void close() {
    if (stack_.empty()) return;
    XmlNode done = std::move(stack_.back());
    stack_.pop_back();
    done.end = std::max(here(), done.begin);
    if (items_ == stack_.size() + 1) {
      items_ = 0;
      handler_->item(done, stack_);
    } else if (!stack_.empty()) {
      stack_.back().children.push_back(std::move(done));
    }
  }

  void tell_fault() {
    if (!fault_ || refused_ || only_root_) return;
    sink_->problem(
        Severity::notice, fault_->first, "xml-syntax",
        "expected XML, and found this: " + fault_->second + "; what could be read was read");
  }

  Window* window_;
  XmlHandler* handler_;
  ImportSink* sink_;
  xmlSAXHandler sax_{};
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  std::vector<XmlNode> stack_;
  std::size_t items_ = 0;  // depth of the item that is open; 0: none
  std::map<std::string_view, std::unique_ptr<Entity>> entities_;
  std::size_t spent_ = 0;
  std::optional<std::pair<std::size_t, std::string>> fault_;
  std::size_t origin_ = 0;  // of what the parser reads
  std::size_t given_ = 0;   // to the parser, up to there
  std::string root_;
  bool letters_lost_ = false;  // from an attribute of the tag that is being read
  bool refused_ = false, stopped_ = false, any_ = false, only_root_ = false;
};

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  for (const Attribute& a : attributes)
    if (a.name == wanted && a.space.empty()) return a.value;
  for (const Attribute& a : attributes)
    if (a.name == wanted) return a.value;
  return {};
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const XmlNode& node : children)
    if (node.name == wanted) return &node;
  return nullptr;
}

std::string resolved(std::string_view address, std::string_view base) {
  if (base.empty()) return std::string(address);
  const std::string at(address), from(base);
  const std::unique_ptr<xmlChar, void (*)(void*)> whole(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(at.c_str()),
                  reinterpret_cast<const xmlChar*>(from.c_str())),
      [](void* memory) { xmlFree(memory); });
  return whole ? std::string(view(whole.get())) : at;
}

std::string XmlNode::all_text() const {
  std::string out;
  const auto add = [&out](const auto& again, const XmlNode& node) -> void {
    out += node.text;
    for (const XmlNode& inner : node.children) again(again, inner);
  };
  add(add, *this);
  return trimmed(out);
}

std::string XmlNode::markup() const {
  std::string out;
  const auto add = [&out](const auto& again, const XmlNode& node) -> void {
    if (node.name.empty()) {
      for (const char c : node.text) {
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else out += c;
      }
      return;
    }
    out.append("<").append(node.name);
    for (const Attribute& a : node.attributes) {
      out.append(" ").append(a.name).append("=\"");
      for (const char c : a.value) {
        if (c == '"') out += "&quot;";
        else if (c == '&') out += "&amp;";
        else out += c;
      }
      out += '"';
    }
    out += '>';
    for (const XmlNode& inner : node.children) again(again, inner);
    if (node.name != "br" && node.name != "img" && node.name != "hr")
      out.append("</").append(node.name).append(">");
  };
  for (const XmlNode& inner : children) add(add, inner);
  return out;
}

bool read_xml(Window& text, XmlHandler& handler, ImportSink& sink) {
  return XmlReading(text, &handler, &sink).run();
}

std::string xml_root(std::string_view bytes) {
  constexpr std::size_t enough = 64 << 10;
  class None final : public XmlHandler {
    bool is_item(const XmlNode&) override { return false; }
    void item(const XmlNode&, const std::vector<XmlNode>&) override {}
  } handler;
  NoSink none;
  Window head(bytes.substr(0, enough));
  XmlReading reading(head, &handler, &none);
  reading.stop_at_root();
  static_cast<void>(reading.run());
  return reading.root();
}

}  // namespace madang::ingest
