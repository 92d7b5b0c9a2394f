#include "notes/helpers.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// The tags of a note, ", " between them.
std::string tags(std::string_view text) {
    std::string found;
    for (const char byte : read_note(text).document.tags) found.append(byte == '\n' ? ", " : std::string(1, byte));
    return found;
}

/// The same of a head with these lines.
std::string head(std::string_view lines) { return tags("---\n" + std::string(lines) + "\n---\n\n## What?\n\nThis.\n"); }

}  // namespace

TEST_CASE("tags stand in the head as a list or as a text") {
    CHECK(head("tags: [python, \"web dev\", 'c++', python]") == "python, web-dev, c++");
    CHECK(head("title: Notes\ntags:\n  - python\n  - web/django   # of course\n- 'x y'\nlayout: post") ==
          "python, web/django, x-y");
    CHECK(head("tags: [python,\n  django,\n  sql]\ndate: 2024-01-01") == "python, django, sql");
    CHECK(head("tags: python, web dev") == "python, web-dev");
    CHECK(head("tags: python django  # two") == "python, django");
    CHECK(head("tags: \"machine learning\"") == "machine-learning");
    CHECK(head("tag: 면접") == "면접");
    CHECK(head("tags: #one #two") == "one, two");
    CHECK(head("tags:\n# nothing yet\ntitle: x") == "");
    CHECK(head("tags: []") == "");
    CHECK(head("title: \"tags: none\"") == "");
    CHECK(head("tags: [a::b, \"a;b\"]") == "a/b, ab");
}

TEST_CASE("hash tags count in lines of their own above the note's words, and nowhere else") {
    CHECK(tags("#flashcards #python/web\n\n# Notes\n\n## What?\n\nThis.\n") == "flashcards, python/web");
    CHECK(tags("# Notes\n\n#면접 #питон_3\n\n## What?\n\nThis.\n") == "면접, питон_3");
    CHECK(tags("---\ntags: [a]\n---\n#b #a\n\ntext\n") == "a, b");
    CHECK(tags("Words first.\n\n#endif\n") == "");
    CHECK(tags("#include <stdio.h>\n#endif\n") == "");
    CHECK(tags("#1 #2024\n") == "");
    CHECK(tags("##two\n#!/bin/sh\n") == "");
    CHECK(tags("## What?\n\n```\n#tag\n```\n") == "");
}

TEST_CASE("a head with more tags than anybody reads gives the first of them") {
    std::string list;
    for (int i = 0; i < 1000; ++i) list += "t" + std::to_string(i) + ", ";
    const std::string found = head("tags: [" + list + "]");
    CHECK(found.ends_with("t62, t63"));
    CHECK(head("tags: [" + std::string(5000, 'x') + ", short]") == "short");
}
