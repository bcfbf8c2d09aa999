# Third parties: from the system, or fetched at a pinned tag.
#
# MADANG_FETCH_DEPS  OFF    only the system's; a missing one is an error (default)
#                    ON     fetch what the system lacks
#                    FORCE  fetch whatever can be fetched
# Snowball (libstemmer), zlib, zstd, SQLite, xxHash, gumbo, libxml2 and libical have to come from the system.

# madang_dependency(NAME TARGET REPOSITORY TAG): makes TARGET known, or stops.
# NAME in capitals is FetchContent's (FETCHCONTENT_SOURCE_DIR_NAME and so on).
macro(madang_dependency name target repository tag)
  if(NOT MADANG_FETCH_DEPS STREQUAL "FORCE" AND NOT TARGET ${target})
    find_package(${name} QUIET)
  endif()
  if(NOT TARGET ${target} AND MADANG_FETCH_DEPS)
    message(STATUS "Fetching ${name} ${tag}")
    include(FetchContent)
    FetchContent_Declare(${name} GIT_REPOSITORY "https://github.com/${repository}.git"
      GIT_TAG ${tag} GIT_SHALLOW ON)
    FetchContent_MakeAvailable(${name})
  endif()
  if(NOT TARGET ${target})
    message(FATAL_ERROR "madang needs ${name}: install its development package "
      "(README.md names them), or configure with -DMADANG_FETCH_DEPS=ON")
  endif()
endmacro()

# The same for a library that the system knows by pkg-config only. `made` becomes
# a target that links the one or the other.
macro(madang_pkg_dependency made module name target repository tag)
  add_library(${made} INTERFACE)
  if(NOT MADANG_FETCH_DEPS STREQUAL "FORCE")
    pkg_check_modules(${name}_pc QUIET IMPORTED_TARGET ${module})
  endif()
  if(${name}_pc_FOUND)
    target_link_libraries(${made} INTERFACE PkgConfig::${name}_pc)
  else()
    madang_dependency(${name} ${target} ${repository} ${tag})
    target_link_libraries(${made} INTERFACE ${target})
  endif()
endmacro()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(libzstd REQUIRED IMPORTED_TARGET libzstd)
add_library(madang_zstd INTERFACE)
target_link_libraries(madang_zstd INTERFACE PkgConfig::libzstd)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
add_library(madang_gumbo INTERFACE)
target_link_libraries(madang_gumbo INTERFACE PkgConfig::gumbo)
pkg_check_modules(libical REQUIRED IMPORTED_TARGET libical)
add_library(madang_ical INTERFACE)
target_link_libraries(madang_ical INTERFACE PkgConfig::libical)
find_package(LibXml2 REQUIRED)
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)  # its header holds all of it
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(madang_stemmer INTERFACE)
target_link_libraries(madang_stemmer INTERFACE ${STEMMER_LIBRARY})

# Describe came with Boost 1.77; 1.81 is what this is tested with.
if(NOT MADANG_FETCH_DEPS STREQUAL "FORCE")
  find_package(Boost 1.81 QUIET)
endif()
if(NOT TARGET Boost::headers)
  madang_dependency(mp11 Boost::mp11 boostorg/mp11 boost-1.84.0)
  madang_dependency(describe Boost::describe boostorg/describe boost-1.84.0)
  add_library(madang_boost INTERFACE)
  target_link_libraries(madang_boost INTERFACE Boost::describe Boost::mp11)
  add_library(Boost::headers ALIAS madang_boost)
endif()

madang_dependency(simdjson simdjson::simdjson simdjson/simdjson v3.10.1)
madang_pkg_dependency(madang_utf8proc libutf8proc utf8proc utf8proc JuliaStrings/utf8proc v2.9.0)
# Time zones are the system's; the library is linked with its own definitions.
set(USE_SYSTEM_TZ_DB ON)
set(BUILD_TZ_LIB ON)
madang_dependency(date date::date-tz HowardHinnant/date v3.0.3)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
add_library(madang_sqlite INTERFACE)
target_link_libraries(madang_sqlite INTERFACE PkgConfig::sqlite3)

if(MADANG_SERVER OR MADANG_PYTHON)
  set(HTTPLIB_USE_OPENSSL_IF_AVAILABLE OFF)
  set(HTTPLIB_USE_ZLIB_IF_AVAILABLE OFF)
  set(HTTPLIB_USE_BROTLI_IF_AVAILABLE OFF)
  madang_pkg_dependency(madang_httplib cpp-httplib httplib httplib::httplib
    yhirose/cpp-httplib v0.18.3)
  madang_dependency(CLI11 CLI11::CLI11 CLIUtils/CLI11 v2.4.2)
endif()
if(MADANG_DEVELOPER)
  madang_dependency(Catch2 Catch2::Catch2WithMain catchorg/Catch2 v3.7.1)
endif()
