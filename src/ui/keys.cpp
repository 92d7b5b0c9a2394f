// Keys: what they mean in each place, and how the focus moves where no page moves it.
#include "ui/ui.h"

#include <algorithm>
#include <charconv>

#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

/// Keyboards switched to Korean or Russian send their own letters for the same keys.
struct LetterKey {
    std::string_view latin, korean, russian;
};
constexpr LetterKey letter_keys[] = {
    {"j", "ㅓ", "о"}, {"k", "ㅏ", "л"}, {"u", "ㅕ", "г"}, {"r", "ㄱ", "к"},
    {"m", "ㅡ", "ь"}, {"q", "ㅂ", "й"}, {"s", "ㄴ", "ы"},
};

std::string_view latin_letter(std::string_view key) {
    for (const LetterKey& letter : letter_keys)
        if (key == letter.korean || key == letter.russian) return letter.latin;
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
    if (key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z')
        return small.substr(static_cast<std::size_t>(key[0] - 'A'), 1);
    return key;
}

/// The note before or after the open one; the first or last when none is open.
std::optional<app::Action> go_to_neighbour(const app::State& state, int step) {
    const auto& documents = state.collection.documents;
    if (documents.empty()) return std::nullopt;
    const auto count = static_cast<int>(documents.size());
    int index = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i)
        if (state.route.place == app::Place::note && documents[static_cast<std::size_t>(i)].id == state.route.note)
            index = i;
    index += step;
    if (index < 0 || index >= count) return std::nullopt;
    return app::GoTo{{.place = app::Place::note, .note = std::string(documents[static_cast<std::size_t>(index)].id)}};
}

/// The keys of the open search; its field takes the letters.
std::optional<app::Action> finder_key(const app::State& state, std::string_view key, bool control) {
    if (key == "Escape" || (control && latin_letter(key) == "k")) return app::CloseSearch{};
    if (key == "ArrowDown") return app::ChooseFound{1};
    if (key == "ArrowUp") return app::ChooseFound{-1};
    if (key == "Enter") return app::OpenFound{state.finding->chosen, control, true};
    return std::nullopt;
}

std::optional<app::Action> quiz_key(const app::State& state, std::string_view key) {
    if (!state.quiz || !state.is_quizzing()) return std::nullopt;
    const quiz::Phase phase = state.quiz->session.phase();
    if (phase == quiz::Phase::asking && (key == " " || key == "Enter")) return app::Reveal{};
    if (phase == quiz::Phase::revealed) {
        if (key == " ") return app::Rate{model::Rating::Good};
        if (key.size() == 1 && key[0] >= '1' && key[0] <= '4')
            return app::Rate{static_cast<model::Rating>(key[0] - '0')};
    }
    if (key == "u") return app::UndoGrade{};
    if (key == "r") return app::RedoGrade{};
    const quiz::Session& session = state.quiz->session;
    const auto prompt = session.prompt();
    if (!prompt) return std::nullopt;
    if (key == "m" && session.choices().size() > 1) {
        const auto choices = session.choices();
        std::size_t next = 0;
        while (next < choices.size() && choices[next]->name != prompt->mode) ++next;
        return app::SwitchMode{std::string(choices[(next + 1) % choices.size()]->name)};
    }
    if (phase == quiz::Phase::asking && prompt->form == quiz::AnswerForm::options && key.size() == 1 && key[0] >= '1' &&
        key[0] <= '9' && static_cast<std::size_t>(key[0] - '1') < session.order().size()) {
        const std::uint8_t part = session.order()[static_cast<std::size_t>(key[0] - '1')];
        return app::PickPart{part, static_cast<std::uint8_t>(session.answer().picks[part] != 0 ? 0 : 1)};
    }
    return std::nullopt;
}

std::optional<app::Action> interview_key(const app::State& state, std::string_view key) {
    if (!state.interview || state.route.place != app::Place::interview) return std::nullopt;
    const quiz::Interview& interview = state.interview->interview;
    const bool goes_on = key == " " || key == "Enter";
    if (interview.phase == quiz::InterviewPhase::asking && goes_on) return app::FinishAnswer{};
    if (interview.phase != quiz::InterviewPhase::checking) return std::nullopt;
    if (goes_on) return app::NextQuestion{};
    if (key.size() == 1 && key[0] >= '1' && key[0] <= '9')
        return app::TogglePoint{static_cast<std::size_t>(key[0] - '1')};
    return std::nullopt;
}

