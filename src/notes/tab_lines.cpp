#include "notes/tab_lines.h"

#include <string>
#include <utility>

#include "base/unicode.h"

namespace viva::notes {
namespace {

constexpr std::size_t fewest_cards = 3;
constexpr std::string_view separator = " :: ";

/// "#separator:tab", "#html:true", "#tags column:3"
bool is_setting(std::string_view line) {
    return line.starts_with('#') && line.find(':') != std::string_view::npos && !line.starts_with("# ") &&
           line.find('\t') == std::string_view::npos;
}

bool is_card(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) return false;
    const std::string_view front = line.substr(0, tab);
    const std::string_view back = line.substr(tab + 1);
    return !trim(front).empty() && !trim(back.substr(0, back.find('\t'))).empty() &&
           front.find("::") == std::string_view::npos && back.find("::") == std::string_view::npos;
}

}  // namespace

void adopt_tab_lines(Source& source) {
    if (source.text.find('\t') == std::string::npos) return;
    std::size_t cards = 0;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        if (is_card(line))
            ++cards;
        else if (!trim(line).empty() && !is_setting(line))
            return;
    }
    if (cards < fewest_cards) return;
    std::string text;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos) {
            const std::string_view back = line.substr(tab + 1);
            text.append(trim(line.substr(0, tab))).append(separator).append(trim(back.substr(0, back.find('\t'))));
        }
        text += '\n';
    }
    source.replace(std::move(text));
}

}  // namespace viva::notes
