// A note as a page of its own: read without JavaScript, printed, found by search engines, and shown until the app runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::compiler {

/// What the pages of one site share. Paths are relative to the site's root.
struct PageSurroundings {
    std::string_view site_title;
    std::string_view stylesheet;  ///< "assets/page.<hash>.css"
    std::string_view icon;        ///< Empty: none.
    std::string_view base_url;    ///< Ends in '/'; empty: unknown, and pages name no canonical address.
    std::string_view repository;  ///< Where the notes' files are shown, ends in '/'; empty: pages have no "Edit".
    bool is_live = false;         ///< The page runs the site's own scripts and may ask its server.
};

/// `notes/<id>/` of a document, as a URL.
std::string page_url(const model::Document& document);

/// The page of document `index`: semantic HTML under a CSP without scripts, with every text escaped and only safe
/// links. Hidden blocks and raw HTML must not be in the collection (publish.h leaves them out).
std::string render_page(const model::Collection& collection, std::uint32_t index, const PageSurroundings& surroundings);

}  // namespace viva::compiler
