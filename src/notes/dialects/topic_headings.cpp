#include "notes/dialects/topic_headings.h"

#include <algorithm>
#include <unordered_map>

#include "notes/heading_classes.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// A topic below a topic below a section is a part of an answer.
constexpr std::uint8_t topic_levels = 2;
/// More text than this under one heading is a chapter, not an answer.
constexpr std::size_t longest_answer_bytes = 12000;

/// A heading and what stands under it, as bytes that are shown.
struct Topic {
    std::uint32_t heading = 0;
    std::size_t own = 0;    ///< Up to the next heading.
    std::size_t below = 0;  ///< Under its sub-headings.
    std::size_t topics_below = 0;
    bool has_own_content = false;
};

std::size_t shown_bytes(const ParsedDocument& document, std::uint32_t block) {
    std::size_t bytes = 0;
    for (std::uint32_t i = block; i < document.blocks[block].end; ++i) {
        const BlockKind kind = document.blocks[i].kind;
        const bool is_text = kind == BlockKind::paragraph || kind == BlockKind::code || kind == BlockKind::table_cell;
        bytes += is_text && !is_hidden(document, i) ? document.blocks[i].text.size : 0;
    }
    return bytes;
}

/// The shallowest level of the headings that could ask; 0: there is none.
std::uint8_t highest_level(const ParsedDocument& document, const HeadingClasses& classes) {
    std::uint8_t highest = 0;
    for (const std::uint32_t i : top_level(document))
        if (document.blocks[i].kind == BlockKind::heading && classes.can_ask(i) &&
            (highest == 0 || document.blocks[i].level < highest))
            highest = document.blocks[i].level;
    return highest;
}

std::vector<Topic> find_topics(const ParsedDocument& document, const HeadingClasses& classes) {
    const int highest = highest_level(document, classes);
    std::unordered_map<std::string_view, std::size_t> times;
    for (const std::uint32_t heading : headings(document)) ++times[text_of(document, heading)];
    std::vector<Topic> topics;
    std::vector<std::size_t> open;  // Topics whose part of the note we are in, outermost first.
    bool is_own = false;
    for (const std::uint32_t i : top_level(document)) {
        const Block& block = document.blocks[i];
        if (block.kind != BlockKind::heading) {
            const std::size_t bytes = shown_bytes(document, i);
            for (const std::size_t topic : open)
                (topic == open.back() && is_own ? topics[topic].own : topics[topic].below) += bytes;
            continue;
        }
        while (!open.empty() && document.blocks[topics[open.back()].heading].level >= block.level) open.pop_back();
        // "Core idea" below each topic is a part of each.
        const bool is_part = block.level > highest && times.at(text_of(document, i)) > 1;
        is_own = classes.can_ask(i) && block.level < highest + topic_levels && !is_part;
        if (!is_own) continue;
        for (const std::size_t topic : open) ++topics[topic].topics_below;
        open.push_back(topics.size());
        topics.push_back({i, 0, 0, 0, has_own_content(document, i)});
    }
    return topics;
}

/// Whether the topic is asked about as a whole; otherwise what stands below it is.
bool is_asked_whole(const ParsedDocument& document, const Topic& topic) {
    if (topic.own + topic.below > longest_answer_bytes) return topic.topics_below == 0 && topic.has_own_content;
    if (topic.topics_below == 0) return topic.has_own_content || topic.below > 0;
    return is_question_like(text_of(document, topic.heading)) || (topic.has_own_content && topic.own > topic.below);
}

}  // namespace

Score score_topic_headings(const Reading& reading) {
    const ParsedDocument& document = reading.document;
    if (reading.contents_links == 0) return {0, "no table of contents that links into the note"};
    const HeadingClasses classes(document);
    std::size_t all = 0, answered = 0, manual = 0, topical = 0;
    for (const HeadingClass& kind : classes.all()) {
        all += kind.all;
        answered += kind.answered;
        topical += kind.topical;
    }
    for (const std::uint32_t heading : headings(document))
        manual += is_manual_heading(text_of(document, heading)) ? 1 : 0;
    const std::string why = share(answered, all) + " headings under a table of contents have an answer";
    if (manual >= 2 && manual * 5 > topical) return {0, "a manual: " + count(manual, "heading") + " like Installation"};
    if (answered == 0 || answered * 2 < all) return {0, why};
    return {0.42, why};
}

void apply_topic_headings(Reading& reading) {
    ParsedDocument& document = reading.document;
    const HeadingClasses classes(document);
    std::vector<std::uint32_t> sections;
    std::uint32_t asked_until = 0;  // End of the whole topic that we are in.
    const std::vector<Topic> topics = find_topics(document, classes);
    for (std::size_t i = 0; i < topics.size(); ++i) {
        const std::uint8_t level = document.blocks[topics[i].heading].level;
        const bool inside = topics[i].heading < asked_until;
        if (inside && !ends_in_question_mark(text_of(document, topics[i].heading))) continue;
        if (!is_asked_whole(document, topics[i])) {
            if (!inside) sections.push_back(topics[i].heading);
            continue;
        }
        mark_question(document, topics[i].heading);
        if (inside) continue;
        asked_until = static_cast<std::uint32_t>(document.blocks.size());
        for (std::size_t next = i + 1; next < topics.size(); ++next)
            if (document.blocks[topics[next].heading].level <= level) {
                asked_until = topics[next].heading;
                break;
            }
    }
    add_sections_at(document, sections);
}

}  // namespace viva::notes
