// The bundled notes as the reader sees them. After a change that is meant, write the files anew with
// VIVA_UPDATE_GOLDEN=1 and read the difference.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "dump.h"
#include "helpers.h"
#include "support/files.h"

using namespace viva;

namespace {

void check_golden(const std::string& name, const std::string& actual) {
    const auto path = tests::source_path("tests/golden/notes") / (name + ".txt");
    if (std::getenv("VIVA_UPDATE_GOLDEN") != nullptr) {
        std::FILE* file = std::fopen(path.string().c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(actual.data(), 1, actual.size(), file);
        std::fclose(file);
    }
    const auto expected = tests::read_file(path);
    REQUIRE_MESSAGE(expected.has_value(), path.string());
    if (*expected == actual) return;
    std::size_t at = 0;
    while (at < actual.size() && at < expected->size() && actual[at] == (*expected)[at]) ++at;
    const std::size_t start = actual.rfind('\n', at == 0 ? 0 : at - 1) + 1;
    FAIL_CHECK(name << " differs from its golden file at: " << actual.substr(start, 160)
                    << "\nexpected: " << expected->substr(std::min(start, expected->size()), 160));
}

}  // namespace

TEST_CASE("the bundled notes read as their golden files say") {
    for (const char* file : {"python-django-interview.md", "django-f-expressions.txt", "python-django-ru.md"}) {
        const auto bytes = tests::read_file(tests::source_path("data/notes") / file);
        REQUIRE(bytes.has_value());
        const notes::ReadResult note = notes::read(file, *bytes);
        const model::Document document = note.document.view();
        check_golden(file, tests::dump(document, cards::make(document, 0)) + "\n# Problems\n" + tests::messages(note));
    }
}
