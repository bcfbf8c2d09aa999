// The sections of one kind of families.
#ifndef MADANG_SEGMENT_FAMILY_WRITER_H_
#define MADANG_SEGMENT_FAMILY_WRITER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segment/image.h"

namespace madang::segment {

class FamilyWriter {
 public:
  /// Where the sections go.
  struct Sections {
    Part offsets, bytes, word_offsets, words;
  };
  FamilyWriter(const Sections& sections, ImageWriter& out);
  /// The next family in the bytewise order of names: `form`, then `name`; ranks of its words, which
  /// rise.
  void add(char form, std::string_view name, std::span<const std::uint32_t> ranks);
  void finish();

 private:
  Sections sections_;
  ImageWriter& out_;
  std::size_t start_;
  std::vector<std::uint32_t> offsets_{0}, word_offsets_{0};
  std::string bytes_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FAMILY_WRITER_H_
