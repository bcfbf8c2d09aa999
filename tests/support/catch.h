// Catch2, version 2 or 3.
#ifndef MADANG_TESTS_SUPPORT_CATCH_H_
#define MADANG_TESTS_SUPPORT_CATCH_H_

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif  // MADANG_TESTS_SUPPORT_CATCH_H_
