// The blocks of a document as HTML.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::compiler {

/// The name of a place in a page by block: a heading's slug, or `card-<id>` where a bullet asks.
using Anchors = std::map<std::uint32_t, std::string>;

/// HTML that stands behind a block, by block.
using Additions = std::map<std::uint32_t, std::string>;

/// All blocks, sections' names included. Links to other notes lead to their pages (`../<id>/#heading`).
std::string render_content(const model::Document& document, const Anchors& anchors, const Additions& additions);

/// Blocks [first, end) without anchors.
std::string render_blocks(const model::Document& document, std::uint32_t first, std::uint32_t end);

/// A target inside the app ("#/note/<id>/<heading>") as a link from one note's page to another's; empty for others.
std::string page_link(std::string_view target);

}  // namespace viva::compiler
