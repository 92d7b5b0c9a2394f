#include "platform/application.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "app/update.h"
#include "srs/event.h"
#include "srs/json_line.h"
#include "ui/fonts.h"

namespace viva::platform {
namespace {

app::StartOptions with_volumes(app::StartOptions options, std::span<const pack::Volume> volumes) {
    std::uint32_t end = 0;
    for (const pack::Volume& volume : volumes) options.volume_ends.push_back(end += volume.documents);
    return options;
}

}  // namespace

Application::Application(Port& port, pack::Pack pack, const app::StartOptions& options, Preferences preferences,
                         Moment moment)
    : port_(port),
      pack_(std::move(pack)),
      collection_(pack_.collection()),
      state_(app::start(collection_, with_volumes(options, pack_.volumes()), clock(moment))),
      preferences_(preferences) {
    // The place it starts at may need notes.
    if (!state_.volumes.empty()) act(app::Tick{}, moment);
}

void Application::take_notes(std::uint32_t volume, std::vector<std::uint8_t> bytes, Moment moment) {
    act(app::NotesArrived{volume, pack_.add_volume(volume, std::move(bytes)).has_value()}, moment);
}

app::Clock Application::clock(Moment moment) { return {moment.now, moment.zone_minutes}; }

void Application::act(const app::Action& action, Moment moment) {
    for (const app::Effect& effect : app::update(state_, action, clock(moment))) carry_out(effect);
    port_.request_frame();
}

bool Application::key(std::string_view name, unsigned modifiers, Moment moment) {
    const auto action = ui::handle_key(state_, name, modifiers);
    if (!action) return false;
    act(*action, moment);
    return true;
}

void Application::set_preferences(Preferences preferences) {
    preferences_ = preferences;
    port_.request_frame();
}

void Application::set_fonts(ui::Fonts fonts) {
    ui_.fonts = fonts;
    port_.request_frame();
}

void Application::draw(Extent extent, Moment moment) {
    if (state_.next_tick != 0 && moment.now >= state_.next_tick) act(app::Tick{}, moment);
    ui::FrameInput input;
    input.width = extent.width;
    input.height = extent.height;
    input.seconds = moment.seconds;
    input.now = moment.now;
    input.zone_minutes = moment.zone_minutes;
    input.system_dark = preferences_.dark;
    input.more_contrast = preferences_.more_contrast;
    input.forced = preferences_.forced;
    input.reduced_motion = preferences_.reduced_motion;
    input.native_fields = preferences_.native_fields;
    input.touch = preferences_.touch;
    const std::vector<app::Action> actions = ui::draw(ui_, state_, input);

    tell_appearance();
    const ui::SemanticsChanges changes = ui_.semantics.take_changes();
    if (!changes.empty()) port_.semantics(changes, ui_.semantics);
    for (const ui::MissingGlyph missing : ui::take_missing_glyphs()) port_.need_glyph(missing);
    for (const app::Action& action : actions) act(action, moment);
    if (ui_.wants_frame()) port_.request_frame();
    ask_to_be_woken(moment);
}

// Time alone changes what is shown: a card falls due, a message has been there long enough.
void Application::ask_to_be_woken(Moment moment) {
    std::optional<double> milliseconds;
    if (const auto wake = ui_.wake_at()) milliseconds = (*wake - moment.seconds) * 1000.0;
    if (state_.next_tick != 0) {
        const auto until_tick = static_cast<double>(state_.next_tick - moment.now);
        milliseconds = milliseconds ? std::min(*milliseconds, until_tick) : until_tick;
    }
    // A browser's timer takes at most 2^31 - 1 ms; waking a day early for nothing costs one frame.
    if (milliseconds) port_.wake_after(static_cast<std::uint32_t>(std::clamp(*milliseconds + 1.0, 1.0, 86'400'000.0)));
}

void Application::tell_appearance() {
    const ui::Appearance appearance = ui::appearance(state_, preferences_.dark);
    srs::JsonLineWriter writer;
    writer.string("language", tag(appearance.language));
    writer.string("theme", appearance.night ? "night" : "paper");
    writer.string("title", appearance.title);
    writer.integer("text", static_cast<std::int64_t>(appearance.text + 0.5F));
    const std::string json = std::move(writer).finish();
    if (json == told_appearance_) return;
    told_appearance_ = json;
    port_.appearance(json);
}

ui::Color Application::background() const {
    if (preferences_.forced != nullptr) return preferences_.forced->paper;
    return ui::palette_of(ui::appearance(state_, preferences_.dark).night, preferences_.more_contrast).paper;
}

void Application::carry_out(const app::Effect& effect) {
    std::visit(
        [this](const auto& asked) {
            using T = std::decay_t<decltype(asked)>;
            if constexpr (std::is_same_v<T, app::AppendEvent>) {
                port_.append_event(asked.request, srs::event_line(asked.event));
            } else if constexpr (std::is_same_v<T, app::SetRoute>) {
                port_.set_route(asked.hash, asked.replace);
            } else if constexpr (std::is_same_v<T, app::Copy>) {
                port_.copy(asked.text);
            } else if constexpr (std::is_same_v<T, app::CopyAddress>) {
                port_.copy_address(asked.hash);
            } else if constexpr (std::is_same_v<T, app::Open>) {
                port_.open(asked.url);
            } else if constexpr (std::is_same_v<T, app::Download>) {
                port_.download(asked.name, asked.text);
            } else if constexpr (std::is_same_v<T, app::DataRequest>) {
                port_.data(asked.what, asked.request, asked.detail);
            } else if constexpr (std::is_same_v<T, app::RememberPlace>) {
                srs::JsonLineWriter writer;
                writer.string("note", asked.note).integer("block", asked.block);
                writer.integer("offset", static_cast<std::int64_t>(asked.offset));
                port_.remember_place(std::move(writer).finish());
            } else if constexpr (std::is_same_v<T, app::FetchNotes>) {
                port_.fetch_notes(asked.volume, asked.awaited);
            } else if constexpr (std::is_same_v<T, app::KeepDraft>) {
                port_.keep_draft(asked.of_interview, asked.json);
            } else if constexpr (std::is_same_v<T, app::Record>) {
                port_.record(asked.command, asked.name);
            } else if constexpr (std::is_same_v<T, app::Speak>) {
                port_.speak(asked.text, asked.language);
            } else if constexpr (std::is_same_v<T, app::Announce>) {
                ui_.semantics.announce(asked.text);
            } else if constexpr (std::is_same_v<T, app::Ask>) {
                port_.ask(asked.request, asked.question, asked.json);
            } else if constexpr (std::is_same_v<T, app::StopAsking>) {
                port_.stop_asking(asked.request);
            } else if constexpr (std::is_same_v<T, app::ApplyUpdate>) {
                port_.apply_update();
            } else {
                static_assert(!sizeof(T), "an effect that nobody carries out");
            }
        },
        effect);
}

}  // namespace viva::platform
