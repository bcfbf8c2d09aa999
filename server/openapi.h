// The OpenAPI 3.1 document, made from the route table and the field tables.
#ifndef MADANG_SERVER_OPENAPI_H_
#define MADANG_SERVER_OPENAPI_H_

#include <string>

namespace madang::server {

[[nodiscard]] std::string openapi_document();

}  // namespace madang::server

#endif  // MADANG_SERVER_OPENAPI_H_
