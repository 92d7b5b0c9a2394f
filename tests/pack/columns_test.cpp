#include "pack/columns.h"

#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace viva;

namespace {

const std::span<const pack::Column> all_layouts[] = {pack::block_columns,   pack::span_columns, pack::token_columns,
                                                     pack::section_columns, pack::card_columns, pack::part_columns,
                                                     pack::relation_columns};

}  // namespace

TEST_CASE("any rows become columns and the same rows again") {
    std::mt19937 random(1);
    for (const auto columns : all_layouts)
        for (const std::size_t count : {0U, 1U, 2U, 300U}) {
            std::vector<std::uint8_t> rows(count * columns.size() * 4);
            for (std::uint8_t& byte : rows) byte = static_cast<std::uint8_t>(random());
            std::vector<std::uint8_t> bytes = rows;
            pack::to_columns(bytes, columns);
            pack::to_rows(bytes, columns);
            CHECK(bytes == rows);
        }
}

TEST_CASE("blocks that follow each other in the text leave only their sizes behind") {
    // Four paragraphs of 20 bytes, one span each, on lines 1 to 4.
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = 0; i < 4; ++i) {
        const std::uint32_t row[] = {0, i + 1, i, 1, i * 20, 20, 0, 0, 0, 0, i + 1, i + 1, 0};
        words.insert(words.end(), std::begin(row), std::end(row));
    }
    std::vector<std::uint8_t> bytes(words.size() * 4);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(words[i / 4] >> (8 * (i % 4)));
    pack::to_columns(bytes, pack::block_columns);
    std::size_t not_zero = 0;
    for (const std::uint8_t byte : bytes) not_zero += byte != 0;
    CHECK(not_zero == 12);  // span_count, text.size and the step to the next line, four times.
}
