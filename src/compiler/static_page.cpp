#include "compiler/static_page.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/words.h"
#include "compiler/compile.h"
#include "compiler/html.h"
#include "compiler/page_content.h"
#include "model/shown_relations.h"

namespace viva::compiler {
namespace {

using model::BlockKind;
using model::Card;
using model::Collection;
using model::Document;

constexpr std::string_view policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";
constexpr std::string_view live_policy = "; script-src 'self'; connect-src 'self'";

constexpr std::size_t longest_description = 300;  // Bytes; what a search engine or a card shows of a text.

/// The names of places: those of the app's addresses, each once.
Anchors find_anchors(const Collection& collection, std::uint32_t index) {
    const Document& document = collection.documents[index];
    Anchors anchors;
    std::set<std::string> used = {"main"};
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const model::Block& block = document.blocks[i];
        if (block.kind == BlockKind::code || block.label.size == 0) continue;
        std::string name(document.of(block.label));
        if (used.insert(name).second) anchors[i] = std::move(name);
    }
    for (const Card& card : of_document(collection.cards, index))
        if (card.derived_from == 0 && !anchors.contains(card.question_block))
            anchors[card.question_block] = "card-" + base32(card.id);
    return anchors;
}

/// The first paragraph, cut at a word's end.
std::string description_of(const Document& document) {
    for (const model::Block& block : document.blocks) {
        if (block.kind != BlockKind::paragraph || block.text.size == 0) continue;
        std::string text(document.of(block.text));
        if (text.size() > longest_description)
            text.resize(text.find_last_of(' ', longest_description) == std::string::npos
                            ? 0
                            : text.find_last_of(' ', longest_description));
        return text;
    }
    return {};
}

class Page {
public:
    Page(const Collection& collection, std::uint32_t index, const PageSurroundings& surroundings)
        : collection_(collection),
          index_(index),
          document_(collection.documents[index]),
          surroundings_(surroundings),
          language_(language_from_tag(document_.language)),
          anchors_(find_anchors(collection, index)) {}

    std::string render() {
        head();
        html_ += "<body>\n<a class=\"skip\" href=\"#main\">" + say(PageWord::page_skip) + "</a>\n";
        html_ += "<header><a class=\"home\" href=\"../../\">" + escape_html(surroundings_.site_title) + "</a>";
        html_ += "<a class=\"app\" href=\"../../#/note/" + encode_url(document_.id) + "\">" +
                 say(PageWord::page_open_app) + "</a>" + edit_link() + "</header>\n";
        html_ += "<main id=\"main\">\n<article lang=\"" + escape_html(document_.language) + "\"" +
                 (is_right_to_left(document_.language) ? " dir=\"rtl\">\n" : ">\n");
        if (!has_title_heading()) html_ += "<h1>" + escape_html(document_.title) + "</h1>\n";
        html_ += render_content(document_, anchors_, related());
        html_ += "</article>\n</main>\n";
        neighbours();
        return std::move(html_ += "</body>\n</html>\n");
    }

private:
    std::string say(auto key) const { return escape_html(word(language_, key)); }

    /// To the note's source, as the app has it beside the title.
    std::string edit_link() const {
        if (surroundings_.repository.empty()) return {};
        std::string url(surroundings_.repository);
        std::string_view file = document_.file;
        for (std::size_t slash = 0; (slash = file.find('/')) != std::string_view::npos; file.remove_prefix(slash + 1))
            url += encode_url(file.substr(0, slash)) + "/";
        return "<a class=\"edit\" href=\"" + escape_html(url + encode_url(file)) + "\">" + say(Word::edit_source) +
               "</a>";
    }

