// A city: its bulletins, organizations and resources, loaded and searchable.
//
// Catalog, Collection, Record, Hits and Selection are cheap handles onto the same
// immutable data, which lives as long as any of them; copying one copies a
// pointer. All const functions may be called from many threads at once.
#ifndef MADANG_CATALOG_H_
#define MADANG_CATALOG_H_

#include <madang/import.h>
#include <madang/query.h>
#include <madang/records.h>
#include <madang/result.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang {

class Catalog;
class Collection;
class Hits;
class Selection;

/// How to load.
struct OpenOptions {
  /// Refuse what would otherwise be repaired, and unknown members.
  bool strict = false;
  /// Collection for records that do not say ("" = from key, "type" or name).
  std::string as;
  /// What becomes what in JSON of a shape that is not known: "title=SVCNM",
  /// "place.lon=X" (a field's path, a member of the source or a pointer in its
  /// object), and "as=COLLECTION", "list=POINTER" (docs/import.md). Empty: shapes
  /// are told by content.
  std::vector<std::string> map;
  /// Threads that load; 0: one a core. The data does not depend on it.
  unsigned threads = 0;
  /// Make the text index. Without it loading is several times as fast, and
  /// questions with words are an error (no-text-index).
  bool text = true;
  /// GeoJSON files with the areas that `within:NAME` asks for. Each string among
  /// a feature's properties is a name of it. Error: bad-areas.
  std::vector<std::string> areas;
  /// Path of a file of synonyms, "시청 = city hall" on a line (docs/search.md);
  /// empty: none. Names, other names and acronyms of organizations are synonyms
  /// without it. Errors of open: not-found, unreadable, bad-synonyms with the line.
  std::string synonyms;
  /// How many problems of each rule to keep in full; all are counted.
  std::size_t max_problems = 100;
  /// Called now and then with bytes read so far, by one thread at a time but not
  /// always the same; user is handed back. May be null.
  void (*progress)(std::uint64_t bytes, void* user) = nullptr;
  void* progress_user = nullptr;
};

/// The report that opening the sources would give, and nothing else: records are
/// forgotten once they are read, so that files may be larger than the memory.
[[nodiscard]] Result<Report> check(const std::vector<std::string>& sources,
                                   const OpenOptions& options = {});

/// How to answer.
struct SearchOptions {
  std::size_t limit = 10;
  /// Continue after this cursor (Hits::next); empty: from the first.
  std::string after;
  /// Fields to sort by, one after the other, "-field" descending:
  /// "-published,title"; empty: by rank, then by position. Records without a
  /// field come last either way. Texts are in the order of digits, Latin, Hangul
  /// and Han, without regard to case.
  std::string sort;
  /// Fields to count values of, over everything that matched; of a date also
  /// "published.year", ".month" and ".day", in order of time.
  std::vector<std::string> facets;
  /// At most so many values a facet; histograms of dates are whole.
  std::size_t facet_limit = 20;
  /// What to_json(), hit_json() and items_json() show of a record, besides its
  /// id: fields such as "title" and "place.city"; empty: all.
  std::vector<std::string> fields;
  /// Say for each hit which words in which fields matched.
  bool why = true;
  /// Say how the question was answered (Hits::plan).
  bool explain = false;
  /// Write highlights in JSON as HTML too: {"html":"…<mark>…</mark>…"}.
  bool html = false;
};

/// How to group.
struct GroupOptions {
  /// What to group by, as for a facet; empty: all records are one group.
  std::string by;
  /// A number of the records to add up; empty: records are counted only.
  std::string of;
  /// From 0 to 100; between two values by linear interpolation.
  std::vector<double> percentiles = {50};
  /// The most groups to give, those of most records first; dates are in order of
  /// time and all given.
  std::size_t limit = 20;
};

/// The records of one value, and what was made of their numbers.
struct Group {
  std::string value;
  std::uint64_t count = 0;                     ///< records
  std::uint64_t numbers = 0;                   ///< numbers they have
  double sum = 0, min = 0, max = 0, mean = 0;  ///< but for sum only where numbers > 0
  std::vector<double> percentiles;             ///< the same
};

