#include "ui/widgets/icons.h"

#include <imgui.h>

#include "ui/draw.h"

namespace viva::ui {
namespace {

/// Draws in a 24×24 square, as icon sets do.
class Pen {
public:
    Pen(UiContext& ui, float x, float y, float size, Color color)
        : list_(ui.draw_list()), screen_(ui.to_screen({x, y, size, size})), color_(color), scale_(size / 24) {}

    void path(std::initializer_list<ImVec2> points, bool closed = false) {
        list_->PathClear();
        for (const ImVec2& point : points) list_->PathLineTo(at(point.x, point.y));
        list_->PathStroke(color_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness());
    }
    void rect(float x, float y, float width, float height, float radius) {
        list_->AddRect(at(x, y), at(x + width, y + height), color_, radius * scale_, 0, thickness());
    }
    void dot(float x, float y, float radius) { list_->AddCircleFilled(at(x, y), radius * scale_, color_, 20); }
    void ring(float x, float y, float radius) { list_->AddCircle(at(x, y), radius * scale_, color_, 20, thickness()); }

private:
    ImVec2 at(float x, float y) const { return {screen_.x + x * scale_, screen_.y + y * scale_}; }
    float thickness() const { return 1.8F * scale_; }

    ImDrawList* list_;
    Rect screen_;
    Color color_;
    float scale_;
};

}  // namespace

void draw_icon(UiContext& ui, Icon icon, float x, float y, float size, Color color) {
    Pen pen(ui, x, y, size, color);
    switch (icon) {
        case Icon::home:
            pen.path({{3, 11}, {12, 3.5F}, {21, 11}});
            pen.path({{5.5F, 9.5F}, {5.5F, 20}, {10, 20}, {10, 14}, {14, 14}, {14, 20}, {18.5F, 20}, {18.5F, 9.5F}});
            break;
        case Icon::book:
            pen.path({{12, 6.5F}, {9, 5}, {3.5F, 5}, {3.5F, 18.5F}, {9, 18.5F}, {12, 20}});
            pen.path({{12, 6.5F}, {15, 5}, {20.5F, 5}, {20.5F, 18.5F}, {15, 18.5F}, {12, 20}});
            pen.path({{12, 6.5F}, {12, 20}});
            break;
        case Icon::cards:
            pen.rect(3.5F, 7.5F, 13, 12.5F, 2.5F);
            pen.path({{7.5F, 4}, {20.5F, 4}, {20.5F, 16}});
            pen.path({{7, 13.5F}, {9.5F, 16}, {13.5F, 11.5F}});
            break;
        case Icon::chart:
            pen.path({{4, 20}, {20, 20}});
            pen.path({{6.5F, 20}, {6.5F, 12}});
            pen.path({{12, 20}, {12, 5}});
            pen.path({{17.5F, 20}, {17.5F, 9}});
            break;
        case Icon::sliders:
            pen.path({{4, 7.5F}, {20, 7.5F}});
            pen.path({{4, 16.5F}, {20, 16.5F}});
            pen.dot(15, 7.5F, 3);
            pen.dot(9, 16.5F, 3);
            break;
        case Icon::close:
            pen.path({{6, 6}, {18, 18}});
            pen.path({{18, 6}, {6, 18}});
            break;
        case Icon::check: pen.path({{5, 12.5F}, {10, 17.5F}, {19, 7}}); break;
        case Icon::note:
            pen.ring(12, 12, 8.5F);
            pen.path({{12, 11}, {12, 16.5F}});
            pen.dot(12, 7.8F, 1.2F);
            break;
        case Icon::search:
            pen.ring(10.5F, 10.5F, 6.5F);
            pen.path({{15.5F, 15.5F}, {20.5F, 20.5F}});
            break;
        case Icon::chain:
            pen.rect(2.5F, 8, 11, 8, 4);
            pen.rect(10.5F, 8, 11, 8, 4);
            break;
        case Icon::warning:
            pen.path({{12, 4}, {21, 19.5F}, {3, 19.5F}}, true);
            pen.path({{12, 10}, {12, 14.5F}});
            pen.dot(12, 17, 1.1F);
            break;
    }
}

void draw_mark(UiContext& ui, float x, float y, float size) {
    fill(ui, {x, y, size, size}, ui.palette->accent, size * 0.32F);
    draw_icon(ui, Icon::check, x + size * 0.14F, y + size * 0.14F, size * 0.72F, ui.palette->on_accent);
}

}  // namespace viva::ui
