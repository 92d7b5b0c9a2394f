#include "anki/package.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "anki/archive.h"
#include "anki/checksum.h"
#include "srs/scheduler.h"
#include "support/random.h"

using namespace viva;
using namespace viva::anki;

namespace {

constexpr model::Time noon = 20'000 * model::day_ms + 12 * model::Time{3'600'000};

/// A card answered on these days after the first.
Card answered(std::string guid, std::initializer_list<std::pair<int, model::Rating>> answers) {
    Card card = {
        std::move(guid), "What &lt;b&gt; is?", "A <b>bold</b> word &amp; more", "Notes::Web", {"web", "한글"}, {}, {}};
    for (const auto& [day, rating] : answers) {
        srs::PastReview review;
        review.at = noon + day * model::day_ms;
        review.day = 20'000 + day;
        review.rating = rating;
        review.took_ms = 4000;
        review.before = card.state;
        card.state = srs::review(card.state, rating, review.at);
        review.after = card.state;
        card.reviews.push_back(review);
    }
    return card;
}

std::vector<Card> sample() {
    using model::Rating;
    std::vector<Card> cards = {answered("0123456789abc", {}),
                               answered("g2", {{0, Rating::Good}, {1, Rating::Good}, {4, Rating::Hard}}),
                               answered("g3", {{0, Rating::Easy}, {9, Rating::Again}, {9, Rating::Good}})};
    cards[1].deck = "Notes::\"Django\" · ORM";
    cards[1].state.suspended = true;
    return cards;
}

WriteOptions options() {
    return {noon + 10 * model::day_ms, 20'010 * model::day_ms + 4 * model::Time{3'600'000}, 20'010, 540, 4};
}

std::string package_of(const std::vector<Card>& cards) {
    auto package = write_package(cards, options());
    REQUIRE_MESSAGE(package.has_value(), package.error().message);
    return std::move(*package);
}

std::string entry_of(std::string_view package, const std::string& name) {
    const auto entry = read_entry(package, name);
    return entry && *entry ? **entry : std::string();
}

/// The first column of each row of a query on the collection inside of a package.
std::vector<std::string> query(std::string_view package, const std::string& sql) {
    std::string bytes = entry_of(package, "collection.anki2");
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    REQUIRE(sqlite3_deserialize(database, "main", reinterpret_cast<unsigned char*>(bytes.data()), size, size,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK);
    std::vector<std::string> rows;
    const auto add = [](void* out, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] == nullptr ? "NULL" : values[0]);
        return 0;
    };
    CHECK_MESSAGE(sqlite3_exec(database, sql.c_str(), add, &rows, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
    sqlite3_close(database);
    return rows;
}

/// The bytes of a collection after `sql` was run on it.
std::string changed(const std::string& collection, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
    auto* const bytes = static_cast<unsigned char*>(sqlite3_malloc64(collection.size()));
    std::copy(collection.begin(), collection.end(), bytes);
    const auto size = static_cast<sqlite3_int64>(collection.size());
    REQUIRE(sqlite3_deserialize(database, "main", bytes, size, size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
    CHECK_MESSAGE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
                  sqlite3_errmsg(database));
    sqlite3_int64 left = 0;
    unsigned char* const image = sqlite3_serialize(database, "main", &left, 0);
    std::string result(reinterpret_cast<const char*>(image), static_cast<std::size_t>(left));
    sqlite3_free(image);
    sqlite3_close(database);
    return result;
}

}  // namespace

TEST_CASE("a round trip through a deck file loses no note and no review") {
    const std::vector<Card> cards = sample();
    const auto package = read_package(package_of(cards));
    REQUIRE(package.has_value());
    CHECK(package->zone_minutes == 540);
    REQUIRE(package->notes.size() == cards.size());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const Note& note = package->notes[i];
        CHECK(note.guid == cards[i].guid);
        CHECK(note.deck == cards[i].deck);
        CHECK(note.tags == cards[i].tags);
        CHECK(note.fields == std::vector<std::string>{cards[i].front, cards[i].back});
        CHECK(!note.cloze);
        REQUIRE(note.cards.size() == 1);
        REQUIRE(note.cards[0].answers.size() == cards[i].reviews.size());
        for (std::size_t k = 0; k < cards[i].reviews.size(); ++k) {
            const Answer& answer = note.cards[0].answers[k];
            CHECK(answer.rating == cards[i].reviews[k].rating);
            CHECK(answer.took_ms == cards[i].reviews[k].took_ms);
            // Ids are milliseconds and must differ: reviews of one millisecond move by as many.
            CHECK(answer.at >= cards[i].reviews[k].at);
            CHECK(answer.at <= cards[i].reviews[k].at + 4);
        }
    }
}

TEST_CASE("the collection is whole in SQLite's eyes and has Anki's schema 11") {
    const std::string package = package_of(sample());
    CHECK(query(package, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    CHECK(query(package, "SELECT ver FROM col") == std::vector<std::string>{"11"});
    CHECK(query(package,
                "SELECT json_valid(conf) + json_valid(models) + json_valid(decks) + json_valid(dconf) FROM col") ==
          std::vector<std::string>{"4"});
    CHECK(query(package, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") ==
          std::vector<std::string>{"cards", "col", "graves", "notes", "revlog"});
    CHECK(query(package, "SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)") ==
          std::vector<std::string>{"0"});
    CHECK(query(package, "SELECT count(*) FROM revlog WHERE cid NOT IN (SELECT id FROM cards)") ==
          std::vector<std::string>{"0"});
    CHECK(query(package,
                "SELECT count(*) FROM cards WHERE CAST(did AS text) NOT IN "
                "(SELECT key FROM col, json_each(decks))") == std::vector<std::string>{"0"});
    CHECK(query(package,
                "SELECT count(*) FROM notes WHERE CAST(mid AS text) NOT IN "
                "(SELECT key FROM col, json_each(models))") == std::vector<std::string>{"0"});
    CHECK(entry_of(package, "media") == "{}");
}

TEST_CASE("scheduling arrives in Anki's units") {
    const std::vector<Card> cards = sample();
    const std::string package = package_of(cards);
    CHECK(query(package, "SELECT type FROM cards ORDER BY id") == std::vector<std::string>{"0", "2", "2"});
    CHECK(query(package, "SELECT queue FROM cards ORDER BY id") == std::vector<std::string>{"0", "-1", "2"});
    const auto intervals = query(package, "SELECT ivl FROM cards ORDER BY id");
    CHECK(intervals[1] == std::to_string(cards[1].state.interval_days));
    // Due days count from the collection's creation, which is the day of the first review.
    const auto due = query(package, "SELECT due FROM cards ORDER BY id");
    CHECK(due[1] == std::to_string(4 + cards[1].state.interval_days));
    CHECK(query(package, "SELECT lapses FROM cards ORDER BY id")[2] == "1");
    CHECK(query(package, "SELECT round(json_extract(data, '$.s'), 2) > 0 FROM cards WHERE data <> ''") ==
          std::vector<std::string>{"1", "1"});
    // A card has an ease, also where FSRS is on; difficulty stands in the log and with the memory.
    CHECK(query(package, "SELECT factor FROM cards ORDER BY id") == std::vector<std::string>{"0", "2500", "2500"});
    CHECK(query(package, "SELECT count(*) FROM revlog WHERE factor NOT BETWEEN 100 AND 1100")[0] == "0");
    // A step within the day is seconds below zero.
    CHECK(query(package, "SELECT count(*) FROM revlog WHERE ivl < 0")[0] != "0");
}

TEST_CASE("a card that is learnt again keeps an interval to come back to") {
    using model::Rating;
    const std::vector<Card> cards = {answered("g1", {{0, Rating::Easy}, {9, Rating::Again}}),
                                     answered("g2", {{0, Rating::Again}})};
    REQUIRE(cards[0].state.state == srs::State::Relearning);
    const std::string package = package_of(cards);
    CHECK(query(package, "SELECT type FROM cards ORDER BY id") == std::vector<std::string>{"3", "1"});
    const auto days = std::max<std::int64_t>(1, std::llround(cards[0].state.memory.stability_days));
    CHECK(query(package, "SELECT ivl FROM cards ORDER BY id") == std::vector<std::string>{std::to_string(days), "0"});
}

TEST_CASE("what Anki's scheduler does not count in the log is not read") {  // rslib/src/scheduler/fsrs/params.rs
    const std::string whole = package_of(sample());
    const auto answers_after = [&](const std::string& change) {
        const std::string collection = changed(entry_of(whole, "collection.anki2"), change);
        const ArchiveEntry entries[] = {{"collection.anki2", collection}};
        const auto package = read_package(write_archive(entries));
        REQUIRE(package.has_value());
        REQUIRE(package->notes.size() == 3);
        return std::pair(package->notes[1].cards[0].answers.size(), package->notes[2].cards[0].answers.size());
    };
    const std::string second = "(SELECT id FROM cards ORDER BY id LIMIT 1 OFFSET 1)";
    const std::string middle = "(SELECT id FROM revlog WHERE cid = " + second + " ORDER BY id LIMIT 1 OFFSET 1)";
    CHECK(answers_after("") == std::pair<std::size_t, std::size_t>(3, 3));
    // A preview in a filtered deck; an answer given there counts.
    CHECK(answers_after("UPDATE revlog SET type = 3, factor = 0 WHERE id = " + middle).first == 2);
    CHECK(answers_after("UPDATE revlog SET type = 3 WHERE id = " + middle).first == 3);
    // The card was made new again; and it was given another date.
    const std::string manual =
        "INSERT INTO revlog SELECT id + 1, cid, 0, 0, 0, 0, FACTOR, 0, 4 FROM revlog WHERE id = ";
    const auto with_factor = [&](const char* factor) {
        return std::string(manual).replace(manual.find("FACTOR"), 6, factor) + middle;
    };
    CHECK(answers_after(with_factor("0")) == std::pair<std::size_t, std::size_t>(1, 3));
    CHECK(answers_after(with_factor("2500")) == std::pair<std::size_t, std::size_t>(3, 3));
}

TEST_CASE("what is no deck file is refused with a reason") {
    const auto refusal = [](std::string_view bytes) {
        const auto read = read_package(bytes);
        return read ? "taken" : std::string(refusal_name(read.error()));
    };
    const auto archive = [](std::initializer_list<ArchiveEntry> entries) {
        return write_archive(std::span(entries.begin(), entries.size()));
    };
    CHECK(refusal("") == "no_archive");
    CHECK(refusal("a poem, and no archive") == "no_archive");
    CHECK(refusal(archive({{"readme", "hello"}})) == "no_collection");
    CHECK(refusal(archive({{"collection.anki2", "SQLite format 3, but not really"}})) == "damaged");
    CHECK(refusal(archive({{"collection.anki2", std::string(4096, 'x')}})) == "damaged");
    CHECK(refusal(archive({{"collection.anki21b", "zstd"}, {"collection.anki2", ""}})) == "newest_format");
    CHECK(refusal_text(Refusal::newest_format).find("Support older Anki versions") != std::string_view::npos);
}

TEST_CASE("a collection that was kept with a write-ahead log is read") {
    std::string collection = entry_of(package_of(sample()), "collection.anki2");
    collection[18] = collection[19] = 2;
    const ArchiveEntry entries[] = {{"collection.anki21", collection}, {"collection.anki2", "an older program's"}};
    const auto package = read_package(write_archive(entries));
    REQUIRE(package.has_value());
    CHECK(package->notes.size() == sample().size());
}

TEST_CASE("a deck file cut off anywhere is refused, or whole but for the zip's last bytes, and does no harm") {
    const std::string whole = package_of(sample());
    for (std::size_t left = whole.size() - 1; left > 0; left -= std::min<std::size_t>(left, 97)) {
        const auto package = read_package(std::string_view(whole).substr(0, left));
        CHECK((!package || package->notes.size() == sample().size()));
        CHECK((!package || whole.size() - left < 22));  // The record at the end of a zip, which the library forgives.
    }
}

TEST_CASE("a deck file with a wrong byte anywhere is refused or read, and does no harm") {
    const std::string whole = package_of(sample());
    tests::Random random(5);
    for (int i = 0; i < 400; ++i) {
        std::string damaged = whole;
        damaged[random.below(damaged.size())] = static_cast<char>(random.below(256));
        (void)read_package(damaged);
        // The same below the zip, whose checksum would tell.
        std::string collection = entry_of(whole, "collection.anki2");
        for (int k = 0; k < 8; ++k) collection[random.below(collection.size())] = static_cast<char>(random.below(256));
        const ArchiveEntry entries[] = {{"collection.anki2", collection}};
        (void)read_package(write_archive(entries));
    }
    CHECK(read_package(whole).has_value());
}

TEST_CASE("a field's text is what Anki sorts and sums: no tags, entities resolved") {
    CHECK(plain_text("What &lt;b&gt; is <b>it</b>?") == "What <b> is it?");
    CHECK(plain_text("one<br>two<div>three</div>") == "one\ntwo\nthree");
    CHECK(plain_text("a &unknown; &#54620;&#xAE00; & b <unfinished") == "a &unknown; 한글 & b");
    CHECK(plain_text(escape_html("1 < 2 & \"3\"\n4")) == "1 < 2 & \"3\"\n4");
    // RFC 3174's test, the empty text, and one of several blocks (python3: hashlib.sha1(b"a" * 1000)).
    CHECK(field_checksum("abc") == 0xA9993E36);
    CHECK(field_checksum("") == 0xDA39A3EE);
    CHECK(field_checksum(std::string(1000, 'a')) == 0x291E9A6C);
}
