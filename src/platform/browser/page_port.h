// The functions that web/bridge/library.js binds to the page's port object. Strings are UTF-8, not terminated.
#pragma once

#include "platform/port.h"

extern "C" {
void viva_port_bind_canvas();
/// The time zone of now, east of UTC.
int viva_port_zone_minutes();
void viva_port_semantics(const char* json, int size);
void viva_port_append_event(unsigned request, const char* line, int size);
void viva_port_set_route(const char* hash, int size, int replace);
void viva_port_copy(const char* text, int size);
void viva_port_copy_address(const char* hash, int size);
void viva_port_open(const char* url, int size);
void viva_port_download(const char* name, int name_size, const char* text, int text_size);
void viva_port_data(int wish, unsigned request, const char* detail, int size);
void viva_port_need_glyph(unsigned face, unsigned code_point);
void viva_port_remember_place(const char* json, int size);
void viva_port_fetch_notes(unsigned volume, int awaited);
void viva_port_keep_draft(int of_interview, const char* json, int size);
void viva_port_record(const char* command, int command_size, const char* name, int name_size);
void viva_port_speak(const char* text, int size, const char* language, int language_size);
void viva_port_appearance(const char* json, int size);
void viva_port_apply_update();
void viva_port_request_frame();
void viva_port_wake_after(unsigned milliseconds);
void viva_port_ask(unsigned request, const char* question, int question_size, const char* json, int json_size);
void viva_port_stop_asking(unsigned request);
}

namespace viva::platform {

/// Hands everything to the page.
class PagePort final : public Port {
public:
    void append_event(std::uint32_t request, std::string_view line) override;
    void set_route(std::string_view hash, bool replace) override;
    void copy(std::string_view text) override;
    void copy_address(std::string_view hash) override;
    void open(std::string_view url) override;
    void download(std::string_view name, std::string_view text) override;
    void data(app::DataWish wish, std::uint32_t request, std::string_view detail) override;
    void need_glyph(ui::MissingGlyph missing) override;
    void remember_place(std::string_view json) override;
    void fetch_notes(std::uint32_t volume, bool awaited) override;
    void keep_draft(bool of_interview, std::string_view json) override;
    void record(std::string_view command, std::string_view name) override;
    void speak(std::string_view text, std::string_view language) override;
    void appearance(std::string_view json) override;
    void apply_update() override;
    void request_frame() override;
    void wake_after(std::uint32_t milliseconds) override;
    void ask(std::uint32_t request, std::string_view question, std::string_view json) override;
    void stop_asking(std::uint32_t request) override;
    void semantics(const ui::SemanticsChanges& changes, const ui::SemanticsTree& tree) override;
};

}  // namespace viva::platform
