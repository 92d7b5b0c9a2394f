#include "srs/number_text.h"

#include <charconv>
#include <cmath>

namespace viva::srs {

void append_integer(std::string& text, std::int64_t number) {
    if (!text.empty()) text.push_back(' ');
    text += std::to_string(number);
}

std::string write_millionths(std::span<const double> numbers) {
    std::string text;
    for (const double number : numbers) append_integer(text, std::llround(number * 1e6));
    return text;
}

std::vector<std::int64_t> parse_integers(std::string_view text) {
    std::vector<std::int64_t> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        std::int64_t number = 0;
        const auto [stop, error] = std::from_chars(at, end, number);
        if (error != std::errc() || (stop != end && (*stop != ' ' || stop + 1 == end))) return {};
        numbers.push_back(number);
        at = stop == end ? end : stop + 1;
    }
    return numbers;
}

std::vector<double> parse_millionths(std::string_view text) {
    std::vector<double> numbers;
    for (const std::int64_t number : parse_integers(text)) numbers.push_back(static_cast<double>(number) / 1e6);
    return numbers;
}

}  // namespace viva::srs
