#include "compiler/command_line.h"

#include <algorithm>

#include "compiler/compile.h"

namespace viva::compiler {
namespace {

constexpr OptionRow help_option = {"--help", "-h", "", "Show this page."};
constexpr OptionRow app_option = {"--app", "", "DIR", "The built app, if it does not lie where it was built."};
constexpr OptionRow fonts_option = {
    "--fonts", "", "DIR",
    "A folder with Pretendard-Regular, Pretendard-SemiBold and JetBrainsMono-Regular (.ttf or .otf), and, for notes in "
    "Chinese or Japanese, NotoSansCJK-Regular.ttc and -Bold.ttc."};
constexpr OptionRow title_option = {"--title", "", "TEXT", "The name of the site (default: Viva)."};

constexpr OptionRow check_options[] = {
    {"--json", "", "", "Print one JSON object for programs; its form is kept from version to version."},
    {"--cards", "", "", "Show every card that is made from the questions, with what it asks and what is right."},
    {"--explain", "", "", "Say how well each shape that notes come in fits each note, and why."},
    {"--strict", "", "", "Let warnings count as problems (exit status 1)."},
    help_option,
};
constexpr OptionRow html_options[] = {help_option};
constexpr OptionRow build_options[] = {
    {"--output", "-o", "SITE",
     "The folder of the site. It is replaced as a whole, once everything is ready; only an empty folder or an earlier "
     "site is replaced."},
    app_option,
    fonts_option,
    title_option,
    {"--base-url", "", "URL", "Where the site will stand, for search engines. The site works anywhere without it."},
    {"--repository", "", "URL",
     "Where the folder of the notes is shown or edited on the web; every note gets a link to its source there."},
    {"--strict", "", "", "Write nothing if the notes have warnings or errors."},
    {"--json", "", "", "Print the files with their sizes, and the diagnostics, as one JSON object."},
    help_option,
};

constexpr OptionRow serve_options[] = {
    {"--port", "-p", "NUMBER", "The port of 127.0.0.1 to answer on (default: 8080); 0 takes a free one."},
    app_option,
    fonts_option,
    title_option,
    {"--repository", "", "URL", "As for `viva build`."},
    help_option,
};
constexpr OptionRow export_options[] = {
    {"--tsv", "", "", "Write the text file that Anki imports: tabs between GUID, deck, front, back and tags."},
    {"--apkg", "", "FILE", "Write a deck file that every version of Anki opens, updating the notes it has already."},
    {"--events", "", "LOG", "A file of grades saved by the app: scheduling and review history go along."},
    {"--output", "-o", "FILE", "The file to write (default: standard output)."},
    {"--strict", "", "", "Let warnings count as problems (exit status 1)."},
    help_option,
};
constexpr OptionRow import_options[] = {
    {"--output", "-o", "NOTE", "Write the deck as a note."},
    {"--events", "", "LOG",
     "Write Anki's reviews of the cards of your notes as a file of grades, to bring into the app."},
    help_option,
};

constexpr CommandRow rows[] = {
    {"check", "list sections, questions and problems of notes", "check [--json | --cards] [--strict] PATH…",
     "Reads the notes at each PATH, a file or a folder, and lists what Viva finds in them: the sections, the questions "
     "with "
     "their lines, and everything that is wrong, with the place and a hint. Nothing is written. In a folder, files "
     "that end "
     "in .md, .markdown or .txt are notes, at any depth; names that begin with a dot are left out.",
     check_options,
     "  viva check notes\n      what the folder holds, and what is wrong with it\n"
     "  viva check --json notes | jq '.documents[].sections[].cards[].question'\n      every question\n",
     run_check},
    {"html", "print notes as HTML", "html PATH…",
     "Reads the notes at each PATH, a file or a folder, and prints what Viva understood of them as plain HTML: "
     "headings, "
     "lists, tables, code and links, nothing added. It shows what a note becomes before any page is made of it.",
     html_options, "  viva html notes/sql.md | less\n      one note as Viva reads it\n", run_html},
    {"build", "write a site from notes",
     "build NOTES… -o SITE [--title TEXT] [--base-url URL] [--repository URL] [--app DIR] [--fonts DIR] [--strict] "
     "[--json]",
     "Compiles the notes and writes the finished site to SITE: the app, the notes as one pack, fonts with exactly the "
     "glyphs "
     "that are needed, and a static page for each note. The site is a folder of files for any static host, at any path "
     "of it. "
     "The app must have been built once; Emscripten is not needed after that. Blocks that readers are not shown, "
     "comments and scripts do not get into the site.",
     build_options,
     "  viva build notes -o site\n      a site from the folder notes\n"
     "  viva build notes -o site --title \"Interview\" --base-url https://example.org/viva/\n      the same with a "
     "name and its address\n",
     run_build},
    {"serve", "show notes in the browser while they are written",
     "serve NOTES… [--port NUMBER] [--title TEXT] [--repository URL] [--app DIR] [--fonts DIR]",
     "Builds the site in memory and serves it on this machine only (127.0.0.1). When a file in the folder of the notes "
     "changes, the site is built anew and the open pages load it by themselves. Problems that were not there before "
     "are "
     "printed; as long as notes have errors that the pages do not know, these stay as they were. Ctrl+C ends it.",
     serve_options, "  viva serve notes\n      open http://127.0.0.1:8080 and edit the notes\n", run_serve},
    {"export", "write the cards for another program",
     "export (--tsv [-o FILE] | --apkg FILE [--events LOG]) [--strict] NOTES…",
     "Writes every card of the notes for another program, with its question and answer as HTML. Each card keeps the "
     "same "
     "GUID as long as it is the same card, so importing the file again changes the cards where they are and makes none "
     "twice.",
     export_options,
     "  viva export --tsv notes -o notes.txt\n      a file for Anki: File > Import\n"
     "  viva export --apkg interview.apkg --events viva.jsonl notes\n      a deck with scheduling and reviews\n",
     run_export},
    {"import", "read a deck of Anki", "import DECK (-o NOTE | NOTES… --events LOG)",
     "Reads a deck of Anki (.apkg, or text that Anki exported) and writes it as a note, or writes the reviews of those "
     "of its notes that match cards of yours: by the id that `viva export` gave them, else by the question.",
     import_options,
     "  viva import python.apkg -o notes/python.md\n      a deck as a note\n"
     "  viva import interview.apkg notes --events history.jsonl\n      reviews made in Anki\n",
     run_import},
};

constexpr std::string_view exit_status =
    "EXIT STATUS\n"
    "  0  all is well\n"
    "  1  the notes have problems (errors; with --strict, warnings too)\n"
    "  2  wrong use of the program\n"
    "  3  something cannot be read or written\n";

/// `text` in lines of at most 78 cells, each after `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent) {
    constexpr std::size_t width = 78;
    std::string result;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (column == 0 || column + 1 + word.size() > width) {
            result += (column == 0 ? "" : "\n") + std::string(indent, ' ');
            column = indent;
        } else {
            result += ' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result + "\n";
}

const OptionRow* find_option(const CommandRow& command, std::string_view written) {
    for (const OptionRow& row : command.options)
        if (row.name == written || (!row.letter.empty() && row.letter == written)) return &row;
    return nullptr;
}

std::string unknown_option(const CommandRow& command, std::string_view written) {
    std::vector<std::string_view> known;
    for (const OptionRow& row : command.options) known.push_back(row.name);
    const std::string_view meant = similar(written, known);
    std::string message = "viva " + std::string(command.name) + " has no option " + std::string(written) + "\n  hint: ";
    if (!meant.empty()) message += "did you mean " + std::string(meant) + "? ";
    return message + "`viva help " + std::string(command.name) + "` lists the options";
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

const CommandRow* find_command(std::string_view name) {
    for (const CommandRow& row : commands())
        if (row.name == name) return &row;
    return nullptr;
}

int wrong_use(Terminal& terminal, const std::string& message) {
    terminal.err += "viva: " + message + "\n";
    return exit_wrong_use;
}

int unknown_command(Terminal& terminal, const std::string& name) {
    std::vector<std::string_view> known = {"help"};
    for (const CommandRow& row : commands()) known.push_back(row.name);
    const std::string_view meant = similar(name, known);
    return wrong_use(terminal, "there is no command " + name + "\n  hint: " +
                                   (meant.empty() ? "`viva --help` lists the commands"
                                                  : "did you mean `viva " + std::string(meant) + "`?"));
}

}  // namespace

std::span<const CommandRow> commands() { return rows; }

std::string_view similar(std::string_view written, std::span<const std::string_view> known) {
    std::string_view best;
    std::size_t best_distance = 3;
    for (const std::string_view one : known) {
        const std::size_t distance = edit_distance(written.substr(0, 40), one);
        if (distance < best_distance) {
            best = one;
            best_distance = distance;
        }
    }
    return best;
}

Result<Arguments> parse(const CommandRow& command, std::span<const std::string> given) {
    Arguments arguments;
    bool only_paths = false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string& word = given[i];
        if (word == "--" && !only_paths) {
            only_paths = true;
            continue;
        }
        if (only_paths || word.size() < 2 || word[0] != '-') {
            arguments.paths.push_back(word);
            continue;
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const OptionRow* option = find_option(command, std::string_view(word).substr(0, equals));
        if (option == nullptr) return fail(unknown_option(command, word.substr(0, equals)));
        const std::string name(option->name);
        if (option->value.empty()) {
            if (equals != std::string::npos) return fail(name + " takes no value");
            arguments.options[name] = "";
        } else if (equals != std::string::npos) {
            arguments.options[name] = word.substr(equals + 1);
        } else if (i + 1 < given.size()) {
            arguments.options[name] = given[++i];
        } else {
            return fail(name + " needs a value: " + name + " " + std::string(option->value));
        }
    }
    return arguments;
}

int exit_code_of(const ReadNotes& notes, const Arguments& arguments) {
    if (!notes.all_readable) return exit_cannot_read_or_write;
    const bool has_problems =
        notes.count(Severity::error) > 0 || (arguments.has("--strict") && notes.count(Severity::warning) > 0);
    return has_problems ? exit_problems : exit_fine;
}

std::string command_help(const CommandRow& command) {
    std::string text =
        "NAME\n  viva " + std::string(command.name) + " - " + std::string(command.summary) + "\n\nSYNOPSIS\n";
    text += wrapped("viva " + std::string(command.synopsis), 2) + "\nDESCRIPTION\n" + wrapped(command.description, 2) +
            "\nOPTIONS\n";
    for (const OptionRow& row : command.options) {
        text += "  " + (row.letter.empty() ? "" : std::string(row.letter) + ", ") + std::string(row.name);
        text += (row.value.empty() ? "" : " " + std::string(row.value)) + "\n" + wrapped(row.help, 6);
    }
    return text + "\n" + std::string(exit_status) + "\nEXAMPLES\n" + std::string(command.examples);
}

std::string program_help() {
    std::string text =
        "NAME\n  viva - turns interview notes into a page that is read, examines, and works offline\n\n"
        "SYNOPSIS\n";
    for (const CommandRow& row : commands()) text += wrapped("viva " + std::string(row.synopsis), 2);
    text += "  viva help COMMAND\n  viva --version\n\nCOMMANDS\n";
    for (const CommandRow& row : commands()) text += "  " + std::string(row.name) + "\n" + wrapped(row.summary, 6);
    return text + "\n" + std::string(exit_status) + "\nEXAMPLES\n  viva check notes\n  viva build notes -o site\n";
}

int run(std::span<const std::string> arguments, Terminal& terminal) {
    if (arguments.empty()) {
        terminal.err += program_help();
        return exit_wrong_use;
    }
    const std::string& first = arguments[0];
    if (first == "--version" || first == "version") {
        terminal.out += "viva " VIVA_VERSION "\n";
        return exit_fine;
    }
    const bool is_help = first == "help" || first == "--help" || first == "-h";
    if (is_help && arguments.size() == 1) {
        terminal.out += program_help();
        return exit_fine;
    }
    const std::string& name = is_help ? arguments[1] : first;
    if (!is_help && name.starts_with('-'))
        return wrong_use(terminal,
                         "there is no option " + name + "\n  hint: a command comes first; `viva --help` lists them");
    const CommandRow* command = find_command(name);
    if (command == nullptr) return unknown_command(terminal, name);
    if (is_help) {
        terminal.out += command_help(*command);
        return exit_fine;
    }
    const Result<Arguments> parsed = parse(*command, arguments.subspan(1));
    if (!parsed) return wrong_use(terminal, parsed.error().message);
    if (parsed->has("--help")) {
        terminal.out += command_help(*command);
        return exit_fine;
    }
    return command->run(*parsed, terminal);
}

}  // namespace viva::compiler
