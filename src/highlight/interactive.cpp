// Sessions at Python's prompt: the typed lines are one program, the lines between them its output.
#include <string>

#include "highlight/paint.h"

namespace viva::highlight {
namespace {

/// Bytes of the prompt at the start of `line`; 0 if there is none. `>>` alone is what scraping leaves of `>>>`.
std::size_t prompt_size(std::string_view line, bool after_prompt) {
    for (const std::string_view prompt : {">>> ", ">> "})
        if (line.starts_with(prompt)) return prompt.size();
    if (line == ">>>" || line == ">>") return line.size();
    if (after_prompt && (line.starts_with("... ") || line == "...")) return line.size() < 4 ? line.size() : 4;
    return 0;
}

}  // namespace

bool is_interactive(std::string_view code) {
    while (code.starts_with('\n')) code.remove_prefix(1);
    return prompt_size(code.substr(0, code.find('\n')), false) > 0;
}

TypedCode typed_code(std::string_view session) {
    TypedCode typed;
    bool after_prompt = false;
    for (std::size_t at = 0; at < session.size();) {
        std::size_t end = session.find('\n', at);
        if (end == std::string_view::npos) end = session.size();
        const std::size_t prompt = prompt_size(session.substr(at, end - at), after_prompt);
        after_prompt = prompt > 0;
        if (after_prompt) {
            for (std::size_t i = at + prompt; i < end; ++i) {
                typed.text += session[i];
                typed.places.push_back(i);
            }
            typed.text += '\n';
            typed.places.push_back(end);
        }
        at = end + 1;
    }
    return typed;
}

}  // namespace viva::highlight
