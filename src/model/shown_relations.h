// Which relations of a card a reader is shown below its answer, in the app and on the static pages alike.
#pragma once

#include <cstddef>

namespace viva::model {

/// The closest, if they are close.
inline constexpr std::size_t most_shown_relations = 3;
inline constexpr float least_shown_relation = 0.25F;

}  // namespace viva::model