bool takes_focus(const Node& node) {
    if (node.disabled) return false;
    switch (node.role) {
        case Role::button:
        case Role::link:
        case Role::textbox:
        case Role::combobox:
        case Role::spinbutton:
        case Role::checkbox:
        case Role::radio:
        case Role::slider: return true;
        default: return false;
    }
}

bool is_inside(const SemanticsTree& tree, const Node& node, NodeId container) {
    for (const Node* at = &node; at != nullptr; at = tree.find(at->parent))
        if (at->id == container) return true;
    return false;
}

/// Nodes that Tab visits, in order; an open dialog keeps it inside.
std::vector<NodeId> tab_stops(const SemanticsTree& tree) {
    const std::vector<const Node*> nodes = tree.nodes();
    NodeId dialog = 0;
    for (const Node* node : nodes)
        if (node->role == Role::dialog) dialog = node->id;
    std::vector<NodeId> stops;
    for (const Node* node : nodes)
        if (takes_focus(*node) && (dialog == 0 || is_inside(tree, *node, dialog))) stops.push_back(node->id);
    return stops;
}

bool is_field(const Node* node) {
    return node != nullptr &&
           (node->role == Role::textbox || node->role == Role::combobox || node->role == Role::spinbutton);
}

}  // namespace

std::optional<app::Action> handle_key(const app::State& state, std::string_view key, unsigned modifiers) {
    const bool control = (modifiers & (modifier_control | modifier_meta)) != 0;
    if ((modifiers & modifier_alt) != 0) return std::nullopt;
    if (state.finding) return finder_key(state, key, control);
    if (control && latin_letter(key) == "k") return app::GoTo{{.place = app::Place::search}};
    if (control) return std::nullopt;
    if (key == "Escape") {
        if (state.help_shown) return app::ShowHelp{false};
        if (state.is_quizzing() || state.route.place == app::Place::interview) return app::GoTo{};
        return std::nullopt;
    }
    if (key == "?") return app::ShowHelp{!state.help_shown};
    if (state.help_shown) return std::nullopt;
    if (key == "/") return app::GoTo{{.place = app::Place::search}};
    key = latin_letter(key);
    if (auto action = quiz_key(state, key)) return action;
    if (auto action = interview_key(state, key)) return action;
    // Whoever is being asked goes elsewhere on purpose only.
    const bool is_interviewed = state.route.place == app::Place::interview && state.interview &&
                                state.interview->interview.phase != quiz::InterviewPhase::finished;
    if (state.is_quizzing() || is_interviewed) return std::nullopt;
    if (key == "j") return go_to_neighbour(state, 1);
    if (key == "k") return go_to_neighbour(state, -1);
    if (key == "q") return app::GoTo{{.place = app::Place::quiz}};
    if (key == "s") return app::GoTo{{.place = app::Place::stats}};
    return std::nullopt;
}

bool handle_focus_key(UiContext& ui, std::string_view key, unsigned modifiers) {
    SemanticsTree& tree = ui.semantics;
    if (key == "Tab") {
        const std::vector<NodeId> stops = tab_stops(tree);
        if (stops.empty()) return false;
        const auto at = std::find(stops.begin(), stops.end(), tree.focused());
        const bool back = (modifiers & modifier_shift) != 0;
        std::size_t next = back ? stops.size() - 1 : 0;
        if (at != stops.end()) {
            const auto index = static_cast<std::size_t>(at - stops.begin());
            next = (index + (back ? stops.size() - 1 : 1)) % stops.size();
        }
        tree.set_focused(stops[next]);
        return true;
    }
    const Node* focused = tree.focused_node();
    if ((key == "Enter" || key == " ") && focused != nullptr && takes_focus(*focused) && !is_field(focused)) {
        tree.activate(focused->id);
        return true;
    }
    if (is_field(focused)) return false;
    if (focused != nullptr && focused->role == Role::slider && (key == "ArrowLeft" || key == "ArrowRight")) {
        int at = 0;
        std::from_chars(focused->value.data(), focused->value.data() + focused->value.size(), at);
        at += key == "ArrowLeft" ? -1 : 1;
        tree.set_text(focused->id, std::to_string(std::clamp(at, focused->minimum, focused->maximum)));
        return true;
    }
    for (const Node* node : tree.nodes()) {
        const Node* parent = tree.find(node->parent);
        const bool in_main = node->role == Role::main || (parent != nullptr && parent->role == Role::main);
        if (node->scrolls && in_main) return scroll_by_key(ui, node->id, key);
    }
    return false;
}

}  // namespace viva::ui
