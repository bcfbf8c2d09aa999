#include "query/expand.h"

#include <algorithm>

#include "query/fields.h"
#include "query/variants.h"
#include "text/flat.h"

namespace madang::query {
namespace {

constexpr double synonym_weight = 0.9;
constexpr double word_evidence = 1.5;
// For a whole question, whatever it holds.
constexpr int most_unknown = 8;
constexpr std::size_t most_alternatives = 200;

class Expander {
 public:
  Expander(Corpus& corpus, const Synonyms& synonyms)
      : corpus_(corpus), synonyms_(synonyms), has_names_(synonyms.longest() > 0) {}

  void visit(const Query& query, int depth) {
    constexpr int deepest = 200;
    if (depth > deepest || query.op == Query::Op::without || !is_here(query.field)) return;
    switch (query.op) {
      case Query::Op::word: word(query); break;
      case Query::Op::phrase:
        if (has_names_) others(query, text::flatten(query.value), query.field);
        break;
      case Query::Op::fuzzy: near(query, true); break;
      case Query::Op::any:
        if (has_names_) rows(query);
        break;
      default: break;
    }
    for (const Query& child : query.children) visit(child, depth + 1);
  }

  Expansions take(const Query& query) {
    if (!meant_.empty()) result_.did_you_mean = corrected(query).to_string();
    return std::move(result_);
  }

 private:
  /// Whether the field is one of these records, not of what they refer to.
  bool is_here(const std::string& field) {
    if (field.empty()) return true;
    for (std::size_t i = 0; i < corpus_.size(); ++i)
      if (find_field(corpus_[i].info(), field) != nullptr) return true;
    return false;
  }

  void word(const Query& query) {
    if (has_names_) others(query, text::flatten(query.value), query.field);
    near(query, false);
  }

  /// Adds the other names of a name.
  void others(const Query& node, const std::string& flat, const std::string& field) {
    for (const std::string& name : synonyms_.of(flat)) {
      const SharedWords& words = typed_words(corpus_, name);
      // One word has more evidence than a phrase (see match_text.cc), which must not
      // lift it over the phrase that was typed.
      const bool lifted = words->size() == 1 && flat.find(' ') != std::string::npos;
      const double weight = synonym_weight / (lifted ? word_evidence : 1);
      if (!words->empty() && count_++ < most_alternatives)
        result_.of[&node].push_back({words, name, field, weight, "synonym"});
    }
  }

  /// Plain words side by side of which some in a row are a name.
  void rows(const Query& any) {
    std::vector<std::string> words;
    for (const Query& child : any.children)
      words.push_back(child.op == Query::Op::word ? text::flatten(child.value) : "");
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_here(any.children[i].field)) continue;
      std::string name = words[i];
      for (std::size_t k = i + 1; k < words.size() && k - i < synonyms_.longest(); ++k) {
        if (words[k].empty() || any.children[k].field != any.children[i].field) break;
        others(any, name.append(" ").append(words[k]), any.children[i].field);
      }
    }
  }

  /// Adds words that were meant, where the typed one is nowhere or where they are
  /// `asked` for.
  void near(const Query& query, bool asked) {
    const SharedWords words = typed_words(corpus_, query.value);
    if (words->size() != 1) return;
    const bool known = is_known(corpus_, words->front());
    if ((known && !asked) || unknown_++ >= most_unknown) return;
    if (result_.of.contains(&query) && !asked) return;  // its other names answer
    VariantLimits limits;
    limits.typos_only = known;
    const std::vector<Variant> variants = variants_of(corpus_, query.value, limits);
    for (const Variant& v : variants) {
      // What was typed on the other keyboard is a word like any other.
      SharedWords meant;
      if (v.kind == Variant::Kind::keyboard) {
        meant = typed_words(corpus_, v.word);
      } else {
        WordTerms one;
        one.word = static_cast<char>(text::Form::word) + v.word;
        meant = std::make_shared<const std::vector<WordTerms>>(1, std::move(one));
      }
      if (count_++ < most_alternatives)
        result_.of[&query].push_back(
            {std::move(meant), v.word, query.field, v.weight, name_of(v.kind)});
    }
    if (!known && !variants.empty()) meant_[&query] = variants.front().word;
  }

  Query corrected(const Query& query) {
    Query copy = query;
    copy.children.clear();
    if (const auto found = meant_.find(&query); found != meant_.end()) {
      copy.value = found->second;
      copy.op = Query::Op::word;
    }
    for (const Query& child : query.children) copy.children.push_back(corrected(child));
    return copy;
  }

  Corpus& corpus_;
  const Synonyms& synonyms_;
  const bool has_names_;
  Expansions result_;
  std::unordered_map<const Query*, std::string> meant_;
  std::size_t count_ = 0;
  int unknown_ = 0;
};

}  // namespace

Expansions expand(Corpus& corpus, const Synonyms& synonyms, const Query& query) {
  Expander expander(corpus, synonyms);
  expander.visit(query, 0);
  return expander.take(query);
}

}  // namespace madang::query
