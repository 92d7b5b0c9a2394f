// What leaves the author's machine: a note without what readers are not shown.
//
// The reader keeps hidden blocks (a table of contents, a blog's navigation) and raw HTML, because checking needs
// them. A published note has neither, not even in its text pool, so nothing private can be found in a site. The pool
// is written anew in the order of use, which is also what makes a pack small (pack/columns.h).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/picture_file.h"
#include "model/card.h"
#include "notes/read.h"

namespace viva::compiler {

using PublishedDocument = notes::ParsedDocument;

/// What a link or image of the note leads to in the site.
struct LinkTarget {
    std::string address;  ///< Empty: nowhere.
    PictureSize size;     ///< Of a picture that comes with the site.
};
using ResolveLink = std::function<LinkTarget(std::string_view written, model::SpanKind kind)>;

/// The cards of a document with their parts, all of which stand in that document.
struct CardsOfDocument {
    std::span<model::Card> cards;
    std::span<model::CardPart> parts;
};

/// Copies what readers see of `source`; the blocks and words of its cards are changed to the copy's. Empty paragraphs
/// and containers that only held hidden things are left out too.
PublishedDocument publish(const model::Document& source, CardsOfDocument cards, const ResolveLink& resolve_link);

}  // namespace viva::compiler
