// No tables and no columns in the page: ours are typeset. imgui_tables.cpp would come along only for the few functions
// that the rest of Dear ImGui names; none of them has anything to do while no table is begun.
#include <cstdarg>
#include <cstdlib>

#include <imgui.h>
#include <imgui_internal.h>

// Instead of libc's (see interface.cmake): what stands before the first "%d" must be the same, and one number is read.
extern "C" int viva_one_number_sscanf(const char* text, const char* format, ...) {
    for (; *format != '%' && *format != 0; ++format, ++text)
        if (*format != *text) return 0;
    if (format[0] != '%' || format[1] != 'd' || *text < '0' || *text > '9') return 0;
    va_list arguments;
    va_start(arguments, format);
    *va_arg(arguments, int*) = std::atoi(text);
    va_end(arguments);
    return 1;
}
extern "C" double viva_absent_atof(const char*) { return 0; }

namespace ImGui {

void EndTable() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui
