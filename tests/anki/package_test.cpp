#include "anki/package.h"

#include <cstdio>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "anki/archive.h"
#include "anki/checksum.h"
#include "srs/scheduler.h"

using namespace viva;
using namespace viva::anki;

namespace {

constexpr model::Time noon = 20'000 * model::day_ms + 12 * model::Time{3'600'000};

/// A path that goes away with the test.
struct Scratch {
    Scratch()
        : path((std::filesystem::temp_directory_path() / ("viva-anki-" + std::to_string(std::rand()))).string()) {}
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    std::string path;
};

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
    return {noon + 10 * model::day_ms, 20'010 * model::day_ms + 4 * model::Time{3'600'000}, 20'010};
}

/// The first column of each row of a query on the collection inside of a package.
std::vector<std::string> query(const std::string& package, const std::string& sql) {
    const auto bytes = read_entry(package, "collection.anki2");
    REQUIRE(bytes.has_value());
    const std::string path = package + ".query";
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(bytes->data(), 1, bytes->size(), file);
    std::fclose(file);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    std::vector<std::string> rows;
    const auto add = [](void* out, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] == nullptr ? "NULL" : values[0]);
        return 0;
    };
    CHECK_MESSAGE(sqlite3_exec(database, sql.c_str(), add, &rows, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
    sqlite3_close(database);
    std::filesystem::remove(path);
    return rows;
}

}  // namespace

TEST_CASE("a round trip through a deck file loses no note and no review") {
    const Scratch scratch;
    const std::vector<Card> cards = sample();
    REQUIRE(write_package(scratch.path, cards, options()).has_value());
    const auto notes = read_package(scratch.path);
    REQUIRE_MESSAGE(notes.has_value(), notes.error().message);
    REQUIRE(notes->size() == cards.size());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const Note& note = (*notes)[i];
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
    const Scratch scratch;
    REQUIRE(write_package(scratch.path, sample(), options()).has_value());
    CHECK(query(scratch.path, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    CHECK(query(scratch.path, "SELECT ver FROM col") == std::vector<std::string>{"11"});
    CHECK(query(scratch.path,
                "SELECT json_valid(conf) + json_valid(models) + json_valid(decks) + json_valid(dconf) FROM col") ==
          std::vector<std::string>{"4"});
    CHECK(query(scratch.path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") ==
          std::vector<std::string>{"cards", "col", "graves", "notes", "revlog"});
    CHECK(query(scratch.path, "SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)") ==
          std::vector<std::string>{"0"});
    CHECK(query(scratch.path, "SELECT count(*) FROM revlog WHERE cid NOT IN (SELECT id FROM cards)") ==
          std::vector<std::string>{"0"});
    CHECK(query(scratch.path,
                "SELECT count(*) FROM cards WHERE CAST(did AS text) NOT IN "
                "(SELECT key FROM col, json_each(decks))") == std::vector<std::string>{"0"});
    CHECK(query(scratch.path,
                "SELECT count(*) FROM notes WHERE CAST(mid AS text) NOT IN "
                "(SELECT key FROM col, json_each(models))") == std::vector<std::string>{"0"});
    CHECK(read_entry(scratch.path, "media").value_or("") == "{}");
}

TEST_CASE("scheduling arrives in Anki's units") {
    const Scratch scratch;
    const std::vector<Card> cards = sample();
    REQUIRE(write_package(scratch.path, cards, options()).has_value());
    CHECK(query(scratch.path, "SELECT type FROM cards ORDER BY id") == std::vector<std::string>{"0", "2", "2"});
    CHECK(query(scratch.path, "SELECT queue FROM cards ORDER BY id") == std::vector<std::string>{"0", "-1", "2"});
    const auto intervals = query(scratch.path, "SELECT ivl FROM cards ORDER BY id");
    CHECK(intervals[1] == std::to_string(cards[1].state.interval_days));
    // Due days count from the collection's creation, which is the day of the first review.
    const auto due = query(scratch.path, "SELECT due FROM cards ORDER BY id");
    CHECK(due[1] == std::to_string(4 + cards[1].state.interval_days));
    CHECK(query(scratch.path, "SELECT lapses FROM cards ORDER BY id")[2] == "1");
    CHECK(query(scratch.path, "SELECT round(json_extract(data, '$.s'), 2) > 0 FROM cards WHERE data <> ''") ==
          std::vector<std::string>{"1", "1"});
    // A step within the day is seconds below zero.
    CHECK(query(scratch.path, "SELECT count(*) FROM revlog WHERE ivl < 0")[0] != "0");
}

TEST_CASE("what is no deck file is refused with a reason") {
    const Scratch scratch;
    CHECK(read_package(scratch.path).error().message.find("no zip archive") != std::string::npos);
    const ArchiveEntry other[] = {{"readme", "hello"}};
    REQUIRE(write_archive(scratch.path, other, 1).has_value());
    CHECK(read_package(scratch.path).error().message.find("has no collection.anki2") != std::string::npos);
    const ArchiveEntry damaged[] = {{"collection.anki2", "SQLite format 3, but not really"}};
    REQUIRE(write_archive(scratch.path, damaged, 1).has_value());
    CHECK(!read_package(scratch.path).has_value());
    const ArchiveEntry newest[] = {{"collection.anki21b", "zstd"}, {"collection.anki2", ""}};
    REQUIRE(write_archive(scratch.path, newest, 2).has_value());
    CHECK(read_package(scratch.path).error().message.find("Support older Anki versions") != std::string::npos);
}

TEST_CASE("a deck file cut off anywhere is refused, or whole but for the zip's last bytes, and does no harm") {
    const Scratch scratch;
    REQUIRE(write_package(scratch.path, sample(), options()).has_value());
    const auto size = std::filesystem::file_size(scratch.path);
    for (auto left = size - 1; left > 0; left -= std::min<std::uintmax_t>(left, 97)) {
        std::filesystem::resize_file(scratch.path, left);
        const auto notes = read_package(scratch.path);
        CHECK((!notes || notes->size() == sample().size()));
        CHECK((!notes || size - left < 22));  // The record at the end of a zip, which the library forgives.
    }
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
