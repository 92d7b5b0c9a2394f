// Every screen in every language, width and theme: no text leaves its box, none covers another.
#include <array>
#include <utility>

#include "base/hash.h"
#include "ui/app_stage.h"

using namespace viva;
using namespace viva::tests;

namespace {

constexpr const char* tags[] = {"en", "ko", "ru"};
struct Size {
    float width, height;
    bool touch;
};
constexpr Size sizes[] = {{1440, 900, false}, {800, 1000, false}, {390, 844, true}, {320, 568, true}};

void check_frame(const AppStage& stage, std::string_view where) {
    CHECK(stage.ui.probe.texts.size() > 3);
    for (const std::string& fault : ui::layout_faults(stage.ui.probe)) FAIL_CHECK(where << ": " << fault);
}

/// Looks at the screen from its top to its end.
void check_scrolled(AppStage& stage, const std::string& where) {
    const auto main = [&]() -> const ui::Node* {
        for (const ui::Node* node : stage.ui.semantics.nodes())
            if (node->scrolls && node->role == ui::Role::main) return node;
        return nullptr;
    };
    const ui::Node* node = main();
    REQUIRE(node != nullptr);
    const float end = node->scroll.content_height;
    CHECK(node->scroll.content_width <= node->rect.width + 1);
    for (float y = 0; y < end; y += node->rect.height * 0.8F) {
        stage.ui.semantics.set_scroll(node->id, 0, y);
        stage.frame();
        check_frame(stage, where + " at " + std::to_string(static_cast<int>(y)));
        node = main();
        REQUIRE(node != nullptr);
    }
}

std::string name_of(const Size& size, const char* language, std::string_view hash) {
    return std::string(hash) + " " + language + " " + std::to_string(static_cast<int>(size.width));
}

}  // namespace

TEST_CASE("no text leaves its box or covers another on any screen") {
    for (const Size& size : sizes)
        for (const char* language : tags)
            for (const char* theme : {"paper", "night"}) {
                AppStage stage(bundled_notes(), {size.width, size.height, language, theme, size.touch});
                for (const char* hash : {"#/", "#/read", "#/settings", "#/quiz"}) {
                    stage.open(hash);
                    check_frame(stage, name_of(size, language, hash));
                }
                stage.key(" ");
                check_frame(stage, name_of(size, language, "answer"));
                stage.open("#/");
                stage.desk.act(app::ShowHelp{true});
                stage.settle();
                check_frame(stage, name_of(size, language, "help"));
            }
}

TEST_CASE("the notes and the long screens are sound down to their ends") {
    for (const Size& size : sizes)
        for (const int step : {0, 2, 5}) {
            AppStage stage(bundled_notes(),
                           {size.width, size.height, size.width > 1000 ? "ko" : "ru", "paper", size.touch});
            stage.desk.act(app::ChangeSetting{"text_size", std::to_string(step)});
            stage.desk.store_all();
            for (const char* hash : {"#/", "#/settings", "#/note/django-f-expressions",
                                     "#/note/python-django-interview", "#/note/python-django-ru"}) {
                stage.open(hash);
                check_scrolled(stage, name_of(size, "text size", hash) + "/" + std::to_string(step));
            }
        }
}

TEST_CASE("charts, tables, a card's history and the data are sound down to their ends") {
    for (const Size& size : sizes)
        for (const char* language : tags) {
            AppStage stage(bundled_notes(), {size.width, size.height, language, "paper", size.touch});
            study(stage);
            stage.desk.act(
                app::DataStatusArrived{"{\"backup\":\"a\",\"at\":1726000000000,\"events\":60}\n"
                                       "{\"folder\":\"Документы\",\"state\":\"synced\"}"});
            stage.desk.act(app::FileArrived{"a-file-with-a-rather-long-name-of-another-device.jsonl",
                                            "{\"viva\":\"events\",\"version\":1}\n{\"id\":\"x-1\",\n"});
            const std::string card = "#/stats/" + base32(stage.desk.state.collection.cards[0].id);
            for (const std::string& hash :
                 {std::string("#/stats"), card, std::string("#/data"), std::string("#/learning")}) {
                stage.open(hash);
                check_scrolled(stage, name_of(size, language, hash));
                // With every table open.
                for (bool opened = true; std::exchange(opened, false);)
                    for (const ui::Node* node : stage.ui.semantics.nodes())
                        if (node->role == ui::Role::button && node->name == stage.say(Word::show_numbers)) {
                            stage.ui.semantics.activate(node->id);
                            opened = true;
                            stage.settle();
                            break;
                        }
                check_scrolled(stage, name_of(size, language, hash) + " with numbers");
            }
        }
}

