#include "app/route.h"

#include <doctest/doctest.h>

using namespace viva::app;

TEST_CASE("every route comes back from its own hash") {
    for (const Route& route : {Route{}, Route{.place = Place::read}, Route{.place = Place::settings},
                               Route{.place = Place::note, .note = "python"},
                               Route{.place = Place::note, .note = "노트 하나", .heading = "질문-1/2?#"},
                               Route{.place = Place::data}, Route{.place = Place::learning},
                               Route{.place = Place::stats}, Route{.place = Place::stats, .card = "0123456789abc"},
                               Route{.place = Place::quiz}, Route{.place = Place::quiz, .deck = "python/общие вопросы"},
                               Route{.place = Place::quiz, .deck = "python/django/0123456789abc"}})
        CHECK(parse_route(format(route)) == route);
}

TEST_CASE("a hash is percent-encoded but leaves letters of every script readable") {
    CHECK(format({.place = Place::note, .note = "a b", .heading = "제너레이터"}) == "#/note/a%20b/제너레이터");
    CHECK(parse_route("#/note/a%20b/%EC%A0%9C")->heading == "제");
}

TEST_CASE("an empty hash is Home, and data and stats are places of their own") {
    CHECK(parse_route("") == Route{});
    CHECK(parse_route("#") == Route{});
    CHECK(parse_route("#/") == Route{});
    CHECK(parse_route("#/data")->place == Place::data);
    CHECK(parse_route("#/stats")->place == Place::stats);
}

TEST_CASE("what names no place of this version is nothing") {
    for (const char* hash : {"#/nowhere", "#/note", "#/note/", "#/note/%ZZ", "#/note/%E", "#/note/a/b/c", "#/quiz//x",
                             "#/note/%FF", "#/settings/deep", "#/stats/python", "#/data/deep", "#/search/%FF"})
        CHECK_MESSAGE(!parse_route(hash), hash);
}
