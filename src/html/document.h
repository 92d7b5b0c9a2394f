// A document as plain semantic HTML, nothing added and nothing left out: what `viva html` prints, and what Anki's cards
// hold.
//
// The pages of a site are made by compiler/page_content.h, with ids, classes and highlighting. This is the form in
// which the CommonMark and GFM specifications give their examples, so that the reader can be held against them.
#pragma once

#include <cstdint>
#include <string>

#include "model/document.h"

namespace viva::html {

/// Hidden blocks included. Link targets are those that the reader kept: http, https, mailto and places in the notes.
std::string document_html(const model::Document& document);

/// Blocks [first, end) for a program that has neither the other notes nor the site's files: links into the notes become
/// their words, pictures that came with the site their names.
std::string blocks_html(const model::Document& document, std::uint32_t first, std::uint32_t end);

}  // namespace viva::html
