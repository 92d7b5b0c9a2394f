#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include <doctest/doctest.h>
#include <httplib.h>

#include "compiler/command_line.h"
#include "compiler/live_server.h"
#include "compiler/progress.h"
#include "compiler/site.h"
#include "compiler/watch.h"
#include "compiler/workshop.h"

using namespace viva;
using tests::run_viva;
using tests::TemporaryFolder;

namespace {

using namespace std::chrono_literals;

// What a run in another thread says, and the flag that ends it.
std::mutex said_mutex;
std::string said;
std::atomic<bool> is_stopped;

void keep(compiler::Terminal& terminal) {
    const std::lock_guard lock(said_mutex);
    said += terminal.out + terminal.err;
    terminal.out.clear();
    terminal.err.clear();
}

const std::atomic<bool>* catch_stop() { return &is_stopped; }

/// `viva serve` of a folder, while the test goes on.
class Serving {
public:
    explicit Serving(const TemporaryFolder& folder) {
        said.clear();
        is_stopped = false;
        const std::vector<std::string> arguments = {
            "serve", folder.of("notes"), "--app", tests::write_app(folder), "--port", "0"};
        thread_ = std::thread([this, arguments] {
            compiler::Terminal terminal;
            terminal.program_folder = "/nowhere/bin";
            terminal.write = keep;
            terminal.catch_stop = catch_stop;
            code_ = compiler::run(arguments, terminal);
            terminal.deliver();
        });
        wait_for("Ctrl+C ends it");
        const std::lock_guard lock(said_mutex);
        const std::string_view address = "http://127.0.0.1:";
        port_ = std::stoi(said.substr(said.find(address) + address.size()));
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;
    ~Serving() { end(); }

    int end() {
        is_stopped = true;
        if (thread_.joinable()) thread_.join();
        return code_;
    }

    int port() const { return port_; }

    std::string get(const std::string& path) const {
        const httplib::Result answer = httplib::Client("127.0.0.1", port_).Get(path);
        return answer && answer->status == 200 ? answer->body : "no answer to " + path;
    }

    /// Waits until the program has said so.
    static void wait_for(std::string_view words) {
        for (int i = 0; i < 600; ++i) {
            {
                const std::lock_guard lock(said_mutex);
                if (said.find(words) != std::string::npos) return;
            }
            std::this_thread::sleep_for(50ms);
        }
        const std::lock_guard lock(said_mutex);
        FAIL("never said: " << words << "; but: " << said);
    }

private:
    std::thread thread_;
    int code_ = -1;
    int port_ = 0;
};

/// Reads the stream of builds until one is not `known`.
std::string next_build(int port, const std::string& known) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(30);
    std::string text;
    std::string build;
    client.Get("/live/events", [&](const char* data, std::size_t size) {
        text.append(data, size);
        const std::size_t at = text.rfind("data: ");
        if (at == std::string::npos || text.find("\n\n", at) == std::string::npos) return true;
        build = text.substr(at + 6, text.find('\n', at) - at - 6);
        return build == known;
    });
    return build;
}

}  // namespace

TEST_CASE("a served page follows its note, and stays as it was while the notes have errors") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nThe first letter.\n");
    Serving serving(folder);
    CHECK(serving.get("/notes/a/").find("The first letter.") != std::string::npos);
    const std::string index = serving.get("/");
    const std::string build = next_build(serving.port(), "");
    CHECK(index.find("<script type=\"module\" src=\"./live.js?build=" + build + "\"></script>") != std::string::npos);
    CHECK(serving.get("/live.js") == "watch();");

    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA vowel, and the first of all letters.\n");
    const std::string second = next_build(serving.port(), build);
    CHECK(second != build);
    const std::string page = serving.get("/notes/a/");
    CHECK(page.find("A vowel") != std::string::npos);
    CHECK(page.find("src=\"../../live.js?build=" + second) != std::string::npos);
    CHECK(page.find("script-src 'self'") != std::string::npos);

    folder.write("notes/b.md", std::string("\x00\x01\x02\x00\x00\x03", 6));
    Serving::wait_for("the pages stay as they were until this is mended");
    Serving::wait_for("notes/b.md: error");
    CHECK(serving.get("/notes/a/").find("A vowel") != std::string::npos);
    CHECK(next_build(serving.port(), "") == second);

    std::filesystem::remove(folder.path() / "notes/b.md");
    folder.write("notes/c.md", "# C\n\n## What is c?\n\nThe third letter.\n");
    CHECK(next_build(serving.port(), second) != second);
    CHECK(serving.get("/notes/c/").find("The third letter.") != std::string::npos);
    CHECK(serving.end() == 0);
}

TEST_CASE("an error that the shown pages have already does not keep later ones from showing") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    folder.write("notes/b.md", std::string("\x00\x01\x02\x00\x00\x03", 6));
    Serving serving(folder);
    const std::string build = next_build(serving.port(), "");
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA vowel.\n");
    const std::string second = next_build(serving.port(), build);
    CHECK(second != build);
    CHECK(serving.get("/notes/a/").find("A vowel") != std::string::npos);

    folder.write("notes/c.md", std::string("\x00\x01\x02\x00\x00\x03", 6));
    Serving::wait_for("the pages stay as they were until this is mended");
    {
        const std::lock_guard lock(said_mutex);
        said.clear();
    }
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nThe first letter.\n");
    Serving::wait_for("the pages stay as they were until this is mended");
    {
        // What bars the way is said each time, and what does not is not.
        const std::lock_guard lock(said_mutex);
        CHECK(said.find("notes/c.md: error") != std::string::npos);
        CHECK(said.find("notes/b.md: error") == std::string::npos);
    }
    CHECK(next_build(serving.port(), "") == second);
    CHECK(serving.end() == 0);
}

