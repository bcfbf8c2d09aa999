#include "segment/pack.h"

namespace madang::segment {

Bytes pack(const Segment& segment) {
  const Image& image = segment.image();
  ImageWriter out(image.bytes().size() + (std::size_t{1} << 20));
  StoredWriter stored;
  Stored::Cursor cursor(segment.stored());
  for (std::uint32_t row = 0; row < segment.rows(); ++row) stored.add(cursor.json(row));
  stored.finish(out);
  for (const Entry& e : image.entries()) {
    const auto part = static_cast<Part>(e.part);
    if (part <= Part::block_offsets) continue;
    out.add(part, e.leaf, image.text(part, e.leaf));
  }
  return out.finish(segment.rows(), true);
}

}  // namespace madang::segment
