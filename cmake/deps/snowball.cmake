# Snowball stems. Its sources hold algorithms, not C: the compiler that turns them into C is built for this machine while
# configuring (two seconds), also when everything else is built for the page.
viva_find_sources(snowball https://github.com/snowballstem/snowball.git v2.2.0 snowball_root)
set(snowball_out ${PROJECT_BINARY_DIR}/deps/snowball)
if(NOT EXISTS ${snowball_out}/compiler)
    file(MAKE_DIRECTORY ${snowball_out})
    find_program(VIVA_HOST_CC NAMES clang-19 cc gcc REQUIRED NO_CMAKE_FIND_ROOT_PATH)
    set(compiler_sources space tokeniser analyser generator driver)
    list(TRANSFORM compiler_sources PREPEND ${snowball_root}/compiler/)
    list(TRANSFORM compiler_sources APPEND .c)
    # The generators of other languages than C stay out.
    set(other_generators DISABLE_JAVA DISABLE_JS DISABLE_PYTHON DISABLE_CSHARP DISABLE_PASCAL DISABLE_RUST DISABLE_GO DISABLE_ADA)
    list(TRANSFORM other_generators PREPEND -D)
    execute_process(COMMAND ${VIVA_HOST_CC} -O1 -w ${other_generators} -o ${snowball_out}/compiler ${compiler_sources}
        RESULT_VARIABLE failed ERROR_VARIABLE complaint)
    if(failed)
        message(FATAL_ERROR "Snowball's compiler does not build with ${VIVA_HOST_CC}:\n${complaint}")
    endif()
endif()

set(snowball_sources ${snowball_root}/runtime/api.c ${snowball_root}/runtime/utilities.c)
foreach(language english russian)
    set(stem ${snowball_out}/stem_UTF_8_${language})
    add_custom_command(OUTPUT ${stem}.c ${stem}.h
        COMMAND ${snowball_out}/compiler ${snowball_root}/algorithms/${language}.sbl
            -o ${stem} -eprefix ${language}_UTF_8_ -r ${snowball_root}/runtime -u
        DEPENDS ${snowball_root}/algorithms/${language}.sbl VERBATIM COMMENT "Generating the ${language} stemmer")
    list(APPEND snowball_sources ${stem}.c)
endforeach()
viva_add_third_party(snowball SOURCES ${snowball_sources} INCLUDES ${snowball_out} ${snowball_root}/runtime)
