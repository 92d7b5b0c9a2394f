// The log as it is kept for opening: a block of bytes that reads a hundred times as fast as lines do. Reviews take
// about ten bytes each; all other lines, damaged ones too, stand behind them as they came.
//
// A packed log is a copy. The lines are the truth: what does not read here is read from them, and packed again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_table.h"
#include "base/result.h"
#include "model/review.h"

namespace viva::srs {

/// Of a block of bytes that is kept: no chance misses a bit that flips, and it is as fast as memory.
std::uint64_t checksum(std::string_view bytes);

/// A review in a packed log. Its event's id is "<device>-<number>".
struct PackedReview {
    model::Time at = 0;
    model::CardId card = 0;
    std::uint32_t device = 0;  ///< Index into the log's `devices`.
    std::uint32_t number = 0;
    std::uint32_t took_ms = 0;
    std::int16_t zone_minutes = 0;
    model::Rating rating = model::Rating::Good;
};

/// Packs lines of events, which may come in several pieces of whole lines. Empty lines and headers are left out.
class LogPacker {
public:
    void add(std::string_view lines);
    /// The packed log; the packer is spent.
    std::string finish();

private:
    bool add_review(std::string_view line);
    std::uint32_t index_of_device(std::string_view name);

    std::vector<std::string> devices_;
    KeyTable cards_;
    std::string reviews_;
    std::string others_;
    std::uint32_t review_count_ = 0;
    std::uint32_t card_count_ = 0;
    PackedReview last_;
};

/// The reviews of a packed log, one after another.
class PackedReviews {
public:
    explicit PackedReviews(std::string_view bytes, std::size_t devices) : rest_(bytes), devices_(devices) {}
    /// Reads the next one; false at the end, or where the bytes are none.
    bool next(PackedReview& review);
    /// Whether all bytes were read.
    bool at_end() const { return rest_.empty(); }

private:
    bool read_changes(std::string_view& rest, PackedReview& read) const;

    std::string_view rest_;
    std::size_t devices_;
    std::vector<model::CardId> cards_;
    PackedReview last_;
};

/// A packed log, opened: views into the bytes, which must outlive it.
struct PackedLog {
    std::vector<std::string_view> devices;
    std::string_view reviews;  ///< For `PackedReviews`.
    std::uint32_t review_count = 0;
    std::string_view other_lines;  ///< Lines that are no plain reviews, each with its line end.

    PackedReviews each_review() const { return PackedReviews(reviews, devices.size()); }
};

/// The error says what is wrong: another version, or damaged.
Result<PackedLog> open_packed_log(std::string_view bytes);

}  // namespace viva::srs
