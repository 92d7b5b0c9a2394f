// The operating system that SQLite runs on in the page: none. Databases in memory ask for nothing of it, and no file opens.
#include <sqlite3.h>

static int open_nothing(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
    (void)vfs, (void)name, (void)flags, (void)flags_out;
    file->pMethods = 0;
    return SQLITE_CANTOPEN;
}
static int delete_nothing(sqlite3_vfs* vfs, const char* name, int sync) {
    (void)vfs, (void)name, (void)sync;
    return SQLITE_OK;
}
static int find_nothing(sqlite3_vfs* vfs, const char* name, int flags, int* found) {
    (void)vfs, (void)name, (void)flags;
    *found = 0;
    return SQLITE_OK;
}
static int same_path(sqlite3_vfs* vfs, const char* name, int size, char* path) {
    (void)vfs;
    sqlite3_snprintf(size, path, "%s", name);
    return SQLITE_OK;
}
/// SQLite draws ids of rows from it only where a table has used up its numbers.
static int no_randomness(sqlite3_vfs* vfs, int size, char* bytes) {
    (void)vfs;
    for (int i = 0; i < size; ++i) bytes[i] = 0;
    return size;
}
static int no_sleep(sqlite3_vfs* vfs, int microseconds) {
    (void)vfs, (void)microseconds;
    return 0;
}
static int no_clock(sqlite3_vfs* vfs, double* day) {
    (void)vfs;
    *day = 2440587.5;  // 1970 as a Julian day.
    return SQLITE_OK;
}
static int no_error(sqlite3_vfs* vfs, int size, char* text) {
    (void)vfs, (void)size, (void)text;
    return 0;
}

static sqlite3_vfs no_files = {
    .iVersion = 1,
    .szOsFile = sizeof(sqlite3_file),
    .mxPathname = 64,
    .zName = "none",
    .xOpen = open_nothing,
    .xDelete = delete_nothing,
    .xAccess = find_nothing,
    .xFullPathname = same_path,
    .xRandomness = no_randomness,
    .xSleep = no_sleep,
    .xCurrentTime = no_clock,
    .xGetLastError = no_error,
};

int sqlite3_os_init(void) { return sqlite3_vfs_register(&no_files, 1); }
int sqlite3_os_end(void) { return SQLITE_OK; }
