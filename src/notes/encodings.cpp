#include "notes/encodings.h"

#include <iconv.h>
#include <uchardet.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cerrno>
#include <memory>

#include "base/ascii_words.h"
#include "base/unicode.h"

namespace viva::notes {
namespace {

/// Enough for any guess; the rest of a long note would only cost time.
constexpr std::size_t bytes_to_guess_by = 64 * 1024;
/// Fewer letters beyond ASCII than this fit many encodings alike.
constexpr std::size_t fewest_bytes = 6;
/// One letter again and again is damage, not text.
constexpr std::size_t fewest_different = 4;
/// More broken places than this, and than this of a thousand bytes: the guess was wrong.
constexpr std::size_t most_failures = 2;
constexpr std::size_t most_failures_per_mille = 10;

struct CloseDetector {
    void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

struct CloseConverter {
    void operator()(void* converter) const { iconv_close(converter); }
};

/// Names that uchardet gives and what is meant by them: files come from Windows, whose code pages hold more than the
/// standards they grew from.
std::string windows_name(std::string_view name) {
    struct Name {
        std::string_view standard;
        std::string_view windows;
    };
    constexpr Name names[] = {{"EUC-KR", "CP949"},           {"UHC", "CP949"},   {"SHIFT_JIS", "CP932"},
                              {"GB2312", "GB18030"},         {"HZ-GB-2312", ""}, {"ISO-8859-1", "WINDOWS-1252"},
                              {"MAC-CYRILLIC", "MACINTOSH"}, {"ASCII", ""},      {"UTF-8", ""}};
    for (const Name& row : names)
        if (row.standard == name) return std::string(row.windows);
    return std::string(name);
}

/// The lines of `bytes` that hold more than ASCII: code and markup would only blur the picture.
std::string telling_lines(std::string_view bytes) {
    std::string telling;
    for (std::size_t at = 0; at < bytes.size() && telling.size() < bytes_to_guess_by;) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, std::min(end - at, bytes_to_guess_by));
        const bool tells =
            std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (tells) telling.append(line) += '\n';
        at = end + 1;
    }
    return telling;
}

std::string ask_uchardet(std::string_view text) {
    const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
    if (!detector || uchardet_handle_data(detector.get(), text.data(), text.size()) != 0) return {};
    uchardet_data_end(detector.get());
    return windows_name(uchardet_get_charset(detector.get()));
}

}  // namespace

bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;  // Bytes of well-formed characters beyond ASCII.
    std::size_t broken = 0;
    for (std::size_t at = ascii_end(bytes, 0); at < bytes.size(); at = ascii_end(bytes, at)) {
        if (is_hangul_or_han_at(bytes, at)) {
            good += 3;
            at += 3;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(bytes, at);
        const bool is_broken = next.code_point == replacement_character && next.size == 1;
        (is_broken ? broken : good) += next.size;
        at += next.size;
    }
    // In other encodings a few pairs of bytes look like UTF-8 by chance, never most of them.
    return broken == 0 || good > 2 * broken;
}

std::string guess_encoding(std::string_view bytes) {
    std::string telling = telling_lines(bytes);
    std::bitset<128> seen;
    std::size_t beyond_ascii = 0;
    for (const char c : telling) {
        if (static_cast<unsigned char>(c) < 0x80) continue;
        seen.set(static_cast<unsigned char>(c) & 0x7F);
        ++beyond_ascii;
    }
    if (beyond_ascii < fewest_bytes || seen.count() < fewest_different) return {};
    std::string guess = ask_uchardet(telling);
    // One byte FF, which no multi-byte encoding has, makes uchardet give all of them up.
    if (!guess.empty() || telling.find('\xFF') == std::string::npos) return guess;
    telling.erase(std::remove(telling.begin(), telling.end(), '\xFF'), telling.end());
    return ask_uchardet(telling);
}

bool convert_to_utf8(std::string_view bytes, const std::string& encoding, std::string& text) {
    iconv_t const opened = iconv_open("UTF-8", encoding.c_str());
    if (opened == reinterpret_cast<iconv_t>(-1)) return false;  // NOLINT: so iconv says it
    const std::unique_ptr<void, CloseConverter> converter(opened);
    std::string source(bytes);  // iconv wants bytes that it may change, and changes none.
    char* from = source.data();
    std::size_t left = source.size();
    std::array<char, 16 * 1024> buffer;
    std::size_t failures = 0;
    text.clear();
    text.reserve(bytes.size() * 2);
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t result = iconv(converter.get(), &from, &left, &to, &room);
        const int error = errno;
        text.append(buffer.data(), buffer.size() - room);
        if (result != static_cast<std::size_t>(-1) || error == E2BIG) continue;
        text += '\xFF';
        ++failures;
        ++from;
        --left;
    }
    return failures <= most_failures + bytes.size() * most_failures_per_mille / 1000;
}

}  // namespace viva::notes
