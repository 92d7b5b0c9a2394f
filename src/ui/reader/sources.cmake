# Included by src/ui/CMakeLists.txt: the reading surface, which typeset notes are drawn on.
set(reader_sources reader/glyphs.cpp reader/language_names.cpp reader/painter.cpp reader/reader.cpp reader/outline.cpp)
