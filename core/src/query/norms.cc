#include "query/norms.h"

namespace madang::query {

std::vector<FieldNorm> norms_of(const Corpus& corpus, std::size_t index) {
  std::vector<FieldNorm> norms;
  const auto& fields = corpus[index].text_fields();
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const double mean = corpus.mean_length(index, static_cast<int>(f));
    const double weight = fields[f].path->field->weight;
    norms.push_back({static_cast<float>(weight), static_cast<float>(1 - length_b),
                     static_cast<float>(length_b / mean),
                     fields[f].lengths.empty() ? nullptr : fields[f].lengths.data(),
                     static_cast<float>(weight / (1 - length_b))});
  }
  return norms;
}

}  // namespace madang::query
