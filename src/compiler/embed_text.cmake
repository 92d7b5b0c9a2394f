# cmake -D INPUT=page.css -D NAME=page_css -D OUTPUT=page_css.inc -P embed_text.cmake
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "constexpr std::string_view ${NAME} = R\"text(${text})text\";\n")
