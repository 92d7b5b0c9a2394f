// The lines of a scraped post, and what each of them is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/code_lines.h"
#include "notes/source.h"

namespace viva::notes {

enum class PostPart : std::uint8_t { paragraph, heading, code, ordered_item, bullet_item };

struct PostLine {
    std::string_view text;     ///< Trimmed, except code.
    std::uint32_t number = 0;  ///< In the source, from 1.
    bool blank_above = false;
    LineKind kind = LineKind::prose;
    PostPart part = PostPart::paragraph;
    std::uint32_t item_number = 0;
    std::uint32_t mark_size = 0;  ///< Bytes of the item's mark.
};

/// Lines that hold text; `without_comments` is the source's text with comments blanked out.
std::vector<PostLine> split_lines(std::string_view without_comments);

/// Takes away what the blog put below the post: lists of other posts with their dates, sharing, tags.
void remove_navigation(std::vector<PostLine>& lines);

/// Decides the part of each line from its kind and its neighbours.
void assign_parts(std::vector<PostLine>& lines);

/// Whether the line is an address, perhaps with a number or bullet before it.
bool is_address_line(const PostLine& line);

/// Whether `text` ends as a sentence does.
bool ends_sentence(std::string_view text);

}  // namespace viva::notes
