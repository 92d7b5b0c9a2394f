#include "app/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "base/hash.h"
#include "base/unicode.h"

namespace viva::app {
namespace {

using model::Block;
using model::Document;

/// Letters as sketches see them: small, and nothing that is no letter. Without Unicode's tables, which the browser
/// would have to load; what they would fold besides is the same before and after an edit.
char32_t plain(char32_t letter) {
    if (letter >= 'A' && letter <= 'Z') return letter + 32;
    if (letter >= 0x410 && letter <= 0x42F) return letter + 32;
    const bool is_plain = letter >= 0xC0 ? letter < 0x2000 || letter > 0x206F : false;
    const bool is_ascii = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    // Names of operators are all that some questions have: "== vs is".
    const bool is_operator = letter == '=' || letter == '+' || letter == '<' || letter == '>' || letter == '&';
    return is_plain || is_ascii || is_operator ? letter : 0;
}

/// splitmix64's mixer.
std::uint64_t mix(std::uint64_t value) {
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ value >> 27) * 0x94D049BB133111EBULL;
    return value ^ value >> 31;
}

class Sketcher {
public:
    Sketcher() { least_.fill(~0ULL); }

    void add(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const DecodedCodePoint next = decode_utf8(text, at);
            at += next.size;
            const char32_t letter = plain(next.code_point);
            if (letter == 0) continue;
            piece_ = (piece_ << 21 | letter) & 0x7FFFFFFFFFFFFFFFULL;
            ++count_;
            if (count_ >= 3) take(piece_);
        }
    }

    Sketch finish() {
        Sketch sketch{};
        if (count_ == 0) return sketch;
        if (count_ < 3) take(piece_);
        for (std::size_t i = 0; i < sketch.size(); ++i) sketch[i] = static_cast<std::uint8_t>(least_[i] | 1);
        return sketch;
    }

private:
    void take(std::uint64_t piece) {
        // Two hashes make all the others (Kirsch, Mitzenmacher 2006).
        const std::uint64_t first = mix(piece + 0x9E3779B97F4A7C15ULL);
        const std::uint64_t step = mix(first) | 1;
        for (std::size_t i = 0; i < least_.size(); ++i) {
            const std::uint64_t hash = mix(first + i * step);
            if (hash < least_[i]) least_[i] = hash;
        }
    }

    std::array<std::uint64_t, std::tuple_size_v<Sketch>> least_;
    std::uint64_t piece_ = 0;
    std::size_t count_ = 0;
};

/// The headings above a block, from the outermost in, as one hash.
std::uint32_t place_of(const Document& document, std::uint32_t block) {
    std::uint64_t path = fnv_offset_basis;
    std::uint8_t level = 7;
    const Block& asked = document.blocks[block];
    if (asked.kind == model::BlockKind::heading) level = asked.level;
    for (std::uint32_t i = block; i-- > 0 && level > 1;) {
        const Block& above = document.blocks[i];
        if (above.kind != model::BlockKind::heading || above.level >= level) continue;
        level = above.level;
        path = hash_bytes(document.of(above.text), path);
    }
    return static_cast<std::uint32_t>(path ^ path >> 32);
}

void append_number(std::string& text, std::uint64_t value, int bytes) {
    for (int shift = 8 * bytes - 4; shift >= 0; shift -= 4) text += "0123456789abcdef"[value >> shift & 15];
}

/// The value of a hexadecimal digit; 16 or more for what is none.
unsigned value_of(char digit) {
    const unsigned number = static_cast<unsigned char>(digit) - unsigned{'0'};
    const unsigned letter = static_cast<unsigned char>(digit) - unsigned{'a'};
    return number < 10 ? number : letter < 6 ? letter + 10 : 16;
}

/// The bytes that `text` writes in hexadecimal, two digits for each; false if it writes something else.
bool read_bytes(std::string_view text, std::span<std::uint8_t> bytes) {
    unsigned all = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned high = value_of(text[2 * i]);
        const unsigned low = value_of(text[2 * i + 1]);
        all |= high | low;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return all < 16;
}

std::uint64_t number_of(std::span<const std::uint8_t> bytes) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    return number;
}

constexpr char form = '1';  ///< Of the text; another letter is another form.

}  // namespace

Sketch sketch_of(std::string_view text) {
    Sketcher sketcher;
    sketcher.add(text);
    return sketcher.finish();
}

double similarity(const Sketch& left, const Sketch& right) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < left.size(); ++i) same += left[i] == right[i] ? 1 : 0;
    // Of 128 values that a byte has (its last bit is always set), unlike ones are equal by chance.
    return static_cast<double>(same) / static_cast<double>(left.size());
}

Fingerprint fingerprint_of(const model::Collection& collection, const model::Card& card) {
    const Document& document = collection.documents[card.document];
    Fingerprint fingerprint;
    fingerprint.is_main = card.derived_from == 0;
    fingerprint.kind = card.kind;
    fingerprint.document = static_cast<std::uint32_t>(hash_bytes(document.id));
    fingerprint.place = place_of(document, card.question_block);
    fingerprint.origin = card.derived_from;
    const auto parts = collection.parts_of(card);
    const bool is_main = fingerprint.is_main || parts.empty();
    fingerprint.asked = sketch_of(is_main ? collection.question(card) : collection.words(parts.front()));
    Sketcher answer;
    for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
        answer.add(document.of(document.blocks[i].text));
    fingerprint.answer = answer.finish();
    return fingerprint;
}

std::string text_of(const Fingerprint& fingerprint) {
    std::string text(1, form);
    append_number(text, static_cast<std::uint64_t>(fingerprint.kind) << 1 | (fingerprint.is_main ? 1 : 0), 1);
    append_number(text, fingerprint.document, 4);
    append_number(text, fingerprint.place, 4);
    append_number(text, fingerprint.origin, 8);
    for (const std::uint8_t byte : fingerprint.asked) append_number(text, byte, 1);
    for (const std::uint8_t byte : fingerprint.answer) append_number(text, byte, 1);
    return text;
}

std::optional<Fingerprint> parse_fingerprint(std::string_view text) {
    constexpr std::size_t numbers_size = 1 + 4 + 4 + 8;
    constexpr std::size_t sketch_size = std::tuple_size_v<Sketch>;
    std::array<std::uint8_t, numbers_size + 2 * sketch_size> bytes;
    if (text.size() != 1 + 2 * bytes.size() || text.front() != form) return std::nullopt;
    if (!read_bytes(text.substr(1), bytes)) return std::nullopt;
    const std::span<const std::uint8_t> all(bytes);
    if (all[0] >> 1 >= model::card_kind_count) return std::nullopt;
    Fingerprint fingerprint;
    fingerprint.is_main = (all[0] & 1) != 0;
    fingerprint.kind = static_cast<model::CardKind>(all[0] >> 1);
    fingerprint.document = static_cast<std::uint32_t>(number_of(all.subspan(1, 4)));
    fingerprint.place = static_cast<std::uint32_t>(number_of(all.subspan(5, 4)));
    fingerprint.origin = number_of(all.subspan(9, 8));
    std::copy_n(all.begin() + numbers_size, sketch_size, fingerprint.asked.begin());
    std::copy_n(all.begin() + numbers_size + sketch_size, sketch_size, fingerprint.answer.begin());
    return fingerprint;
}

}  // namespace viva::app
