# Turns words/{en,ko,ru}.json into word_list.h (the keys) and word_tables.inc (one text per language, each word ended by a
# NUL: a table of pointers and sizes would be as large as the words of one language). Words called page_… are said by
# pages without the app, which need not carry them: their tables are page_word_tables.inc.
# en.json gives the list of keys; every other table must have exactly the same keys. Done again when one of them has
# changed: it takes longer than all else that configuring does.
function(generate_words source_dir output_dir)
    set(languages en ko ru)
    list(TRANSFORM languages REPLACE "(.+)" "${source_dir}/\\1.json" OUTPUT_VARIABLE tables)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${tables})
    set(done ${output_dir}/words.done)
    set(changed FALSE)
    foreach(input IN LISTS tables ITEMS ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
        if(${input} IS_NEWER_THAN ${done})
            set(changed TRUE)
        endif()
    endforeach()
    if(NOT changed AND EXISTS ${output_dir}/word_list.h AND EXISTS ${output_dir}/page_word_tables.inc)
        return()
    endif()
    file(READ ${source_dir}/en.json reference)
    string(JSON count LENGTH "${reference}")
    math(EXPR last "${count} - 1")
    set(keys "")
    set(page_keys "")
    foreach(index RANGE ${last})
        string(JSON key MEMBER "${reference}" ${index})
        if(key MATCHES "^page_")
            list(APPEND page_keys ${key})
        else()
            list(APPEND keys ${key})
        endif()
    endforeach()
    list(LENGTH keys word_count)
    list(JOIN keys ",\n    " enumerators)
    list(JOIN page_keys ",\n    " page_enumerators)
    file(CONFIGURE OUTPUT ${output_dir}/word_list.h @ONLY CONTENT
"// Made from src/base/words/*.json.
#pragma once
#include <cstddef>
#include <cstdint>
namespace viva {
enum class Word : std::uint16_t {
    ${enumerators},
};
inline constexpr std::size_t word_count = ${word_count};
/// Said by pages without the app.
enum class PageWord : std::uint16_t {
    ${page_enumerators},
};
}
")
    foreach(language IN LISTS languages)
        file(READ ${source_dir}/${language}.json table_${language})
        string(JSON table_count LENGTH "${table_${language}}")
        if(NOT table_count EQUAL count)
            message(FATAL_ERROR "words/${language}.json has ${table_count} keys, words/en.json ${count}: they must have the same")
        endif()
    endforeach()
    foreach(part "" page_)
        set(tables "")
        foreach(language IN LISTS languages)
            string(APPEND tables "constexpr char ${part}words_${language}[] =\n")
            foreach(key IN LISTS ${part}keys)
                string(JSON value ERROR_VARIABLE missing GET "${table_${language}}" ${key})
                if(missing)
                    message(FATAL_ERROR "words/${language}.json lacks \"${key}\"")
                endif()
                string(APPEND tables "    R\"w(${value})w\" \"\\0\"\n")
            endforeach()
            string(APPEND tables "    ;\n")
        endforeach()
        set(tables_file ${output_dir}/${part}word_tables.inc)
        file(WRITE ${tables_file}.new "${tables}")
        execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${tables_file}.new ${tables_file})
    endforeach()
    file(TOUCH ${done})
endfunction()
