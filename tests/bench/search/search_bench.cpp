// What a keystroke costs in the search:   search_bench [FOLDER|FILE…]
// The texts are shared/corpora's notes (or those named), a paragraph a block, cut to 5.5 MB, then ten times as many.
// Words are typed letter by letter, Hangul by its steps; each step is one whole search with its marks. `memmem` beside
// it is the plain scan of the same bytes for the same words.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "search/search.h"
#include "support/files.h"

using namespace viva;
namespace fs = std::filesystem;

namespace {

/// Time of this process alone, so that a busy machine does not count.
struct Clock {
    using time_point = std::clock_t;
    static time_point now() { return std::clock(); }
};

double milliseconds_since(Clock::time_point start) {
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Notes with a block for every paragraph.
class Texts {
public:
    void add(std::string text) {
        bytes_ += text.size();
        texts_.push_back(std::move(text));
        blocks_.emplace_back();
        const std::string& all = texts_.back();
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = std::min(all.find("\n\n", at), all.size());
            if (end > at) {
                model::Block block;
                block.text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - at)};
                block.end = static_cast<std::uint32_t>(blocks_.back().size() + 1);
                blocks_.back().push_back(block);
            }
            at = end + 2;
        }
        model::Document document;
        document.id = document.title = "note";
        document.language = "und";
        document.text = all;
        document.blocks = blocks_.back();
        documents_.push_back(document);
    }
    std::size_t bytes() const { return bytes_; }
    model::Collection view() const { return {.documents = documents_}; }

private:
    std::deque<std::string> texts_;
    std::deque<std::vector<model::Block>> blocks_;
    std::vector<model::Document> documents_;
    std::size_t bytes_ = 0;
};

void read(const fs::path& path, std::size_t most, std::vector<std::string>& texts) {
    std::vector<fs::path> files;
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file() && (entry.path().extension() == ".md" || entry.path().extension() == ".txt"))
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
    } else {
        files.push_back(path);
    }
    std::size_t bytes = 0;
    for (const fs::path& file : files) {
        auto text = tests::read_file(file);
        if (!text || bytes >= most) continue;
        bytes += text->size();
        texts.push_back(std::move(*text));
    }
}

/// What stands in the field after each key: letters of a word; Hangul as its keyboard makes it.
std::vector<std::string> keystrokes() {
    std::vector<std::string> steps = {"ㅈ",           "ㅈㄴ",
                                      "ㅈㄴㄹ",       "ㅈㄴㄹㅇ",
                                      "ㅈㄴㄹㅇㅌ",   "ㅈ",
                                      "제",           "젠",
                                      "제너",         "제널",
                                      "제너레",       "제너레잉",
                                      "제너레이",     "제너레잍",
                                      "제너레이터",   "ㄷ",
                                      "데",           "뎅",
                                      "데이",         "데잍",
                                      "데이터",       "is:new 데이터",
                                      "lang:ko lock", "\"garbage collection\""};
    for (const char* word : {"generator", "select_related", "замыкание", "генераторы", "garbage collection", "__new__",
                             "std::move", "prefecth", "qwertzuiop", "线程"}) {
        const std::string_view text = word;
        for (std::size_t end = 1; end <= text.size(); ++end)
            if (end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80)
                steps.emplace_back(text.substr(0, end));
    }
    return steps;
}

void measure(const std::vector<std::string>& texts, std::size_t times) {
    Texts notes;
    for (std::size_t i = 0; i < times; ++i)
        for (const std::string& text : texts) notes.add(text);
    const Clock::time_point opening = Clock::now();
    const search::Index index(notes.view());
    std::printf("%.1f MB in %zu texts; opened in %.1f ms\n", static_cast<double>(notes.bytes()) / 1e6,
                index.entries().size(), milliseconds_since(opening));
    std::vector<double> costs;
    double worst = 0, plain = 0;
    std::string worst_typed;
    for (const std::string& typed : keystrokes()) {
        double best = 1e9;
        for (int round = 0; round < 3; ++round) {
            const Clock::time_point start = Clock::now();
            const search::Results results = search::search(index, search::parse_query(typed));
            best = std::min(best, milliseconds_since(start));
            if (results.notes > index.collection().documents.size()) std::abort();
        }
        costs.push_back(best);
        if (best > worst) {
            worst = best;
            worst_typed = typed;
        }
        const Clock::time_point start = Clock::now();
        std::size_t found = 0;
        for (std::size_t at = index.text().find(typed); at != std::string::npos; at = index.text().find(typed, at + 1))
            ++found;
        plain += milliseconds_since(start);
        if (found > index.text().size()) std::abort();
    }
    double sum = 0;
    for (const double cost : costs) sum += cost;
    std::sort(costs.begin(), costs.end());
    std::printf("  a keystroke: mean %.2f ms, median %.2f, 95 %% %.2f, worst %.2f (%s); plain scan mean %.2f ms\n",
                sum / static_cast<double>(costs.size()), costs[costs.size() / 2], costs[costs.size() * 95 / 100], worst,
                worst_typed.c_str(), plain / static_cast<double>(costs.size()));
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::size_t five_megabytes = 5'500'000;
    std::vector<std::string> texts;
    for (int i = 1; i < count; ++i) read(arguments[i], five_megabytes, texts);
    if (count == 1) {
        // A share of every collection, so that the languages are mixed.
        const fs::path corpora = tests::shared_path("corpora");
        std::vector<fs::path> folders;
        if (fs::exists(corpora))
            for (const auto& entry : fs::directory_iterator(corpora))
                if (entry.is_directory()) folders.push_back(entry.path());
        std::sort(folders.begin(), folders.end());
        for (const fs::path& folder : folders)
            read(folder, 2 * five_megabytes / std::max<std::size_t>(1, folders.size()), texts);
    }
    std::size_t bytes = 0, kept = 0;
    while (kept < texts.size() && bytes < five_megabytes) bytes += texts[kept++].size();
    texts.resize(kept);
    if (texts.empty()) {
        std::fprintf(stderr, "search_bench: no texts; name a folder of notes\n");
        return 3;
    }
    measure(texts, 1);
    measure(texts, 10);
    return 0;
}
