# From a native tree: the web app (through the `web` preset), the site with the bundled notes, and serving it.
set(VIVA_WEB_TREE ${PROJECT_SOURCE_DIR}/build/web)
set(VIVA_APP_DIR ${VIVA_WEB_TREE}/app)
set(VIVA_SITE_DIR ${PROJECT_BINARY_DIR}/site)

add_custom_target(web_app
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/configure-web.cmake
    COMMAND ${CMAKE_COMMAND} --build --preset web --target app_bundle
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    USES_TERMINAL VERBATIM
    COMMENT "Building the app as WebAssembly")

add_custom_target(site
    COMMAND viva build ${PROJECT_SOURCE_DIR}/data/notes -o ${VIVA_SITE_DIR} --app ${VIVA_APP_DIR}
    USES_TERMINAL VERBATIM
    COMMENT "Compiling data/notes into ${VIVA_SITE_DIR}")
add_dependencies(site web_app viva)

add_custom_target(serve
    COMMAND viva serve ${PROJECT_SOURCE_DIR}/data/notes --app ${VIVA_APP_DIR}
    USES_TERMINAL VERBATIM
    COMMENT "Serving data/notes (Ctrl+C ends it)")
add_dependencies(serve web_app viva)
