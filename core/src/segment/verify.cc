#include "segment/verify.h"

#include <algorithm>

#include "base/hash.h"
#include "segment/builder.h"
#include "segment/family_writer.h"

namespace madang::segment {
namespace {

class Verifier {
 public:
  explicit Verifier(const Segment& segment) : s_(segment), image_(segment.image()) {}

  std::string run() {
    for (const Entry& e : image_.entries())
      if (base::hash(std::as_bytes(std::span(image_.text(part_of(e), e.leaf)))) != e.checksum)
        fail(part_of(e), e.leaf, "its checksum does not fit its bytes");
    if (!fault_.empty()) return fault_;
    columns();
    stored();
    words();
    families();
    return fault_;
  }

 private:
  static Part part_of(const Entry& e) { return static_cast<Part>(e.part); }

  void fail(Part part, std::uint32_t leaf, const std::string& what) {
    if (!fault_.empty()) return;
    fault_ = "section ";
    fault_ += name_of(part);
    for (const reflect::Path& path : reflect::paths_of(s_.info()))
      if (!path.object() && path.leaf == leaf && part != Part::presence)
        fault_ += " of " + path.name;
    fault_ += ": " + what;
  }

  /// Offsets that begin at 0, rise and end at `end`.
  template <class T>
  void rising(Part part, std::uint32_t leaf, std::span<const T> offsets, std::uint64_t end) {
    if (offsets.empty()) return;
    if (offsets.front() != 0 || offsets.back() != end ||
        !std::is_sorted(offsets.begin(), offsets.end()))
      fail(part, leaf, "its offsets do not rise to the end of what they divide");
  }
  void rising(Part part, std::uint64_t count, std::uint64_t end) {
    const Offsets offsets = image_.offsets(part, count);
    bool good = offsets[0] == 0 && offsets[count - 1] == end;
    for (std::uint64_t i = 1; i < count; ++i) good = good && offsets[i - 1] <= offsets[i];
    if (!good) fail(part, no_leaf, "its offsets do not rise to the end of what they divide");
  }
  void below(Part part, std::uint32_t leaf, std::uint64_t limit, bool or_none) {
    for (const std::uint32_t n : image_.get<std::uint32_t>(part, leaf))
      if (n >= limit && !(or_none && n == no_code))
        return fail(part, leaf, "it names something that is not there");
  }
  void sorted(Part part, std::uint32_t leaf, const Dictionary& dictionary) {
    for (std::uint32_t i = 1; i < dictionary.size(); ++i)
      if (!(dictionary[i - 1] < dictionary[i]))
        return fail(part, leaf, "its values are not sorted");
  }

  void columns() {
    for (const reflect::Path& path : reflect::paths_of(s_.info())) {
      if (!path.column()) continue;
      const std::uint32_t leaf = path.leaf;
      const std::size_t values =
          std::max({image_.get<std::uint32_t>(Part::codes, leaf).size(),
                    image_.get<double>(Part::numbers, leaf).size(),
                    image_.get<std::int64_t>(Part::date_first, leaf).size()});
      rising(Part::row_offsets, leaf, image_.get<std::uint32_t>(Part::row_offsets, leaf), values);
      rising(Part::dict_offsets, leaf, image_.get<std::uint32_t>(Part::dict_offsets, leaf),
             image_.text(Part::dict_bytes, leaf).size());
      if (!fault_.empty()) return;
      const Dictionary dictionary = s_.keywords(leaf).dictionary;
      sorted(Part::dict_bytes, leaf, dictionary);
      below(Part::codes, leaf, dictionary.size(), true);
    }
    below(Part::id_rows, no_leaf, s_.rows(), false);
    const reflect::FieldInfo* id = s_.info().find("id");
    if (id == nullptr || !fault_.empty()) return;
    for (std::uint32_t row = 0; row < s_.rows(); ++row)
      if (s_.find(s_.id(row)) != row)
        return fail(Part::id_rows, no_leaf, "it does not give a record by its id");
  }

  void stored() {
    if (!fault_.empty()) return;
    const auto part = s_.stored().packed() ? Part::stored_blocks : Part::stored_bytes;
    rising(Part::stored_offsets, s_.rows() + std::uint64_t{1}, s_.stored().bytes());
    const auto rows = image_.get<std::uint32_t>(Part::block_rows);
    if (!rows.empty()) {
      rising(Part::block_rows, no_leaf, rows, s_.rows());
      rising(Part::block_offsets, rows.size(), image_.text(Part::stored_blocks).size());
    } else if (s_.stored().bytes() != image_.text(Part::stored_bytes).size()) {
      fail(part, no_leaf, "its size is not that of the records");
    }
    Stored::Cursor cursor(s_.stored());
    for (std::uint32_t row = 0; row < s_.rows() && fault_.empty(); ++row) {
      const std::string_view json = cursor.json(row);
      if (json.size() < 2 || json.front() != '{' || json.back() != '}')
        fail(part, no_leaf, "record " + std::to_string(row) + " cannot be unpacked");
    }
  }

  void words() {
    if (!fault_.empty()) return;
    const std::uint32_t terms = s_.terms().size();
    if (terms == 0) return;
    rising(Part::term_offsets, no_leaf, image_.get<std::uint32_t>(Part::term_offsets),
           image_.text(Part::term_bytes).size());
    rising(Part::posting_offsets, terms + std::uint64_t{1},
           image_.text(Part::posting_bytes).size());
    sorted(Part::term_bytes, no_leaf, s_.terms());
    for (std::uint32_t term = 0; term < terms && fault_.empty(); ++term) {
      Postings postings = s_.postings(term);
      std::uint32_t count = 0;
      std::uint64_t asked = 0, read = 0;
      while (postings.next()) {
        ++count;
        postings.each_field([&](int, std::uint32_t n) { asked += n; });
        postings.each_position([&](int, std::uint32_t) { ++read; });
      }
      if (count != postings.count() || asked != read || postings.positions_left() != 0)
        fail(Part::posting_bytes, no_leaf,
             "term " + std::to_string(term) + " does not have what it says");
    }
  }

  void families() {
    family(s_.stems(),
           {Part::stem_offsets, Part::stem_bytes, Part::stem_word_offsets, Part::stem_words});
    family(s_.parts(),
           {Part::part_offsets, Part::part_bytes, Part::part_word_offsets, Part::part_words});
  }

  void family(const Segment::Family& f, const FamilyWriter::Sections& in) {
    if (!fault_.empty() || f.names.size() == 0) return;
    rising(in.offsets, no_leaf, image_.get<std::uint32_t>(in.offsets),
           image_.text(in.bytes).size());
    rising(in.word_offsets, no_leaf, f.word_offsets, f.words.size());
    if (!fault_.empty()) return;
    sorted(in.bytes, no_leaf, f.names);
    for (std::uint32_t i = 0; i < f.names.size(); ++i) {
      // As many numbers as bytes that end one.
      const std::string_view bytes =
          f.words.substr(f.word_offsets[i], f.word_offsets[i + 1] - f.word_offsets[i]);
      const auto ends = std::count_if(bytes.begin(), bytes.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      if (s_.words_of(f, i).size() != static_cast<std::size_t>(ends) || bytes.empty())
        return fail(in.words, no_leaf, "it names something that is not there");
    }
  }

  const Segment& s_;
  const Image& image_;
  std::string fault_;
};

}  // namespace

std::string fault_of(const Segment& segment) { return Verifier(segment).run(); }

}  // namespace madang::segment
