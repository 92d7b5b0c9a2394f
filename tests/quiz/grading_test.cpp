#include "quiz/grading.h"

#include <doctest/doctest.h>

#include "quiz/answer_words.h"
#include "quiz/sample_collection.h"

using namespace viva;
using namespace viva::quiz;
using model::PartKind;
using model::Rating;

namespace {

/// A question of one kind with these parts, and what an answer to it comes to.
struct Sheet {
    explicit Sheet(model::CardKind kind, std::string_view asked_as) : mode(asked_as) {
        notes.add_document({1});
        notes.last().kind = kind;
    }
    Verdict answer(Answer given) const {
        const model::Collection view = notes.view();
        const Mode* found = find_mode(mode);
        REQUIRE(found != nullptr);
        REQUIRE(found->accepts(view, 0));
        return judge(view, make_prompt(view, 0, *found), given);
    }
    Verdict write(std::string_view text) const { return answer({std::string(text), {}}); }
    std::string right(std::string_view text) const {
        std::string marks;
        for (const PartVerdict& part : write(text).parts) marks += !part.counts ? ' ' : part.right ? '+' : '-';
        return marks;
    }
    tests::SampleCollection notes;
    std::string_view mode;
};

}  // namespace

TEST_CASE("forms of one word are the same word, and other words are not") {
    for (const auto& [left, right] :
         std::initializer_list<std::pair<const char*, const char*>>{{"제너레이터", "제너레이터의"},
                                                                    {"메모리", "메모리를"},
                                                                    {"생성합니다", "생성하는"},
                                                                    {"반환", "반환됩니다"},
                                                                    {"очередь", "очереди"},
                                                                    {"хранит", "хранят"},
                                                                    {"генератор", "генераторами"},
                                                                    {"generators", "generator"},
                                                                    {"iterating", "iteration"},
                                                                    {"serialize", "serialization"},
                                                                    {"concurrent", "concurrency"},
                                                                    {"decoupled", "decoupling"},
                                                                    {"immutable", "immutability"},
                                                                    {"저장함", "저장한다"},
                                                                    {"select_related", "select_related"}})
        CHECK_MESSAGE(same_word(left, right), std::string(left));
    for (const auto& [left, right] :
         std::initializer_list<std::pair<const char*, const char*>>{{"제너레이터", "제너럴"},
                                                                    {"얕은", "깊은"},
                                                                    {"mutable", "immutable"},
                                                                    {"кортеж", "корень"},
                                                                    {"select_related", "select_for_update"},
                                                                    {"list", "tuple"},
                                                                    {"10", "100"},
                                                                    {"스레드", "스레싱"},
                                                                    {"프로세스", "프로세서"},
                                                                    {"정규화", "정규식"},
                                                                    {"public", "publish"},
                                                                    {"internal", "internet"},
                                                                    {"process", "processor"}})
        CHECK_MESSAGE(!same_word(left, right), std::string(left));
}

TEST_CASE("code is compared by tokens: spaces and the kind of quotes do not count, everything else does") {
    CHECK(same_code("print( x , 'a b' )", "print(x,\"a b\")"));
    CHECK(same_code("[1, 2,  3]", "[1,2,3]"));
    CHECK_FALSE(same_code("'a b'", "'ab'"));
    CHECK_FALSE(same_code("[1, 2]", "[1, 2, 3]"));
    CHECK_FALSE(same_code("True", "true"));
    CHECK(same_code("", "  \n"));
}

TEST_CASE("each key point is covered or missing, with the words that matched") {
    Sheet sheet(model::CardKind::recall, "typed");
    sheet.notes.add_part(PartKind::key_point, "값을 하나씩 생성하므로 메모리를 적게 사용합니다");
    sheet.notes.add_part(PartKind::key_point, "yield 키워드로 값을 반환합니다");
    const Verdict verdict = sheet.write("메모리는 적게 사용하고 값이 하나씩 생성됩니다");
    REQUIRE(verdict.parts.size() == 2);
    CHECK(verdict.parts[0].right);
    CHECK_FALSE(verdict.parts[1].right);
    CHECK(verdict.right == 1);
    CHECK(verdict.wanted == 2);
    CHECK(verdict.suggestion == Rating::Hard);
    const model::Collection view = sheet.notes.view();
    std::string matched;
    for (const model::TextRange& word : verdict.parts[0].matched)
        matched.append(view.words(view.parts[0]).substr(word.offset, word.size)).append(" ");
    CHECK(matched == "값을 하나씩 생성하므로 메모리를 적게 사용합니다 ");
}

