#include "anki/archive.h"
#include "anki/database.h"
#include "anki/package.h"

namespace viva::anki {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::vector<Note>> read_notes(const Database& database) {
    std::vector<Note> notes;
    // The deck of a note is that of its first card; names of decks and note types stand in the collection as JSON.
    Statement rows(database,
                   "SELECT n.id, n.guid, n.flds, n.tags, coalesce(m.name, ''), coalesce(m.type, 0), "
                   "coalesce((SELECT d.name FROM cards c JOIN (SELECT key AS id, json_extract(value, '$.name') AS name "
                   "FROM col, json_each(col.decks)) d ON d.id = CAST(c.did AS text) WHERE c.nid = n.id ORDER BY c.ord "
                   "LIMIT 1), '') "
                   "FROM notes n LEFT JOIN (SELECT key AS id, json_extract(value, '$.name') AS name, "
                   "json_extract(value, '$.type') AS type FROM col, json_each(col.models)) m "
                   "ON m.id = CAST(n.mid AS text) ORDER BY n.id");
    // As Anki's own scheduler reads its log: a preview in a filtered deck is no answer, and what was before a card was
    // made new again does not count.
    Statement answers(database,
                      "SELECT c.nid, c.ord, r.id, r.ease, r.time FROM cards c LEFT JOIN (SELECT cid, max(id) AS at "
                      "FROM revlog WHERE type = 4 AND ease = 0 AND factor = 0 GROUP BY cid) reset ON reset.cid = c.id "
                      "LEFT JOIN revlog r ON r.cid = c.id AND r.ease BETWEEN 1 AND 4 AND r.type < 4 "
                      "AND NOT (r.type = 3 AND r.factor = 0) AND r.id > coalesce(reset.at, 0) "
                      "ORDER BY c.nid, c.ord, r.id");
    std::int64_t answered = -1;
    bool more = answers.row();
    while (rows.row()) {
        Note note;
        const std::int64_t id = rows.number(0);
        note.guid = rows.text(1);
        note.fields = split(rows.text(2), '\x1f');
        for (std::string& tag : split(rows.text(3), ' '))
            if (!tag.empty()) note.tags.push_back(std::move(tag));
        note.type = rows.text(4);
        note.cloze = rows.number(5) == 1;
        note.deck = rows.text(6);
        for (; more && (answered = answers.number(0)) <= id; more = answers.row()) {
            if (answered < id) continue;
            const std::int64_t ordinal = answers.number(1);
            if (note.cards.empty() || note.cards.back().ordinal != ordinal) note.cards.push_back({ordinal, {}});
            if (answers.number(2) <= 0) continue;
            note.cards.back().answers.push_back({answers.number(2), static_cast<model::Rating>(answers.number(3)),
                                                 static_cast<std::uint32_t>(answers.number(4))});
        }
        notes.push_back(std::move(note));
    }
    if (rows.failed() || answers.failed()) return std::nullopt;
    return notes;
}

/// Minutes east of UTC. Anki keeps minutes west.
std::optional<std::int32_t> read_zone(const Database& database) {
    Statement rows(database, "SELECT json_extract(conf, '$.localOffset') FROM col WHERE json_valid(conf)");
    if (!rows.row() || rows.is_null(0)) return std::nullopt;
    constexpr std::int64_t widest = 14 * 60;
    const std::int64_t west = rows.number(0);
    if (west < -widest || west > widest) return std::nullopt;
    return static_cast<std::int32_t>(-west);
}

/// The database that the archive holds.
Accepted<std::string> read_collection(std::string_view archive) {
    // Newer Anki writes its own format beside a collection.anki2 that only says so.
    const auto newest = read_entry(archive, "collection.anki21b");
    if (!newest && newest.error() == Refusal::no_archive) return tl::unexpected(newest.error());
    if (!newest || *newest) return tl::unexpected(Refusal::newest_format);
    for (const char* name : {"collection.anki21", "collection.anki2"}) {
        auto entry = read_entry(archive, name);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry) return std::move(**entry);
    }
    return tl::unexpected(Refusal::no_collection);
}

}  // namespace

Accepted<Package> read_package(std::string_view archive) {
    auto bytes = read_collection(archive);
    if (!bytes) return tl::unexpected(bytes.error());
    // A database in memory has no write-ahead log: one whose header asks for it (bytes 18 and 19) is read without.
    if (bytes->size() < 100) return tl::unexpected(Refusal::damaged);
    for (const std::size_t version : {18, 19})
        if ((*bytes)[version] == 2) (*bytes)[version] = 1;
    auto database = Database::in_memory();
    if (!database) return tl::unexpected(Refusal::damaged);
    // The bytes stay ours: SQLite reads them where they lie, and may not change them.
    if (sqlite3_deserialize(database->handle(), "main", reinterpret_cast<unsigned char*>(bytes->data()),
                            static_cast<sqlite3_int64>(bytes->size()), static_cast<sqlite3_int64>(bytes->size()),
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        return tl::unexpected(Refusal::damaged);
    auto notes = read_notes(*database);
    if (!notes) return tl::unexpected(Refusal::damaged);
    return Package{std::move(*notes), read_zone(*database)};
}

std::string_view refusal_name(Refusal refusal) {
    constexpr std::string_view names[] = {"no_archive", "no_collection", "newest_format", "too_large", "damaged"};
    return names[static_cast<std::size_t>(refusal)];
}

std::string_view refusal_text(Refusal refusal) {
    switch (refusal) {
        case Refusal::no_archive: return "this is no deck file of Anki (no zip archive)";
        case Refusal::no_collection: return "this is no deck file of Anki (the archive has no collection.anki2 inside)";
        case Refusal::newest_format:
            return "this is in Anki's newest format\n  hint: export it again with \"Support older Anki versions\" on";
        case Refusal::too_large: return "the collection inside is larger than 1 GB";
        case Refusal::damaged: break;
    }
    return "the collection inside is damaged";
}

}  // namespace viva::anki
