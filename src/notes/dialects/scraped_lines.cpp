#include "notes/dialects/scraped_lines.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

constexpr std::size_t longest_heading_cells = 80;
/// So many short lines in a row are a list that lost its bullets, not headings.
constexpr std::size_t most_headings_in_a_row = 2;

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - at;
}

/// 2023.02.16, 2023-02-16, 16.02.2023, 2/16/2023
bool holds_date(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t first = digits_at(text, at);
        if (first == 0) continue;
        std::size_t next = at + first;
        const auto separator = [&] {
            return next < text.size() && (text[next] == '.' || text[next] == '-' || text[next] == '/');
        };
        if ((first == 4 || first <= 2) && separator()) {
            const std::size_t second = digits_at(text, ++next);
            next += second;
            if (second >= 1 && second <= 2 && separator()) {
                const std::size_t third = digits_at(text, ++next);
                if (third >= 1 && third <= 4 && (first == 4 || third == 4 || third == 2)) return true;
            }
        }
        at += first;
    }
    return false;
}

/// What blog software writes around a post, folded; the line begins with it, or holds it where it is long.
constexpr std::string_view furniture[] = {
    "게시글 관리",
    "카테고리의 다른 글",
    "저작자표시",
    "related posts",
    "share this",
    "tags:",
    "tagged with",
    "tagged in",
    "previous post",
    "next post",
    "leave a comment",
    "leave a reply",
    "posted in",
    "filed under",
    "read more",
    "more from",
    "you may also like",
    "subscribe to",
    "похожие статьи",
    "похожие записи",
    "похожие посты",
    "похожие материалы",
    "читайте также",
    "метки:",
    "теги:",
    "предыдущая запись",
    "следующая запись",
    "другие статьи",
};

/// Words of it that may as well begin a title: they are the whole line, perhaps with counts ("댓글 3개"), or a colon or
/// bar parts them from what they lead to.
constexpr std::string_view furniture_words[] = {
    "공유하기", "구독하기",   "좋아요",     "공감",     "댓글",       "이전글",      "다음글",
    "태그",     "tagged",     "subscribe",  "похожие",  "поделиться", "комментарии", "рубрика",
    "関連記事", "シェアする", "カテゴリー", "相关文章", "上一篇",     "下一篇",      "标签",
};

/// Bytes of numbers, their counters and marks that `text` begins with.
std::size_t count_size(std::string_view text) {
    std::size_t at = text.find_first_not_of("0123456789 ()[],.");
    at = std::min(at, text.size());
    for (const std::string_view counter : {"개", "건", "件", "条", "個", "·", "♡", "❤"})
        if (text.substr(at).starts_with(counter))
            return at + counter.size() + count_size(text.substr(at + counter.size()));
    return at;
}

bool is_furniture_words(std::string_view folded) {
    bool any = false;
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view word : furniture_words)
            if (folded.starts_with(word)) {
                folded.remove_prefix(word.size());
                found = any = true;
                break;
            }
        if (found) folded.remove_prefix(count_size(folded));
    }
    return any && (folded.empty() || folded.starts_with(':') || folded.starts_with("：") || folded.starts_with('|'));
}

bool is_furniture(std::string_view text) {
    if (terminal_cells(text) > 60 || ends_sentence(text)) return false;
    const std::string folded = fold_case(text);
    for (const std::string_view phrase : furniture)
        if (std::string_view(folded).starts_with(phrase) || (phrase.size() > 12 && contains(folded, phrase)))
            return true;
    return is_furniture_words(folded);
}

bool is_table_delimiter(std::string_view text) {
    return contains(text, "--") && text.find_first_not_of("-|: ") == std::string_view::npos;
}

/// A row of a list of other posts: a title, a date, perhaps a count of comments.
bool is_listing_row(std::string_view text) {
    if (is_table_delimiter(text)) return true;
    const bool columns = contains(text, "|");
    return holds_date(text) && !ends_sentence(text) && terminal_cells(text) <= 160 && !contains(text, "://") &&
           (columns || terminal_cells(text) <= 80);
}

bool is_short_line(const PostLine& line) {
    return line.kind == LineKind::prose && line.part == PostPart::paragraph &&
           terminal_cells(line.text) <= longest_heading_cells && !ends_sentence(line.text) &&
           !contains(line.text, "://") && !contains(line.text, "|") &&
           std::count(line.text.begin(), line.text.end(), ' ') <= 13;
}

void find_items(std::vector<PostLine>& lines) {
    for (PostLine& line : lines) {
        if (line.kind != LineKind::prose) continue;
        const LeadingNumber number = leading_number(line.text);
        if (number.size > 0 && !number.bare) {
            // One numbered line alone is a heading; two in order are a list, and so is an address.
            line.item_number = number.value;
            line.mark_size = number.size;
        }
        for (const std::string_view bullet : {"- ", "* ", "• ", "· ", "– "})
            if (line.text.starts_with(bullet)) {
                line.part = PostPart::bullet_item;
                line.mark_size = static_cast<std::uint32_t>(bullet.size());
            }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].item_number == 0) continue;
        const bool follows =
            i > 0 && lines[i - 1].item_number + 1 == lines[i].item_number && lines[i - 1].item_number > 0;
        const bool leads = i + 1 < lines.size() && lines[i + 1].item_number == lines[i].item_number + 1;
        if (follows || leads || is_address_line(lines[i])) lines[i].part = PostPart::ordered_item;
    }
}