TEST_CASE("banners, a name and a long year of reviews fit, too") {
    for (const Size& size : sizes)
        for (const char* language : tags) {
            AppStage stage(bundled_notes(), {size.width, size.height, language, "paper", size.touch});
            stage.desk.act(app::ChangeSetting{"name", "Константин Константинопольский-Первый"});
            stage.desk.store_all();
            stage.open("#/nowhere/at/all/and/a/very/long/address/that/does/not/end");
            stage.desk.act(app::UpdateReady{});
            stage.desk.open("#/quiz");
            for (int i = 0; i < 3; ++i) {
                stage.desk.grade(i == 0 ? model::Rating::Again : model::Rating::Easy);
                stage.desk.refuse(app::StoreFailure::full);
                stage.desk.clock.now += 3 * model::day_ms;
            }
            for (const char* hash : {"#/", "#/settings", "#/quiz", "#/note/python-django-ru"}) {
                stage.open(hash);
                check_frame(stage, name_of(size, language, hash) + " with banners");
            }
        }
}

TEST_CASE("what a finger hits on a phone is at least 40 pixels high") {
    AppStage stage(bundled_notes(), {390, 844, "ko", "paper", true});
    study(stage);
    for (const char* hash : {"#/", "#/read", "#/settings", "#/stats", "#/data", "#/learning", "#/quiz",
                             "#/note/python-django-interview"}) {
        stage.open(hash);
        for (const ui::Node* node : stage.ui.semantics.nodes()) {
            // Links within running text are as high as their lines (WCAG 2.2, 2.5.8: inline).
            const bool inline_link = node->role == ui::Role::link && node->href.substr(0, 2) != "#/";
            // The copy button of a code panel reaches over the panel's head.
            const bool copy = node->role == ui::Role::button && node->name == stage.say(Word::copy_code);
            if (inline_link || copy) continue;
            if (node->role == ui::Role::button || node->role == ui::Role::link || node->role == ui::Role::radio ||
                node->role == ui::Role::textbox || node->role == ui::Role::spinbutton)
                CHECK_MESSAGE(node->rect.height >= ui::minimum_target, hash, " ", node->name);
        }
    }
}

TEST_CASE("buttons keep to the column of a phone, in every language") {
    for (const char* language : tags)
        for (const float width : {390.0F, 320.0F}) {
            AppStage stage(bundled_notes(), {width, 844, language, "paper", true});
            study(stage);
            // The text buttons of charts hang into the margin, so that their words end where the charts do.
            for (const char* hash : {"#/", "#/settings", "#/data", "#/learning", "#/interview", "#/cram",
                                     "#/note/python-django-interview"}) {
                stage.open(hash);
                for (const ui::Node* node : stage.ui.semantics.nodes())
                    if (node->role == ui::Role::button && !node->name.empty())
                        CHECK_MESSAGE(node->rect.x + node->rect.width <= width - 12 + 0.5F, hash, " ", node->name);
            }
        }
}

TEST_CASE("a deck's note is named whole on Home, at every width and in every language") {
    for (const Size& size : sizes)
        for (const char* language : tags) {
            AppStage stage(bundled_notes(), {size.width, size.height, language, "paper", size.touch});
            stage.open("#/");
            float height = 0;
            for (const ui::Node* node : stage.ui.semantics.nodes()) {
                if (node->role != ui::Role::link || node->href.rfind("#/quiz/", 0) != 0) continue;
                if (height == 0) height = node->rect.height;
                CHECK_MESSAGE(node->rect.height == height, name_of(size, language, node->href));
            }
            CHECK(height > 0);
            for (const ui::LayoutProbe::Text& text : stage.ui.probe.texts)
                if (text.text.find(" · ") != std::string::npos)
                    CHECK_MESSAGE(!text.elided, name_of(size, language, text.text));
        }
}
