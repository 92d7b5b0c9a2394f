#include "srs/json_line.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/unicode.h"

namespace viva::srs {
namespace {

constexpr int deepest_nesting = 64;
constexpr std::size_t most_fields = 256;

bool is_ascii_digit(char character) { return character >= '0' && character <= '9'; }

class LineParser {
public:
    explicit LineParser(std::string_view line) : line_(line) {}

    Result<JsonFields> object() {
        skip_space();
        if (!take('{')) return expected("'{' at the start of an event");
        JsonFields fields;
        skip_space();
        if (!take('}')) {
            do {
                auto read = field();
                if (!read) return tl::unexpected(read.error());
                if (fields.size() == most_fields) return expected("no more than 256 fields");
                keep(fields, std::move(*read));
                skip_space();
            } while (take(','));
            if (!take('}')) return expected("',' or '}' after a value");
        }
        skip_space();
        if (at_ != line_.size()) return expected("nothing after the closing '}'");
        return fields;
    }

private:
    static void keep(JsonFields& fields, JsonField field) {
        const auto same = std::find_if(fields.begin(), fields.end(),
                                       [&](const JsonField& earlier) { return earlier.name == field.name; });
        if (same != fields.end())
            *same = std::move(field);
        else
            fields.push_back(std::move(field));
    }

    tl::unexpected<Error> expected(std::string_view what) const {
        return fail("byte " + std::to_string(at_ + 1) + ": expected " + std::string(what) +
                    (at_ >= line_.size() ? ", but the line ends" : ""));
    }

    char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }

    bool take(char character) {
        if (at_ >= line_.size() || line_[at_] != character) return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view word) {
        if (line_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }

    void skip_space() {
        while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r')) ++at_;
    }

    Result<JsonField> field() {
        skip_space();
        JsonField field;
        auto name = string("a field's name in quotes");
        if (!name) return tl::unexpected(name.error());
        field.name = std::move(*name);
        skip_space();
        if (!take(':')) return expected("':' after the name \"" + field.name + "\"");
        skip_space();
        if (auto read = value(field); !read) return tl::unexpected(read.error());
        return field;
    }

    Result<void> value(JsonField& field) {
        const char first = peek();
        if (first == '"') {
            auto text = string("a string");
            if (!text) return tl::unexpected(text.error());
            field.kind = JsonKind::string;
            field.text = std::move(*text);
            return {};
        }
        if (first == '-' || is_ascii_digit(first)) return number(&field);
        if (first == 't' || first == 'f') {
            field.kind = JsonKind::boolean;
            field.boolean = first == 't';
        }
        return skip_value();
    }

    // Steps over any value. The depth is limited, so that a hostile line cannot use up the stack.
    Result<void> skip_value(int depth = 0) {
        const char first = peek();
        if (first == '{' || first == '[') {
            if (depth == deepest_nesting) return expected("no more than 64 brackets inside each other");
            return skip_elements(first == '{', depth);
        }
        if (first == '"') {
            auto text = string("a string");
            if (!text) return tl::unexpected(text.error());
            return {};
        }
        if (first == '-' || is_ascii_digit(first)) return number(nullptr);
        if (take_word("true") || take_word("false") || take_word("null")) return {};
        return expected("a value");
    }

    Result<void> skip_elements(bool named, int depth) {
        const char closing = named ? '}' : ']';
        ++at_;
        skip_space();
        if (take(closing)) return {};
        do {
            skip_space();
            if (named) {
                if (auto name = skip_name(); !name) return name;
            }
            if (auto element = skip_value(depth + 1); !element) return element;
            skip_space();
        } while (take(','));
        return take(closing) ? Result<void>() : expected("',' or a closing bracket");
    }

    Result<void> skip_name() {
        auto name = string("a field's name in quotes");
        if (!name) return tl::unexpected(name.error());
        skip_space();
        if (!take(':')) return expected("':' after a name");
        skip_space();
        return {};
    }

    // RFC 8259 section 6. Only what fits into 64 bits without a fraction is an integer.
    Result<void> number(JsonField* field) {
        const std::size_t start = at_;
        take('-');
        if (!take('0') && skip_digits() == 0) return expected("a digit");
        bool whole = true;
        if (take('.')) {
            whole = false;
            if (skip_digits() == 0) return expected("a digit after the point");
        }
        if (take('e') || take('E')) {
            whole = false;
            if (!take('+')) take('-');
            if (skip_digits() == 0) return expected("a digit in the exponent");
        }
        if (field == nullptr || !whole) return {};
        const char* const end = line_.data() + at_;
        const auto [stop, error] = std::from_chars(line_.data() + start, end, field->integer);
        if (error == std::errc() && stop == end) field->kind = JsonKind::integer;
        return {};
    }

    std::size_t skip_digits() {
        const std::size_t start = at_;
        while (is_ascii_digit(peek())) ++at_;
        return at_ - start;
    }

    // RFC 8259 section 7.
    Result<std::string> string(std::string_view what) {
        if (!take('"')) return expected(what);
        std::string text;
        for (;;) {
            const std::size_t plain = at_;
            while (at_ < line_.size() && line_[at_] != '"' && line_[at_] != '\\' &&
                   static_cast<unsigned char>(line_[at_]) >= 0x20)
                ++at_;
            const std::string_view piece = line_.substr(plain, at_ - plain);
            if (const std::size_t bad = find_invalid_utf8(piece); bad != std::string_view::npos) {
                at_ = plain + bad;
                return expected("UTF-8 text");
            }
            text += piece;
            if (take('"')) return text;
            if (!take('\\')) return expected("'\"' at the end of a string");
            if (!escape(text)) return expected("an escape that JSON knows after '\\'");
        }
    }

    bool escape(std::string& text) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const std::size_t known = letters.find(peek()); at_ < line_.size() && known != std::string_view::npos) {
            text.push_back(meanings[known]);
            ++at_;
            return true;
        }
        if (!take('u')) return false;
        const auto unit = four_hex_digits();
        if (!unit) return false;
        append_utf8(text, join_surrogates(*unit));
        return true;
    }

