#include <madang/records/organization.h>

#include "reflect/describe_table.h"

MADANG_DEFINE_RECORD(madang::Organization)
