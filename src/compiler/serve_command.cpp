#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <set>
#include <thread>

#include "compiler/check_report.h"
#include "compiler/live_server.h"
#include "compiler/site_build.h"
#include "compiler/watch.h"

namespace viva::compiler {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds shortest_wait{250};
/// Looking for changes takes at most one part in so many of a processor.
constexpr int looking_share = 20;

constexpr int usual_port = 8080;

/// -1: it is none.
int port_of(const Arguments& arguments) {
    const std::string written = arguments.value("--port");
    if (!arguments.has("--port")) return usual_port;
    int port = -1;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), port);
    const bool is_number = error == std::errc() && end == written.data() + written.size();
    return is_number && port >= 0 && port <= 65535 ? port : -1;
}

std::string wrong_serve_arguments(const Arguments& arguments) {
    if (arguments.paths.empty()) return "serve needs the notes: viva serve notes";
    if (port_of(arguments) < 0) return "--port needs a number up to 65535, not " + arguments.value("--port");
    return wrong_site_options(arguments);
}

/// "3 notes, 48 questions, 100 cards; 1 warning"
std::string summary_of(const SiteBuild& build) {
    const auto questions = std::count_if(build.compilation.cards.begin(), build.compilation.cards.end(),
                                         [](const model::Card& card) { return card.derived_from == 0; });
    const std::string problems = diagnostics_summary(build.notes.diagnostics);
    return std::to_string(build.compilation.documents.size()) + " notes, " + std::to_string(questions) +
           " questions, " + std::to_string(build.compilation.cards.size()) + " cards" +
           (problems.empty() ? "" : "; " + problems);
}

using Said = std::multiset<std::string>;

std::string key_of(const Diagnostic& one) { return one.file + "\n" + one.message + "\n" + one.source_line; }

Said keys_of(const Diagnostics& diagnostics) {
    Said keys;
    for (const Diagnostic& one : diagnostics) keys.insert(key_of(one));
    return keys;
}

/// Those that `known` does not have.
Diagnostics beyond(Said known, const Diagnostics& diagnostics) {
    Diagnostics others;
    for (const Diagnostic& one : diagnostics) {
        const auto before = known.find(key_of(one));
        if (before == known.end())
            others.push_back(one);
        else
            known.erase(before);
    }
    return others;
}

Diagnostics errors_among(const Diagnostics& diagnostics) {
    Diagnostics errors;
    std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(errors),
                 [](const Diagnostic& one) { return one.severity == Severity::error; });
    return errors;
}

/// The site as the notes are now, and what was said about them before.
class Workshop {
public:
    Workshop(const Arguments& arguments, Terminal& terminal, const SiteParts& parts)
        : arguments_(arguments), terminal_(terminal), parts_(parts), options_(site_options(arguments)) {
        options_.is_live = true;
    }

    /// Builds the site and shows it. If nothing can be shown, says why and returns the exit code for it.
    int build(LiveServer& server) {
        const Clock::time_point start = Clock::now();
        ProgressLine progress(terminal_);
        const SiteBuild build = compile_site(arguments_.paths, parts_, progress.callback());
        progress.clear();
        // At first a site of the notes that can be read is better than none; later the whole one of before is.
        const Diagnostics errors = errors_among(build.notes.diagnostics);
        const Diagnostics worse = has_shown_ ? beyond(keys_of(shown_errors_), errors) : Diagnostics();
        say(build.notes.diagnostics, has_shown_ && !build.notes.all_readable ? errors : worse);
        if (!build.notes.all_readable) return exit_cannot_read_or_write;
        if (build.compilation.documents.empty() || !worse.empty()) return exit_problems;
        Result<Files> site = finish_site(build, parts_, options_);
        if (!site) return cannot_read_or_write(terminal_, site.error().message);
        server.show(std::move(*site));
        has_shown_ = true;
        shown_errors_ = errors;
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
        terminal_.out += summary_of(build) + " (" + std::to_string(took) + " ms)\n";
        return exit_fine;
    }

private:
    /// What the build before did not say: at each keystroke the same hundred warnings would hide the new one. But what
    /// `bars` the way is said each time.
    void say(const Diagnostics& diagnostics, const Diagnostics& bars) {
        Diagnostics unsaid = beyond(said_, diagnostics);
        const Diagnostics again = beyond(keys_of(unsaid), bars);
        unsaid.insert(unsaid.end(), again.begin(), again.end());
        said_ = keys_of(diagnostics);
        terminal_.err += diagnostics_text(unsaid, terminal_.has_error_colours);
    }

    const Arguments& arguments_;
    Terminal& terminal_;
    const SiteParts& parts_;
    SiteOptions options_;
    Said said_;
    Diagnostics shown_errors_;  ///< Of the build that is shown.
    bool has_shown_ = false;
};

}  // namespace

int run_serve(const Arguments& arguments, Terminal& terminal) {
    if (const std::string wrong = wrong_serve_arguments(arguments); !wrong.empty()) {
        terminal.err += "viva: " + wrong + "\n";
        return exit_wrong_use;
    }
    const Result<SiteParts> parts = read_site_parts(arguments, terminal);
    if (!parts) return cannot_read_or_write(terminal, parts.error().message);

    // Before the notes are read, so that no change goes by unseen.
    Watch watch(state_of(arguments.paths));
    Workshop workshop(arguments, terminal, *parts);
    LiveServer server;
    if (const int failure = workshop.build(server); failure != exit_fine) {
        terminal.err += "viva: there is nothing to serve\n";
        return failure;
    }
    const Result<int> port = server.start(port_of(arguments));
    if (!port)
        return cannot_read_or_write(terminal,
                                    "port " + std::to_string(port_of(arguments)) + " " + port.error().message +
                                        "\n  hint: take another one with --port, or any free one with --port 0");
    terminal.out += "Viva is on http://127.0.0.1:" + std::to_string(*port) +
                    "/ and follows the notes as you change them (Ctrl+C ends it)\n";
    terminal.deliver();
    const std::atomic<bool>* stop = terminal.catch_stop != nullptr ? terminal.catch_stop() : nullptr;
    Clock::duration wait = shortest_wait;
    while (stop == nullptr || !*stop) {
        std::this_thread::sleep_for(wait);
        const Clock::time_point start = Clock::now();
        const std::uint64_t state = state_of(arguments.paths);
        wait = std::max<Clock::duration>(shortest_wait, looking_share * (Clock::now() - start));
        if (!watch.settled(state)) continue;
        if (workshop.build(server) != exit_fine)
            terminal.err += "viva: the pages stay as they were until this is mended\n";
        terminal.deliver();
    }
    return exit_fine;
}

}  // namespace viva::compiler
