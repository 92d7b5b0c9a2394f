
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

Result<std::vector<Note>> read_notes(const Database& database) {
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
    Statement answers(database,
                      "SELECT c.nid, c.ord, r.id, r.ease, r.time FROM cards c LEFT JOIN revlog r ON r.cid = c.id "
                      "AND r.ease BETWEEN 1 AND 4 AND r.type < 4 ORDER BY c.nid, c.ord, r.id");
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
    if (rows.failed() || answers.failed()) return fail("the collection cannot be read: " + database.message());
    return notes;
}

}  // namespace

Result<std::vector<Note>> read_package(const std::string& path) {
    // Newer Anki writes its own format beside a collection.anki2 that only says so.
    if (has_entry(path, "collection.anki21b"))
        return fail(path +
                    " is in Anki's newest format\n  hint: export it again with \"Support older Anki versions\" on");
    auto bytes = read_entry(path, has_entry(path, "collection.anki21") ? "collection.anki21" : "collection.anki2");
    if (!bytes) return tl::unexpected(bytes.error());
    auto database = Database::open(":memory:", false);
    if (!database) return tl::unexpected(database.error());
    // The database stays ours: SQLite reads it where it lies, and may not change it.
    if (sqlite3_deserialize(database->handle(), "main", reinterpret_cast<unsigned char*>(bytes->data()),
                            static_cast<sqlite3_int64>(bytes->size()), static_cast<sqlite3_int64>(bytes->size()),
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        return fail(path + ": the collection inside is damaged: " + database->message());
    auto notes = read_notes(*database);
    if (!notes) return fail(path + ": " + notes.error().message);
    return notes;
}

}  // namespace viva::anki
