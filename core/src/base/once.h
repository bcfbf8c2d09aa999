// Something that is made when it is first asked for.
#ifndef MADANG_BASE_ONCE_H_
#define MADANG_BASE_ONCE_H_

#include <memory>
#include <mutex>

namespace madang::base {

/// Made once, whichever thread asks first; the others wait. After that it is only
/// read. Where making it throws, the next who asks tries again.
template <class T>
class Once {
 public:
  template <class Make>
  const T& get(Make make) {
    std::call_once(flag_, [&] { value_ = std::make_unique<T>(make()); });
    return *value_;
  }

 private:
  std::once_flag flag_;
  std::unique_ptr<T> value_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_ONCE_H_
