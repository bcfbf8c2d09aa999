// ask CITY QUESTION: the best bulletins, and who took part in the first.
#include <madang/madang.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: ask CITY QUESTION\n");
    return 2;
  }
  const auto city = madang::Catalog::open(argv[1]);
  if (!city) {
    std::fprintf(stderr, "%s\n", city.error().to_string().c_str());
    return 1;
  }
  const auto hits = city->bulletins().search(argv[2], {.limit = 3});
  if (!hits) {
    std::fprintf(stderr, "%s\n", hits.error().to_string().c_str());
    return 1;
  }
  for (std::size_t i = 0; i < hits->size(); ++i) {
    const auto bulletin = hits->record(i).as<madang::Bulletin>();
    if (!bulletin) continue;
    std::printf("%.2f %s\n", hits->score(i), std::string(bulletin->title.in("en")).c_str());
    if (i > 0) continue;
    for (const std::string& id : bulletin->organizations)
      if (const auto record = city->organizations().find(id))
        if (const auto who = record->as<madang::Organization>())
          std::printf("  with %s\n", std::string(who->name.in("en")).c_str());
  }
  std::printf("%llu match\n", static_cast<unsigned long long>(hits->total()));
  return 0;
}
