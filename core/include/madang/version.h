// The version of the library and of what it prints.
#ifndef MADANG_VERSION_H_
#define MADANG_VERSION_H_

#define MADANG_VERSION "0.1.0"

#endif  // MADANG_VERSION_H_
