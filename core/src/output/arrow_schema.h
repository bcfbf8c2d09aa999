#ifndef MADANG_OUTPUT_ARROW_SCHEMA_H_
#define MADANG_OUTPUT_ARROW_SCHEMA_H_

#include <madang/arrow.h>

#include "output/arrow_field.h"

namespace madang::output {

/// Fills `out`; whoever has it releases it.
void make_schema(const ArrowField& field, ArrowSchema* out);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_ARROW_SCHEMA_H_
