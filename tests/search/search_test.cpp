#include "search/search.h"

#include <set>
#include <utility>

#include <doctest/doctest.h>

#include "app/sample_notes.h"
#include "search/fold.h"
#include "support/files.h"
#include "support/random.h"

using namespace viva;
using namespace viva::tests;
using search::Match;

namespace {

SampleNotes bundled() {
    SampleNotes notes;
    for (const char* file : {"django-f-expressions.txt", "python-django-interview.md", "python-django-ru.md"}) {
        const auto text = read_file(source_path("data/notes") / file);
        REQUIRE(text.has_value());
        notes.add(file, *text);
    }
    return notes;
}

/// What is found for a query in some notes, in words.
struct Finding {
    explicit Finding(SampleNotes sample) : notes(std::move(sample)), index(notes.view()) {}

    search::Results operator()(std::string_view typed, const search::CardSets& sets = {},
                               const search::Limits& limits = {}) const {
        return search::search(index, search::parse_query(typed), sets, limits);
    }
    std::string_view text(const search::Hit& hit) const {
        const model::Document& document = index.collection().documents[hit.document];
        if (hit.section != model::none) return document.of(document.sections[hit.section].name);
        return hit.block == model::none ? document.title : document.of(document.blocks[hit.block].text);
    }
    /// The marked texts of a hit.
    std::vector<std::string> marked(const search::Results& results, const search::Hit& hit) const {
        std::vector<std::string> marks;
        for (std::uint32_t i = 0; i < hit.mark_count; ++i) {
            const search::Mark& mark = results.marks[hit.first_mark + i];
            marks.emplace_back(text(hit).substr(mark.offset, mark.size));
        }
        return marks;
    }
    bool finds(std::string_view typed, std::string_view mark) const {
        const search::Results results = (*this)(typed, {}, {1000, 100'000, 1000, 1000, 1000});
        for (const search::Hit& hit : results.hits)
            for (const std::string& each : marked(results, hit))
                if (each == mark) return true;
        return false;
    }

    SampleNotes notes;
    search::Index index;
};

SampleNotes inflected() {
    SampleNotes notes;
    notes.add("a.md", "# Разное\n\nВ тексте о генераторах и об ёлке.\n");
    notes.add("b.md", "# Генератор\n\nСлово из заголовка.\n");
    notes.add("c.md", "# Study\n\nThey studied `prefetch_related` and `__new__`, then F('views') + 1.\n");
    notes.add("d.md", "# 파이썬\n\n제너레이터의 장점은 메모리다. 제너레이터는 게으르다.\n");
    return notes;
}

}  // namespace

TEST_CASE("Korean is found inside words with particles, by initials and in unfinished syllables") {
    const Finding find(bundled());
    CHECK(find.finds("제너레이터", "제너레이터"));
    CHECK(find.finds("ㅈㄴㄹㅇㅌ", "제너레이터"));
    CHECK(find.finds("제너레잍", "제너레이터"));
    CHECK(find.finds("제너ㄹ", "제너레"));
    const Finding small(inflected());
    CHECK(small.finds("제너레이터를", "제너레이터"));
}

TEST_CASE("Russian and English are found in other inflections, ё as е") {
    const Finding find(inflected());
    CHECK(find.finds("генераторы", "генераторах"));
    CHECK(find.finds("елка", "ёлке"));
    CHECK(find.finds("ЁЛКЕ", "ёлке"));
    CHECK(find.finds("studies", "studied"));
}

TEST_CASE("identifiers are found by their parts") {
    const Finding find(inflected());
    CHECK(find.finds("prefetch", "prefetch"));
    CHECK(find.finds("related", "related"));
    CHECK(find.finds("__new__", "__new__"));
    CHECK(find.finds("new", "new"));
    CHECK(find.finds("F()", "F("));
    CHECK(find.finds("f(", "F("));
}

TEST_CASE("typos of one letter count only when nothing else is found") {
    const Finding find(inflected());
    for (const char* typo : {"prefecth", "prefetsh", "prefech", "prefetcch", "prefwtch"}) {
        const search::Results results = find(typo);
        REQUIRE_MESSAGE(!results.hits.empty(), typo);
        CHECK(results.hits[0].match == Match::close);
    }
    CHECK(find.finds("제네레이터", "제너레이터"));
    CHECK(find("prefetch").hits[0].match == Match::exact);
    CHECK(find("qwertyuiop").hits.empty());
    CHECK(find("xq").hits.empty());
}

TEST_CASE("titles come before bodies, exact before stems") {
    const Finding find(inflected());
    const search::Results russian = find("генератор");
    REQUIRE(russian.hits.size() >= 2);
    CHECK(find.text(russian.hits[0]) == "Генератор");
    CHECK(russian.hits[0].block == model::none);
    CHECK(russian.notes == 2);

    SampleNotes notes;
    notes.add("a.md", "# Caches\n\nNothing.\n");
    notes.add("b.md", "# Other\n\nOne cache for all.\n");
    const Finding english(std::move(notes));
    const search::Results results = english("cache");
    REQUIRE(results.hits.size() == 2);
    CHECK(english.text(results.hits[0]) == "Caches");
    const search::Results plural = english("caching");
    REQUIRE(plural.hits.size() == 2);
    CHECK(plural.hits[0].match == Match::stem);
    SampleNotes both;
    both.add("a.md", "# Generators\n\nNothing.\n");
    both.add("b.md", "# Other\n\nHe was generating a list.\n");
    const Finding order(std::move(both));
    const search::Results exact = order("generating");
    REQUIRE(!exact.hits.empty());
    CHECK(order.text(exact.hits[0]) == "He was generating a list.");
}

TEST_CASE("several words must all stand in a note; together they come first") {
    SampleNotes notes;
    notes.add("a.md", "# Locks\n\nThe lock is global.\n\nPython has it.\n");
    notes.add("b.md", "# Python\n\nOne global lock guards bytecode in python.\n");
    notes.add("c.md", "# Global\n\nNothing about the other.\n");
    const Finding find(std::move(notes));
    const search::Results results = find("python lock");
    CHECK(results.notes == 2);
    REQUIRE(!results.hits.empty());
    CHECK(find.text(results.hits[0]) == "One global lock guards bytecode in python.");
    CHECK(find.marked(results, results.hits[0]) == std::vector<std::string>{"lock", "python"});
    CHECK(find("\"global lock\"").notes == 1);
}

TEST_CASE("operators narrow by language, deck and the app's sets of cards") {
    const Finding find(bundled());
    const model::Collection collection = find.index.collection();
    for (const search::Hit& hit : find("lang:ru django").hits)
        CHECK(collection.documents[hit.document].language == "ru");
    CHECK(!find("lang:ru django").hits.empty());
    CHECK(find("lang:fr django").hits.empty());

    const std::uint32_t due[] = {2, 5};
    const search::Results listed = find("is:due", {.due = due});
    REQUIRE(listed.hits.size() == 2);
    CHECK(listed.hits[0].block == collection.cards[2].question_block);
    const search::Results none = find("is:due is:weak", {.due = due});
    CHECK(none.hits.empty());
    for (const search::Hit& hit : find("is:due python", {.due = due}).hits) {
        const bool inside =
            (hit.block >= collection.cards[2].question_block && hit.block < collection.cards[2].end_answer) ||
            (hit.block >= collection.cards[5].question_block && hit.block < collection.cards[5].end_answer);
        CHECK(inside);
    }
    CHECK(find("deck:python-django-ru").notes == 1);
    CHECK(find("deck:nothing-like-it").hits.empty());
    const std::uint32_t wild[] = {0xFFFFFFFFU};
    CHECK(find("is:new", {.fresh = wild}).hits.empty());
}

TEST_CASE("every substring of every text is found, as plain searching finds it") {
    const Finding find(bundled());
    const auto& entries = find.index.entries();
    Random random(5);
    for (int round = 0; round < 400; ++round) {
        // Any piece of any text, at whole characters, without what a query reads for itself.
        const std::string_view text = find.index.folded(static_cast<std::uint32_t>(random.below(entries.size())));
        if (text.empty()) continue;
        std::size_t start = random.place(text.size());
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
        std::size_t end = std::min<std::size_t>(text.size(), start + 1 + random.place(18));
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
        const std::string piece(text.substr(start, end - start));
        if (piece.find_first_of("\" ") != std::string::npos || piece.find(':') != std::string::npos) continue;
        std::set<std::pair<std::uint32_t, std::uint32_t>> found, expected;
        for (const search::Hit& hit : find(piece, {}, {100000, 100000, 100000, 100000, 1}).hits)
            found.insert({hit.document, hit.block});
        for (std::uint32_t i = 0; i < entries.size(); ++i)
            if (find.index.folded(i).find(piece) != std::string_view::npos)
                expected.insert({entries[i].document, entries[i].block});
        for (const auto& place : expected) REQUIRE_MESSAGE(found.count(place) == 1, piece);
    }
}

TEST_CASE("a single note shows many of its hits, many notes a few each") {
    std::string note = "# Locks\n";
    for (int question = 0; question < 60; ++question)
        note += "\n## What does lock " + std::to_string(question) + " do?\n\nIt waits.\n";
    SampleNotes alone;
    alone.add("a.md", note);
    CHECK(Finding(std::move(alone))("lock").hits.size() == 40);
    SampleNotes many;
    for (int i = 0; i < 20; ++i) many.add("n" + std::to_string(i) + ".md", note);
    const Finding find(std::move(many));
    CHECK(find("lock").hits.size() == 120);
    CHECK(find("lang:en").hits.size() == 120);
    CHECK(find("lang:en").texts == 20 * 60);
}

TEST_CASE("Korean finds the Latin word before any of its particles") {
    SampleNotes notes;
    notes.add("a.md", "# ORM\n\n## 무엇인가요?\n\nDjango는 ORM의 예입니다.\n");
    const Finding find(std::move(notes));
    CHECK(find.finds("Django에서", "Django"));
    CHECK(find.finds("ORM을", "ORM"));
}

TEST_CASE("what is not shown is not found") {
    SampleNotes notes;
    notes.add("a.md", "# Title\n\n<!-- hiddenword -->\n\nText.\n");
    const Finding find(std::move(notes));
    CHECK(find("hiddenword").hits.empty());
    CHECK(find("title").notes == 1);
    CHECK(find("title").texts == 1);
}

TEST_CASE("the name of a section that no block says is found, marked, and stands where the section begins") {
    const Finding find(bundled());
    bool found = false;
    const search::Results results = find("Django", {}, {1000, 100'000, 1000, 1000, 1000});
    for (const search::Hit& hit : results.hits) {
        if (hit.section == model::none) continue;
        const model::Document& document = find.index.collection().documents[hit.document];
        if (document.file != "python-django-interview.md") continue;
        found = true;
        CHECK(find.text(hit) == "Django");
        CHECK(find.marked(results, hit) == std::vector<std::string>{"Django"});
        CHECK(hit.block == document.sections[hit.section].first_block);
    }
    CHECK(found);
}

TEST_CASE("a section whose heading says its name is one hit, not two") {
    SampleNotes notes;
    notes.add("a.md", "# Title\n\n## Storage engines\n\n### What is a page?\n\nA block of bytes.\n");
    const Finding find(std::move(notes));
    CHECK(find("storage").texts == 1);
}

TEST_CASE("no notes, no words, broken bytes: no harm") {
    const Finding empty{SampleNotes{}};
    CHECK(empty("anything").hits.empty());
    const Finding find(inflected());
    CHECK(find("").hits.empty());
    CHECK(find("\xFF\xFE").hits.empty());
    CHECK(find("\n").hits.empty());
    (void)find("ㅏ");
    (void)find("()");
}
