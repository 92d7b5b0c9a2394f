#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>

#include "cards/make.h"
#include "cards/relate.h"
#include "cards/terms.h"
#include "notes/read.h"

using namespace viva;

namespace {

struct Notes {
    std::vector<notes::ReadResult> notes;
    std::vector<model::Document> documents;
    std::vector<model::Card> cards;

    explicit Notes(const std::vector<std::string>& texts) {
        for (const std::string& text : texts)
            notes.push_back(notes::read("note" + std::to_string(notes.size()) + ".md", text));
        for (const notes::ReadResult& note : notes) documents.push_back(note.document.view());
        for (std::uint32_t i = 0; i < documents.size(); ++i) {
            const std::vector<model::Card> made = cards::make(documents[i], i);
            cards.insert(cards.end(), made.begin(), made.end());
        }
    }
    std::vector<std::string> related() const {
        const model::Collection collection{documents, cards, {}, {}};
        std::vector<std::string> pairs;
        for (const model::Relation& relation : cards::relate(collection))
            if (relation.from < relation.to)
                pairs.push_back(std::string(collection.question(cards[relation.from])) + " ~ " +
                                std::string(collection.question(cards[relation.to])));
        return pairs;
    }
};

}  // namespace

TEST_CASE("identifiers and words are terms, whatever marks or endings they carry") {
    using Terms = std::vector<cards::Term>;
    CHECK(cards::terms_of("__slots__ and __slot__") == Terms{{"slot", true}, {"slot", true}});
    CHECK(cards::terms_of("select_related()") == Terms{{"select_related", true}});
    CHECK(cards::terms_of("F() 객체를 annotate 과") == Terms{{"F", true}, {"객체", true}, {"annot", true}});
    CHECK(cards::terms_of("SQL식을") == Terms{{"sql", true}, {"식을", true}});
    CHECK(cards::terms_of("Modules of Redis and keys") == Terms{{"module", false}, {"redis", true}, {"key", false}});
    CHECK(cards::terms_of("what is the difference between").empty());
    CHECK(cards::terms_of("что такое индексы, индексов") == Terms{{"индекс", true}, {"индекс", true}});
}

TEST_CASE("each spelling of a term is a use of it, as the words alone say") {
    const std::string words =
        "DB DB_ _DB db__ dbs DBs caf\u00E9 cafe\u0301 CAF\u00C9 cae\u0301 na\u00EFve h2o H2O_ H2O F F_ _F() "
        "\uAC00\uB098 \uAC00\uB098\uB97C \uAC00\uB098\uC758 \uAC00\uB2E4 \u1100\u1161\uB098\uB2E4 "
        "\u0438\u043D\u0434\u0435\u043A\u0441\u043E\u0432 \u0418\u043D\u0434\u0435\u043A\u0441 annotating annotates "
        "annotations "
        "STRASSE stra\u00DFe __slots__ slot Index_ indexes \u00C9tat etat \u00E9tats";
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string asked = words.substr(at, end - at);
        at = end + 1;
        const Notes notes({"## What is " + asked + "?\n\n" + words + "\n"});
        const model::Collection collection{notes.documents, notes.cards, {}, {}};
        const std::vector<cards::Term> said = cards::terms_of(words);
        for (const cards::TermUses& term : cards::collect_terms(collection, {0})) {
            CAPTURE(asked);
            const bool is_said = std::any_of(said.begin(), said.end(),
                                             [&](const cards::Term& other) { return other.text == term.text; });
            CHECK(is_said);
            CHECK(term.uses.size() == 1);
        }
    }
    // The question uses the term itself, so another note must be asked: of it, only the answer says the word.
    for (const std::string_view spelling : {"DB", "DB_", "_DB", "__DB__", "DBS"}) {
        const Notes notes({"## What is DB?\n\nAnswer.\n", "## Which one?\n\nThe " + std::string(spelling) + ".\n"});
        const model::Collection collection{notes.documents, notes.cards, {}, {}};
        const std::vector<cards::TermUses> terms = cards::collect_terms(collection, {0, 1});
        const auto found =
            std::find_if(terms.begin(), terms.end(), [](const cards::TermUses& term) { return term.text == "db"; });
        REQUIRE(found != terms.end());
        CAPTURE(spelling);
        CHECK(found->uses.size() == (spelling == "DBS" ? 1 : 2));
    }
}