TEST_CASE("a file that is written but not changed is no other build") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    Serving serving(folder);
    const std::string build = next_build(serving.port(), "");
    const std::string first_words = "1 notes, 1 questions";
    {
        const std::lock_guard lock(said_mutex);
        said.clear();
    }
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    Serving::wait_for(first_words);
    CHECK(next_build(serving.port(), "") == build);
}

TEST_CASE("only this machine is answered, and only what the site holds") {
    const TemporaryFolder folder;
    folder.write("secret.txt", "secret");
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    const Serving serving(folder);
    httplib::Client client("127.0.0.1", serving.port());
    for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/notes/../../secret.txt", "/nothing", "//"}) {
        const httplib::Result answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 404);
    }
    const httplib::Result elsewhere = client.Get("/", {{"Host", "evil.example"}});
    REQUIRE(elsewhere);
    CHECK(elsewhere->status == 403);
    const httplib::Result local = client.Get("/", {{"Host", "localhost:" + std::to_string(serving.port())}});
    REQUIRE(local);
    CHECK(local->status == 200);
    CHECK(local->get_header_value("Cache-Control") == "no-cache");
    const httplib::Result posted = client.Post("/", "x", "text/plain");
    REQUIRE(posted);
    CHECK(posted->status == 405);
    const httplib::Result folder_page = client.Get("/notes/a");
    REQUIRE(folder_page);
    CHECK(folder_page->status == 302);
    CHECK(folder_page->get_header_value("Location") == "/notes/a/");
    const httplib::Result hashed = client.Get("/assets/app-1.js");
    REQUIRE(hashed);
    CHECK(hashed->body == "app();");
    CHECK(hashed->get_header_value("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(hashed->get_header_value("Cache-Control") == "public, max-age=31536000, immutable");
}

TEST_CASE("a port that is taken is said with the way out") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", "# A\n\n## What is a?\n\nA letter.\n");
    const Serving serving(folder);
    const std::string port = std::to_string(serving.port());
    const tests::Run run = run_viva({"serve", folder.of("notes"), "--app", folder.of("app"), "--port", port});
    CHECK(run.code == 3);
    CHECK(run.err ==
          "viva: port " + port +
              " is in use or not allowed\n  hint: take another one with --port, or any free one with --port 0\n");
}

TEST_CASE("serve says what it needs") {
    CHECK(run_viva({"serve"}).err == "viva: serve needs the notes: viva serve notes\n");
    const tests::Run run = run_viva({"serve", "notes", "--port", "http"});
    CHECK(run.code == 2);
    CHECK(run.err == "viva: --port needs a number up to 65535, not http\n");
    CHECK(run_viva({"serve", "notes", "--port", "65536"}).code == 2);
    const TemporaryFolder folder;
    const tests::Run nothing =
        run_viva({"serve", folder.of("nothing"), "--app", tests::write_app(folder), "--port", "0"});
    CHECK(nothing.code == 3);
    CHECK(nothing.err.ends_with("viva: there is nothing to serve\n"));
}

TEST_CASE("a change is over when the files stood still once") {
    compiler::Watch watch(1);
    CHECK(!watch.settled(1));
    CHECK(!watch.settled(2));  // Seen for the first time.
    CHECK(!watch.settled(3));  // Still going on.
    CHECK(watch.settled(3));
    CHECK(!watch.settled(3));  // Built.
    CHECK(!watch.settled(4));
    CHECK(!watch.settled(3));  // Taken back.
    CHECK(!watch.settled(3));
}

TEST_CASE("the state of a folder is another one after each change, and knows no hidden file") {
    const TemporaryFolder folder;
    const std::vector<std::string> paths = {folder.of("notes")};
    folder.write("notes/a.md", "a");
    folder.write("notes/deep/er/b.png", "b");
    std::filesystem::create_directory_symlink(folder.path() / "notes", folder.path() / "notes/circle");
    std::uint64_t state = compiler::state_of(paths);
    CHECK(compiler::state_of(paths) == state);
    const auto changes = [&] {
        const std::uint64_t before = state;
        state = compiler::state_of(paths);
        return state != before;
    };
    folder.write("notes/deep/er/b.png", "bb");
    CHECK(changes());
    std::filesystem::rename(folder.path() / "notes/a.md", folder.path() / "notes/c.md");
    CHECK(changes());
    std::filesystem::remove(folder.path() / "notes/c.md");
    CHECK(changes());
    folder.write("notes/.git/index", "x");
    folder.write("notes/node_modules/x.md", "x");
    folder.write("notes/a.md~", "x");
    CHECK(!changes());
}

TEST_CASE("progress shows on a terminal only, when work is long, and goes away") {
    static compiler::ProgressLine::Clock::time_point now;
    compiler::Terminal terminal;
    terminal.shows_progress = true;
    compiler::ProgressLine line(terminal, [] { return now; });
    line.tell("reading notes", 1, 900);
    CHECK(terminal.err.empty());
    now += 600ms;
    line.tell("reading notes", 300, 900);
    now += 1ms;
    line.tell("reading notes", 301, 900);
    CHECK(terminal.err == "\r\x1b[Kreading notes: 300 of 900");
    line.clear();
    line.clear();
    CHECK(terminal.err == "\r\x1b[Kreading notes: 300 of 900\r\x1b[K");

    compiler::Terminal file;
    compiler::ProgressLine silent(file, [] { return now; });
    now += 10s;
    silent.tell("reading notes", 1, 2);
    silent.clear();
    CHECK(file.err.empty());
}