    // A high surrogate takes the low one that follows; a surrogate alone is no character.
    char32_t join_surrogates(char32_t unit) {
        if (unit < 0xD800 || unit > 0xDFFF) return unit;
        const std::size_t behind = at_;
        if (unit < 0xDC00 && take_word("\\u")) {
            const auto low = four_hex_digits();
            if (low && *low >= 0xDC00 && *low <= 0xDFFF) return 0x10000 + ((unit - 0xD800) << 10) + (*low - 0xDC00);
        }
        at_ = behind;
        return replacement_character;
    }

    std::optional<char32_t> four_hex_digits() {
        if (line_.size() - at_ < 4) return std::nullopt;
        unsigned value = 0;
        const char* const start = line_.data() + at_;
        const auto [stop, error] = std::from_chars(start, start + 4, value, 16);
        if (error != std::errc() || stop != start + 4) return std::nullopt;
        at_ += 4;
        return value;
    }

    std::string_view line_;
    std::size_t at_ = 0;
};

void append_quoted(std::string& line, std::string_view value) {
    constexpr char hex[] = "0123456789abcdef";
    line.push_back('"');
    for (std::size_t at = 0; at < value.size();) {
        const DecodedCodePoint decoded = decode_utf8(value, at);
        if (decoded.code_point == U'"' || decoded.code_point == U'\\') {
            line.push_back('\\');
            line.push_back(static_cast<char>(decoded.code_point));
        } else if (decoded.code_point < 0x20) {
            line += "\\u00";
            line.push_back(hex[decoded.code_point >> 4]);
            line.push_back(hex[decoded.code_point & 15]);
        } else {
            append_utf8(line, decoded.code_point);
        }
        at += decoded.size;
    }
    line.push_back('"');
}

}  // namespace

Result<JsonFields> parse_json_line(std::string_view line) { return LineParser(line).object(); }

const JsonField* find_field(const JsonFields& fields, std::string_view name) {
    for (const JsonField& field : fields)
        if (field.name == name) return &field;
    return nullptr;
}

std::string_view text_of(const JsonFields& fields, std::string_view name) {
    const JsonField* field = find_field(fields, name);
    return field == nullptr ? std::string_view() : std::string_view(field->text);
}

std::int64_t integer_of(const JsonFields& fields, std::string_view name, std::int64_t otherwise) {
    const JsonField* field = find_field(fields, name);
    return field != nullptr && field->kind == JsonKind::integer ? field->integer : otherwise;
}

void JsonLineWriter::start_field(std::string_view name) {
    if (line_.size() > 1) line_.push_back(',');
    append_quoted(line_, name);
    line_.push_back(':');
}

JsonLineWriter& JsonLineWriter::string(std::string_view name, std::string_view value) {
    start_field(name);
    append_quoted(line_, value);
    return *this;
}

JsonLineWriter& JsonLineWriter::integer(std::string_view name, std::int64_t value) {
    start_field(name);
    line_ += std::to_string(value);
    return *this;
}

JsonLineWriter& JsonLineWriter::boolean(std::string_view name, bool value) {
    start_field(name);
    line_ += value ? "true" : "false";
    return *this;
}

std::string JsonLineWriter::finish() {
    line_.push_back('}');
    return std::move(line_);
}

}  // namespace viva::srs