TEST_CASE("a plain word of one language is no name in another") {
    CHECK(Notes({"## How are modules imported?\n\nBy import, and the key is the path.\n\n## What is the stack "
                 "for?\n\nCalls.\n",
                 "## Redis Module 이란?\n\n확장이다.\n\n## key 란 무엇인가?\n\n값을 찾는다.\n"})
              .related()
              .empty());
    CHECK(Notes({"## What is the GIL?\n\nA lock of the interpreter.\n", "## GIL 이란?\n\n인터프리터의 락이다.\n"})
              .related() == std::vector<std::string>{"What is the GIL? ~ GIL 이란?"});
}

TEST_CASE("the same topic is found in another language by the names it shares") {
    const Notes notes(
        {"## Что такое Kubernetes?\n\nОркестратор контейнеров.\n\n## Что такое Docker?\n\nКонтейнеры.\n\n## Зачем "
         "нужен Kafka?\n\nОчередь.\n",
         "## Docker 이미지란?\n\n템플릿이다.\n\n## 브로커란?\n\nRabbitMQ, `Kafka` 등이 있다.\n\n## "
         "파드란?\n\n컨테이너의 묶음이다.\n"});
    const std::vector<std::string> related = notes.related();
    CHECK(std::find(related.begin(), related.end(), "Что такое Docker? ~ Docker 이미지란?") != related.end());
    for (const std::string& pair : related) CHECK_MESSAGE(pair.find("파드") == std::string::npos, pair);
}

TEST_CASE("cards of one note are not related to each other, and unrelated notes have no relations") {
    CHECK(Notes({"## What is Docker?\n\na\n\n## Why Docker?\n\nb\n"}).related().empty());
    CHECK(Notes({"## What is a tree?\n\nA plant with a trunk.\n",
                 "## What is a compiler?\n\nA program that translates.\n"})
              .related()
              .empty());
    CHECK(Notes({}).related().empty());
}

TEST_CASE("relations go both ways, best first, at most three for a card") {
    std::string many;
    for (int i = 0; i < 12; ++i)
        many += "## What is Redis mode " + std::string(1, static_cast<char>('a' + i)) + "?\n\nRedis.\n\n";
    const Notes notes({"## What is Redis?\n\nA store.\n", many});
    const model::Collection collection{notes.documents, notes.cards, {}, {}};
    const std::vector<model::Relation> relations = cards::relate(collection);
    CHECK(relations.size() == 6);
    for (std::size_t i = 0; i < relations.size(); ++i) {
        CHECK(relations[i].score > 0);
        CHECK(relations[i].score <= 1);
        if (i > 0) CHECK(relations[i - 1].from <= relations[i].from);
        if (i > 0 && relations[i - 1].from == relations[i].from) CHECK(relations[i - 1].score >= relations[i].score);
        CHECK(std::any_of(relations.begin(), relations.end(), [&](const model::Relation& back) {
            return back.from == relations[i].to && back.to == relations[i].from;
        }));
    }
}

TEST_CASE("thousands of cards that share every word are related in linear time") {
    std::vector<std::string> texts(4);
    for (int i = 0; i < 6000; ++i)
        texts[static_cast<std::size_t>(i % 4)] +=
            "## What is Redis topic" + std::to_string(i / 2) + "?\n\nRedis is a store of keys and values.\n\n";
    const Notes notes(texts);
    const std::clock_t start = std::clock();
    const std::vector<model::Relation> relations = cards::relate({notes.documents, notes.cards, {}, {}});
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 4.0);
    CHECK(relations.size() >= 3000);
}
