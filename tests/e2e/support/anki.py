# Looks into a deck file of Anki, or makes one as another program would: `anki.py read FILE` prints JSON, `anki.py make FILE`
# takes [{"front","back","answers":[[ms, rating, took]…]}…] from its input.
import json, sqlite3, sys, tempfile, zipfile

def read(path):
    with zipfile.ZipFile(path) as archive, tempfile.NamedTemporaryFile() as file:
        names = archive.namelist()
        file.write(archive.read("collection.anki2"))
        file.flush()
        database = sqlite3.connect(file.name)
        def rows(sql):
            cursor = database.execute(sql)
            columns = [column[0] for column in cursor.description]
            return [dict(zip(columns, row)) for row in cursor]
        col = rows("SELECT ver, conf, decks, models FROM col")[0]
        print(json.dumps({
            "names": names,
            "integrity": rows("PRAGMA integrity_check")[0]["integrity_check"],
            "version": col["ver"],
            "conf": json.loads(col["conf"]),
            "decks": sorted(deck["name"] for deck in json.loads(col["decks"]).values()),
            "notes": rows("SELECT guid, tags, flds FROM notes ORDER BY id"),
            "cards": rows("SELECT n.guid, c.type, c.queue, c.due, c.ivl, c.reps, c.data FROM cards c JOIN notes n ON n.id = c.nid"),
            "reviews": rows("SELECT n.guid AS card, r.id AS at, r.ease AS rating, r.time AS took FROM revlog r "
                            "JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid ORDER BY r.id"),
        }))

# What every version of Anki has had since 2.0: schema 11, columns that do not matter here left at nothing.
SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
  ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
  sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer, type integer,
  queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer,
  odid integer, flags integer, data text);
CREATE TABLE revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
  factor integer, time integer, type integer);
"""

def make(path):
    with tempfile.NamedTemporaryFile() as file:
        database = sqlite3.connect(file.name)
        database.execute("PRAGMA journal_mode = wal")
        database.executescript(SCHEMA)
        models = {"1": {"id": 1, "name": "Basic", "type": 0}}
        decks = {"1": {"id": 1, "name": "Mine"}}
        database.execute("INSERT INTO col VALUES (1,0,0,0,11,0,0,0,'{}',?,?,'{}','{}')", (json.dumps(models), json.dumps(decks)))
        for number, note in enumerate(json.load(sys.stdin), 1):
            database.execute("INSERT INTO notes VALUES (?,?,1,0,0,'',?,'',0,0,'')",
                             (number, f"own{number}", note["front"] + "\x1f" + note["back"]))
            database.execute("INSERT INTO cards VALUES (?,?,1,0,0,0,2,2,0,1,0,0,0,0,0,0,0,'')", (number, number))
            for at, rating, took in note["answers"]:
                database.execute("INSERT INTO revlog VALUES (?,?,0,?,1,1,2500,?,1)", (at, number, rating, took))
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(file.name, "collection.anki2")
            archive.writestr("media", "{}")
        database.close()

{"read": read, "make": make}[sys.argv[1]](sys.argv[2])
