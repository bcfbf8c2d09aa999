// One input to its records, whatever shape it has.
#ifndef MADANG_INGEST_READ_INPUT_H_
#define MADANG_INGEST_READ_INPUT_H_

#include "ingest/formats/registry.h"
#include "ingest/input.h"
#include "ingest/record_loader.h"

namespace madang::ingest {

/// Hands the records of `input` to `loader`. Asks for the shape unless
/// `importer` is given.
void read_input(Input& input, const Importer* importer, RecordLoader& loader);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_READ_INPUT_H_
