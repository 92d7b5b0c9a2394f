# Libraries of the `viva` program alone; they never reach the browser.
viva_require_system_library(harfbuzz_subset harfbuzz-subset libharfbuzz-dev)
viva_require_system_library(brotli_encoder libbrotlienc libbrotli-dev)
