// Numbers in the texts of events and messages: whole numbers with spaces between them. Measures are told in millionths,
// which costs no decimal reader and reads the same everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viva::srs {

/// "212000 1293100": each number in millionths, rounded.
std::string write_millionths(std::span<const double> numbers);
/// What `write_millionths` wrote; empty if anything else stands in the text.
std::vector<double> parse_millionths(std::string_view text);

/// "3 1 4". Empty if anything else stands in the text.
std::vector<std::int64_t> parse_integers(std::string_view text);
void append_integer(std::string& text, std::int64_t number);

}  // namespace viva::srs
