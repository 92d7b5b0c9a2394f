#include "highlight/highlighter.h"

#include <map>
#include <mutex>
#include <string>

#include <tree_sitter/api.h>

#include "highlight/languages.h"
#include "highlight/paint.h"
#include "highlight/predicates.h"

namespace viva::highlight {
namespace {

/// Longer blocks are logs and dumps, not code that somebody reads.
constexpr std::size_t longest_code = 256 * 1024;

/// tree-sitter asks every 100 steps whether to go on. Real code needs one question for a hundred bytes or more; far
/// beyond that stands only input made to be ambiguous.
constexpr std::uint64_t bytes_per_question = 16;
constexpr std::uint64_t questions_at_least = 2'000;

/// The scanner of SQL looks from every `$tag$` to the end of the code, without asking.
constexpr std::ptrdiff_t most_dollars_in_sql = 200;

struct CaptureKind {
    std::string_view name;  ///< The capture's name or its part before a dot.
    TokenKind kind;
};
constexpr CaptureKind capture_kinds[] = {
    {"keyword", TokenKind::keyword},     {"conditional", TokenKind::keyword}, {"storageclass", TokenKind::keyword},
    {"string", TokenKind::string},       {"escape", TokenKind::string},       {"comment", TokenKind::comment},
    {"function", TokenKind::function},   {"number", TokenKind::number},       {"float", TokenKind::number},
    {"type", TokenKind::type},           {"constructor", TokenKind::type},    {"constant", TokenKind::constant},
    {"boolean", TokenKind::constant},    {"property", TokenKind::property},   {"tag", TokenKind::tag},
    {"attribute", TokenKind::attribute},
};

// Names without a colour of their own. Turned off in the query, they cost nothing.
constexpr std::string_view colourless[] = {"variable", "operator", "punctuation", "field", "parameter", "spell"};

std::string_view stem(std::string_view name) { return name.substr(0, name.find('.')); }

bool is_colourless(std::string_view name, const Language& language) {
    if (name == "type.qualifier") return false;
    if (stem(name) == "property" && !language.shows_properties) return true;
    for (const std::string_view known : colourless)
        if (stem(name) == known) return true;
    return false;
}

TokenKind kind_of(std::string_view name) {
    if (name == "type.qualifier") return TokenKind::keyword;
    for (const CaptureKind& row : capture_kinds)
        if (row.name == stem(name)) return row.kind;
    return TokenKind::plain;
}

struct DeleteTree {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using Tree = std::unique_ptr<TSTree, DeleteTree>;

struct DeleteQuery {
    void operator()(TSQuery* query) const { ts_query_delete(query); }
};

/// A language made ready: its query, what its captures mean.
struct Prepared {
    std::unique_ptr<TSQuery, DeleteQuery> query;
    Predicates predicates;
    std::vector<TokenKind> kinds;                  ///< By capture.
    std::vector<std::string_view> inner_language;  ///< By capture: of `language.NAME`, the name.
};

/// Turns off the patterns of which every capture is turned off: each would still match, and say nothing.
void disable_silent_patterns(TSQuery* query, const std::vector<bool>& is_shown) {
    for (std::uint32_t pattern = 0; pattern < ts_query_pattern_count(query); ++pattern) {
        bool tells = false;
        for (std::uint32_t capture = 0; capture < is_shown.size(); ++capture)
            tells |=
                is_shown[capture] && ts_query_capture_quantifier_for_id(query, pattern, capture) != TSQuantifierZero;
        if (!tells) ts_query_disable_pattern(query, pattern);
    }
}

/// Null if the query does not fit the grammar: no colours then. A test prepares every language.
std::unique_ptr<Prepared> prepare(const Language& language) {
    std::uint32_t error_offset = 0;
    TSQueryError error = TSQueryErrorNone;
    std::unique_ptr<TSQuery, DeleteQuery> query(ts_query_new(language.grammar(), language.queries.data(),
                                                             static_cast<std::uint32_t>(language.queries.size()),
                                                             &error_offset, &error));
    if (!query) return nullptr;
    Predicates predicates(query.get());
    std::vector<TokenKind> kinds;
    std::vector<std::string_view> inner_language;
    std::vector<bool> is_shown;
    for (std::uint32_t i = 0; i < ts_query_capture_count(query.get()); ++i) {
        std::uint32_t length = 0;
        const char* text = ts_query_capture_name_for_id(query.get(), i, &length);
        const std::string_view name(text, length);
        kinds.push_back(kind_of(name));
        inner_language.push_back(name.starts_with("language.") ? name.substr(9) : std::string_view{});
        is_shown.push_back(!is_colourless(name, language));
        if (!is_shown.back()) ts_query_disable_capture(query.get(), text, length);
    }
    disable_silent_patterns(query.get(), is_shown);
    return std::make_unique<Prepared>(
        Prepared{std::move(query), std::move(predicates), std::move(kinds), std::move(inner_language)});
}

struct Capture {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t pattern;
    std::uint32_t index;
};

/// Counts tree-sitter's questions; answers "stop" when there were too many.
struct Budget {
    std::uint64_t left;
    static bool is_spent(Budget& budget) {
        if (budget.left == 0) return true;
        --budget.left;
        return false;
    }
    static bool parse_asks(TSParseState* state) { return is_spent(*static_cast<Budget*>(state->payload)); }
    static bool query_asks(TSQueryCursorState* state) { return is_spent(*static_cast<Budget*>(state->payload)); }
};

const char* read_code(void* payload, std::uint32_t byte, TSPoint, std::uint32_t* bytes_read) {
    const auto& code = *static_cast<const std::string_view*>(payload);
    *bytes_read = byte < code.size() ? static_cast<std::uint32_t>(code.size() - byte) : 0;
    return code.data() + (byte < code.size() ? byte : code.size());
}

}  // namespace

/// A prepared language is only read, by any number of threads; each is prepared by the first that needs it, while the
/// others may prepare other languages.
class PreparedLanguages {
public:
    const Prepared* of(const Language& language) {
        Slot& slot = slot_of(language);
        std::call_once(slot.once, [&] { slot.prepared = prepare(language); });
        return slot.prepared.get();
    }

private:
    struct Slot {
        std::once_flag once;
        std::unique_ptr<Prepared> prepared;
    };
    Slot& slot_of(const Language& language) {
        const std::lock_guard lock(mutex_);
        return slots_[&language];
    }

