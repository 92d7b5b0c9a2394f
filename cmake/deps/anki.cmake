# SQLite and zip, which Anki's deck files are made of. Natively the system's own; for the page compiled from source:
#   SQLite    npm better-sqlite3, which carries SQLite's own single file and follows its releases within days. Debian's
#             source is SQLite's tree, which Tcl has to make that file of first.
#   minizip   from zlib's sources
if(NOT EMSCRIPTEN)
    viva_require_system_library(sqlite sqlite3 libsqlite3-dev)
    viva_require_system_library(minizip minizip libminizip-dev)
    return()
endif()

# Databases in memory only, so there is no file system below it; what the omissions take away nobody here asks for.
set(sqlite_root ${VIVA_NPM}/better-sqlite3/deps/sqlite3)
viva_add_third_party(sqlite SOURCES ${sqlite_root}/sqlite3.c ${CMAKE_CURRENT_LIST_DIR}/sqlite_no_files.c INCLUDES ${sqlite_root})
target_compile_definitions(viva_dep_sqlite PRIVATE
    SQLITE_OS_OTHER=1 SQLITE_THREADSAFE=0 SQLITE_TEMP_STORE=3 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DQS=0 SQLITE_UNTESTABLE
    SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_WAL SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_DEPRECATED SQLITE_OMIT_DECLTYPE
    SQLITE_OMIT_PROGRESS_CALLBACK SQLITE_OMIT_AUTHORIZATION SQLITE_OMIT_TRACE SQLITE_OMIT_UTF16 SQLITE_OMIT_TCL_VARIABLE
    SQLITE_OMIT_COMPLETE SQLITE_OMIT_GET_TABLE SQLITE_OMIT_DATETIME_FUNCS)

viva_find_sources(zlib https://github.com/madler/zlib.git v1.3.1 zlib_root)
set(zlib_sources adler32.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c zutil.c
    contrib/minizip/ioapi.c contrib/minizip/unzip.c contrib/minizip/zip.c)
list(TRANSFORM zlib_sources PREPEND ${zlib_root}/)
viva_add_third_party(minizip SOURCES ${zlib_sources} INCLUDES ${zlib_root} ${zlib_root}/contrib)
target_compile_definitions(viva_dep_minizip PRIVATE NOCRYPT NOUNCRYPT)
