// The byte order inside the pack's vectors: columns of small numbers instead of rows of offsets.
//
// A row of a block is 52 bytes of which most can be told from the row before: its text starts where the last one
// ended, its end is the next row. Each 32-bit word is stored as the difference to such a prediction, and all first
// bytes of a column stand together, then all second bytes, and so on. The vector keeps its size, so FlatBuffers
// verifies it as it is; what changes is that brotli sees long runs of zeros. Measured on the bundled notes, brotli 11:
// 22.5 KB as rows, 17.0 KB as columns, of which the text alone is 12.8 KB (at most 20 KB are allowed).
#pragma once

#include <cstdint>
#include <span>

namespace viva::pack {

enum class Prediction : std::uint8_t {
    zero,            ///< Stored as it is.
    difference,      ///< A difference already (relative.h), of either sign.
    next_row,        ///< Row number + 1.
    previous,        ///< Word `first` of the row before.
    previous_end,    ///< Words `first` + `second` of the row before: where the last range ended.
    previous_token,  ///< Like previous_end, of a token: the low 24 bits of word `second`.
    same_row,        ///< Word `first` of this row; stands left of this column.
};

struct Column {
    Prediction prediction = Prediction::zero;
    std::uint8_t first = 0;
    std::uint8_t second = 0;
};

extern const std::span<const Column> block_columns;
extern const std::span<const Column> span_columns;
extern const std::span<const Column> token_columns;
extern const std::span<const Column> section_columns;
extern const std::span<const Column> card_columns;
extern const std::span<const Column> part_columns;
extern const std::span<const Column> relation_columns;

/// Turns rows into columns in place. `bytes` holds whole rows of `columns.size()` 32-bit little-endian words.
void to_columns(std::span<std::uint8_t> bytes, std::span<const Column> columns);

/// The way back; any bytes are accepted (wrong ones give wrong rows, which the reader then refuses).
void to_rows(std::span<std::uint8_t> bytes, std::span<const Column> columns);

}  // namespace viva::pack
