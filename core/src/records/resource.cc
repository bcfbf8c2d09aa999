#include <madang/records/resource.h>

#include "reflect/describe_table.h"

MADANG_DEFINE_RECORD(madang::Resource)