/// Turns comments, output and continuation lines into code where they stand in code.
class CodeFinder {
public:
    explicit CodeFinder(std::vector<PostLine>& lines) : lines_(lines) {}

    void run() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].part != PostPart::paragraph) {
                end_code();
                continue;
            }
            if (!belongs_to_code(i)) {
                end_code();
                continue;
            }
            PostLine& line = lines_[i];
            line.part = PostPart::code;
            in_session_ = line.kind == LineKind::prompt || (in_session_ && line.kind == LineKind::output);
            in_code_ = true;
            open_brackets_ = std::max(0, open_brackets_ + bracket_balance(line.text));
        }
    }

private:
    void end_code() {
        in_code_ = in_session_ = false;
        open_brackets_ = 0;
    }

    bool belongs_to_code(std::size_t i) const {
        const PostLine& line = lines_[i];
        switch (line.kind) {
            case LineKind::code:
            case LineKind::prompt: return true;
            case LineKind::comment: return in_code_ ? !line.blank_above || code_follows(i) : code_follows(i);
            case LineKind::output:
                return open_brackets_ > 0 || in_session_ ||
                       (in_code_ && std::string_view("[{(<'\"").find(line.text.front()) != std::string_view::npos);
            case LineKind::prose:
                return (open_brackets_ > 0 && !line.blank_above && !ends_sentence(line.text)) ||
                       (in_session_ && prompt_follows(i));
            case LineKind::blank: return false;
        }
        return false;
    }

    bool code_follows(std::size_t i) const {
        do ++i;
        while (i < lines_.size() && lines_[i].kind == LineKind::comment);
        return i < lines_.size() && (lines_[i].kind == LineKind::code || lines_[i].kind == LineKind::prompt);
    }
    bool prompt_follows(std::size_t i) const {
        return i + 1 < lines_.size() && lines_[i + 1].kind == LineKind::prompt && !lines_[i].blank_above;
    }

    std::vector<PostLine>& lines_;
    bool in_code_ = false;
    bool in_session_ = false;
    int open_brackets_ = 0;
};

/// A heading is a short line without a sentence's end, with something below that it can be the heading of.
void find_headings(std::vector<PostLine>& lines) {
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && is_short_line(lines[end])) ++end;
        const bool leads = end < lines.size() && end > i && end - i <= most_headings_in_a_row;
        for (; leads && i < end; ++i) lines[i].part = PostPart::heading;
        i = std::max(end, i + 1);
    }
    for (PostLine& line : lines) {
        if (line.kind != LineKind::comment || line.part != PostPart::paragraph || !line.text.starts_with("# "))
            continue;
        line.text = trim(line.text.substr(1));
        line.part = PostPart::heading;
    }
}

}  // namespace

bool ends_sentence(std::string_view text) {
    text = trim(text);
    while (!text.empty() && (text.back() == ')' || text.back() == '"' || text.back() == '\'')) {
        if (text.back() == ')' && text.size() > 1 && text[text.size() - 2] == '(') return false;  // save() is a name.
        text.remove_suffix(1);
    }
    // Korean sentences are known by their last syllable even without a full stop.
    for (const std::string_view end :
         {".",      "!",    "…",    ":",    ";",    ",",    "。",   "！",   "：",   "，",   "습니다",
          "입니다", "한다", "된다", "이다", "있다", "없다", "했다", "세요", "어요", "아요", "해요"})
        if (text.ends_with(end)) return true;
    return false;
}

bool is_address_line(const PostLine& line) {
    const std::string_view text = line.text.substr(line.mark_size);
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

std::vector<PostLine> split_lines(std::string_view text) {
    std::vector<PostLine> lines;
    bool blank_above = false;
    std::uint32_t number = 1;
    for (std::size_t at = 0; at <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view raw = text.substr(at, end - at);
        at = end + 1;
        const LineKind kind = classify_line(raw);
        if (kind == LineKind::blank) {
            blank_above = true;
            continue;
        }
        const bool keeps_indent = kind == LineKind::code || kind == LineKind::comment;
        const std::string_view right_trimmed = raw.substr(0, raw.find_last_not_of(" \t\f\v") + 1);
        lines.push_back(
            {keeps_indent ? right_trimmed : trim(raw), number, blank_above, kind, PostPart::paragraph, 0, 0});
        blank_above = false;
    }
    return lines;
}

void remove_navigation(std::vector<PostLine>& lines) {
    constexpr std::size_t fewest_rows = 2;  // One line with a date may be the last of the post.
    std::size_t end = lines.size();
    std::size_t rows = 0;
    for (std::size_t at = end; at > 0;) {
        const PostLine& line = lines[at - 1];
        if (is_listing_row(line.text)) {
            ++rows;
        } else if (rows >= fewest_rows && at > 1 && !is_furniture(line.text) && is_short_line(line)) {
            rows = 0;  // The caption of a list of posts: "Other posts in …".
            end = at - 1;
        } else if (!is_furniture(line.text)) {
            break;
        } else {
            end = at - 1;
        }
        --at;
        if (rows >= fewest_rows) end = at;
    }
    lines.resize(end);
    std::size_t start = 0;
    while (start < lines.size() && is_furniture(lines[start].text)) ++start;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(start));
}

void assign_parts(std::vector<PostLine>& lines) {
    find_items(lines);
    CodeFinder(lines).run();
    find_headings(lines);
}

}  // namespace viva::notes
