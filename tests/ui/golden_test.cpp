// What each screen says, in every language: role, name and state of its nodes, against tests/golden/screens.
// After a wanted change: VIVA_UPDATE_GOLDEN=1 build/native/tests/ui/test_ui -tc="*golden*", then read the difference.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "base/hash.h"
#include "base/unicode.h"
#include "ui/app_stage.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// Letters beyond ASCII that the bundled semibold face has of the interface.
std::set<char32_t> semibold_letters() {
    std::set<char32_t> letters;
    for (const Language language : languages)
        for (std::size_t key = 0; key < word_count; ++key) {
            const std::string_view text = word(language, static_cast<Word>(key));
            if (!is_label(text)) continue;
            for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size)
                letters.insert(decode_utf8(text, at).code_point);
        }
    return letters;
}

/// A letter that is missed would be shown in the regular face, thinner than those beside it.
void check_semibold(const AppStage& stage, const std::string& name) {
    static const std::set<char32_t> letters = semibold_letters();
    CHECK_MESSAGE(std::any_of(stage.ui.probe.texts.begin(), stage.ui.probe.texts.end(),
                              [](const ui::LayoutProbe::Text& text) { return text.semibold; }),
                  name);
    for (const ui::LayoutProbe::Text& text : stage.ui.probe.texts) {
        if (!text.semibold) continue;
        for (std::size_t at = 0; at < text.text.size(); at += decode_utf8(text.text, at).size) {
            const char32_t letter = decode_utf8(text.text, at).code_point;
            // Those of Latin and Cyrillic are all there.
            if (letter >= 0x3000) CHECK_MESSAGE(letters.contains(letter), name, ": ", text.text);
        }
    }
}

void compare(const AppStage& stage, const std::string& name) {
    check_semibold(stage, name);
    const std::filesystem::path path = source_path("tests/golden/screens") / (name + ".txt");
    const std::string outline = stage.outline();
    if (std::getenv("VIVA_UPDATE_GOLDEN") != nullptr) {
        std::FILE* file = std::fopen(path.string().c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(outline.data(), 1, outline.size(), file);
        std::fclose(file);
        return;
    }
    const auto golden = read_file(path);
    REQUIRE_MESSAGE(golden.has_value(), path.string());
    CHECK_MESSAGE(outline == *golden, name);
}

void look_around(AppStage& stage, const std::string& ending) {
    stage.open("#/");
    compare(stage, "home" + ending);
    stage.open("#/note/python");
    compare(stage, "note" + ending);
    stage.open("#/settings");
    compare(stage, "settings" + ending);
    stage.open("#/stats");
    compare(stage, "stats.empty" + ending);
    stage.open("#/learning");
    compare(stage, "learning" + ending);
    stage.open("#/data");
    compare(stage, "data" + ending);
    stage.open("#/quiz");
    compare(stage, "question" + ending);
    stage.key(" ");
    compare(stage, "answer" + ending);
    while (stage.desk.state.asked_card() != nullptr) {
        stage.key(" ");
        stage.key("4");
        stage.desk.clock.now += 30'000;
    }
    stage.settle();
    compare(stage, "end" + ending);
    stage.open("#/");
    compare(stage, "rest" + ending);
    stage.key("?");
    compare(stage, "help" + ending);
    stage.key("?");
    stage.key("/");
    compare(stage, "search" + ending);
    stage.type("what function");
    compare(stage, "found" + ending);
}

}  // namespace

TEST_CASE("the screens say what their golden files say") {
    for (const char* language : {"en", "ko", "ru"}) {
        AppStage stage(small_notes(), {.language = language});
        look_around(stage, std::string(".") + language);
    }
}

TEST_CASE("the stats and a card's history say what their golden files say") {
    for (const char* language : {"en", "ko", "ru"}) {
        AppStage stage(small_notes(), {.language = language});
        study(stage);
        stage.open("#/stats");
        compare(stage, std::string("stats.") + language);
        stage.open("#/stats/" + base32(stage.desk.state.collection.cards[0].id));
        compare(stage, std::string("card.") + language);
    }
}

TEST_CASE("on a phone the golden list of notes replaces the tree") {
    AppStage stage(small_notes(), {.width = 390, .height = 844, .language = "en", .touch = true});
    stage.open("#/read");
    compare(stage, "list.phone.en");
    stage.open("#/");
    compare(stage, "home.phone.en");
}
