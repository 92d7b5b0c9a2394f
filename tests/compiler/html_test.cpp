#include "compiler/html.h"

#include <doctest/doctest.h>

#include "compiler/json.h"
#include "compiler/page_content.h"

using namespace viva::compiler;

TEST_CASE("text cannot leave its place in a page") {
    CHECK(escape_html("<script>alert('x') & \"y\"</script>") ==
          "&lt;script&gt;alert('x') &amp; &quot;y&quot;&lt;/script&gt;");
    CHECK(escape_html(std::string_view("a\0b\x1B[1mc\n\td", 11)) == "ab[1mc\n\td");
}

TEST_CASE("JSON cannot end the script element that it stands in") {
    CHECK(escape_script_json("\"</script><!--\"") == "\"\\u003c/script>\\u003c!--\"");
    CHECK(escape_script_json("\xE2\x80\xA8") == "\\u2028");
}

TEST_CASE("only web and mail addresses become links") {
    CHECK(safe_href("https://example.org/?a=1&b=\"2\"") == "https://example.org/?a=1&amp;b=&quot;2&quot;");
    CHECK(safe_href("HTTPS://example.org") == "HTTPS://example.org");
    CHECK(safe_href("mailto:a@example.org") == "mailto:a@example.org");
    for (const char* target : {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x",
                               "file:///etc/passwd", "//example.org", "/etc", "", "https:", "http:/x", " javascript:x"})
        CHECK(safe_href(target) == "");
}

TEST_CASE("paths are encoded for URLs") {
    CHECK(encode_url("a b/한글?#%\"<") == "a%20b/%ED%95%9C%EA%B8%80%3F%23%25%22%3C");
}

TEST_CASE("places inside the app become links between pages") {
    CHECK(page_link("#/note/python/what-is-it") == "../python/#what-is-it");
    CHECK(page_link("#/note/파이썬") == "../%ED%8C%8C%EC%9D%B4%EC%8D%AC/");
    CHECK(page_link("#/note/a\"b") == "../a%22b/");
    CHECK(page_link("#/quiz") == "");
    CHECK(page_link("") == "");
}

TEST_CASE("JSON is written with every character that needs it escaped") {
    JsonWriter json;
    json.open_object()
        .key("a\"")
        .text("\\\n\t\x01\xFF한")
        .key("list")
        .open_array()
        .number(1)
        .null()
        .boolean(true)
        .close()
        .key("e")
        .open_object()
        .close()
        .close();
    CHECK(json.result() == "{\"a\\\"\":\"\\\\\\n\\t\\u0001\xEF\xBF\xBD한\",\"list\":[1,null,true],\"e\":{}}");
}
