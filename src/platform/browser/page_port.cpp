#include "platform/browser/page_port.h"

#include <string>

namespace viva::platform {
namespace {

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace

void PagePort::append_event(std::uint32_t request, std::string_view line) {
    viva_port_append_event(request, line.data(), size_of(line));
}
void PagePort::set_route(std::string_view hash, bool replace) {
    viva_port_set_route(hash.data(), size_of(hash), replace ? 1 : 0);
}
void PagePort::copy(std::string_view text) { viva_port_copy(text.data(), size_of(text)); }
void PagePort::copy_address(std::string_view hash) { viva_port_copy_address(hash.data(), size_of(hash)); }
void PagePort::open(std::string_view url) { viva_port_open(url.data(), size_of(url)); }
void PagePort::download(std::string_view name, std::string_view text) {
    viva_port_download(name.data(), size_of(name), text.data(), size_of(text));
}
void PagePort::data(app::DataWish wish, std::uint32_t request, std::string_view detail) {
    viva_port_data(static_cast<int>(wish), request, detail.data(), size_of(detail));
}
void PagePort::need_glyph(ui::MissingGlyph missing) {
    viva_port_need_glyph(static_cast<unsigned>(missing.face), missing.code_point);
}
void PagePort::remember_place(std::string_view json) { viva_port_remember_place(json.data(), size_of(json)); }
void PagePort::fetch_notes(std::uint32_t volume, bool awaited) { viva_port_fetch_notes(volume, awaited ? 1 : 0); }
void PagePort::keep_draft(bool of_interview, std::string_view json) {
    viva_port_keep_draft(of_interview ? 1 : 0, json.data(), size_of(json));
}
void PagePort::record(std::string_view command, std::string_view name) {
    viva_port_record(command.data(), size_of(command), name.data(), size_of(name));
}
void PagePort::speak(std::string_view text, std::string_view language) {
    viva_port_speak(text.data(), size_of(text), language.data(), size_of(language));
}
void PagePort::appearance(std::string_view json) { viva_port_appearance(json.data(), size_of(json)); }
void PagePort::apply_update() { viva_port_apply_update(); }
void PagePort::request_frame() { viva_port_request_frame(); }
void PagePort::wake_after(std::uint32_t milliseconds) { viva_port_wake_after(milliseconds); }
void PagePort::ask(std::uint32_t request, std::string_view question, std::string_view json) {
    viva_port_ask(request, question.data(), size_of(question), json.data(), size_of(json));
}
void PagePort::stop_asking(std::uint32_t request) { viva_port_stop_asking(request); }
void PagePort::semantics(const ui::SemanticsChanges& changes, const ui::SemanticsTree& tree) {
    const std::string json = ui::to_json(changes, tree);
    viva_port_semantics(json.data(), size_of(json));
}

}  // namespace viva::platform
