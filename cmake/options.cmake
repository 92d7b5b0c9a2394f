# Flags that every target of ours and of the libraries we compile shares.
if(EMSCRIPTEN)
    # Size is a promise: no exceptions, no RTTI, and -Oz from the preset.
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
    # In every browser since Safari 15 (2021); without them each float → int conversion carries its own range check.
    add_compile_options(-mnontrapping-fptoint -mbulk-memory)
    # Under LTO the inliner still grows code at -Oz; this measured smallest (2 KB compressed).
    add_link_options(-Wl,-mllvm,-inline-threshold=-100)
endif()

if(VIVA_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Warnings are for our own rooms only; `add_room` links this, libraries do not.
add_library(viva_warnings INTERFACE)
target_compile_options(viva_warnings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-designated-field-initializers -Werror=return-type -Werror=switch>)
# Behind them, for tests: they index by random numbers and ids of 64 bits that they have made small themselves.
add_library(viva_test_warnings INTERFACE)
if(EMSCRIPTEN)
    target_compile_options(viva_test_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-shorten-64-to-32>)
endif()
