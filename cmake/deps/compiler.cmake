# Libraries of the `viva` program alone; they never reach the browser.
viva_require_system_library(harfbuzz_subset harfbuzz-subset libharfbuzz-dev)
viva_require_system_library(brotli_encoder libbrotlienc libbrotli-dev)
find_path(VIVA_TOML_INCLUDE toml++/toml.h NO_CMAKE_FIND_ROOT_PATH)
if(NOT VIVA_TOML_INCLUDE)
    message(FATAL_ERROR "toml++/toml.h is missing (Debian: apt-get install libtomlplusplus-dev); ./emsdk-env.sh true installs it")
endif()
viva_add_third_party(toml DEFINITIONS TOML_EXCEPTIONS=0)
viva_require_system_library(httplib cpp-httplib libcpp-httplib-dev)
