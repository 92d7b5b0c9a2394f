// The only place where state changes.
#pragma once

#include <cstdint>
#include <vector>

#include "app/actions.h"
#include "app/effects.h"
#include "app/state.h"

namespace viva::app {

/// The app before anything happened. `collection` must outlive the state.
State start(const model::Collection& collection, const StartOptions& options, const Clock& clock);

/// What the action does to the state, and what the platform has to do now. Pure but for `state`.
std::vector<Effect> update(State& state, const Action& action, const Clock& clock);

}  // namespace viva::app