TEST_CASE("words that the question has already cover nothing") {
    Sheet sheet(model::CardKind::recall, "typed");  // Its question is "question 1".
    sheet.notes.add_part(PartKind::key_point, "the question keeps its place");
    CHECK(sheet.right("question") == "-");
    CHECK(sheet.right("keeps the place") == "+");
}

TEST_CASE("the suggested rating follows what is covered, and nothing suggests nothing") {
    Sheet sheet(model::CardKind::recall, "typed");
    for (const char* point : {"alphabet", "benchmark", "calendar", "deadline"})
        sheet.notes.add_part(PartKind::key_point, point);
    CHECK_FALSE(sheet.write("").suggestion);
    CHECK(sheet.write("something else").suggestion == Rating::Again);
    CHECK(sheet.write("alphabet, benchmarks").suggestion == Rating::Hard);
    CHECK(sheet.write("alphabet benchmark calendar").suggestion == Rating::Good);
    CHECK(sheet.write("alphabet benchmark calendar deadline").suggestion == Rating::Good);
}

TEST_CASE("an item is named by its name, without what is said about it") {
    Sheet sheet(model::CardKind::recall, "list");
    sheet.notes.add_part(PartKind::item, "Атомарность: всё или ничего");
    sheet.notes.add_part(PartKind::item, "Согласованность — правила данных соблюдены");
    sheet.notes.add_part(PartKind::item, "Isolation (nobody sees half of it)");
    CHECK(sheet.right("согласованности и атомарностью") == "++-");
    CHECK(sheet.right("isolation\n") == "--+");
    CHECK(sheet.right("правила данных") == "---");

    Sheet names(model::CardKind::recall, "list");
    names.notes.add_part(PartKind::item, "std::unique_ptr: owns alone");
    names.notes.add_part(PartKind::item, "std::shared_ptr");
    names.notes.add_part(PartKind::item, "weak_ptr:");
    CHECK(names.right("std") == "---");
    CHECK(names.right("unique_ptr") == "+--");
    CHECK(names.right("std::shared_ptr, std::weak_ptr") == "-++");
}

TEST_CASE("a word that several items share names none of them") {
    Sheet tests(model::CardKind::recall, "list");
    for (const char* item : {"단위 테스트", "통합 테스트", "인수 테스트"}) tests.notes.add_part(PartKind::item, item);
    CHECK(tests.right("테스트") == "---");
    CHECK(tests.write("테스트").suggestion == Rating::Again);
    CHECK(tests.right("테스트, 통합") == "-+-");
    CHECK(tests.right("단위 테스트를 하고 인수 테스트를 한다") == "+-+");

    // Where an item has no word of its own, all of its words name it.
    Sheet joins(model::CardKind::recall, "list");
    for (const char* item : {"left join", "right join", "left outer join", "cross join", "cross apply outer"})
        joins.notes.add_part(PartKind::item, item);
    CHECK(joins.right("join") == "-----");
    CHECK(joins.right("left join") == "+----");
    CHECK(joins.right("outer left join") == "+-+--");

    Sheet asked(model::CardKind::recall, "list");  // Its question is "question 1".
    asked.notes.add_part(PartKind::item, "question of trust");
    CHECK(asked.right("question") == "-");
    CHECK(asked.right("trust") == "+");
}

TEST_CASE("output is right line by line") {
    Sheet sheet(model::CardKind::output, "output");
    sheet.notes.add_part(PartKind::code, "print(a)");
    sheet.notes.add_part(PartKind::output, "[1, 2, 3]");
    sheet.notes.add_part(PartKind::output, "True\nFalse");
    CHECK(sheet.right("[1,2,3]\nTrue\nFalse\n") == " ++");
    CHECK(sheet.right("[1,2,3]\nTrue") == " +-");
    CHECK(sheet.right("True\nFalse") == " --");
    CHECK(sheet.right("[1,2,3]\nTrue\nFalse\nNone") == " +-");
    CHECK(sheet.write("[1,2,3]\nTrue\nFalse").suggestion == Rating::Good);
    CHECK(sheet.write("no").suggestion == Rating::Again);
}

TEST_CASE("a hidden term may be of signs alone") {
    Sheet sheet(model::CardKind::cloze, "cloze");
    sheet.notes.add_part(PartKind::hidden, "**kwargs");
    CHECK(sheet.right("kwargs") == "+");
    Sheet signs(model::CardKind::cloze, "cloze");
    signs.notes.add_part(PartKind::hidden, "->");
    CHECK(signs.right(" -> ") == "+");
    CHECK(signs.right("=>") == "-");
    Sheet words(model::CardKind::cloze, "cloze");
    words.notes.add_part(PartKind::hidden, "shallow copy");
    CHECK(words.right("copy") == "-");
    CHECK(words.right("a Shallow copy") == "+");
}

