#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <utility>

#include "anki/archive.h"
#include "anki/checksum.h"
#include "anki/database.h"
#include "anki/package.h"

namespace viva::anki {
namespace {

/// Ours for ever, so that importing twice updates instead of doubling.
constexpr std::int64_t note_type_id = 1764000000001;
constexpr std::int64_t first_deck_id = 1764000001000;

constexpr const char* schema = R"(
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
  left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
BEGIN;)";

constexpr const char* note_type = R"({"1764000000001":{"id":1764000000001,"name":"Viva","type":0,"mod":0,"usn":-1,
"sortf":0,"did":null,"tmpls":[{"name":"Card 1","ord":0,"qfmt":"{{Front}}",
"afmt":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}","bqfmt":"","bafmt":"","did":null,"bfont":"","bsize":0}],
"flds":[{"name":"Front","ord":0,"sticky":false,"rtl":false,"font":"Arial","size":20,"media":[]},
{"name":"Back","ord":1,"sticky":false,"rtl":false,"font":"Arial","size":20,"media":[]}],
"css":".card { font-family: sans-serif; font-size: 18px; line-height: 1.6; text-align: left; max-width: 44em; margin: auto }\npre { white-space: pre-wrap; text-align: left }",
"latexPre":"","latexPost":"","latexsvg":false,"req":[[0,"any",[0]]],"tags":[],"vers":[]}})";

/// Without the time zone, which follows it.
constexpr const char* configuration = R"({"nextPos":1,"estTimes":true,"activeDecks":[1],"sortType":"noteFld",
"timeLim":0,"sortBackwards":false,"addToCur":true,"curDeck":1,"newBury":true,"newSpread":0,"dueCounts":true,
"curModel":1764000000001,"collapseTime":1200,"schedVer":2)";

constexpr const char* deck_options = R"({"1":{"id":1,"name":"Default","mod":0,"usn":0,"maxTaken":60,"autoplay":true,
"timer":0,"replayq":true,"dyn":false,
"new":{"bury":true,"delays":[1,10],"initialFactor":2500,"ints":[1,4,0],"order":1,"perDay":20,"separate":true},
"rev":{"bury":true,"ease4":1.3,"fuzz":0.05,"ivlFct":1,"maxIvl":36500,"minSpace":1,"perDay":200,"hardFactor":1.2},
"lapse":{"delays":[10],"leechAction":1,"leechFails":8,"minInt":1,"mult":0}}})";

/// What Anki calls the states of a card.
enum CardType : std::uint8_t { type_new = 0, type_learning = 1, type_review = 2, type_relearning = 3 };

CardType type_of(srs::State state) {
    switch (state) {
        case srs::State::New: return type_new;
        case srs::State::Learning: return type_learning;
        case srs::State::Review: return type_review;
        case srs::State::Relearning: return type_relearning;
    }
    return type_new;
}

/// Days, or for a step within a day seconds as a negative number.
std::int64_t interval_of(const srs::CardState& state, model::Time reviewed) {
    if (state.state == srs::State::New) return 0;
    if (state.state == srs::State::Review) return state.interval_days;
    return -std::max<model::Time>(1, (state.due - reviewed) / 1000);
}

/// The ease that Anki's deck options begin with.
constexpr std::int64_t usual_factor = 2500;

/// What Anki's log has for an ease where FSRS scheduled the card: its difficulty, 1…10 as 100…1100. A card itself has
/// its ease there always, in permille, and its difficulty with its memory.
std::int64_t logged_factor_of(const srs::CardState& state) {
    if (state.state == srs::State::New) return 0;
    return std::llround((state.memory.difficulty - 1) / 9 * 1000) + 100;
}

/// Days. A card that is learnt again has the interval with which it will be back among the known ones.
std::int64_t card_interval(const srs::CardState& state) {
    if (state.state == srs::State::Review) return state.interval_days;
    return state.state == srs::State::Relearning ? std::max<std::int64_t>(1, std::llround(state.memory.stability_days))
                                                 : 0;
}

class Writer {
public:
    Writer(Database& database, const WriteOptions& options) : database_(database), options_(options) {}

    Result<void> write(std::span<const Card> cards) {
        if (auto made = database_.run(schema); !made) return made;
        name_decks(cards);
        write_collection();
        Statement notes(database_, "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')");
        Statement rows(database_, "INSERT INTO cards VALUES (?,?,?,0,?,-1,?,?,?,?,?,?,?,?,0,0,0,?)");
        Statement log(database_, "INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)");
        for (const Card& card : cards) {
            ++id_;
            write_note(notes, card);
            write_card(rows, card);
            write_reviews(log, card);
        }
        if (failed_ || notes.failed() || rows.failed() || log.failed())
            return fail("the collection's database says: " + database_.message());
        return database_.run("COMMIT; DROP TABLE temp.named;");
    }

private:
    std::int64_t seconds() const { return options_.now / 1000; }

    /// Also the first day and the first id.
    void name_decks(std::span<const Card> cards) {
        first_day_ = options_.today;
        for (const Card& card : cards) {
            decks_.push_back(card.deck);
            if (!card.reviews.empty()) first_day_ = std::min(first_day_, card.reviews.front().day);
        }
        std::sort(decks_.begin(), decks_.end());
        decks_.erase(std::unique(decks_.begin(), decks_.end()), decks_.end());
        id_ = options_.now;
    }

