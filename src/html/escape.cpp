#include "html/escape.h"

namespace viva::html {

std::string escaped(std::string_view text, std::string_view line_end) {
    std::string html;
    html.reserve(text.size());
    for (const char letter : text) switch (letter) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\n': html += line_end; break;
            case '\t': html += letter; break;
            default:
                if (static_cast<unsigned char>(letter) >= 0x20) html += letter;
        }
    return html;
}

}  // namespace viva::html
