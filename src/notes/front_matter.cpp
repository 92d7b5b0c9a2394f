#include "notes/front_matter.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/card_labels.h"

namespace viva::notes {
namespace {

/// A head longer than this is prose between two rules.
constexpr std::uint32_t most_head_lines = 400;
/// And what stands before a colon after more than this is a sentence.
constexpr std::size_t most_key_bytes = 80;
constexpr std::ptrdiff_t most_key_words = 4;

std::string_view unquoted(std::string_view value) {
    value = trim(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.substr(1, value.size() - 2);
    return value;
}

struct Entry {
    std::string_view key;
    std::string_view value;
};

/// `key: value`
std::optional<Entry> yaml_entry(std::string_view line) {
    if (line.empty() || is_space(static_cast<unsigned char>(line.front())) || contains("#->+!&%@", line.substr(0, 1)))
        return std::nullopt;
    std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos && line.ends_with(':')) colon = line.size() - 1;
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view key = unquoted(line.substr(0, colon));
    const bool is_name =
        !key.empty() && key.size() <= most_key_bytes && std::count(key.begin(), key.end(), ' ') < most_key_words &&
        key.find_first_of("`*[]<>{}|") == std::string_view::npos && !contains(key, ". ") && !contains(key, ") ");
    return is_name ? std::optional(Entry{key, trim(line.substr(colon + 1))}) : std::nullopt;
}

/// `key = value`
std::optional<Entry> toml_entry(std::string_view line) {
    const std::size_t mark = line.find('=');
    if (mark == std::string_view::npos) return std::nullopt;
    const Entry entry{unquoted(line.substr(0, mark)), trim(line.substr(mark + 1))};
    const bool is_name = !entry.key.empty() && entry.key.size() <= most_key_bytes &&
                         entry.key.find_first_of(" [](){}#") == std::string_view::npos;
    return is_name && !entry.value.empty() ? std::optional(entry) : std::nullopt;
}

/// What may stand between keys: nested values, list items, what closes a list, comments, nothing.
bool is_continuation(std::string_view line) {
    return trim(line).empty() || contains(" \t#]}", line.substr(0, 1)) || line.starts_with("- ") || line == "-";
}

/// How many lists and maps are open behind `text`, where `depth` were open before it.
int depth_behind(std::string_view text, int depth) {
    for (const char byte : text) depth += byte == '[' || byte == '{' ? 1 : byte == ']' || byte == '}' ? -1 : 0;
    return std::max(depth, 0);
}

bool ends_in_stop(std::string_view value) {
    for (const std::string_view stop : {".", "!", "?", "。", "！", "？", "।", "۔", "؟"})
        if (value.ends_with(stop)) return true;
    return false;
}

/// The lines between the fences.
class Head {
public:
    explicit Head(bool is_toml) : is_toml_(is_toml) {}

    /// False: no head has such a line.
    bool take(std::string_view line, std::uint32_t number) {
        if (depth_ > 0) {
            depth_ = depth_behind(line, depth_);
            if (in_tags_) found.tags.append("\n").append(trim(line));
        } else if (const auto entry = is_toml_ ? toml_entry(line) : yaml_entry(line)) {
            count(*entry, line);
            take_entry(*entry, number);
        } else if (in_viva_ && trim(line).starts_with("questions:")) {
            found.questions = unquoted(trim(line).substr(10));
        } else if (is_toml_ && line.starts_with('[')) {
            is_nested_ = true;
            in_viva_ = trim(line) == "[viva]";
            in_tags_ = false;
        } else if (is_continuation(line)) {
            has_gap_ |= trim(line).empty();
            if (in_tags_) found.tags.append("\n").append(trim(line));
        } else {
            return false;
        }
        return true;
    }

    /// Whether what was taken is a head indeed, and not prose between two rules.
    bool is_whole() const {
        if (depth_ > 0 || keys_ == 0 || (has_question_ && has_answer_ && labels_ == keys_)) return false;
        if (is_toml_) return true;
        if (has_spaced_ && has_gap_) return false;
        return has_plain_ || (keys_ > 1 && !has_sentence_);
    }

    FrontMatter found;

private:
    void count(const Entry& entry, std::string_view line) {
        ++keys_;
        const bool is_plain = std::all_of(entry.key.begin(), entry.key.end(), [](char byte) {
            return is_alphanumeric(byte) || byte == '_' || byte == '-' || byte == '.';
        });
        has_plain_ |= is_plain;
        has_spaced_ |= contains(entry.key, " ");
        has_sentence_ |= ends_in_stop(entry.value);
        const CardLabel label = card_label(line);
        labels_ += label.label != Label::none ? 1 : 0;
        has_question_ |= label.label == Label::question;
        has_answer_ |= label.label == Label::answer;
    }

    void take_entry(const Entry& entry, std::uint32_t number) {
        const bool begins_list = entry.value.starts_with('[') || entry.value.starts_with('{');
        depth_ = begins_list ? depth_behind(entry.value, 0) : 0;
        in_tags_ = found.tags.empty() &&
                   (entry.key == "tags" || entry.key == "Tags" || entry.key == "tag" || entry.key == "Tag");
        if (in_tags_) found.tags = entry.value;
        if (is_toml_ && in_viva_ && entry.key == "questions") found.questions = unquoted(entry.value);
        if (entry.key == "viva-questions") found.questions = unquoted(entry.value);
        if (!is_toml_) in_viva_ = entry.key == "viva";
        if (entry.key != "title" || is_nested_) return;
        found.title = unquoted(entry.value);
        found.title_line = number;
    }

    bool is_toml_;
    int keys_ = 0;
    int labels_ = 0;             ///< Keys that label cards: "Q: …".
    bool has_question_ = false;  ///< Among those.
    bool has_answer_ = false;
    bool has_plain_ = false;   ///< A key as programs write them.
    bool has_spaced_ = false;  ///< One that people write.
    bool has_sentence_ = false;
    bool has_gap_ = false;  ///< An empty line.
    bool in_viva_ = false;
    bool in_tags_ = false;
    bool is_nested_ = false;  ///< In a table of TOML.
    int depth_ = 0;           ///< Of a list that goes on in the next line.
};

}  // namespace

FrontMatter find_front_matter(const Source& source) {
    const std::string_view first = source.line(1);
    const std::string_view fence = trim(first);
    const bool is_toml = fence == "+++";
    if ((fence != "---" && !is_toml) || first.front() != fence.front()) return {};
    Head head(is_toml);
    for (std::uint32_t number = 2; number <= source.line_count() && number <= most_head_lines; ++number) {
        const std::string_view line = source.line(number);
        if (trim(line) == fence || (trim(line) == "..." && !is_toml)) {
            head.found.line_count = number;
            return head.is_whole() ? head.found : FrontMatter{};
        }
        if (!head.take(line, number)) return {};
    }
    return {};
}

}  // namespace viva::notes
