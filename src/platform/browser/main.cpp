// The page's side of the app: what web/src calls (web/README.md, "Bridge"). One instance of the module is one app.
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <cfloat>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/settings.h"
#include "pack/reader.h"
#include "platform/application.h"
#include "platform/browser/page_port.h"
#include "platform/window.h"
#include "srs/json_line.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace {

using namespace viva;
using namespace viva::platform;

struct Page {
    PagePort port;
    std::unique_ptr<Window> window;
    std::unique_ptr<Application> app;
    Extent extent;
    Preferences preferences;
    std::unique_ptr<ui::Palette> forced;  ///< What `viva_force_colors` made.
    bool context_lost = false;
    bool hidden = false;
    std::string failure;
    std::string folded;               ///< What `viva_fold` made.
    std::vector<ui::FontFile> files;  ///< From the page, until they are used; one of them is the pack.
    unsigned frames = 0;
    double first_frame_ms = 0;
};

Page& page() {
    static Page only;
    return only;
}

model::Time now_ms() { return static_cast<model::Time>(emscripten_date_now()); }

Moment moment() { return {now_ms(), viva_port_zone_minutes(), emscripten_get_now() / 1000.0}; }

/// Takes a file that the page gave; empty if it gave none.
std::vector<std::uint8_t> take_file(std::string_view name) {
    for (ui::FontFile& file : page().files)
        if (file.name == name) return std::exchange(file, {}).bytes;
    return {};
}

ui::FontFile take_font(std::string_view name) { return {std::string(name), take_file(name)}; }

void act(const app::Action& action) {
    if (page().app) page().app->act(action, moment());
}

/// Why the app does not run; the page has words for each.
enum class StartFailure : std::uint8_t { none, options, pack, webgl, fonts };

int refuse(StartFailure failure, const std::string& message) {
    page().failure = message;
    return static_cast<int>(failure);
}

std::string field(const srs::JsonFields& fields, std::string_view name) {
    const srs::JsonField* found = srs::find_field(fields, name);
    return found == nullptr ? std::string() : found->text;
}

bool is_set(const srs::JsonFields& fields, std::string_view name) {
    const srs::JsonField* found = srs::find_field(fields, name);
    return found != nullptr && (found->boolean || found->integer != 0);
}

/// Bytes of all glyph textures.
std::size_t glyph_bytes() {
    std::size_t bytes = 0;
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        bytes += static_cast<std::size_t>(texture->Width * texture->Height * texture->BytesPerPixel);
    return bytes;
}

Preferences read_preferences(const srs::JsonFields& options) {
    Preferences preferences;
    preferences.dark = is_set(options, "dark");
    preferences.more_contrast = is_set(options, "moreContrast");
    preferences.reduced_motion = is_set(options, "reducedMotion");
    preferences.touch = is_set(options, "touch");
    preferences.native_fields = true;
    preferences.forced = page().forced.get();
    return preferences;
}

app::StartOptions read_options(const srs::JsonFields& fields) {
    app::StartOptions options;
    options.browser_language = field(fields, "language");
    options.url_language = field(fields, "urlLanguage");
    options.url_theme = field(fields, "theme");
    options.hash = field(fields, "hash");
    options.repository = field(fields, "repository");
    options.site = field(fields, "site");
    options.embedded = is_set(fields, "embed");
    options.finds_folded = is_set(fields, "untilFound");
    options.seed = static_cast<std::uint64_t>(now_ms());
    return options;
}

app::StoreFailure store_failure(std::string_view why) {
    return why == "full"      ? app::StoreFailure::full
           : why == "refused" ? app::StoreFailure::refused
                              : app::StoreFailure::broken;
}

}  // namespace

