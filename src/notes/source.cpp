#include "notes/source.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii_words.h"
#include "base/unicode.h"
#include "notes/encodings.h"
#include "notes/read.h"
#include "notes/reporter.h"

namespace viva::notes {
namespace {

/// A file with more broken places than this gets one more line that counts the rest.
constexpr std::size_t most_encoding_warnings = 5;

/// Stands for what an encoding has no character for; it is no UTF-8, so that it is found and reported with its line.
constexpr char broken_byte = '\xFF';

/// Appends UTF-16 as UTF-8; lone surrogates and an odd last byte become broken bytes.
std::string from_utf16(std::string_view bytes, bool big_endian) {
    const auto unit_at = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
    };
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        const char32_t unit = unit_at(at);
        at += 2;
        if (unit < 0xD800 || unit > 0xDFFF) {
            append_utf8(text, unit);
        } else if (unit < 0xDC00 && at + 1 < bytes.size() && unit_at(at) >= 0xDC00 && unit_at(at) <= 0xDFFF) {
            append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (unit_at(at) - 0xDC00));
            at += 2;
        } else {
            text += broken_byte;
        }
    }
    if (at < bytes.size()) text += broken_byte;
    return text;
}

/// Control characters have no place in text, and could move the cursor of a terminal that shows an excerpt.
bool is_control(char32_t c) { return (c < 0x20 && !(c >= '\t' && c <= '\r')) || (c >= 0x7F && c <= 0x9F); }

bool looks_binary(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return true;
    const std::size_t controls = count_ascii_controls(text);
    return controls > 8 && controls > text.size() / 50;
}

/// What is wrong with the encoding, counted while lines are copied.
struct EncodingProblems {
    std::size_t count = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  ///< Line and column of the first ones.
};

/// Appends one line (without its end) to `text`, valid and in NFC.
void append_line(std::string& text, std::string_view line, std::uint32_t number, EncodingProblems& problems) {
    bool plain = true;
    bool sure = true;
    for (std::size_t at = printable_ascii_end(line, 0); at < line.size(); at = printable_ascii_end(line, at)) {
        if (is_hangul_or_han_at(line, at)) {
            at += 3;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(line, at);
        if (next.code_point == replacement_character && next.size == 1) {
            plain = false;
            if (++problems.count <= most_encoding_warnings) problems.places.emplace_back(number, column_at(line, at));
        }
        plain = plain && !is_control(next.code_point);
        sure = sure && is_surely_nfc(next.code_point);
        at += next.size;
    }
    if (plain && sure) {
        text.append(line);
        return;
    }
    std::string valid;
    for (std::size_t at = 0; at < line.size();) {
        const DecodedCodePoint next = decode_utf8(line, at);
        append_utf8(valid, is_control(next.code_point) ? replacement_character : next.code_point);
        at += next.size;
    }
    text.append(to_nfc(valid));
}

void append_lines(Source& source, std::string_view text, EncodingProblems& problems) {
    source.text.reserve(text.size() + 16);
    std::uint32_t number = 1;
    std::size_t feed = 0, carriage_return = 0;  // The next ones.
    for (std::size_t at = 0; at < text.size(); ++number) {
        if (feed <= at) feed = std::min(text.find('\n', at), text.size());
        if (carriage_return <= at) carriage_return = std::min(text.find('\r', at), text.size());
        const std::size_t end = std::min(feed, carriage_return);
        append_line(source.text, text.substr(at, end - at), number, problems);
        if (end == text.size()) break;
        source.text += '\n';
        at = end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
    }
}

void report_encoding(const EncodingProblems& problems, const std::string& encoding, Reporter& reporter) {
    const std::string hint = "save the file as UTF-8; the broken bytes are shown as \xEF\xBF\xBD";
    for (const auto& [line, column] : problems.places)
        reporter.add(Severity::warning, line, column, "this is not valid " + encoding, hint);
    if (problems.count > problems.places.size())
        reporter.add(Severity::warning, 0, 0,
                     std::to_string(problems.count - problems.places.size()) + " more places are not valid " + encoding,
                     hint);
}

/// Text that is no UTF-8, converted from the encoding that it seems to be in; the name of that. Empty: nothing was
/// done.
std::string convert(std::string_view bytes, std::string& text) {
    if (is_mostly_utf8(bytes)) return {};
    const std::string encoding = guess_encoding(bytes);
    return !encoding.empty() && convert_to_utf8(bytes, encoding, text) ? encoding : std::string{};
}

bool refuse(Reporter& reporter, std::string message, std::string hint) {
    reporter.add(Severity::error, 0, 0, std::move(message), std::move(hint));
    return false;
}

}  // namespace

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts.size()) return {};
    const std::size_t start = line_starts[number - 1];
    const std::size_t end = number < line_starts.size() ? line_starts[number] - 1 : text.size();
    std::string_view found = std::string_view(text).substr(start, end - start);
    if (!found.empty() && found.back() == '\n') found.remove_suffix(1);
    return found;
}

void Source::replace(std::string lines) {
    if (!text.ends_with('\n') && lines.ends_with('\n')) lines.pop_back();
    text = std::move(lines);
    line_starts = find_line_starts(text);
}

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        if (at + 1 < text.size()) starts.push_back(static_cast<std::uint32_t>(at + 1));
    return starts;
}

std::uint32_t line_at(const std::vector<std::uint32_t>& line_starts, std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::upper_bound(line_starts.begin(), line_starts.end(), offset) -
                                      line_starts.begin());
}

std::uint32_t column_at(std::string_view line, std::size_t offset) {
    std::uint32_t column = 1;
    for (std::size_t at = 0; at < line.size() && at < offset; ++column) at += decode_utf8(line, at).size;
    return column;
}

bool decode(std::string_view bytes, const ReadOptions& options, Source& source, Reporter& reporter) {
    source.line_starts = {0};
    if (bytes.size() > options.largest_file_bytes)
        return refuse(reporter,
                      "the file has " + std::to_string(bytes.size()) + " bytes; a note may have " +
                          std::to_string(options.largest_file_bytes),
                      "split the note into several files");
    std::string converted;
    std::string encoding = "UTF-8";
    bool guessed = false;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        converted = from_utf16(bytes.substr(2), bytes.front() == '\xFE');
        bytes = converted;
        encoding = "UTF-16";
    } else if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (looks_binary(bytes))
        return refuse(reporter, "this is no text: it holds NUL or control bytes",
                      "take the file out of the notes folder, or save it as UTF-8 text");
    if (encoding == "UTF-8") {
        const std::string guess = convert(bytes, converted);
        guessed = !guess.empty();
        if (guessed) bytes = converted;
        if (guessed) encoding = guess;
    }
    EncodingProblems problems;
    append_lines(source, bytes, problems);
    source.line_starts = find_line_starts(source.text);
    reporter.show_lines_of(source);
    if (guessed)
        reporter.add(Severity::warning, 0, 0, "the file is not UTF-8; it was read as " + encoding,
                     "save it as UTF-8; if letters look wrong, it was written in another encoding");
    report_encoding(problems, encoding, reporter);
    return true;
}

}  // namespace viva::notes
