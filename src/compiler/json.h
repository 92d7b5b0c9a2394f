// Writes JSON: values in order, escaped; the caller opens and closes objects and arrays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viva::compiler {

/// `JsonWriter json; json.open_object().key("a").number(1).close();` Invalid UTF-8 becomes U+FFFD.
class JsonWriter {
public:
    JsonWriter& open_object() { return open('{', '}'); }
    JsonWriter& open_array() { return open('[', ']'); }
    /// Ends the innermost object or array.
    JsonWriter& close();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    const std::string& result() const { return json_; }

private:
    JsonWriter& open(char opening, char closing);
    void separate();
    void quote(std::string_view value);

    std::string json_;
    std::string closings_;
    bool needs_comma_ = false;
};

}  // namespace viva::compiler