    std::int64_t deck_id(const std::string& deck) const {
        return first_deck_id + (std::lower_bound(decks_.begin(), decks_.end(), deck) - decks_.begin());
    }

    void write_collection() {
        // Days of the collection count from the first review.
        created_ = options_.day_start / 1000 - std::int64_t{options_.today - first_day_} * 86'400;
        Statement deck(database_, "CREATE TEMP TABLE named (id, name)");
        deck.write();
        Statement name(database_, "INSERT INTO named VALUES (?,?)");
        name.bind(std::int64_t{1}).bind("Default").write();
        for (const std::string& each : decks_) name.bind(deck_id(each)).bind(each).write();
        Statement collection(
            database_,
            "INSERT INTO col SELECT 1,?,?,?,11,0,0,0,?,?,json_group_object(id, json_object('id',id,'name',name,'mod',0,"
            "'usn',-1,'desc','','dyn',0,'conf',1,'collapsed',json('false'),'browserCollapsed',json('false'),"
            "'extendNew',0,'extendRev',0,'newToday',json('[0,0]'),'revToday',json('[0,0]'),'lrnToday',json('[0,0]'),"
            "'timeToday',json('[0,0]'))),?,'{}' FROM named");
        collection.bind(created_).bind(options_.now).bind(options_.now).bind(whole_configuration()).bind(note_type);
        collection.bind(deck_options).write();
        failed_ = deck.failed() || name.failed() || collection.failed();
    }

    /// Anki keeps minutes west of UTC.
    std::string whole_configuration() const {
        const std::string west = std::to_string(-options_.zone_minutes);
        return configuration + (",\"rollover\":" + std::to_string(options_.rollover_hour)) +
               ",\"creationOffset\":" + west + ",\"localOffset\":" + west + "}";
    }

    void write_note(Statement& notes, const Card& card) {
        std::string tags;
        for (const std::string& tag : card.tags) tags.append(tags.empty() ? " " : "").append(tag).append(" ");
        const std::string sort = plain_text(card.front);
        notes.bind(id_).bind(card.guid).bind(note_type_id).bind(seconds()).bind(tags);
        notes.bind(card.front + "\x1f" + card.back).bind(sort);
        notes.bind(std::int64_t{field_checksum(sort)}).write();
    }

    void write_card(Statement& rows, const Card& card) {
        const srs::CardState& state = card.state;
        const CardType type = type_of(state.state);
        std::int64_t due = ++position_;
        if (type == type_learning || type == type_relearning) due = state.due / 1000;
        if (type == type_review) due = day_of(state.due);
        const std::int64_t queue = state.suspended ? -1 : type == type_relearning ? type_learning : type;
        char memory[64] = "";
        if (type != type_new)
            std::snprintf(memory, sizeof memory, R"({"s":%.4f,"d":%.3f})", state.memory.stability_days,
                          state.memory.difficulty);
        const bool steps = type == type_learning || type == type_relearning;
        rows.bind(id_).bind(id_).bind(deck_id(card.deck)).bind(seconds()).bind(std::int64_t{type}).bind(queue);
        rows.bind(due).bind(card_interval(state)).bind(type == type_new ? 0 : usual_factor);
        rows.bind(std::int64_t{state.reps}).bind(std::int64_t{state.lapses}).bind(std::int64_t{steps ? 1001 : 0});
        rows.bind(memory).write();
    }

    /// Days from the collection's beginning to a moment.
    std::int64_t day_of(model::Time at) const {
        const std::int64_t passed = at / 1000 - created_;
        return passed >= 0 ? passed / 86'400 : 0;
    }

    void write_reviews(Statement& log, const Card& card) {
        for (const srs::PastReview& review : card.reviews) {
            // Anki's ids are times: two reviews of one millisecond take the next free one.
            std::int64_t id = review.at;
            while (!used_.insert(id).second) ++id;
            const CardType before = type_of(review.before.state);
            const std::int64_t kind = before == type_review ? 1 : before == type_relearning ? 2 : 0;
            log.bind(id).bind(id_).bind(static_cast<std::int64_t>(review.rating));
            log.bind(interval_of(review.after, review.at));
            log.bind(review.before.state == srs::State::New ? 0
                                                            : interval_of(review.before, review.before.last_review));
            log.bind(logged_factor_of(review.after)).bind(std::int64_t{review.took_ms}).bind(kind).write();
        }
    }

    Database& database_;
    const WriteOptions& options_;
    std::vector<std::string> decks_;
    std::set<std::int64_t> used_;  ///< Ids of the review log.
    std::int64_t id_ = 0, position_ = 0, created_ = 0;
    std::int32_t first_day_ = 0;
    bool failed_ = false;
};

}  // namespace

Result<std::string> write_package(std::span<const Card> cards, const WriteOptions& options) {
    auto database = Database::in_memory();
    if (!database) return tl::unexpected(database.error());
    if (auto written = Writer(*database, options).write(cards); !written) return tl::unexpected(written.error());
    const std::string collection = database->bytes();
    const ArchiveEntry entries[] = {{"collection.anki2", collection}, {"media", "{}"}};
    std::string archive = collection.empty() ? std::string() : write_archive(entries);
    if (archive.empty()) return fail("the collection is too large for a deck file");
    return archive;
}

}  // namespace viva::anki