    std::mutex mutex_;
    std::map<const Language*, Slot> slots_;  ///< A map's elements stay where they are.
};

std::shared_ptr<PreparedLanguages> make_prepared_languages() { return std::make_shared<PreparedLanguages>(); }

struct Highlighter::Impl {
    TSParser* parser = ts_parser_new();
    TSQueryCursor* cursor = ts_query_cursor_new();
    std::shared_ptr<PreparedLanguages> languages;

    explicit Impl(std::shared_ptr<PreparedLanguages> shared) : languages(std::move(shared)) {
        ts_query_cursor_set_match_limit(cursor, 1024);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        ts_query_cursor_delete(cursor);
        ts_parser_delete(parser);
    }

    std::vector<Capture> captures(const Prepared& language, TSNode root, std::string_view code, Budget& budget);
    void paint(Paint& paint, std::size_t at, std::string_view code, const Language& language, int depth);
    void paint_code(Paint& paint, std::size_t at, std::string_view code, const Language& language, int depth);
    void paint_session(Paint& paint, std::string_view session, const Language& language);
    void paint_message(Paint& paint, std::string_view code);
};

/// All captures whose conditions hold, outer before inner and on one node in the order of patterns.
std::vector<Capture> Highlighter::Impl::captures(const Prepared& language, TSNode root, std::string_view code,
                                                 Budget& budget) {
    std::vector<Capture> found;
    const TSQueryCursorOptions options{&budget, Budget::query_asks};
    ts_query_cursor_exec_with_options(cursor, language.query.get(), root, &options);
    TSQueryMatch match;
    while (ts_query_cursor_next_match(cursor, &match)) {
        if (!language.predicates.hold(match, code)) continue;
        for (std::uint16_t i = 0; i < match.capture_count; ++i) {
            const TSNode node = match.captures[i].node;
            found.push_back(
                {ts_node_start_byte(node), ts_node_end_byte(node), match.pattern_index, match.captures[i].index});
        }
    }
    std::sort(found.begin(), found.end(), [](const Capture& a, const Capture& b) {
        if (a.begin != b.begin) return a.begin < b.begin;
        if (a.end != b.end) return a.end > b.end;
        return a.pattern != b.pattern ? a.pattern < b.pattern : a.index < b.index;
    });
    return found;
}

void Highlighter::Impl::paint_code(Paint& paint, std::size_t at, std::string_view code, const Language& language,
                                   int depth) {
    if (language.name == "sql" && std::count(code.begin(), code.end(), '$') > most_dollars_in_sql) return;
    const Prepared* ready = languages->of(language);
    if (ready == nullptr || !ts_parser_set_language(parser, language.grammar())) return;
    Budget budget{questions_at_least + code.size() / bytes_per_question};
    const TSInput input{&code, read_code, TSInputEncodingUTF8, nullptr};
    const Tree tree(ts_parser_parse_with_options(parser, nullptr, input, {&budget, Budget::parse_asks}));
    if (!tree) {
        ts_parser_reset(parser);
        return;
    }
    for (const Capture& capture : captures(*ready, ts_tree_root_node(tree.get()), code, budget)) {
        const std::string_view inner = ready->inner_language[capture.index];
        fill(paint, at + capture.begin, at + capture.end, ready->kinds[capture.index]);
        if (const Language* found = find_language(inner); found != nullptr && depth == 0)
            this->paint(paint, at + capture.begin, code.substr(capture.begin, capture.end - capture.begin), *found,
                        depth + 1);
    }
}

void Highlighter::Impl::paint_session(Paint& paint, std::string_view session, const Language& language) {
    const TypedCode typed = typed_code(session);
    Paint typed_paint(typed.text.size(), TokenKind::plain);
    paint_code(typed_paint, 0, typed.text, language, 0);
    for (std::size_t i = 0; i < typed.places.size(); ++i)
        if (typed.places[i] < paint.size()) paint[typed.places[i]] = typed_paint[i];
}

void Highlighter::Impl::paint_message(Paint& paint, std::string_view code) {
    const HttpMessage message = paint_http(code);
    paint = message.paint;
    if (const Language* body = find_language(message.body_language))
        paint_code(paint, static_cast<std::size_t>(message.body.data() - code.data()), message.body, *body, 1);
}

void Highlighter::Impl::paint(Paint& paint, std::size_t at, std::string_view code, const Language& language,
                              int depth) {
    if (language.grammar == nullptr)
        paint_message(paint, code);
    else if (language.name == "python" && is_interactive(code))
        paint_session(paint, code, language);
    else
        paint_code(paint, at, code, language, depth);
}

std::vector<model::Token> read_tokens(const Paint& paint, std::string_view code) {
    std::vector<model::Token> tokens;
    for (std::size_t at = 0; at < paint.size();) {
        const TokenKind kind = paint[at];
        const std::size_t begin = at;
        while (at < paint.size() && paint[at] == kind && code[at] != '\n') ++at;
        std::size_t first = begin;
        std::size_t end = at;
        while (first < end && (code[first] == ' ' || code[first] == '\t')) ++first;
        while (end > first && (code[end - 1] == ' ' || code[end - 1] == '\t' || code[end - 1] == '\r')) --end;
        if (kind != TokenKind::plain && end > first)
            tokens.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first), kind});
        if (at < paint.size() && code[at] == '\n') ++at;
    }
    return tokens;
}