extern "C" {

/// Room for a file of so many bytes, for the page to fill: "notes", "regular", "semibold" and "mono" before viva_start,
/// slices of fonts later.
EMSCRIPTEN_KEEPALIVE std::uint8_t* viva_file_room(const char* name, int name_size, unsigned size) {
    std::vector<ui::FontFile>& files = page().files;
    std::erase_if(files, [](const ui::FontFile& file) { return file.name.empty(); });
    files.push_back({std::string(name, static_cast<std::size_t>(name_size)), std::vector<std::uint8_t>(size)});
    return files.back().bytes.data();
}

/// Starts the app, after viva_resize; 0, or a StartFailure that viva_failure tells more about.
EMSCRIPTEN_KEEPALIVE int viva_start(const char* json, int size) {
    const auto fields = srs::parse_json_line(std::string_view(json, static_cast<std::size_t>(size)));
    if (!fields) return refuse(StartFailure::options, fields.error().message);
    auto pack = pack::Pack::open(take_file("notes"));
    if (!pack) return refuse(StartFailure::pack, pack.error().message);

    Page& self = page();
    self.preferences = read_preferences(*fields);
    viva_port_bind_canvas();
    auto window = Window::open("Viva", self.extent);
    if (!window) return refuse(StartFailure::webgl, window.error().message);
    self.window = std::make_unique<Window>(std::move(*window));
    const auto fonts = ui::load_fonts({take_font("regular"), take_font("semibold"), take_font("mono")});
    if (!fonts) return refuse(StartFailure::fonts, fonts.error().message);

    self.app =
        std::make_unique<Application>(self.port, std::move(*pack), read_options(*fields), self.preferences, moment());
    self.app->set_fonts(*fonts);
    return 0;
}

/// What went wrong in viva_start, in words.
EMSCRIPTEN_KEEPALIVE const char* viva_failure() { return page().failure.c_str(); }

EMSCRIPTEN_KEEPALIVE void viva_frame() {
    Page& self = page();
    if (!self.app || self.context_lost || self.hidden || self.extent.width < 1 || self.extent.height < 1) return;
    self.window->begin_frame(self.extent);
    self.app->draw(self.extent, moment());
    self.window->end_frame(self.app->background());
    if (++self.frames == 1) self.first_frame_ms = emscripten_get_now();
}

EMSCRIPTEN_KEEPALIVE void viva_resize(double width, double height, double ratio) {
    page().extent = {static_cast<float>(width), static_cast<float>(height), static_cast<float>(ratio)};
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_preferences(int dark, int reduced_motion, int more_contrast) {
    Page& self = page();
    self.preferences.dark = dark != 0;
    self.preferences.reduced_motion = reduced_motion != 0;
    self.preferences.more_contrast = more_contrast != 0;
    if (self.app) self.app->set_preferences(self.preferences);
}

/// The system's colours for ground, text, links and what is chosen, as CSS writes them: in place of every theme's; all
/// 0: it forces none. Before viva_start, or later.
EMSCRIPTEN_KEEPALIVE void viva_force_colors(unsigned canvas, unsigned text, unsigned link, unsigned highlight) {
    Page& self = page();
    self.forced.reset();
    if (canvas != text)
        self.forced = std::make_unique<ui::Palette>(
            ui::forced_palette(ui::rgb(canvas), ui::rgb(text), ui::rgb(link), ui::rgb(highlight)));
    self.preferences.forced = self.forced.get();
    if (self.app) self.app->set_preferences(self.preferences);
}

EMSCRIPTEN_KEEPALIVE void viva_hidden(int hidden) {
    page().hidden = hidden != 0;
    if (hidden == 0) act(app::Tick{});
}

EMSCRIPTEN_KEEPALIVE void viva_context(int restored) {
    Page& self = page();
    self.context_lost = restored == 0;
    if (restored == 0 || !self.window) return;
    self.window->recreate_device_objects();
    self.port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_pointer(double x, double y, int pressed) {
    if (!page().app) return;
    ImGuiIO& io = ImGui::GetIO();
    if (x < 0 && y < 0) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    } else {
        io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
    }
    io.AddMouseButtonEvent(0, pressed != 0);
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_route(const char* hash, int size, int block, double offset) {
    act(app::RouteChanged{std::string(hash, static_cast<std::size_t>(size)), static_cast<std::uint32_t>(block),
                          static_cast<float>(offset)});
}

EMSCRIPTEN_KEEPALIVE void viva_activate(unsigned node) {
    if (!page().app) return;
    page().app->ui().semantics.activate(node);
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_text(unsigned node, const char* text, int size) {
    if (!page().app) return;
    page().app->ui().semantics.set_text(node, std::string(text, static_cast<std::size_t>(size)));
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_scroll(unsigned node, double x, double y) {
    if (!page().app) return;
    page().app->ui().semantics.set_scroll(node, static_cast<float>(x), static_cast<float>(y));
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE void viva_focus(unsigned node) {
    if (!page().app) return;
    page().app->ui().semantics.set_focused(node);
    page().port.request_frame();
}

EMSCRIPTEN_KEEPALIVE int viva_key(const char* key, int size, unsigned modifiers) {
    if (!page().app) return 0;
    return page().app->key(std::string_view(key, static_cast<std::size_t>(size)), modifiers, moment()) ? 1 : 0;
}

/// 1 if the packed log was taken; 0: read the lines. `folded` is what `viva_fold` gave another time, or empty.
EMSCRIPTEN_KEEPALIVE int viva_packed_events(const char* bytes, int size, const char* folded, int folded_size) {
    const auto known = [] { return page().app ? page().app->state().event_count() : 0; };
    const std::size_t before = known();
    act(app::PackedEventsArrived{std::string(bytes, static_cast<std::size_t>(size)),
                                 std::string(folded, static_cast<std::size_t>(folded_size))});
    return known() > before ? 1 : 0;
}

/// Makes the folded log for the next opening, for `viva_folded`; returns its size.
EMSCRIPTEN_KEEPALIVE int viva_fold() {
    if (page().app) page().folded = page().app->state().reviews.folded();
    return static_cast<int>(page().folded.size());
}
EMSCRIPTEN_KEEPALIVE const char* viva_folded() { return page().folded.data(); }

EMSCRIPTEN_KEEPALIVE void viva_events(const char* lines, int size, int last) {
    act(app::EventsArrived{std::string(lines, static_cast<std::size_t>(size)), last != 0});
}

EMSCRIPTEN_KEEPALIVE void viva_event_stored(unsigned request, const char* line, int size) {
    act(app::EventStored{request, std::string(line, static_cast<std::size_t>(size))});
}

EMSCRIPTEN_KEEPALIVE void viva_event_failed(unsigned request, const char* reason, int size) {
    act(app::EventFailed{request, store_failure({reason, static_cast<std::size_t>(size)})});
}

EMSCRIPTEN_KEEPALIVE void viva_storage(const char* state, int size) {
    const std::string_view is(state, static_cast<std::size_t>(size));
    act(app::StorageChanged{is == "ready"       ? app::StorageStatus::ready
                            : is == "evictable" ? app::StorageStatus::evictable
                            : is == "full"      ? app::StorageStatus::full
                                                : app::StorageStatus::refused});
}

EMSCRIPTEN_KEEPALIVE void viva_places(const char* json, int size) {
    act(app::PlacesArrived{std::string(json, static_cast<std::size_t>(size))});
}

/// A volume of the notes: what the page gave as "notes"; without it, the volume could not be had.
EMSCRIPTEN_KEEPALIVE void viva_notes(unsigned volume) {
    if (page().app) page().app->take_notes(volume, take_file("notes"), moment());
}

EMSCRIPTEN_KEEPALIVE void viva_draft(const char* json, int size) {
    act(app::DraftArrived{std::string(json, static_cast<std::size_t>(size))});
}

/// "<status>" or "<status> <name of a recording that is kept now>"
EMSCRIPTEN_KEEPALIVE void viva_recorder(const char* state, int size) {
    const std::string_view told(state, static_cast<std::size_t>(size));
    if (told == "voiceless" || told == "lost") return act(app::SoundFailed{told == "voiceless"});
    const std::size_t space = told.find(' ');
    const std::string_view status = told.substr(0, space);
    app::RecorderChanged changed;
    if (space != std::string_view::npos) changed.kept = told.substr(space + 1);
    if (status == "recording") changed.status = app::RecorderStatus::recording;
    if (status == "playing") changed.status = app::RecorderStatus::playing;
    if (status == "refused") changed.status = app::RecorderStatus::refused;
    act(changed);
}

/// A file of events; `from_folder`: of the folder that devices share.
EMSCRIPTEN_KEEPALIVE void viva_file(const char* name, int name_size, const char* text, int size, int from_folder) {
    act(app::FileArrived{std::string(name, static_cast<std::size_t>(name_size)),
                         std::string(text, static_cast<std::size_t>(size)), from_folder != 0});
}

/// Events of other devices are in the database; `failure` is empty or as in viva_event_failed.
EMSCRIPTEN_KEEPALIVE void viva_lines_stored(unsigned request, const char* failure, int size) {
    app::LinesStored stored{request};
    if (size > 0) stored.failure = store_failure({failure, static_cast<std::size_t>(size)});
    act(stored);
}

EMSCRIPTEN_KEEPALIVE void viva_data_status(const char* lines, int size) {
    act(app::DataStatusArrived{std::string(lines, static_cast<std::size_t>(size))});
}

EMSCRIPTEN_KEEPALIVE void viva_font_slice(unsigned face, const char* name, int size) {
    Page& self = page();
    const ui::FontFile slice = take_font({name, static_cast<std::size_t>(size)});
    if (!self.app || face > static_cast<unsigned>(typeset::Face::mono)) return;
    // A slice that cannot be read leaves boxes where its glyphs would be; the text layer still has the text.
    if (ui::add_font_slice(self.app->ui().fonts, static_cast<typeset::Face>(face), slice))
        self.app->set_fonts(self.app->ui().fonts);
}

EMSCRIPTEN_KEEPALIVE void viva_answered(unsigned request, const char* json, int size) {
    act(app::Answered{request, std::string(json, static_cast<std::size_t>(size))});
}

EMSCRIPTEN_KEEPALIVE void viva_progressed(unsigned request, double part) { act(app::AnswerProgressed{request, part}); }

EMSCRIPTEN_KEEPALIVE void viva_update_ready() { act(app::UpdateReady{}); }

/// 0: frames, 1: first frame in ms since the page began, 2: events, 3: bytes of glyph textures, 4: events that the fold
/// does not hold yet.
EMSCRIPTEN_KEEPALIVE double viva_stat(int index) {
    const Page& self = page();
    if (!self.app) return 0;
    switch (index) {
        case 0: return self.frames;
        case 1: return self.first_frame_ms;
        case 2: return static_cast<double>(self.app->state().event_count());
        case 3: return static_cast<double>(glyph_bytes());
        case 4: return static_cast<double>(self.app->state().reviews.events_folded());
        default: return 0;
    }
}
}