TEST_CASE("a hidden term is said word by word, in its order, in any form of its words and as no other word") {
    const auto judged = [](const char* term, const char* said) {
        Sheet sheet(model::CardKind::cloze, "cloze");
        sheet.notes.add_part(PartKind::hidden, term);
        return sheet.right(said) == "+";
    };
    for (const auto& [term, said] : std::initializer_list<std::pair<const char*, const char*>>{
             {"O(n log n)", "o( n log n )"},
             {"O(n)", "it is O(n), I think"},
             {"HTTPS", "https"},
             {"index", "indexes"},
             {"generators", "a generator"},
             {"정규화", "정규화를"},
             {"값", "값을"},
             {"생성", "생성합니다"},
             {"процесс", "процессы"},
             {"shallow copy", "a shallow, cheap copy"},
             {"GIL (Global Interpreter Lock)", "GIL Global Interpreter Lock"},
             {"제너레이터(generator)", "제너레이터 generator"},
             {"print()", "print"}})
        CHECK_MESSAGE(judged(term, said), std::string(term), " by ", std::string(said));
    for (const auto& [term, said] :
         std::initializer_list<std::pair<const char*, const char*>>{{"O(n log n)", "O(log n)"},
                                                                    {"O(n)", "O(n log n)"},
                                                                    {"O(n)", "O(log n)"},
                                                                    {"HTTPS", "HTTP"},
                                                                    {"HTTP", "HTTPS"},
                                                                    {"reversed", "reverse"},
                                                                    {"정규화", "정규식"},
                                                                    {"процесс", "процессор"},
                                                                    {"master slave", "slave master"},
                                                                    {"select_related", "select_related_all"}})
        CHECK_MESSAGE(!judged(term, said), std::string(term), " by ", std::string(said));
}

TEST_CASE("a hidden name of code has no plural") {
    for (const model::SpanKind kind : {model::SpanKind::code, model::SpanKind::strong}) {
        Sheet sheet(model::CardKind::cloze, "cloze");
        sheet.notes.add_part(PartKind::hidden, "map");
        model::Collection view = sheet.notes.view();
        model::Document document = view.documents[0];
        model::CardPart part = view.parts[0];
        part.block = 0;
        model::Span span{.kind = kind, .text = part.text};
        model::Block block;
        block.end = 2;
        block.span_count = 1;
        span.end = 1;
        document.spans = {&span, 1};
        const std::vector<model::Block> blocks(2, block);
        document.blocks = blocks;
        view.documents = {&document, 1};
        view.parts = {&part, 1};
        const Verdict verdict = judge(view, make_prompt(view, 0, *find_mode("cloze")), {"maps", {}});
        CHECK(verdict.right == (kind == model::SpanKind::strong ? 1 : 0));
    }
}

TEST_CASE("statements are right on their side, options as a whole") {
    Sheet sheet(model::CardKind::recall, "versus");
    sheet.notes.add_part(PartKind::side, "list");
    sheet.notes.add_part(PartKind::side, "tuple");
    sheet.notes.add_part(PartKind::statement, "can change", 0);
    sheet.notes.add_part(PartKind::statement, "can be a key", 1);
    CHECK(sheet.answer({{}, {0, 0, 1, 2}}).suggestion == Rating::Good);
    CHECK(sheet.answer({{}, {0, 0, 1, 1}}).suggestion == Rating::Hard);
    CHECK(sheet.answer({{}, {0, 0, 1, 0}}).right == 1);
    CHECK(sheet.answer({{}, {0, 0, 2, 1}}).suggestion == Rating::Again);

    Sheet options(model::CardKind::choice, "choice");
    options.notes.add_part(PartKind::option, "one", 0);
    options.notes.add_part(PartKind::option, "two", 1);
    options.notes.add_part(PartKind::option, "three", 0);
    CHECK(options.answer({{}, {0, 1, 0}}).suggestion == Rating::Good);
    CHECK(options.answer({{}, {1, 0, 0}}).suggestion == Rating::Again);
    CHECK(options.answer({{}, {0, 1, 1}}).suggestion == Rating::Again);
}

TEST_CASE("answers of any length and bytes are judged") {
    Sheet sheet(model::CardKind::recall, "typed");
    sheet.notes.add_part(PartKind::key_point, "...");
    sheet.notes.add_part(PartKind::key_point, "\xEA\xB0");
    CHECK(sheet.right(std::string(100'000, 'a')) == "--");
    CHECK(sheet.right("\xFF\xFE\xEA") == "--");
}
