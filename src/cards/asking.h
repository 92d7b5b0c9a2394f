// What a question asks for, by its words: a definition, things by name, reasons, yes or no.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viva::cards {

/// The thing that a question asks to define, case folded.
struct DefinedThing {
    std::string name;
    bool is_bare = false;  ///< The title is the thing's name, and asks nothing in words.
};
/// Nothing for "why" and "how"; a bare name counts.
std::optional<DefinedThing> defined_thing(std::string_view title);

/// "Which …", "Что …": the title asks, whether or not a question mark ends it.
bool begins_with_question_word(std::string_view title);

/// "What types …", "종류는?", "виды …". Not where it also asks what the thing is: a list may then be anything.
bool asks_for_names(std::string_view title);

/// "Why …", "how …", "when …": a list in the answer gives reasons and steps, not names.
bool asks_for_reasons(std::string_view title);

/// "Should I …?", "Is it …?": a list in the answer says why, or gives examples.
bool asks_yes_or_no(std::string_view title);

/// "What does the following code print?", "다음 코드를 …": the answer explains what is shown with the question, and
/// says little without it.
bool asks_about_what_is_shown(std::string_view title);

}  // namespace viva::cards
