// Whether a text speaks of a name, as written or as Hangul spells a foreign word ("list", "리스트는").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viva::cards {

/// A name and the shorter ways to say it, longest first.
struct NameForms {
    std::vector<std::string> forms;
};

/// The forms of each of `names`; a shorter form leaves out words that other names have too, or all but the first word.
std::vector<NameForms> forms_of(const std::vector<std::string_view>& names);

/// Without "the" or "a" at its beginning.
std::string_view without_article(std::string_view text);

/// Bytes at the start of `text` that say the name, an article before it included; 0 if it does not begin with it.
std::size_t name_at_start(std::string_view text, const NameForms& name);

/// Whether the name is said anywhere in `text`.
bool mentions(std::string_view text, const NameForms& name);

/// What a sentence says about its subject: `text` without the name that it begins with and the particle behind that.
/// Nothing if it begins otherwise, or with several subjects.
std::optional<std::string_view> said_of(std::string_view text, const NameForms& name);

}  // namespace viva::cards
