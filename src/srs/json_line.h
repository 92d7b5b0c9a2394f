// One flat JSON object on one line, as the event log is written (RFC 8259). The writer is strict; the reader takes the
// fields in any order and steps over what a later version may have put in (nested values too).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace viva::srs {

enum class JsonKind : std::uint8_t { string, integer, boolean, other };

/// A field of the object. `other` is null, a number that is no 64-bit integer, an array or an object: stepped over.
struct JsonField {
    std::string name;
    JsonKind kind = JsonKind::other;
    std::string text;          ///< string: its value as UTF-8, escapes resolved; a lone surrogate is U+FFFD.
    std::int64_t integer = 0;  ///< integer
    bool boolean = false;      ///< boolean
};

using JsonFields = std::vector<JsonField>;

/// The fields in their order; of two with one name the later stands for both, as in JavaScript. Errors say at which
/// byte of the line (from 1) what was expected.
Result<JsonFields> parse_json_line(std::string_view line);

/// The field of that name, or nullptr.
const JsonField* find_field(const JsonFields& fields, std::string_view name);

/// The text of a field; empty if there is none.
std::string_view text_of(const JsonFields& fields, std::string_view name);

/// The whole number of a field; `otherwise` if there is none.
std::int64_t integer_of(const JsonFields& fields, std::string_view name, std::int64_t otherwise);

/// Writes the fields one after another.
class JsonLineWriter {
public:
    /// Invalid UTF-8 in `value` becomes U+FFFD.
    JsonLineWriter& string(std::string_view name, std::string_view value);
    JsonLineWriter& integer(std::string_view name, std::int64_t value);
    JsonLineWriter& boolean(std::string_view name, bool value);

    /// The object, without a line end; the writer is spent.
    std::string finish();

private:
    void start_field(std::string_view name);

    std::string line_ = "{";
};

}  // namespace viva::srs
