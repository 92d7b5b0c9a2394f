#include "pack/sample.h"

#include <cstring>

#include "base/hash.h"
#include "model/card_id.h"

namespace viva::tests {
namespace {

using namespace model;

/// Writes blocks in reading order, as a reader of notes would.
class Author {
public:
    explicit Author(Sample::Parts& parts) : parts_(parts) {}

    TextRange text(std::string_view words) {
        const TextRange range{static_cast<std::uint32_t>(parts_.text.size()), static_cast<std::uint32_t>(words.size())};
        parts_.text += words;
        return range;
    }

    std::uint32_t open(BlockKind kind, std::uint8_t level = 0, std::uint8_t flags = 0) {
        const auto index = static_cast<std::uint32_t>(parts_.blocks.size());
        Block block;
        block.kind = kind;
        block.level = level;
        block.flags = flags;
        block.first_span = static_cast<std::uint32_t>(parts_.spans.size());
        block.first_token = static_cast<std::uint32_t>(parts_.tokens.size());
        block.text.offset = block.label.offset = static_cast<std::uint32_t>(parts_.text.size());
        block.line = block.end_line = ++line_;
        parts_.blocks.push_back(block);
        close(index);
        return index;
    }

    void close(std::uint32_t index) {
        parts_.blocks[index].end = static_cast<std::uint32_t>(parts_.blocks.size());
        parts_.blocks[index].end_line = line_;
    }

    std::uint32_t leaf(BlockKind kind, std::string_view words, std::uint8_t level = 0, std::uint8_t flags = 0) {
        const std::uint32_t index = open(kind, level, flags);
        parts_.blocks[index].text = text(words);
        return index;
    }

    std::uint32_t span(std::uint32_t block, SpanKind kind, TextRange range) {
        const auto index = static_cast<std::uint32_t>(parts_.spans.size());
        parts_.spans.push_back({kind, {}, index + 1, range, {}, {}});
        ++parts_.blocks[block].span_count;
        return index;
    }

