// What must be found in the three bundled notes; counted by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cards/make.h"
#include "cards/relate.h"
#include "notes/read.h"
#include "support/files.h"

using namespace viva;

namespace {

struct ExpectedSection {
    std::string name;
    std::vector<std::string> questions;
};

struct ExpectedNote {
    const char* file;
    const char* language;
    std::string title;  ///< Empty: none is written.
    std::size_t code_blocks;
    std::size_t level_4_headings;
    std::vector<ExpectedSection> sections;
};

const std::vector<ExpectedNote>& expected_notes() {
    static const std::vector<ExpectedNote> notes = {
        {"python-django-interview.md",
         "ko",
         "Interview",
         21,
         24,
         {{"Python",
           {"Python 언어의 주요 특성", "self", "list vs tuple", "리스트 컴프리헨션(list comprehension)", "제너레이터",
            "데코레이터", "파이썬의 내장 데이터 타입", "shallow copy vs deep copy", "Python 이 메모리를 관리하는 방법",
            "lambda 함수", "GIL(Global Interpreter Lock)", "__init__ vs __new__", "staticmethod vs classmethod",
            "== vs is", "__slot__", "Context Manager"}},
          {"Django",
           {"signals", "정적 파일 또는 미디어 파일들을 다루는 방법", "Django VS FastAPI",
            "select_related and prefetch_related", "Django의 캐시 전략", "annotate 과 F"}},
          {"", {"시리얼라이즈 vs 디시리얼라이즈"}}}},
        {"django-f-expressions.txt",
         "ko",
         "F() expressions",
         10,
         0,
         {{"",
           {"F() expressions", "Avoding Race Condition", "F() assignments persist after Model.save()",
            "Using F() in filters", "Using F() with annotations", "Using F() to sort null values"}}}},
        {"python-django-ru.md",
         "ru",
         "",
         2,
         0,
         {{"", {"что такое __slots__?", "что такое дескриптор?", "что такое метаклассы?"}},
          {"ООП", {}},
          {"Django",
           {"Модели. Один класс наследуется от другого. Что произойдет в бд?",
            "где лучше расположить логику (модели vs сериализаторы)?",
            "где лучше расположить логику (модели vs менеджеры)?",
            "что делать если нужно сделать запрос в 2 связные таблицы. Что делать для оптимизации запроса?",
            "разница между select_related и prefetch_related?", "как можно еще оптимизировать запросы?",
            "что такое Middleware?", "drf permissions?"}},
          {"Общие вопросы",
           {"Что такое RPC?", "Что такое REST API (Representational state transfer)", "Что такое GraphQL?",
            "В чем отличие RESTful API от REST API?", "Виды индексов в SQL?", "для чего нужен Celery?",
            "где лучше хранить кэш запросов. В Redis или SQL?", "NoSQL в чем преимущество?"}}}},
    };
    return notes;
}

notes::ReadResult read_bundled(const char* file) {
    const auto bytes = tests::read_file(tests::source_path("data/notes") / file);
    REQUIRE_MESSAGE(bytes.has_value(), std::string(file));
    return notes::read(file, *bytes);
}

/// The three notes and all their cards.
struct Bundled {
    std::vector<notes::ReadResult> notes;
    std::vector<model::Document> documents;
    std::vector<model::Card> cards;

    Bundled() {
        for (const ExpectedNote& expected : expected_notes()) notes.push_back(read_bundled(expected.file));
        for (const notes::ReadResult& note : notes) documents.push_back(note.document.view());
        for (std::uint32_t i = 0; i < documents.size(); ++i) {
            const std::vector<model::Card> made = cards::make(documents[i], i);
            cards.insert(cards.end(), made.begin(), made.end());
        }
    }
    model::Collection view() const { return {documents, cards, {}, {}}; }
};

}  // namespace

TEST_CASE("all 48 questions of the bundled notes stand in their sections, in order") {
    const Bundled bundled;
    std::size_t all = 0;
    for (std::uint32_t i = 0; i < bundled.documents.size(); ++i) {
        const model::Document& document = bundled.documents[i];
        const ExpectedNote& expected = expected_notes()[i];
        REQUIRE(document.sections.size() == expected.sections.size());
        for (std::uint32_t section = 0; section < document.sections.size(); ++section) {
            CHECK(document.of(document.sections[section].name) == expected.sections[section].name);
            std::vector<std::string> found;
            for (const model::Card& card : bundled.cards)
                if (card.document == i && card.section == section && card.derived_from == 0)
                    found.emplace_back(document.of(card.question));
            CHECK(found.size() == expected.sections[section].questions.size());
            for (std::size_t at = 0; at < std::min(found.size(), expected.sections[section].questions.size()); ++at)
                CHECK(found[at] == expected.sections[section].questions[at]);
            all += found.size();
        }
    }
    CHECK(all == 48);
}

