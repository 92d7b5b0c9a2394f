// SQLite with values for errors. Inside of the room.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viva::anki {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

struct FreeMemory {
    void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};

class Database {
public:
    /// An empty one, without a file.
    static Result<Database> in_memory() {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
        Database database(opened);
        if (code != SQLITE_OK) return fail("SQLite cannot open a collection: " + database.message());
        return database;
    }
    Result<void> run(const std::string& sql) {
        if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return fail("the collection's database says: " + message());
        return {};
    }
    std::string message() const { return sqlite3_errmsg(handle_.get()); }
    sqlite3* handle() const { return handle_.get(); }
    /// The file that it would be; empty if there is no room for it.
    std::string bytes() const {
        sqlite3_int64 size = 0;
        const std::unique_ptr<unsigned char, FreeMemory> bytes(sqlite3_serialize(handle_.get(), "main", &size, 0));
        if (!bytes) return {};
        return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
    }

private:
    explicit Database(sqlite3* handle) : handle_(handle) {}
    std::unique_ptr<sqlite3, CloseDatabase> handle_;
};

/// A prepared statement; a failure stays until it is asked for (`failed`), so that rows can be written in a row.
class Statement {
public:
    Statement(const Database& database, std::string_view sql) {
        sqlite3_stmt* prepared = nullptr;
        failed_ = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr) !=
                  SQLITE_OK;
        handle_.reset(prepared);
    }
    Statement& bind(std::int64_t value) {
        if (!failed_) failed_ = sqlite3_bind_int64(handle_.get(), ++bound_, value) != SQLITE_OK;
        return *this;
    }
    Statement& bind(std::string_view text) {
        if (!failed_)
            failed_ = sqlite3_bind_text(handle_.get(), ++bound_, text.data(), static_cast<int>(text.size()),
                                        SQLITE_TRANSIENT) != SQLITE_OK;
        return *this;
    }
    /// Carries it out once and makes it ready for the next values.
    void write() {
        if (failed_) return;
        failed_ = sqlite3_step(handle_.get()) != SQLITE_DONE;
        sqlite3_reset(handle_.get());
        bound_ = 0;
    }
    /// The next row, if there is one.
    bool row() {
        if (failed_) return false;
        const int code = sqlite3_step(handle_.get());
        failed_ = code != SQLITE_ROW && code != SQLITE_DONE;
        return code == SQLITE_ROW;
    }
    bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
        return bytes == nullptr
                   ? std::string()
                   : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
    }
    bool failed() const { return failed_; }

private:
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
    int bound_ = 0;
    bool failed_ = false;
};

}  // namespace viva::anki