    void head() {
        const std::string title = escape_html(document_.title);
        const std::string site = escape_html(surroundings_.site_title);
        html_ = "<!doctype html>\n<html lang=\"" + std::string(tag(language_)) +
                "\">\n<head>\n<meta charset=\"utf-8\">\n" + "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                std::string(policy) + std::string(surroundings_.is_live ? live_policy : "") + "\">\n" +
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
                "<meta name=\"color-scheme\" content=\"light dark\">\n" + "<title>" +
                (title == site ? title : title + " · " + site) + "</title>\n";
        if (const std::string description = description_of(document_); !description.empty())
            html_ += "<meta name=\"description\" content=\"" + escape_html(description) + "\">\n";
        if (!surroundings_.base_url.empty())
            html_ +=
                "<link rel=\"canonical\" href=\"" + escape_html(surroundings_.base_url) + page_url(document_) + "\">\n";
        if (!surroundings_.icon.empty())
            html_ += "<link rel=\"icon\" href=\"../../" + escape_html(surroundings_.icon) + "\">\n";
        html_ += "<link rel=\"stylesheet\" href=\"../../" + escape_html(surroundings_.stylesheet) + "\">\n</head>\n";
    }

    bool has_title_heading() const {
        return std::any_of(document_.blocks.begin(), document_.blocks.end(), [this](const model::Block& block) {
            return block.kind == BlockKind::heading && block.level == 1 && document_.of(block.text) == document_.title;
        });
    }

    std::string link_to(const Card& card) const {
        const Document& document = collection_.documents[card.document];
        const model::Block& asked = document.blocks[card.question_block];
        const bool has_slug = asked.kind == BlockKind::heading && asked.label.size > 0;
        const std::string anchor = has_slug ? std::string(document.of(asked.label)) : "card-" + base32(card.id);
        return "../" + encode_url(document.id) + "/#" + encode_url(anchor);
    }

    /// Below each answer what other notes say about its topic, as the app has it there (ui/screens/note_insets.cpp).
    Additions related() const {
        Additions boxes;
        for (const Card& card : of_document(collection_.cards, index_)) {
            if (card.derived_from != 0 || card.end_answer <= card.first_answer) continue;
            const auto place = static_cast<std::uint32_t>(&card - collection_.cards.data());
            if (std::string cards = related_to(place); !cards.empty())
                boxes[model::last_top_block(document_, card.first_answer, card.end_answer)] +=
                    "<aside class=\"topic\"><p>" + say(Word::same_topic) + "</p>" + cards + "</aside>\n";
        }
        return boxes;
    }

    std::string related_to(std::uint32_t card) const {
        std::string cards;
        for (const std::uint32_t related : model::related_cards(collection_, card)) {
            const Card& other = collection_.cards[related];
            const Document& document = collection_.documents[other.document];
            cards += "<a href=\"" + link_to(other) + "\" lang=\"" + escape_html(document.language) + "\"><b>" +
                     escape_html(document.language.substr(0, 2)) + "</b><strong>" +
                     escape_html(collection_.question(other)) + "</strong>";
            if (const std::string_view excerpt = model::answer_excerpt(document, other); !excerpt.empty())
                cards += " <span>" + escape_html(excerpt) + "</span>";
            cards += "</a>\n";
        }
        return cards;
    }

    void neighbour(std::uint32_t index, std::string_view relation, Word key) {
        const Document& other = collection_.documents[index];
        html_ += "<a rel=\"" + std::string(relation) + "\" href=\"../" + encode_url(other.id) + "/\"><small>" +
                 say(key) + "</small> <span lang=\"" + escape_html(other.language) + "\">" + escape_html(other.title) +
                 "</span></a>";
    }

    void neighbours() {
        html_ += "<footer><nav aria-label=\"" + say(Word::notes) + "\">";
        if (index_ > 0) neighbour(index_ - 1, "prev", Word::previous_note);
        if (index_ + 1 < collection_.documents.size()) neighbour(index_ + 1, "next", Word::next_note);
        html_ += "</nav></footer>\n";
    }

    const Collection& collection_;
    std::uint32_t index_;
    const Document& document_;
    const PageSurroundings& surroundings_;
    Language language_;
    Anchors anchors_;
    std::string html_;
};

}  // namespace

std::string page_url(const Document& document) { return "notes/" + encode_url(document.id) + "/"; }

std::string render_page(const Collection& collection, std::uint32_t index, const PageSurroundings& surroundings) {
    return Page(collection, index, surroundings).render();
}

}  // namespace viva::compiler
