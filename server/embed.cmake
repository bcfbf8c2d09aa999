# cmake -DDIR=server/web -DOUT=page_files.cc -P embed.cmake
# Writes every file below DIR into a source file of byte arrays.
file(GLOB_RECURSE files RELATIVE "${DIR}" "${DIR}/*")
list(SORT files)
set(types
  ".html=text/html; charset=utf-8" ".css=text/css; charset=utf-8"
  ".js=text/javascript; charset=utf-8" ".svg=image/svg+xml" ".json=application/json"
  ".png=image/png" ".ico=image/x-icon" ".woff2=font/woff2" ".txt=text/plain; charset=utf-8")
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  get_filename_component(ending "${file}" LAST_EXT)
  set(type "")
  foreach(pair IN LISTS types)
    if("${pair}" MATCHES "^\\${ending}=(.*)$")
      set(type "${CMAKE_MATCH_1}")
    endif()
  endforeach()
  if(NOT type)
    continue()
  endif()
  file(READ "${DIR}/${file}" hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  # Long string literals are cut, else compilers refuse them.
  string(REGEX REPLACE "(................................................................................................................)" "\\1\"\n\"" bytes "${bytes}")
  string(LENGTH "${hex}" length)
  math(EXPR length "${length} / 2")
  string(APPEND arrays "const char file_${number}[] =\n\"${bytes}\";\n")
  string(APPEND rows "    {\"/${file}\", \"${type}\", {file_${number}, ${length}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "// Made by embed.cmake.
#include \"server/page.h\"

namespace madang::server {
namespace {
${arrays}
const PageFile all[] = {
${rows}};
}  // namespace
std::span<const PageFile> page_files() { return all; }
}  // namespace madang::server
")