Highlighter::Highlighter() : Highlighter(make_prepared_languages()) {}
Highlighter::Highlighter(std::shared_ptr<PreparedLanguages> languages)
    : impl_(std::make_unique<Impl>(std::move(languages))) {}
Highlighter::~Highlighter() = default;

std::vector<model::Token> Highlighter::highlight(std::string_view code, std::string_view language) {
    const Language* found = find_language(language);
    if (found == nullptr || code.empty() || code.size() > longest_code) return {};
    Paint paint(code.size(), TokenKind::plain);
    impl_->paint(paint, 0, code, *found, 0);
    return read_tokens(paint, code);
}

std::vector<model::Token> highlight(std::string_view code, std::string_view language) {
    return Highlighter().highlight(code, language);
}

std::string_view guess_language(std::string_view code) {
    const HttpMessage message = paint_http(code);
    if (!message.paint.empty() && read_tokens(message.paint, code).size() >= 2 &&
        read_tokens(message.paint, code)[0].kind == TokenKind::keyword)
        return "http";
    if (is_interactive(code)) return "python";
    std::size_t first = code.find_first_not_of(" \t\n");
    const std::size_t last = code.find_last_not_of(" \t\r\n");
    if (first == std::string_view::npos || (code[first] != '{' && code[first] != '[')) return "";
    const bool closes = code[last] == (code[first] == '{' ? '}' : ']');
    first = code.find_first_not_of(" \t\n", first + 1);
    return closes && first != std::string_view::npos && (code[first] == '"' || code[first] == '{') &&
                   code.find("\":") != std::string_view::npos
               ? "json"
               : "";
}

}  // namespace viva::highlight
