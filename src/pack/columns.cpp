#include "pack/columns.h"

#include <cstddef>
#include <cstring>
#include <vector>

namespace viva::pack {
namespace {

constexpr std::size_t word_size = 4;

// Word by word as the structs of pack.fbs stand.
constexpr Column block_words[] = {
    {},                                // kind, level, flags, reserved
    {Prediction::next_row},            // end
    {Prediction::previous_end, 2, 3},  // first_span
    {},                                // span_count
    {Prediction::previous_end, 4, 5},  // text.offset
    {},                                // text.size
    {Prediction::previous_end, 6, 7},  // label.offset
    {},                                // label.size
    {Prediction::previous_end, 8, 9},  // first_token
    {},                                // token_count
    {Prediction::previous, 10},        // line
    {Prediction::same_row, 10},        // end_line
    {},                                // number
};
constexpr Column span_words[] = {
    {},                                // kind
    {Prediction::next_row},            // end
    {Prediction::previous_end, 2, 3},  // text.offset
    {},                                // text.size
    {Prediction::previous_end, 4, 5},  // target.offset
    {},                                // target.size
    {Prediction::previous_end, 6, 7},  // title.offset
    {},                                // title.size
    {},                                // width, height
};
constexpr Column token_words[] = {
    {Prediction::previous_token, 0, 1},  // offset
    {},                                  // size, kind
};
constexpr Column section_words[] = {
    {Prediction::previous_end, 0, 1},  // name.offset
    {},                                // name.size
    {Prediction::previous_end, 2, 3},  // slug.offset
    {},                                // slug.size
    {Prediction::previous, 5},         // first_block
    {Prediction::same_row, 4},         // end_block
    {Prediction::previous, 6},         // line
    {},                                // reserved
};
// Cards and parts come as what is left after relative.h.
constexpr Column card_words[] = {
    {},
    {},  // id
    {},
    {},                        // derived_from
    {Prediction::difference},  // document
    {Prediction::difference},  // section
    {Prediction::difference},  // question_block
    {Prediction::difference},  // first_answer
    {Prediction::difference},  // end_answer
    {Prediction::difference},  // question.offset
    {Prediction::difference},  // question.size
    {Prediction::difference},  // line
    {Prediction::difference},  // end_line
    {Prediction::difference},  // first_part
    {},                        // part_count
    {},                        // kind
};
constexpr Column part_words[] = {
    {},                        // kind, side, correct, reserved
    {Prediction::difference},  // document
    {Prediction::difference},  // block
    {Prediction::difference},  // text.offset
    {Prediction::difference},  // text.size
};
constexpr Column relation_words[] = {
    {Prediction::previous, 0},  // from
    {},                         // to
    {},                         // score
};

std::uint32_t load(const std::uint8_t* at) {
    std::uint32_t word = 0;
    std::memcpy(&word, at, word_size);
    return word;
}

// Small differences of either sign become small numbers: 0, -1, 1, -2 … → 0, 1, 2, 3 …
constexpr std::uint32_t fold_sign(std::uint32_t difference) { return (difference << 1) ^ (0U - (difference >> 31)); }
constexpr std::uint32_t unfold_sign(std::uint32_t folded) { return (folded >> 1) ^ (0U - (folded & 1)); }

/// `row` and `before` are the words of this row and the one above; `before` is all zero for the first row.
std::uint32_t predict(const Column& column, std::size_t row_number, const std::uint32_t* row,
                      const std::uint32_t* before) {
    switch (column.prediction) {
        case Prediction::zero:
        case Prediction::difference: return 0;
        case Prediction::next_row: return static_cast<std::uint32_t>(row_number) + 1;
        case Prediction::previous: return before[column.first];
        case Prediction::previous_end: return before[column.first] + before[column.second];
        case Prediction::previous_token: return before[column.first] + (before[column.second] & 0xFFFFFF);
        case Prediction::same_row: return row[column.first];
    }
    return 0;
}

}  // namespace

const std::span<const Column> block_columns = block_words;
const std::span<const Column> span_columns = span_words;
const std::span<const Column> token_columns = token_words;
const std::span<const Column> section_columns = section_words;
const std::span<const Column> card_columns = card_words;
const std::span<const Column> part_columns = part_words;
const std::span<const Column> relation_columns = relation_words;

void to_columns(std::span<std::uint8_t> bytes, std::span<const Column> columns) {
    const std::size_t width = columns.size();
    const std::size_t count = bytes.size() / (width * word_size);
    // One zero row stands before the first, so that every row has one above it.
    std::vector<std::uint32_t> rows((count + 1) * width);
    for (std::size_t word = 0; word < count * width; ++word) rows[width + word] = load(bytes.data() + word * word_size);
    for (std::size_t r = 0; r < count; ++r) {
        const std::uint32_t* before = rows.data() + r * width;
        const std::uint32_t* row = before + width;
        for (std::size_t c = 0; c < width; ++c) {
            const std::uint32_t difference = row[c] - predict(columns[c], r, row, before);
            const std::uint32_t stored = columns[c].prediction == Prediction::zero ? difference : fold_sign(difference);
            for (std::size_t plane = 0; plane < word_size; ++plane)
                bytes[(c * word_size + plane) * count + r] = static_cast<std::uint8_t>(stored >> (8 * plane));
        }
    }
}

void to_rows(std::span<std::uint8_t> bytes, std::span<const Column> columns) {
    const std::size_t width = columns.size();
    const std::size_t count = bytes.size() / (width * word_size);
    std::vector<std::uint32_t> rows((count + 1) * width);
    for (std::size_t r = 0; r < count; ++r) {
        const std::uint32_t* before = rows.data() + r * width;
        std::uint32_t* row = rows.data() + (r + 1) * width;
        for (std::size_t c = 0; c < width; ++c) {
            std::uint32_t stored = 0;
            for (std::size_t plane = 0; plane < word_size; ++plane)
                stored |= static_cast<std::uint32_t>(bytes[(c * word_size + plane) * count + r]) << (8 * plane);
            const std::uint32_t difference = columns[c].prediction == Prediction::zero ? stored : unfold_sign(stored);
            row[c] = difference + predict(columns[c], r, row, before);
        }
    }
    if (count > 0) std::memcpy(bytes.data(), rows.data() + width, count * width * word_size);
}

}  // namespace viva::pack
