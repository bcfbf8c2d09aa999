// Where an item of a feed is: a point of GeoRSS, or latitude and longitude of W3C's basic geo.
#ifndef MADANG_INGEST_FORMATS_XML_POINT_H_
#define MADANG_INGEST_FORMATS_XML_POINT_H_

#include <madang/records/common.h>

#include "ingest/formats/item.h"
#include "ingest/formats/xml.h"

namespace madang::ingest {

/// "37.57 126.98", "37.57,126.98", "37,57 126,98" (repair `decimal-comma`). A latitude that is none
/// and a longitude that could be one are exchanged (repair `axis-swap`). False: it is no point.
[[nodiscard]] bool read_point(Item& item, const XmlNode& element, Place& place);
/// The same of two elements.
[[nodiscard]] bool read_point(Item& item, const XmlNode& lat, const XmlNode& lon, Place& place);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_XML_POINT_H_
