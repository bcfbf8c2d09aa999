// The member "type" by which a record says its collection. It belongs to the
// file, not to the record: once understood it is blanked out, so that neither
// the reader nor the stored JSON meets it, and every offset stays as it was.
#ifndef MADANG_INGEST_TYPE_MEMBER_H_
#define MADANG_INGEST_TYPE_MEMBER_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace madang::ingest {

/// The index of the collection whose name ("bulletins"), record type
/// ("Bulletin") or record type in small letters ("bulletin") this is.
[[nodiscard]] std::optional<std::size_t> collection_by_type(std::string_view type);

/// "bulletin" for the first of reflect::collections().
[[nodiscard]] std::string_view type_of_collection(std::size_t collection);

struct TypeMember {
  std::size_t collection = 0;
  std::size_t begin = 0, end = 0;  ///< of the member with one of its commas
};
/// The first top-level "type" of the object in `json` that names a collection.
/// `json` need not be valid.
[[nodiscard]] std::optional<TypeMember> find_type_member(std::string_view json);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_TYPE_MEMBER_H_