    std::uint32_t paragraph(std::string_view words) {
        const std::uint32_t index = leaf(BlockKind::paragraph, words);
        span(index, SpanKind::text, parts_.blocks[index].text);
        return index;
    }

private:
    Sample::Parts& parts_;
    std::uint32_t line_ = 0;
};

void write_korean(Sample::Parts& parts) {
    Author author(parts);
    const std::uint32_t heading = author.leaf(BlockKind::heading, "제너레이터란 무엇인가?", 2, flag_question);
    author.span(heading, SpanKind::text, parts.blocks[heading].text);
    parts.blocks[heading].label = author.text("제너레이터란-무엇인가");

    const std::uint32_t paragraph = author.leaf(BlockKind::paragraph, "값을 하나씩 반환");
    const TextRange all = parts.blocks[paragraph].text;
    const std::uint32_t link = author.span(paragraph, SpanKind::link, all);
    author.span(paragraph, SpanKind::text, {all.offset, 7});
    const std::uint32_t strong = author.span(paragraph, SpanKind::strong, {all.offset + 7, all.size - 7});
    author.span(paragraph, SpanKind::code, {all.offset + 7, all.size - 7});
    parts.spans[link].end = strong + 2;
    parts.spans[strong].end = strong + 2;
    parts.spans[link].target = author.text("https://example.org/");
    parts.spans[link].title = author.text("제목");

    const std::uint32_t code = author.leaf(BlockKind::code, "yield 1  # 하나\n");
    parts.blocks[code].label = author.text("python");
    parts.tokens.push_back({0, 5, TokenKind::keyword});
    parts.tokens.push_back({6, 1, TokenKind::number});
    parts.tokens.push_back({9, 8, TokenKind::comment});
    parts.blocks[code].token_count = 3;

    const std::uint32_t table = author.open(BlockKind::table);
    const std::uint32_t row = author.open(BlockKind::table_row, 0, flag_header);
    author.leaf(BlockKind::table_cell, "리스트", static_cast<std::uint8_t>(Alignment::center));
    author.close(row);
    author.close(table);
    author.leaf(BlockKind::rule, "");
    parts.sections.push_back(
        {author.text("파이썬"), author.text("파이썬"), 0, static_cast<std::uint32_t>(parts.blocks.size()), 1, 0});
}

void write_russian(Sample::Parts& parts) {
    Author author(parts);
    const std::uint32_t list = author.open(BlockKind::list, 0, flag_tight);
    const std::uint32_t item = author.open(BlockKind::list_item);
    author.paragraph("что такое дескриптор?");
    const std::uint32_t answer = author.open(BlockKind::quote);
    author.paragraph("объект с __get__");
    author.close(answer);
    author.close(item);
    author.close(list);
    parts.sections.push_back({{}, author.text("section-1"), 0, list + 1, 1, 0});
    parts.sections.back().end_block = static_cast<std::uint32_t>(parts.blocks.size());
}

Document view(const Sample::Parts& parts) {
    Document document;
    document.text = parts.text;
    document.blocks = parts.blocks;
    document.spans = parts.spans;
    document.tokens = parts.tokens;
    document.sections = parts.sections;
    return document;
}

}  // namespace

Sample::Sample() {
    write_korean(korean);
    write_russian(russian);
    documents = {view(korean), view(russian)};
    documents[0].id = "python";
    documents[0].file = "notes/python.md";
    documents[0].title = "파이썬";
    documents[0].title_written = true;
    documents[0].language = "ko";
    documents[0].dialect = "headings";
    documents[0].tags = "python\nинтервью/web";
    documents[1].id = "вопросы";
    documents[1].file = "notes/вопросы.txt";
    documents[1].title = "Вопросы";
    documents[1].language = "ru";
    documents[1].dialect = "question bullets";

    Card korean_card;
    korean_card.id = 0x123456789ABCDEF0;
    korean_card.first_answer = 1;
    korean_card.end_answer = 6;
    korean_card.question = korean.blocks[0].text;
    korean_card.line = 1;
    korean_card.end_line = 3;
    Card derived = korean_card;
    derived.id = 7;
    derived.derived_from = korean_card.id;
    derived.kind = CardKind::cloze;
    derived.part_count = 2;
    Card versus = korean_card;
    versus.kind = CardKind::versus;
    versus.derived_from = korean_card.id;
    versus.first_part = 2;
    versus.part_count = 3;
    Card russian_card;
    russian_card.id = 0xFEDCBA9876543210;
    russian_card.document = 1;
    russian_card.question_block = 2;
    russian_card.first_answer = 3;
    russian_card.end_answer = 5;
    russian_card.question = russian.blocks[2].text;
    russian_card.first_part = 5;
    russian_card.part_count = 2;
    const TextRange value = korean.blocks[1].text;
    parts = {{PartKind::hidden, 0, 0, 0, 0, 1, {value.offset + 7, value.size - 7}},
             {PartKind::hidden, 0, 0, 0, 0, 1, {value.offset, 3}},
             {PartKind::side, 0, 0, 0, 0, 0, korean.blocks[0].text},
             {PartKind::side, 0, 0, 0, 0, 5, korean.blocks[5].text},
             {PartKind::statement, 1, 0, 0, 0, 1, value},
             {PartKind::option, 0, 1, 0, 1, 4, russian.blocks[4].text},
             {PartKind::option, 0, 0, 0, 0, 1, value}};
    versus.id = derived_card_id(korean_card.id, CardKind::versus, "제너레이터란 무엇인가?");
    cards = {korean_card, derived, versus, russian_card};
    relations = {{0, 3, 0.75F}, {3, 0, 0.75F}};
}

namespace {

template <class Row>
bool same_rows(std::span<const Row> a, std::span<const Row> b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

}  // namespace

std::string difference(const Collection& a, const Collection& b) {
    if (a.documents.size() != b.documents.size()) return "number of documents";
    for (std::size_t i = 0; i < a.documents.size(); ++i) {
        const Document& one = a.documents[i];
        const Document& other = b.documents[i];
        if (one.id != other.id || one.file != other.file || one.title != other.title ||
            one.language != other.language || one.dialect != other.dialect || one.tags != other.tags ||
            one.title_written != other.title_written)
            return "names of document " + std::to_string(i);
        if (one.text != other.text) return "text of document " + std::to_string(i);
        if (!same_rows(one.blocks, other.blocks)) return "blocks of document " + std::to_string(i);
        if (!same_rows(one.spans, other.spans)) return "spans of document " + std::to_string(i);
        if (!same_rows(one.tokens, other.tokens)) return "tokens of document " + std::to_string(i);
        if (!same_rows(one.sections, other.sections)) return "sections of document " + std::to_string(i);
    }
    if (a.cards.size() != b.cards.size()) return "number of cards";
    for (std::size_t i = 0; i < a.cards.size(); ++i)
        if (std::memcmp(&a.cards[i], &b.cards[i], sizeof(Card)) != 0) return "card " + std::to_string(i);
    if (!same_rows(a.parts, b.parts)) return "parts";
    return same_rows(a.relations, b.relations) ? "" : "relations";
}

}  // namespace viva::tests
