#include <madang/ask.h>
#include <madang/catalog.h>
#include <madang/output.h>
#include <pybind11/stl.h>

#include <optional>

#include "convert.h"

namespace madang::python {
namespace {

using ProgressCallback = py::typing::Optional<py::typing::Callable<py::object(py::int_)>>;

// Calls Python from inside a load, which runs without the GIL. What the
// callable raises waits here until the load is done.
class Progress {
 public:
  Progress(py::object callable, OpenOptions& options) : callable_(std::move(callable)) {
    if (callable_.is_none()) return;
    options.progress = [](std::uint64_t bytes, void* self) {
      static_cast<Progress*>(self)->tell(bytes);
    };
    options.progress_user = this;
  }
  void rethrow() {
    if (failed_) throw py::error_already_set(*failed_);
  }

 private:
  void tell(std::uint64_t bytes) {
    const py::gil_scoped_acquire gil;
    if (failed_) return;
    try {
      callable_(bytes);
    } catch (const py::error_already_set& failure) {
      failed_.emplace(failure);
    }
  }
  py::object callable_;
  std::optional<py::error_already_set> failed_;
};

template <class Load>
Catalog load_with(bool strict, const py::str& as, std::size_t max_problems,
                  ProgressCallback progress, unsigned threads, bool words, const Paths& areas,
                  const py::bytes& synonyms, std::vector<std::string> map, Load load) {
  OpenOptions options;
  options.synonyms = synonyms;
  options.map = std::move(map);
  options.strict = strict;
  options.threads = threads;
  options.text = words;
  options.areas = to_strings(areas);
  options.as = to_utf8(as, "as_");
  options.max_problems = max_problems;
  Progress listener(std::move(progress), options);
  std::optional<Result<Catalog>> result;
  {
    const py::gil_scoped_release release;
    result.emplace(load(options));
  }
  listener.rethrow();
  return take(*std::move(result));
}

SearchOptions search_options(std::size_t limit, const py::str& after, const py::str& sort,
                             const Texts& facets, std::size_t facet_limit, const Texts& fields,
                             bool explain) {
  SearchOptions options;
  options.limit = limit;
  options.after = to_utf8(after, "after");
  options.sort = to_utf8(sort, "sort");
  options.facets = to_utf8(facets, "a facet");
  options.facet_limit = facet_limit;
  options.fields = to_utf8(fields, "a field");
  options.explain = explain;
  return options;
}

// Catalog and Collection are asked in the same way.
template <class Home>
Hits search(const Home& home, const Query& query, std::size_t limit, const py::str& after,
            const py::str& sort, const Texts& facets, std::size_t facet_limit, const Texts& fields,
            bool explain) {
  const SearchOptions options =
      search_options(limit, after, sort, facets, facet_limit, fields, explain);
  const py::gil_scoped_release release;
  return take(home.search(query, options));
}

template <class Home>
Hits search_text(const Home& home, const py::str& text, std::size_t limit, const py::str& after,
                 const py::str& sort, const Texts& facets, std::size_t facet_limit,
                 const Texts& fields, bool explain) {
  const SearchOptions options =
      search_options(limit, after, sort, facets, facet_limit, fields, explain);
  const std::string typed = to_utf8(text, "the query");
  const py::gil_scoped_release release;
  return take(home.search(typed, options));
}

// As nearly all ask; to convert what was not given takes longer than a short answer.
template <class Home>
Hits search_words(const Home& home, const py::str& text, std::size_t limit) {
  SearchOptions options;
  options.limit = limit;
  const std::string typed = to_utf8(text, "the query");
  const py::gil_scoped_release release;
  return take(home.search(typed, options));
}

py::str export_text(const Catalog& city, const py::str& format, const py::str& collection,
                    const py::str& query) {
  const std::string kind = to_utf8(format, "the format");
  const std::string name = to_utf8(collection, "the collection");
  const std::string typed = to_utf8(query, "the query");
  std::string text;
  {
    const py::gil_scoped_release release;
    text = take(export_records(city, std::string_view(kind), name, typed));
  }
  return to_str(text);
}

using SuggestionTuple =
    py::typing::Tuple<py::str, py::str, py::str, py::int_, py::str, TupleOf<SpanTuple>>;

TupleOf<SuggestionTuple> suggest(const Catalog& city, const py::str& typed, std::size_t limit) {
  const std::string text = to_utf8(typed, "the text");
  std::vector<Suggestion> found;
  {
    const py::gil_scoped_release release;
    found = take(city.suggest(text, limit));
  }
  return map_tuple<SuggestionTuple>(found, [](const Suggestion& s) {
    return py::make_tuple(to_str(s.text), to_str(s.field), to_str(s.collection), s.records,
                          to_str(s.how), to_character_spans(s.text, s.spans));
  });
}

// Of the city that a Python record is from.
Hits similar(const Catalog& city, const py::str& collection, const py::str& id, std::size_t limit) {
  const std::string path = to_utf8(collection, "the collection") + "/" + to_utf8(id, "the id");
  const py::gil_scoped_release release;
  return take(take(city.get(path)).similar(limit));
}

void add_selection(py::module_& module) {
  using namespace py::literals;
  py::class_<Selection>(module, "Selection", "Every record of a collection that matches.")
      .def("__len__", &Selection::size)
      .def_property_readonly("collection",
                             [](const Selection& s) { return to_str(s.collection()); })
      .def(
          "at",
          [](const Selection& s, std::size_t i) {
            if (i >= s.size()) throw py::index_error("position out of range");
            return to_tuple(s.at(i));
          },
          "i"_a, "(collection, id, JSON) of the i-th record.")
      .def(
          "arrow_stream", [](const Selection& s) { return stream_capsule(s); },
          "A capsule with the Arrow columns.")
      .def(
          "arrow_schema", [](const Selection& s) { return schema_capsule(s.collection()); },
          "A capsule with their schema.");
}

void add_collection(py::module_& module) {
  using namespace py::literals;
  py::class_<Collection>(module, "Collection", "One of the three collections of a catalog.")
      .def_property_readonly("name", [](const Collection& c) { return to_str(c.name()); })
      .def("__len__", &Collection::size)
      .def(
          "find",
          [](const Collection& c, const py::str& id) -> py::typing::Optional<RecordTuple> {
            const std::optional<Record> record = c.find(to_utf8(id, "the id"));
            if (!record) return py::none();
            return py::typing::Optional<RecordTuple>(to_tuple(*record));
          },
          "id"_a, "(collection, id, JSON), or None.")
      .def(
          "at",
          [](const Collection& c, std::size_t row) {
            if (row >= c.size()) throw py::index_error("row out of range");
            return to_tuple(c.at(row));
          },
          "row"_a, "(collection, id, JSON) of the row-th record in input order.")
      .def("search", &search<Collection>, "query"_a, "limit"_a, "after"_a, "sort"_a, "facets"_a,
           "facet_limit"_a, "fields"_a, "explain"_a, "Answers a tree.")
      .def("search_text", &search_text<Collection>, "text"_a, "limit"_a, "after"_a, "sort"_a,
           "facets"_a, "facet_limit"_a, "fields"_a, "explain"_a, "Answers typed text.")
      .def("search_words", &search_words<Collection>, "text"_a, "limit"_a,
           "The same without options.")
      .def(
          "group",
          [](const Collection& c, const Query& query, const py::str& by, const py::str& of,
             const std::vector<double>& percentiles, std::size_t limit) {
            GroupOptions options;
            options.by = to_utf8(by, "by");
            options.of = to_utf8(of, "of");
            options.percentiles = percentiles;
            options.limit = limit;
            const py::gil_scoped_release release;
            return take(c.group(query, options));
          },
          "query"_a, "by"_a, "of"_a, "percentiles"_a, "limit"_a, "Groups what matches.")
      .def(
          "select",
          [](const Collection& c, const Query& query) {
            const py::gil_scoped_release release;
            return take(c.select(query));
          },
          "query"_a, "Everything that matches, in input order.")
      .def(
          "arrow_stream", [](const Collection& c) { return stream_capsule(c); },
          "A capsule with the Arrow columns.")
      .def(
          "arrow_schema", [](const Collection& c) { return schema_capsule(c.name()); },
          "A capsule with their schema.");
}

}  // namespace

void add_catalog(py::module_& module) {
  using namespace py::literals;
  add_selection(module);
  add_collection(module);
  py::class_<Catalog>(module, "Catalog", "A city.")
      .def_static(
          "open",
          [](const Paths& sources, bool strict, const py::str& as, std::size_t max_problems,
             ProgressCallback progress, unsigned threads, bool text, const Paths& areas,
             const py::bytes& synonyms, const Paths& map) {
            const std::vector<std::string> names = to_strings(sources);
            return load_with(strict, as, max_problems, std::move(progress), threads, text, areas,
                             synonyms, to_strings(map),
                             [&](const OpenOptions& o) { return Catalog::open(names, o); });
          },
          "sources"_a, "strict"_a, "as_"_a, "max_problems"_a, "progress"_a, "threads"_a, "text"_a,
          "areas"_a, "synonyms"_a, "map"_a, "Opens paths, given as bytes.")
      .def_static(
          "load",
          [](const py::bytes& bytes, bool strict, const py::str& as, std::size_t max_problems,
             ProgressCallback progress, unsigned threads, bool text, const Paths& areas,
             const py::bytes& synonyms, const Paths& map) {
            const auto view = static_cast<std::string_view>(bytes);
            return load_with(strict, as, max_problems, std::move(progress), threads, text, areas,
                             synonyms, to_strings(map),
                             [&](const OpenOptions& o) { return Catalog::load(view, o); });
          },
          "data"_a, "strict"_a, "as_"_a, "max_problems"_a, "progress"_a, "threads"_a, "text"_a,
          "areas"_a, "synonyms"_a, "map"_a, "Loads bytes.")
      .def(
          "save",
          [](const Catalog& c, const py::bytes& path) {
            const std::string name = path;
            const py::gil_scoped_release release;
            take(c.save(name));
          },
          "path"_a, "Writes a snapshot; the path is given as bytes.")
      .def_static(
          "verify",
          [](const py::bytes& path) {
            const std::string name = path;
            const py::gil_scoped_release release;
            take(Catalog::verify(name));
          },
          "path"_a, "Checks every byte of a snapshot.")
      .def(
          "snapshot", [](const Catalog& c) { return py::bytes(c.snapshot()); },
          "Path of the snapshot it was opened from; empty if it was loaded.")
      .def_static(
          "collections",
          [] {
            return map_tuple<py::str>(Catalog::collections(),
                                      [](const std::string& name) { return to_str(name); });
          },
          "Names of the collections, in their order.")
      .def(
          "collection",
          [](const Catalog& c, const py::str& name) {
            return take(c.collection(to_utf8(name, "the name")));
          },
          "name"_a, "The collection of that name.")
      .def(
          "get",
          [](const Catalog& c, const py::str& path) {
            return to_tuple(take(c.get(to_utf8(path, "the path"))));
          },
          "path"_a, "(collection, id, JSON) of \"collection/id\".")
      .def("search", &search<Catalog>, "query"_a, "limit"_a, "after"_a, "sort"_a, "facets"_a,
           "facet_limit"_a, "fields"_a, "explain"_a, "Asks all collections with a tree.")
      .def("search_text", &search_text<Catalog>, "text"_a, "limit"_a, "after"_a, "sort"_a,
           "facets"_a, "facet_limit"_a, "fields"_a, "explain"_a,
           "Asks all collections with typed text.")
      .def("search_words", &search_words<Catalog>, "text"_a, "limit"_a, "The same without options.")
      .def(
          "ask",
          [](const Catalog& c, const py::str& url) {
            const std::string address = to_utf8(url, "the URL");
            const py::gil_scoped_release release;
            return take(ask(c, take(read_url(address))));
          },
          "url"_a, "What an address of the API or the page asks.")
      .def("suggest", &suggest, "typed"_a, "limit"_a,
           "(text, field, collection, records, how, spans) of completions.")
      .def("similar", &similar, "collection"_a, "id"_a, "limit"_a,
           "Records that are about the same as this one.")
      .def(
          "report", [](const Catalog& c) { return Report(c.report()); }, "What loading said.")
      .def(
          "version", [](const Catalog& c) { return to_str(c.version()); },
          "16 hex digits; equal for equal data.")
      .def(
          "stats_json", [](const Catalog& c) { return to_str(c.stats_json()); },
          "What `madang stats --json` says.")
      .def("export_text", &export_text, "format"_a, "collection"_a, "query"_a,
           "Everything, or what matches, as json, ndjson or csv.");
}

}  // namespace madang::python
