# Small libraries that every build needs: errors as values, tests, Markdown, Unicode.

viva_stage_host_headers(tl/expected.hpp expected_include)
if(NOT expected_include)
    viva_find_sources(expected https://github.com/TartanLlama/expected.git v1.1.0 expected_root)
    set(expected_include ${expected_root}/include)
endif()
viva_add_third_party(expected INCLUDES ${expected_include})

if(VIVA_TESTS)
    viva_find_sources(doctest https://github.com/doctest/doctest.git v2.4.11 doctest_root)
    viva_add_third_party(doctest INCLUDES ${doctest_root})
endif()

viva_find_sources(md4c https://github.com/mity/md4c.git release-0.5.2 md4c_root)
viva_add_third_party(md4c SOURCES ${md4c_root}/src/md4c.c ${md4c_root}/src/entity.c INCLUDES ${md4c_root}/src
    DEFINITIONS MD4C_USE_UTF8)

# Guesses the encoding of old notes. Its own list of sources, so that a later version's language models come along.
viva_find_sources(uchardet https://gitlab.freedesktop.org/uchardet/uchardet.git v0.0.8 uchardet_root)
file(GLOB uchardet_sources ${uchardet_root}/src/*.cpp ${uchardet_root}/src/LangModels/*.cpp)
list(FILTER uchardet_sources EXCLUDE REGEX "/tools/")
viva_add_third_party(uchardet SOURCES ${uchardet_sources} INCLUDES ${uchardet_root}/src)
target_compile_definitions(viva_dep_uchardet PRIVATE VERSION="0.0.8")

viva_find_sources(utf8proc https://github.com/JuliaStrings/utf8proc.git v2.11.3 utf8proc_root)
viva_add_third_party(utf8proc SOURCES ${utf8proc_root}/utf8proc.c INCLUDES ${utf8proc_root} DEFINITIONS UTF8PROC_STATIC)

# Line and grapheme breaking (UAX #14, #29): word breaking would bring tables that nothing here reads.
viva_find_sources(libunibreak https://github.com/adah1972/libunibreak.git libunibreak_6_1 unibreak_root)
set(unibreak_sources linebreak.c linebreakdata.c linebreakdef.c eastasianwidthdef.c
    emojidef.c graphemebreak.c unibreakbase.c unibreakdef.c)
list(TRANSFORM unibreak_sources PREPEND ${unibreak_root}/src/)
viva_add_third_party(unibreak SOURCES ${unibreak_sources} INCLUDES ${unibreak_root}/src)
