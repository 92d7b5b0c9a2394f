// No tables and no columns in the page: ours are typeset. imgui_tables.cpp would come along only for the few functions
// that the rest of Dear ImGui names; none of them has anything to do while no table is begun.
#include <imgui.h>
#include <imgui_internal.h>

// Read nothing: see interface.cmake.
extern "C" int viva_absent_sscanf(const char*, const char*, ...) { return 0; }
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