/// The answer to Collection::group. A record with several values is in several
/// groups.
struct Groups {
  std::string by, of;
  std::vector<double> percents;  ///< as asked
  std::uint64_t total = 0;       ///< records that match
  std::uint64_t missing = 0;     ///< of these, without a value
  std::uint64_t groups = 0;      ///< how many there are, also beyond the limit
  std::vector<Group> values;

  /// {"by":…,"of":…,"total":…,"missing":…,"groups":…,"values":[{"value":…,
  /// "count":…,"numbers":…,"sum":…,"min":…,"max":…,"mean":…,"p50":…}]}
  [[nodiscard]] std::string to_json() const;
};

/// A part of a question and how it was answered.
struct Step {
  std::size_t depth = 0;  ///< in the tree
  std::string part;       ///< as typed
  /// all, join, words, rows of values, days, dates, numbers, presence, places.
  std::string how;
  std::uint64_t rows = 0;     ///< it holds for
  std::uint64_t touched = 0;  ///< values, rows or places looked at
  double ms = 0;              ///< with the parts inside it
};

/// A record in a catalog; a view of stored JSON.
class Record {
 public:
  Record(const Record&);
  Record(Record&&) noexcept;
  Record& operator=(const Record&);
  Record& operator=(Record&&) noexcept;
  ~Record();

  [[nodiscard]] std::string_view id() const;
  /// "bulletins", "organizations" or "resources".
  [[nodiscard]] std::string_view collection() const;
  /// The whole record as a JSON object on one line; empty where the snapshot it
  /// is in was written to or cut.
  [[nodiscard]] std::string json() const;
  /// Its size in bytes, which costs less to know.
  [[nodiscard]] std::size_t json_bytes() const;
  /// The record as its struct, e.g. record.as<Bulletin>(); an error
  /// (wrong-type) when it is of another collection. T is one of
  /// MADANG_RECORD_TYPES.
  template <class T>
  [[nodiscard]] Result<T> as() const;

  /// Records of its collection that are about the same, closest first: they share
  /// its most telling words (those that few records have), its topics and its
  /// organizations. `why` of a hit names the shared words. At most `limit` of them
  /// (up to 100), as one page. Errors: bad-limit, snapshot-changed.
  [[nodiscard]] Result<Hits> similar(std::size_t limit = 5) const;

 private:
  friend class Collection;
  friend class Hits;
  friend class Selection;
  friend struct CatalogAccess;
  Record(void* home, std::uint32_t row);
  void* home_;  // the collection inside the catalog's state
  std::uint32_t row_;
};

/// Why a record matched: one word in one field.
struct Why {
  std::string term;   ///< as typed, or what was found instead (see how)
  std::string field;  ///< where it was found
  /// word, stem, part, prefix or phrase; of a word that nothing has as it was typed,
  /// what it was read as: syllable, initials, keyboard, typo; or synonym.
  std::string how;
};

/// A piece of a field's text with the matched words marked.
struct Highlight {
  std::string field;
  std::string lang;
  std::string snippet;  ///< original text, cut at word borders
  /// Byte spans [from, to) into snippet, in order.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
};

/// One value of a facet and how many matching records have it.
struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
};
struct Facet {
  std::string field;
  std::vector<FacetValue> values;  ///< most frequent first, then by value
};

/// The answer to a question.
class Hits {
 public:
  Hits(const Hits&);
  Hits(Hits&&) noexcept;
  Hits& operator=(const Hits&);
  Hits& operator=(Hits&&) noexcept;
  ~Hits();

  /// Hits on this page.
  [[nodiscard]] std::size_t size() const;
  /// Records that match in all, exact.
  [[nodiscard]] std::uint64_t total() const;
  [[nodiscard]] std::size_t limit() const;
  /// Cursor of the next page; empty on the last.
  [[nodiscard]] std::string next() const;
  [[nodiscard]] const std::vector<Facet>& facets() const;
  /// The question as it was probably meant, where no record has one of its words;
  /// empty otherwise.
  [[nodiscard]] std::string did_you_mean() const;
  /// Whether the question has words, so that hits have scores.
  [[nodiscard]] bool ranked() const;
  /// Whether hits can say why: there are words, and SearchOptions::why was set.
  [[nodiscard]] bool explains() const;
  /// How the question was answered, part by part; empty unless
  /// SearchOptions::explain was set.
  [[nodiscard]] const std::vector<Step>& plan() const;
  /// Milliseconds the answer took, without the texts of the hits.
  [[nodiscard]] double ms() const;
  /// What is shown of a record (SearchOptions::fields).
  [[nodiscard]] const std::vector<std::string>& fields() const;
  /// Whether highlights are written as HTML too (SearchOptions::html).
  [[nodiscard]] bool html() const;
  /// The collection that was asked, or the one that all hits on this page are
  /// of; empty where they are of several, or of none though several were asked.
  [[nodiscard]] std::string_view collection() const;

