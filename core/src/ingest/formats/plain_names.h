// Names beside the title of a record, which should be plain text whatever shape it came in.
#ifndef MADANG_INGEST_FORMATS_PLAIN_NAMES_H_
#define MADANG_INGEST_FORMATS_PLAIN_NAMES_H_

#include <madang/records/bulletin.h>
#include <madang/records/organization.h>
#include <madang/records/resource.h>

#include "ingest/formats/item.h"

namespace madang::ingest {

/// Takes tags and entities out of authors, topics, series and names of people, places and
/// attachments (repair `html-to-text`). Addresses, in which an ampersand means something, stay.
void plain_names(Item& item, Bulletin& bulletin);
void plain_names(Item& item, Organization& organization);
void plain_names(Item& item, Resource& resource);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_PLAIN_NAMES_H_
