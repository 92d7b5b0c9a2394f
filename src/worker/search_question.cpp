#include <charconv>
#include <cstdint>
#include <vector>

#include "search/query.h"
#include "search/search.h"
#include "worker/questions.h"

namespace viva::worker {
namespace {

/// The numbers of a text; what is none is left out.
std::vector<std::uint32_t> numbers(std::string_view text) {
    std::vector<std::uint32_t> read;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        std::uint32_t number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error == std::errc{}) read.push_back(number);
        at = next == at ? at + 1 : next;
    }
    return read;
}

void append(std::string& list, std::int64_t number) {
    if (!list.empty()) list += ' ';
    list += std::to_string(number);
}

/// -1: the title; a block; beyond the blocks a section's name.
std::int64_t place_of(const model::Collection& collection, const search::Hit& hit) {
    if (hit.section != model::none)
        return static_cast<std::int64_t>(collection.documents[hit.document].blocks.size()) + hit.section;
    return hit.block == model::none ? -1 : static_cast<std::int64_t>(hit.block);
}

}  // namespace

Result<std::string> answer_search(Library& library, const srs::JsonFields& asked, Watcher&) {
    const search::Query query = search::parse_query(text_of(asked, "words"));
    const auto due = numbers(text_of(asked, "due")), fresh = numbers(text_of(asked, "new")),
               weak = numbers(text_of(asked, "weak"));
    const search::Results results = search::search(library.index(), query, {due, fresh, weak});
    std::string hits;
    for (const search::Hit& hit : results.hits) {
        append(hits, hit.document);
        append(hits, place_of(library.index().collection(), hit));
        append(hits, static_cast<std::int64_t>(hit.match));
        append(hits, hit.mark_count);
        for (std::uint32_t i = 0; i < hit.mark_count; ++i) {
            append(hits, results.marks[hit.first_mark + i].offset);
            append(hits, results.marks[hit.first_mark + i].size);
        }
    }
    srs::JsonLineWriter writer;
    writer.integer("notes", results.notes).integer("texts", results.texts).string("hits", hits);
    return writer.finish();
}

}  // namespace viva::worker