  /// REQUIRES for all of these: i < size().
  [[nodiscard]] Record record(std::size_t i) const;
  /// BM25 score; 0 where the question has no words.
  [[nodiscard]] double score(std::size_t i) const;
  [[nodiscard]] std::vector<Why> why(std::size_t i) const;
  [[nodiscard]] std::vector<Highlight> highlights(std::size_t i) const;

  /// Hit i as JSON: the record with one more member "_hit"
  /// {"collection","score","why","highlights"} at its end.
  [[nodiscard]] std::string hit_json(std::size_t i) const;
  /// {"total":…,"limit":…,"next":…,"facets":{…},"items":[…]}: the bytes that
  /// every door gives. Where there are any, "did_you_mean" and the plan stand before
  /// "items".
  [[nodiscard]] std::string to_json() const;
  /// Only the array of hits.
  [[nodiscard]] std::string items_json() const;

  struct State;

 private:
  friend class Collection;
  friend class Catalog;
  friend class Record;
  explicit Hits(State* state);
  State* state_;
};

/// Every record of a collection that matches, in input order: no page, no rank.
class Selection {
 public:
  Selection(const Selection&);
  Selection(Selection&&) noexcept;
  Selection& operator=(const Selection&);
  Selection& operator=(Selection&&) noexcept;
  ~Selection();

  /// The collection that was asked.
  [[nodiscard]] std::string_view collection() const;
  [[nodiscard]] std::size_t size() const;
  /// REQUIRES: i < size().
  [[nodiscard]] Record at(std::size_t i) const;

  struct State;

 private:
  friend class Collection;
  explicit Selection(State* state);
  State* state_;
};

/// A completion of what is being typed: a title, a name or a topic of the city.
struct Suggestion {
  std::string text;           ///< as a record has it
  std::string field;          ///< where it stands, e.g. title, name, topics
  std::string collection;     ///< of the records that have it
  std::uint64_t records = 0;  ///< how many have it there
  /// How it goes on from what was typed: beginning, word (a word in it begins so),
  /// syllable (the last one was half typed), initials (consonants that begin its
  /// syllables), keyboard (typed with the keyboard of the other language).
  std::string how;
  /// Byte spans [from, to) of text that were typed.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
};

/// What a collection holds, for `madang stats`.
struct CollectionStats {
  std::string name;
  std::uint64_t records = 0;
  std::uint64_t terms = 0;  ///< distinct words in the text index
  std::uint64_t stored_bytes = 0;
  std::string date_field;             ///< the first date of the description
  std::string first_date, last_date;  ///< days, e.g. 2022-05-14; empty: none
  std::vector<FacetValue> kinds, languages;
};

/// One of the three collections of a catalog.
class Collection {
 public:
  Collection(const Collection&);
  Collection(Collection&&) noexcept;
  Collection& operator=(const Collection&);
  Collection& operator=(Collection&&) noexcept;
  ~Collection();

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::optional<Record> find(std::string_view id) const;
  /// REQUIRES: row < size(). Rows are in input order.
  [[nodiscard]] Record at(std::size_t row) const;

  /// Answers typed text; errors: query-syntax, unknown-field, bad-value,
  /// bad-range, bad-sort, bad-facet, bad-cursor, bad-limit, no-terms,
  /// no-text-index, too-complex, unknown-area, snapshot-changed.
  [[nodiscard]] Result<Hits> search(std::string_view text, const SearchOptions& = {}) const;
  /// Answers a tree.
  [[nodiscard]] Result<Hits> search(const Query& query, const SearchOptions& = {}) const;

  /// Everything that matches, in input order; errors as for search.
  [[nodiscard]] Result<Selection> select(std::string_view text) const;
  [[nodiscard]] Result<Selection> select(const Query& query) const;

