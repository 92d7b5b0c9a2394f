// Errors as values: every fallible function returns Result<T>.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace viva {

/// What went wrong, worded for the person who meets it: what happened and what to do.
struct Error {
    std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail("…")` in any function that returns a Result.
inline tl::unexpected<Error> fail(std::string message) { return tl::unexpected<Error>(Error{std::move(message)}); }

}  // namespace viva
