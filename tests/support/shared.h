// Material beside the checkout: other people's notes, specifications, a real log. It need not be there. A test that
// lacks it says so, and fails where the environment has VIVA_REQUIRE_SHARED.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "support/files.h"

namespace viva::tests {

/// Tells that a test goes without `relative`.
inline void miss_shared(const std::filesystem::path& relative) {
    const std::string said = "skipped, not beside this checkout: " + relative.generic_string();
    if (std::getenv("VIVA_REQUIRE_SHARED") != nullptr)
        FAIL_CHECK(said);
    else
        MESSAGE(said);
}

/// The whole file, or nothing after saying so.
inline std::optional<std::string> read_shared(const std::filesystem::path& relative) {
    std::optional<std::string> text = read_file(shared_path(relative.generic_string().c_str()));
    if (!text) miss_shared(relative);
    return text;
}

}  // namespace viva::tests
