#include "compiler/command_line.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "compiler/workshop.h"

using namespace viva;
using tests::run_viva;

TEST_CASE("without arguments the program says how it is used and that this was wrong") {
    const tests::Run run = run_viva({});
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("NAME\n  viva - turns interview notes into a page"));
}

TEST_CASE("help is a page with the parts of a manual") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"help", "build"}, {"build", "--help"}, {"build", "-h"}}) {
        const tests::Run run = run_viva(arguments);
        CHECK(run.code == 0);
        for (const char* part : {"NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "OPTIONS\n", "EXIT STATUS\n", "EXAMPLES\n",
                                 "-o, --output SITE\n"})
            CHECK(run.out.find(part) != std::string::npos);
    }
    CHECK(run_viva({"--help"}).out == compiler::program_help());
    CHECK(run_viva({"help"}).code == 0);
}

TEST_CASE("no line of the help is wider than a terminal") {
    for (const compiler::CommandRow& command : compiler::commands()) {
        std::size_t width = 0;
        for (const char byte : compiler::command_help(command)) {
            width = byte == '\n' ? 0 : width + ((static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0);
            CHECK(width <= 90);
        }
    }
}

TEST_CASE("the version is said") { CHECK(run_viva({"--version"}).out.starts_with("viva 0.")); }

TEST_CASE("wrong words are answered with what was perhaps meant") {
    tests::Run run = run_viva({"chek", "notes"});
    CHECK(run.code == 2);
    CHECK(run.err == "viva: there is no command chek\n  hint: did you mean `viva check`?\n");
    run = run_viva({"zzzzzz"});
    CHECK(run.code == 2);
    CHECK(run.err == "viva: there is no command zzzzzz\n  hint: `viva --help` lists the commands\n");
    run = run_viva({"check", "--jsn", "notes"});
    CHECK(run.code == 2);
    CHECK(run.err ==
          "viva: viva check has no option --jsn\n  hint: did you mean --json? `viva help check` lists the options\n");
    run = run_viva({"--strict"});
    CHECK(run.code == 2);
    CHECK(run.err == "viva: there is no option --strict\n  hint: a command comes first; `viva --help` lists them\n");
}

TEST_CASE("missing arguments are named") {
    CHECK(run_viva({"check"}).err == "viva: check needs a file or a folder: viva check notes\n");
    CHECK(run_viva({"build"}).err == "viva: build needs the notes: viva build notes -o site\n");
    CHECK(run_viva({"build", "notes"}).err == "viva: build needs a folder for the site: viva build notes -o site\n");
    CHECK(run_viva({"build", "notes", "-o"}).err == "viva: --output needs a value: --output SITE\n");
    CHECK(run_viva({"check", "--json=yes", "notes"}).err == "viva: --json takes no value\n");
    CHECK(run_viva({"build", "notes", "-o", "site", "--base-url", "ftp://x"}).err ==
          "viva: --base-url needs an address that begins with https://, not ftp://x\n");
    CHECK(run_viva({"build", "notes", "-o", "site", "--repository", "javascript:x"}).err ==
          "viva: --repository needs an address that begins with https://, not javascript:x\n");
    CHECK(run_viva({"build", "notes"}).code == 2);
}

TEST_CASE("options can be written in every usual way") {
    const auto commands = compiler::commands();
    const auto build =
        std::find_if(commands.begin(), commands.end(), [](const auto& row) { return row.name == "build"; });
    REQUIRE(build != commands.end());
    const std::vector<std::string> given = {"a", "--title=x=y", "-o", "site", "--json", "--", "--b"};
    const Result<compiler::Arguments> arguments = compiler::parse(*build, given);
    REQUIRE(arguments.has_value());
    CHECK(arguments->paths == std::vector<std::string>{"a", "--b"});
    CHECK(arguments->value("--title") == "x=y");
    CHECK(arguments->value("--output") == "site");
    CHECK(arguments->has("--json"));
    CHECK_FALSE(arguments->has("--strict"));
}
