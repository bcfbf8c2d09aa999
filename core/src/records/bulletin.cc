#include <madang/records/bulletin.h>

#include "reflect/describe_table.h"

MADANG_DEFINE_RECORD(madang::Bulletin)