TEST_CASE("titles, languages, code blocks and sub-headings of the bundled notes") {
    for (const ExpectedNote& expected : expected_notes()) {
        const notes::ReadResult note = read_bundled(expected.file);
        CHECK(note.document.language == expected.language);
        CHECK(note.document.title_written == !expected.title.empty());
        if (!expected.title.empty()) CHECK(note.document.title == expected.title);
        std::size_t code = 0, headings = 0;
        for (const model::Block& block : note.document.blocks) {
            code += block.kind == model::BlockKind::code ? 1 : 0;
            headings += block.kind == model::BlockKind::heading && block.level == 4 ? 1 : 0;
        }
        CHECK(code == expected.code_blocks);
        CHECK(headings == expected.level_4_headings);
        CHECK(note.diagnostics.empty());
    }
    CHECK(read_bundled("python-django-interview.md").document.dialect == "numbered headings under a table of contents");
    CHECK(read_bundled("django-f-expressions.txt").document.dialect == "a blog post scraped to plain text");
    CHECK(read_bundled("python-django-ru.md").document.dialect == "question bullets with nested answers");
    CHECK(read_bundled("python-django-ru.md").document.title == "Python Django Ru");
}

TEST_CASE("private links and navigation are nowhere, references are links") {
    const Bundled bundled;
    for (const model::Document& document : bundled.documents)
        for (const char* hidden :
             {"bio-info.tistory.com", "chatgpt.com/c/", "카테고리의 다른 글", "[DRF] SearchFilter"})
            CHECK(document.text.find(hidden) == std::string_view::npos);
    const model::Document& post = bundled.documents[1];
    for (const char* reference : {"https://docs.djangoproject.com/en/4.1/ref/models/expressions/#built-in-expressions",
                                  "https://blog.myungseokang.dev/posts/django-f-class/"})
        CHECK(std::any_of(post.spans.begin(), post.spans.end(), [&](const model::Span& span) {
            return span.kind == model::SpanKind::link && post.of(span.target) == reference;
        }));
}

TEST_CASE("the traps of the bundled notes") {
    const Bundled bundled;
    const model::Document& interview = bundled.documents[0];
    std::vector<std::string> derived;
    for (const model::Card& card : bundled.cards)
        if (card.derived_from != 0) derived.emplace_back(bundled.documents[card.document].of(card.question));
    CHECK(std::find(derived.begin(), derived.end(), "ORM의 N + 1 문제") != derived.end());
    CHECK(std::find(derived.begin(), derived.end(),
                    "select_related 를 사용했는데 left join 이 된다. 어떻게 해결해야 할까?") != derived.end());
    for (const model::Block& block : interview.blocks) {
        const bool contents = (block.flags & model::flag_hidden) != 0;
        CHECK(contents == (block.line >= 3 && block.end_line <= 30 && block.line < 31));
        if (block.end_line > 31) break;
    }
    const model::Document& post = bundled.documents[1];
    std::vector<std::string> code;
    for (const model::Block& block : post.blocks) {
        if (block.kind == model::BlockKind::code) code.emplace_back(post.of(block.text));
        if (block.line == 14) CHECK(block.kind == model::BlockKind::paragraph);
    }
    REQUIRE(code.size() == 10);
    CHECK(code[6] == "company = Company.objects.annotate(\n    chairs_needed=F('num_employees') - F('num_chairs'))");
    CHECK(code[7] ==
          "from django.db.models import DateTimeField, ExpressionWrapper, F\nTicket.objects.annotate(\n    "
          "expires=ExpressionWrapper(\n        F('active_at') + F('duration'), output_field=DateTimeField()))");
    CHECK(code[8] ==
          ">> car = Company.objects.annotate(built_by=F('manufacturer'))[0]\n>> car.manufacturer\n<Manufacturer: "
          "Toyota>\n>> car.built_by\n3");
    const model::Document& russian = bundled.documents[2];
    std::vector<std::string> labels;
    for (const model::Block& block : russian.blocks)
        if (block.kind == model::BlockKind::code) labels.emplace_back(russian.of(block.label));
    CHECK(labels == std::vector<std::string>{"http", "json"});
}

TEST_CASE("related questions are found across the notes, and nothing that is not related") {
    const Bundled bundled;
    const model::Collection collection = bundled.view();
    const std::vector<model::Relation> relations = cards::relate(collection);
    const auto related = [&](std::string_view left, std::string_view right) {
        return std::any_of(relations.begin(), relations.end(), [&](const model::Relation& relation) {
            return collection.question(collection.cards[relation.from]) == left &&
                   collection.question(collection.cards[relation.to]) == right;
        });
    };
    for (const auto& [left, right] :
         {std::pair("__slot__", "что такое __slots__?"),
          std::pair("select_related and prefetch_related", "разница между select_related и prefetch_related?"),
          std::pair("annotate 과 F", "F() expressions"),
          std::pair("Django의 캐시 전략", "где лучше хранить кэш запросов. В Redis или SQL?"),
          // Not in the list that was counted by hand, and right all the same:
          std::pair("annotate 과 F", "Using F() with annotations"), std::pair("annotate 과 F", "Using F() in filters"),
          std::pair("select_related and prefetch_related",
                    "что делать если нужно сделать запрос в 2 связные таблицы. Что делать для оптимизации запроса?")}) {
        CHECK_MESSAGE(related(left, right), std::string(left) << " and " << right);
        CHECK(related(right, left));
    }
    CHECK(relations.size() == 14);
}
