#include "cards/stated_output.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "cards/prose.h"
#include "cards/stated_value.h"

namespace viva::cards {
namespace {

// Words that call what follows an output, in lower case; a colon or an arrow may follow.
constexpr std::string_view output_words[] = {
    "expected output", "output",    "outputs",  "prints",    "print",   "result", "returns",
    "출력 결과",       "출력값",    "출력",     "실행 결과", "결과",    "вывод",  "результат",
    "выведет",         "输出",      "输出结果", "結果",      "出力",    "输出为", "结果",
    "salida",          "resultado", "saída",    "sortie",    "ausgabe", "kết quả"};
constexpr std::string_view arrows[] = {"=>", "->", "⇒", "→", "➜", "==>", "-->", ">>>", ">>"};

constexpr std::string_view printing[] = {
    "print(",  "print ", "println",   "printf", "console.log(", "console.info(",   "puts ",          "echo ",
    "cout <<", "cout<<", "fmt.Print", "alert(", "pprint(",      "document.write(", "console.error(", "Console.Write"};

bool prints(std::string_view statement) {
    static const PhraseSet calls(printing);
    return calls.has_part_of(statement);
}

/// `text` without "Output:", "=>" … before it; nothing if it begins with none of them.
std::optional<std::string_view> without_mark(std::string_view text) {
    bool is_marked = false;
    for (const std::string_view arrow : arrows)
        if (text.starts_with(arrow)) {
            text = trim(text.substr(arrow.size()));
            is_marked = true;
            break;
        }
    const std::string folded = fold_case(text.substr(0, 60));
    std::size_t best = 0;
    for (const std::string_view word : output_words)
        if (folded.starts_with(word) && word.size() > best) best = word.size();
    if (best > 0 && best <= text.size()) {
        const std::string_view rest = trim(text.substr(best));
        for (const std::string_view mark : {":", "：", "=>", "->", "→"})
            if (rest.starts_with(mark)) return trim(rest.substr(mark.size()));
        if (rest.empty()) return rest;
    }
    return is_marked ? std::optional(text) : std::nullopt;
}

/// Where a quoted text that `text` begins with ends; 0 if there is none.
std::size_t quoted_size(std::string_view text) {
    if (text.empty() || (text[0] != '"' && text[0] != '\'')) return 0;
    const std::size_t end = text.find(text[0], 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

/// The value that `text` begins with, without a remark behind it: "True (values are equal)", "'a', by its name".
std::string_view without_remark(std::string_view text) {
    if (const std::size_t quoted = quoted_size(text); quoted > 0)
        for (const std::string_view mark : {", ", " - ", " -- ", " — ", " – ", "; ", " <- "})
            if (text.substr(quoted).starts_with(mark)) return text.substr(0, quoted);
    const std::size_t open = text.rfind(" (");
    if (open == std::string_view::npos || !text.ends_with(')')) return text;
    const std::string_view value = trim(text.substr(0, open));
    const std::string_view remark = text.substr(open + 2, text.size() - open - 3);
    return is_value(value) && remark.find(' ') != std::string_view::npos ? value : text;
}

/// Whether a remark says that a line fails: then it prints nothing.
bool tells_of_failure(std::string_view text) {
    constexpr std::string_view words[] = {"error", "exception", "stopiteration", "throws", "undefined behavior",
                                          "에러",  "예외",      "오류",          "ошибк",  "исключени",
                                          "错误",  "异常",      "报错",          "エラー", "例外"};
    static const PhraseSet cues(words);
    return holds_any(fold_case(text), cues);
}

/// Outputs as comments state them, line by line.
class CommentReader {
public:
    explicit CommentReader(const std::vector<std::string_view>& lines) : lines_(lines) {}

    /// Nothing if something is printed that no comment states: the outputs would not be all.
    std::vector<std::string_view> read() {
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const std::string_view line = lines_[at_];
            const std::optional<Comment> comment = comment_of(line);
            if (!comment)
                leave_unstated(line);
            else if (!comment->before.empty())
                read_behind(line, *comment);
            else if (const std::optional<std::string_view> marked = without_mark(comment->text))
                read_alone(*marked);
        }
        return is_stated_behind_ && unstated_ > 0 ? std::vector<std::string_view>{} : std::move(outputs_);
    }

private:
    /// Counts a line that prints at the outermost level and has no value behind it.
    void leave_unstated(std::string_view line) {
        const bool is_outermost = !line.empty() && line.front() != ' ' && line.front() != '\t';
        if (is_outermost && prints(line)) ++unstated_;
    }

    void read_behind(std::string_view line, const Comment& comment) {
        const std::optional<std::string_view> marked = without_mark(comment.text);
        const bool by_call = prints(comment.before);
        const bool can_be_stated = by_call || is_expression(comment.before);
        const std::string_view value = without_remark(marked.value_or(comment.text));
        const bool is_stated = marked || (is_value(value) ? by_call || !may_be_state(comment.before, value)
                                                          : by_call && !comment.is_set_off && is_printed_word(comment));
        if (can_be_stated && !value.empty() && is_stated) {
            outputs_.push_back(value);
            is_stated_behind_ = true;
        } else if (!tells_of_failure(comment.text)) {
            leave_unstated(line);
        }
    }

    /// Whether one word behind what prints is what is printed: other comments of the code are values, or the word is no
    /// mere word ("xrange(5)"), or the code has it, or asks for a type.
    bool is_printed_word(const Comment& comment) {
        const std::string_view word = comment.text;
        if (word.empty() || word.find(' ') != std::string_view::npos) return false;
        if (has_values() || word.find_first_of("0123456789()[]{}<>=_/") != std::string_view::npos) return true;
        if (comment.before.find("type") != std::string_view::npos) return true;
        if (!printable_) printable_.emplace(lines_);
        return printable_->holds(word);
    }

    /// Whether some line that prints has a value behind it.
    bool has_values() {
        if (!has_values_)
            has_values_ = std::any_of(lines_.begin(), lines_.end(), [](std::string_view line) {
                const std::optional<Comment> comment = comment_of(line);
                return comment && prints(comment->before) && is_value(without_remark(comment->text));
            });
        return *has_values_;
    }

    /// A comment alone on its line: the value, or "Output:" and what is printed on the lines of comment below.
    void read_alone(std::string_view marked) {
        unstated_ = 0;  // It is about what has been printed so far.
        if (!marked.empty()) {
            outputs_.push_back(marked);
            return;
        }
        for (; at_ + 1 < lines_.size(); ++at_) {
            const std::optional<Comment> below = comment_of(lines_[at_ + 1]);
            if (!below || !below->before.empty()) break;
            if (!below->text.empty()) outputs_.push_back(below->text);
        }
    }

    const std::vector<std::string_view>& lines_;
    std::vector<std::string_view> outputs_;
    std::size_t at_ = 0;
    std::size_t unstated_ = 0;
    bool is_stated_behind_ = false;
    std::optional<bool> has_values_;
    std::optional<PrintableWords> printable_;
};

/// Bytes of the prompt that a line of a session begins with, or 0.
std::size_t prompt_size(std::string_view line) {
    for (const std::string_view prompt : {">>> ", ">> ", "... ", "irb> "})
        if (line.starts_with(prompt)) return prompt.size();
    return line == ">>>" || line == ">>" || line == "..." ? line.size() : 0;
}

std::vector<std::string_view> from_session(const std::vector<std::string_view>& lines) {
    std::vector<std::string_view> outputs;
    bool in_session = false;
    bool in_traceback = false;
    for (const std::string_view line : lines) {
        if (prompt_size(line) > 0) {
            in_session = true;
            in_traceback = false;
            continue;
        }
        if (!in_session) return {};  // Code before the first prompt: ">>" means something else here.
        // Of a traceback the last line says what went wrong; the others name files.
        in_traceback |= line.starts_with("Traceback (");
        if (in_traceback && (line.starts_with("Traceback (") || line.starts_with(' '))) continue;
        if (!trim(line).empty() && !trim(line).starts_with('#')) outputs.push_back(trim(line));
    }
    return outputs;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view code) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        lines.push_back(code.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string_view> stated_output(std::string_view code) {
    const std::vector<std::string_view> lines = lines_of(code);
    std::vector<std::string_view> outputs = from_session(lines);
    const bool may_have_comments = code.find('#') != code.npos || code.find("//") != code.npos;
    return outputs.empty() && may_have_comments ? CommentReader(lines).read() : outputs;
}

bool announces_output(std::string_view text) {
    text = trim(text);
    const std::optional<std::string_view> rest = without_mark(text);
    return rest && rest->empty();
}

}  // namespace viva::cards
