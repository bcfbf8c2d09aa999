// The files of the page, embedded when the server is built.
#ifndef MADANG_SERVER_PAGE_H_
#define MADANG_SERVER_PAGE_H_

#include <span>
#include <string_view>

namespace madang::server {

struct PageFile {
  std::string_view path;  ///< "/app.css"
  std::string_view type;  ///< media type
  std::string_view bytes;
};

/// All files; "/" is "/index.html". Made by embed.cmake from server/web.
[[nodiscard]] std::span<const PageFile> page_files();

}  // namespace madang::server

#endif  // MADANG_SERVER_PAGE_H_
