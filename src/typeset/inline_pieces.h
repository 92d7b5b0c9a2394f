// A block's tree of spans as a row of pieces, each in one style.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "typeset/layout.h"

namespace viva::typeset {

/// How a block's text looks where no span says otherwise.
struct InlineStyle {
    Face face = Face::regular;
    std::uint8_t size_index = 0;
    std::uint8_t code_size_index = 0;  ///< Inline code within it.
    Ink ink = Ink::ink;
    float code_padding = 0;
};

struct Piece {
    model::TextRange text;         ///< In the document's pool.
    std::uint32_t picture = none;  ///< The span of a picture that is shown in the place of the text.
    std::uint32_t link = none;
    bool ends_line = false;  ///< A hard break; no text.
    std::uint8_t flags = 0;  ///< RunFlag
    Face face = Face::regular;
    Ink ink = Ink::ink;
    std::uint8_t size_index = 0;
    float padding = 0;  ///< Before its first and after its last code point.
};

/// Appends to `pieces` what `block` shows, and its links to `layout.links`.
void collect_pieces(const model::Document& document, std::uint32_t block, const InlineStyle& style, Layout& layout,
                    std::vector<Piece>& pieces);

/// What a picture shows while it is not loaded: its alternative text, else its file's name.
model::TextRange image_label(const model::Document& document, const model::Span& image);

/// The last part of the URL's path; empty if there is none.
model::TextRange image_file_name(const model::Document& document, const model::Span& image);

/// The image, if the block shows nothing but one image (perhaps inside a link); else null.
const model::Span* lone_image(const model::Document& document, const model::Block& block);

}  // namespace viva::typeset
