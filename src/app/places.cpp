// Coming and going: routes, links, reading places.
#include <algorithm>
#include <utility>

#include "app/updater.h"
#include "srs/json_line.h"

namespace viva::app {

void Updater::operator()(const GoTo& action) {
    const Route before = state_.address();
    state_.help_shown = false;
    const Route now = arrive(action.route);
    if (now != before) effects_.emplace_back(SetRoute{format(now), action.replace});
}

void Updater::operator()(const FollowLink& action) {
    const std::string_view href = action.href;
    if (href.substr(0, 2) == "#/") {
        const auto route = parse_route(href);
        if (route) return (*this)(GoTo{*route});
        return (*this)(RouteChanged{action.href});
    }
    if (!href.empty() && href.front() == '#') {
        const auto heading = decode_segment(href.substr(1));
        if (state_.route.place == Place::note && heading)
            (*this)(GoTo{{.place = Place::note, .note = state_.route.note, .heading = *heading}});
        return;
    }
    if (!href.empty()) effects_.emplace_back(Open{action.href});
}

void Updater::operator()(const RouteChanged& action) {
    state_.help_shown = false;
    const auto route = parse_route(action.hash);
    if (!route) {
        arrive({});
        notify(NoticeKind::unknown_place, action.hash);
        effects_.emplace_back(SetRoute{format(state_.address()), true});
        return;
    }
    if (arrive(*route) != *route) {
        effects_.emplace_back(SetRoute{format(state_.address()), true});
        return;
    }
    // Back and forward lead to where the reader left that entry of the history, not to its heading.
    const model::Document* document = route->place == Place::note ? state_.document(route->note) : nullptr;
    if (document != nullptr && (document->is_outline || action.block < document->blocks.size()))
        state_.target = {action.block, action.offset};
}

Route Updater::arrive(Route route) {
    // What was said about the last address is of no use at another.
    for (const NoticeKind kind :
         {NoticeKind::unknown_place, NoticeKind::unknown_note, NoticeKind::unknown_heading, NoticeKind::unknown_deck})
        withdraw(kind);
    if (route.place == Place::note && state_.document(route.note) == nullptr) {
        notify(NoticeKind::unknown_note, route.note);
        route = {.place = Place::read};
    }
    // Whoever comes anew tries anew.
    for (NotesVolume& volume : state_.volumes)
        if (volume.status == NotesVolume::Status::failed) volume.status = NotesVolume::Status::absent;
    // How well cards are known is no name, and nobody knows before the log has come.
    const bool names_deck = !route.deck.empty() && route.deck.find(";known=") == std::string::npos &&
                            (route.place == Place::quiz || route.place == Place::cram);
    if (names_deck && route.deck != plan_deck && cards_named(route).empty()) {
        notify(NoticeKind::unknown_deck, route.deck);
        // What was narrowed down too far can be chosen anew.
        route = {.place = route.place == Place::cram && narrows(route.deck) ? Place::cram : Place::home};
    }
    if (route.place == Place::search) {
        (*this)(Search{route.words});
        return route;
    }
    // What lay beneath a search stands as it stood.
    if (std::exchange(state_.finding, std::nullopt) && route == state_.route) return route;
    if (state_.route.place == Place::interview && route.place != Place::interview) hush();
    state_.target = {};
    if (route.place == Place::note) aim(route);
    state_.gone_on = state_.arrivals > 0;
    ++state_.arrivals;
    const bool stays = state_.route == route;
    const bool returns = route.place == Place::interview && state_.route.place != Place::interview;
    state_.route = std::move(route);
    if (returns && state_.interview) open_question();
    if (state_.is_quizzing()) open_quiz(stays);
    return state_.route;
}

void Updater::aim(Route& route) {
    const model::Document& document = *state_.document(route.note);
    if (document.is_outline) return;  // It aims when it has come.
    if (!route.heading.empty()) {
        state_.target = {block_of(document, route.heading), 0, true};
        if (state_.target.block != model::none) return;
        notify(NoticeKind::unknown_heading, route.heading);
        route.heading.clear();
    } else if (const ReadingPlace* place = state_.place_in(route.note)) {
        if (place->block < document.blocks.size()) state_.target = {place->block, place->offset};
    }
}

void Updater::operator()(const StandAt& action) {
    const auto known = std::find_if(state_.places.begin(), state_.places.end(),
                                    [&](const ReadingPlace& place) { return place.note == action.note; });
    const ReadingPlace place = {action.note, action.block, action.offset};
    if (known == state_.places.end())
        state_.places.push_back(place);
    else
        *known = place;
    effects_.emplace_back(RememberPlace{action.note, action.block, action.offset});
}

void Updater::operator()(const PlacesArrived& action) {
    // {"<note>":{"block":n,"offset":n},…}: the members of each note are a line of their own.
    std::string_view json = action.json;
    for (std::size_t open = json.find('{', 1); open != std::string_view::npos; open = json.find('{', open + 1)) {
        const std::size_t close = json.find('}', open);
        const std::size_t name_end = json.rfind('"', open);
        if (close == std::string_view::npos || name_end == std::string_view::npos || name_end == 0) return;
        const std::size_t name_start = json.rfind('"', name_end - 1);
        if (name_start == std::string_view::npos) return;
        const auto fields = srs::parse_json_line(json.substr(open, close - open + 1));
        const std::string note(json.substr(name_start + 1, name_end - name_start - 1));
        const model::Document* document = state_.document(note);
        if (!fields || document == nullptr || state_.place_in(note) != nullptr) continue;
        ReadingPlace place{note, 0, 0};
        for (const srs::JsonField& field : *fields) {
            if (field.name == "block" && field.integer > 0) place.block = static_cast<std::uint32_t>(field.integer);
            if (field.name == "offset") place.offset = static_cast<float>(field.integer);
        }
        if (!document->is_outline && place.block >= document->blocks.size()) continue;
        state_.places.push_back(place);
        // The note that is already open has not been scrolled yet: its place comes first.
        if (state_.route.place == Place::note && state_.route.note == note && state_.route.heading.empty()) {
            state_.target = {place.block, place.offset};
            ++state_.arrivals;
        }
    }
}

}  // namespace viva::app
