# Of the `viva` program alone, out of npm packages: tree-sitter with its grammars in C, and two font families.
set(tree_sitter_root ${VIVA_NPM}/tree-sitter/vendor/tree-sitter/lib)
viva_add_third_party(tree_sitter SOURCES ${tree_sitter_root}/src/lib.c INCLUDES ${tree_sitter_root}/include)
target_include_directories(viva_dep_tree_sitter PRIVATE ${tree_sitter_root}/src)
target_compile_definitions(viva_dep_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)

# Adds viva::tree_sitter_<language> and the global property VIVA_TREE_SITTER_QUERIES_<language>: the highlight queries,
# in the order in which they are to be joined.
function(viva_add_grammar language package)
    set(root ${VIVA_NPM}/${package})
    set(sources ${root}/src/parser.c)
    if(EXISTS ${root}/src/scanner.c)
        list(APPEND sources ${root}/src/scanner.c)
    endif()
    viva_add_third_party(tree_sitter_${language} SOURCES ${sources} LINKS viva::tree_sitter)
    target_include_directories(viva_dep_tree_sitter_${language} PRIVATE ${root}/src)
    # The tables are megabytes of generated C: -O1 compiles them in a fraction of the time and lexes as fast.
    target_compile_options(viva_dep_tree_sitter_${language} PRIVATE -O1 -g0)
    set_property(GLOBAL PROPERTY VIVA_TREE_SITTER_QUERIES_${language} ${root}/queries/highlights.scm)
    set_property(GLOBAL APPEND PROPERTY VIVA_TREE_SITTER_LANGUAGES ${language})
    target_link_libraries(viva_dep_tree_sitter_grammars INTERFACE viva_dep_tree_sitter_${language})
endfunction()

add_library(viva_dep_tree_sitter_grammars INTERFACE)
add_library(viva::tree_sitter_grammars ALIAS viva_dep_tree_sitter_grammars)
viva_add_grammar(bash tree-sitter-bash)
viva_add_grammar(css tree-sitter-css)
viva_add_grammar(html tree-sitter-html)
viva_add_grammar(javascript tree-sitter-javascript)
viva_add_grammar(json tree-sitter-json)
viva_add_grammar(python tree-sitter-python)
viva_add_grammar(sql @derekstride/tree-sitter-sql)

set(VIVA_FONT_PRETENDARD ${VIVA_NPM}/pretendard/dist/public/static/alternative)
set(VIVA_FONT_D2CODING ${VIVA_NPM}/d2coding/src)
find_path(VIVA_FONT_JETBRAINS_MONO JetBrainsMono-Regular.ttf
    PATHS /usr/share/fonts/truetype/jetbrains-mono /usr/share/fonts/jetbrains-mono
    NO_DEFAULT_PATH)
if(NOT VIVA_FONT_JETBRAINS_MONO)
    viva_find_sources(jetbrains-mono https://github.com/JetBrains/JetBrainsMono.git v2.304 jetbrains_mono_root)
    set(VIVA_FONT_JETBRAINS_MONO ${jetbrains_mono_root}/fonts/ttf)
endif()
# 20 MB a weight, read only for notes in Chinese or Japanese; elsewhere than on Debian name its folder, or do without.
find_path(VIVA_FONT_CJK NotoSansCJK-Regular.ttc
    PATHS /usr/share/fonts/opentype/noto /usr/share/fonts/noto-cjk /usr/share/fonts/google-noto-sans-cjk-fonts
    NO_DEFAULT_PATH)
if(NOT VIVA_FONT_CJK)
    message(STATUS "fonts: Noto Sans CJK was not found; Chinese and Japanese notes get the reader's own fonts")
    set(VIVA_FONT_CJK "")
endif()