  /// Groups what matches; errors as for search, and bad-aggregate.
  [[nodiscard]] Result<Groups> group(std::string_view text, const GroupOptions&) const;
  [[nodiscard]] Result<Groups> group(const Query& query, const GroupOptions&) const;

  [[nodiscard]] CollectionStats stats() const;

 private:
  friend class Catalog;
  friend struct CollectionAccess;
  explicit Collection(void* home);
  void* home_;
};

/// A city.
class Catalog {
 public:
  /// Opens a path, a folder, a glob, or "-" (standard input). JSON (an array
  /// of records, or an object with bulletins, organizations, resources) or
  /// NDJSON, gzipped or not; a known feed shape is imported. Bad records are in
  /// report() and the rest loads; it fails only if nothing could be read, or on
  /// the first problem when options.strict is set.
  ///
  /// A snapshot (what save() wrote) is mapped, not read: it is there at once,
  /// whatever its size. It stands alone: not among other sources
  /// (snapshot-alone). Its errors are not-found, unreadable, snapshot-version, snapshot-schema
  /// (names the fields that differ) and snapshot-damaged.
  [[nodiscard]] static Result<Catalog> open(std::string_view source, const OpenOptions& = {});
  [[nodiscard]] static Result<Catalog> open(const std::vector<std::string>& sources,
                                            const OpenOptions& = {});
  /// The same for bytes in memory; they may be dropped afterwards.
  [[nodiscard]] static Result<Catalog> load(std::string_view bytes, const OpenOptions& = {});

  Catalog(const Catalog&);
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(const Catalog&);
  Catalog& operator=(Catalog&&) noexcept;
  ~Catalog();

  [[nodiscard]] Collection bulletins() const;
  [[nodiscard]] Collection organizations() const;
  [[nodiscard]] Collection resources() const;
  /// By name; an error (unknown-collection) names the ones there are.
  [[nodiscard]] Result<Collection> collection(std::string_view name) const;
  /// Names of the collections, in their order.
  [[nodiscard]] static std::vector<std::string> collections();

  /// The record "collection/id" (an id may hold slashes); an error
  /// (not-found) names close ids.
  [[nodiscard]] Result<Record> get(std::string_view path) const;
  /// Asks all collections and ranks the hits together. Conditions on fields
  /// that a collection does not have leave that collection out; a field that
  /// none has is an error.
  [[nodiscard]] Result<Hits> search(std::string_view text, const SearchOptions& = {}) const;
  [[nodiscard]] Result<Hits> search(const Query& query, const SearchOptions& = {}) const;

  /// Titles, names and topics that begin so, or have a word that does, in any of
  /// the languages: first what begins so, then the most frequent, then the
  /// shortest. Nothing where nothing does. The first call reads every record to
  /// make the list (docs/search.md says what that costs); later ones take well
  /// under a millisecond. Errors: bad-limit (over 100), snapshot-changed.
  [[nodiscard]] Result<std::vector<Suggestion>> suggest(std::string_view typed,
                                                        std::size_t limit = 8) const;

  /// Writes a snapshot: everything but the problems of the report. It is written
  /// beside `path` and renamed when it is on disk, so that what was there before
  /// stays whole whatever happens. Errors: write-failed; snapshot-changed and
  /// snapshot-damaged of the snapshot it was opened from; too-large.
  [[nodiscard]] Result<Done> save(const std::string& path) const;
  /// Reads all sections of a snapshot, which open() does not, and checks what can
  /// be checked. Errors: those of open, and snapshot-damaged with the section.
  [[nodiscard]] static Result<Done> verify(const std::string& path);
  /// Path of the snapshot it was opened from; empty if it was loaded.
  [[nodiscard]] std::string snapshot() const;

  /// Of a snapshot only counts are kept.
  [[nodiscard]] const Report& report() const;
  /// 16 hex digits; equal for equal data.
  [[nodiscard]] std::string version() const;
  /// Everything `madang stats --json` says.
  [[nodiscard]] std::string stats_json() const;

  struct State;

 private:
  friend class Collection;
  friend class Hits;
  friend struct CatalogAccess;
  explicit Catalog(State* state);
  /// Takes over the state, which has no areas yet.
  static Result<Catalog> with_areas(State* state, const OpenOptions& options);
  State* state_;
};

}  // namespace madang

#endif  // MADANG_CATALOG_H_
