# Libraries of the host: what tests alone read JSON with.
find_path(VIVA_JSON_INCLUDE nlohmann/json.hpp NO_CMAKE_FIND_ROOT_PATH)
if(NOT VIVA_JSON_INCLUDE)
    message(FATAL_ERROR "nlohmann/json.hpp is missing (Debian: apt-get install nlohmann-json3-dev); ./emsdk-env.sh true installs it")
endif()
viva_add_third_party(json)
