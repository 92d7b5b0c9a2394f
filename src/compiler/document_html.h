// A document as plain semantic HTML, nothing added and nothing left out: what `viva html` prints.
//
// The pages of a site are made by page_content.h, with ids, classes and highlighting. This is the form in which the
// CommonMark and GFM specifications give their examples, so that the reader can be held against them.
#pragma once

#include <string>

#include "model/document.h"

namespace viva::compiler {

/// Hidden blocks included. Link targets are those that the reader kept: http, https, mailto and places in the notes.
std::string document_html(const model::Document& document);

}  // namespace viva::compiler
