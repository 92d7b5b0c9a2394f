#include "srs/json_line.h"

#include <doctest/doctest.h>

#include <string>

#include "support/random.h"

using namespace viva::srs;

namespace {

std::string error_of(std::string_view line) {
    const auto fields = parse_json_line(line);
    return fields ? "no error" : fields.error().message;
}

}  // namespace

TEST_CASE("a flat object gives its fields with their kinds") {
    const auto fields =
        parse_json_line(R"( {"id" : "d-1", "at":-12,"on":true , "off":false,"none":null,"half":0.5,"big":1e3} )");
    REQUIRE(fields);
    REQUIRE(fields->size() == 7);
    CHECK((*fields)[0].name == "id");
    CHECK((*fields)[0].text == "d-1");
    CHECK((*fields)[1].kind == JsonKind::integer);
    CHECK((*fields)[1].integer == -12);
    CHECK((*fields)[2].boolean);
    CHECK((*fields)[3].kind == JsonKind::boolean);
    CHECK_FALSE((*fields)[3].boolean);
    for (int i = 4; i < 7; ++i) CHECK((*fields)[static_cast<std::size_t>(i)].kind == JsonKind::other);
    CHECK(parse_json_line("{}")->empty());
}

TEST_CASE("nested values of a later version are stepped over") {
    const auto fields = parse_json_line(R"({"a":[1,[],{"b":{}, "c":"]}"},null,-0.5e+7],"d":{"e":[true]},"f":7})");
    REQUIRE(fields);
    REQUIRE(fields->size() == 3);
    CHECK((*fields)[0].kind == JsonKind::other);
    CHECK((*fields)[2].integer == 7);
}

TEST_CASE("of two fields with one name the later stands") {
    const auto fields = parse_json_line(R"({"a":1,"b":2,"a":"x"})");
    REQUIRE(fields);
    REQUIRE(fields->size() == 2);
    CHECK((*fields)[0].text == "x");
}

TEST_CASE("escapes become the characters they mean") {
    const auto text = [](std::string_view value) {
        const auto fields = parse_json_line("{\"v\":\"" + std::string(value) + "\"}");
        return fields ? fields->front().text : fields.error().message;
    };
    CHECK(text(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
    CHECK(text(R"(\u0041\uAC00\u00e9)") == "A가é");
    CHECK(text(R"(\ud83d\ude00)") == "😀");
    CHECK(text(R"(\ud83d)") == "\xEF\xBF\xBD");
    CHECK(text(R"(\ud83dx)") == "\xEF\xBF\xBDx");
    CHECK(text(R"(\ud83d\u0041)") ==
          "\xEF\xBF\xBD"
          "A");
    CHECK(text(R"(\ude00\ud83d)") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(text(R"(\u0000)") == std::string(1, '\0'));
    CHECK(text("제너레이터 — ёж") == "제너레이터 — ёж");
}

TEST_CASE("an integer beyond 64 bits is no integer") {
    CHECK((*parse_json_line(R"({"v":9223372036854775807})"))[0].integer == 9223372036854775807);
    CHECK((*parse_json_line(R"({"v":9223372036854775808})"))[0].kind == JsonKind::other);
    CHECK((*parse_json_line(R"({"v":-9223372036854775809})"))[0].kind == JsonKind::other);
}

TEST_CASE("a damaged line says at which byte what was expected") {
    CHECK(error_of("") == "byte 1: expected '{' at the start of an event, but the line ends");
    CHECK(error_of("[]") == "byte 1: expected '{' at the start of an event");
    CHECK(error_of("{") == "byte 2: expected a field's name in quotes, but the line ends");
    CHECK(error_of("{\"a\"}") == "byte 5: expected ':' after the name \"a\"");
    CHECK(error_of("{\"a\":}") == "byte 6: expected a value");
    CHECK(error_of("{\"a\":1 \"b\":2}") == "byte 8: expected ',' or '}' after a value");
    CHECK(error_of("{\"a\":1,}") == "byte 8: expected a field's name in quotes");
    CHECK(error_of("{\"a\":1}x") == "byte 8: expected nothing after the closing '}'");
    CHECK(error_of("{\"a\":\"b") == "byte 8: expected '\"' at the end of a string, but the line ends");
    CHECK(error_of("{\"a\":\"\\x\"}") == "byte 8: expected an escape that JSON knows after '\\'");
    CHECK(error_of("{\"a\":\"\\u12g4\"}") == "byte 9: expected an escape that JSON knows after '\\'");
    CHECK(error_of("{\"a\":\"\x01\"}") == "byte 7: expected '\"' at the end of a string");
    CHECK(error_of("{\"a\":\"x\xFF\"}") == "byte 8: expected UTF-8 text");
    CHECK(error_of("{\"a\":01}") == "byte 7: expected ',' or '}' after a value");
    CHECK(error_of("{\"a\":-}") == "byte 7: expected a digit");
    CHECK(error_of("{\"a\":1.}") == "byte 8: expected a digit after the point");
    CHECK(error_of("{\"a\":1e}") == "byte 8: expected a digit in the exponent");
    CHECK(error_of("{\"a\":tru}") == "byte 6: expected a value");
    CHECK(error_of("{\"a\":[1}") == "byte 8: expected ',' or a closing bracket");
    CHECK(error_of("{\"a\":\n1}") == "byte 6: expected a value");
}

TEST_CASE("deep nesting and many fields are refused, not followed") {
    CHECK(parse_json_line("{\"a\":" + std::string(64, '[') + std::string(64, ']') + "}"));
    CHECK(error_of("{\"a\":" + std::string(1'000'000, '[')) ==
          "byte 70: expected no more than 64 brackets inside each other");
    std::string many = "{";
    for (int i = 0; i < 300; ++i) many += "\"" + std::to_string(i) + "\":1,";
    CHECK(error_of(many).find("expected no more than 256 fields") != std::string::npos);
}

TEST_CASE("what the writer writes the reader reads") {
    std::string all;
    for (char32_t c = 0; c < 0x80; ++c) all.push_back(static_cast<char>(c));
    all += "한글 ёж 😀";
    const std::string line = JsonLineWriter()
                                 .string(all, all)
                                 .integer("min", INT64_MIN)
                                 .integer("max", INT64_MAX)
                                 .boolean("b", true)
                                 .finish();
    CHECK(line.find('\n') == std::string::npos);
    const auto fields = parse_json_line(line);
    REQUIRE(fields);
    CHECK((*fields)[0].name == all);
    CHECK((*fields)[0].text == all);
    CHECK((*fields)[1].integer == INT64_MIN);
    CHECK((*fields)[2].integer == INT64_MAX);
    CHECK((*fields)[3].boolean);
}

TEST_CASE("bytes that are no UTF-8 are written as replacement characters") {
    CHECK(JsonLineWriter().string("a", "x\xC3").finish() == "{\"a\":\"x\xEF\xBF\xBD\"}");
}

TEST_CASE("every prefix of a line and random damage are read or refused, never more") {
    const std::string line = R"({"id":"d-1","a":[1,{"b":"\ud83d\ude00"}],"at":-1.5e7,"on":false})";
    for (std::size_t size = 0; size < line.size(); ++size) CHECK_FALSE(parse_json_line(line.substr(0, size)));
    viva::tests::Random random(7);
    for (int i = 0; i < 50'000; ++i) {
        std::string damaged = line;
        for (std::uint64_t change = 0; change <= random.below(4); ++change)
            damaged[random.place(damaged.size())] = static_cast<char>(random.below(256));
        const auto fields = parse_json_line(damaged);
        if (!fields) REQUIRE(fields.error().message.starts_with("byte "));
    }
}
