// The fonts that the interface's tests draw with.
#pragma once

#include <string>

#include "support/files.h"
#include "ui/fonts.h"

namespace viva::tests {

inline ui::FontFile font_file(const std::string& weight) {
    const std::string folder = "cmake/npm/node_modules/pretendard/dist/public/static/alternative/";
    const auto path = source_path((folder + "Pretendard-" + weight + ".ttf").c_str());
    const std::string bytes = read_file(path).value_or("");
    return {path.string(), {bytes.begin(), bytes.end()}};
}

inline ui::FontFiles test_fonts() { return {font_file("Regular"), font_file("SemiBold"), font_file("Medium")}; }

}  // namespace viva::tests
