#include "compiler/sfnt.h"

#include <bit>

namespace viva::compiler {
namespace {

constexpr std::size_t header_size = 12;
constexpr std::size_t record_size = 16;
constexpr std::size_t checksum_adjustment = 8;  // In head.

void pad_to_four(std::string& bytes) { bytes.resize((bytes.size() + 3) / 4 * 4); }

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 4; ++i)
            word = word << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        sum += word;
    }
    return sum;
}

void write_u32(std::string& bytes, std::size_t at, std::uint32_t value) {
    write_u16(bytes, at, value >> 16);
    write_u16(bytes, at + 2, value);
}

}  // namespace

std::uint16_t read_u16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                      static_cast<unsigned char>(bytes[at + 1]));
}

std::int16_t read_i16(std::string_view bytes, std::size_t at) { return static_cast<std::int16_t>(read_u16(bytes, at)); }

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(read_u16(bytes, at)) << 16 | read_u16(bytes, at + 2);
}

void append_u16(std::string& bytes, std::uint32_t value) {
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value);
}

void append_u32(std::string& bytes, std::uint32_t value) {
    append_u16(bytes, value >> 16);
    append_u16(bytes, value);
}

void write_u16(std::string& bytes, std::size_t at, std::uint32_t value) {
    if (at + 2 > bytes.size()) return;
    bytes[at] = static_cast<char>(value >> 8);
    bytes[at + 1] = static_cast<char>(value);
}

std::optional<FontTables> read_tables(std::string_view font) {
    if (font.size() < header_size) return std::nullopt;
    FontTables tables{read_u32(font, 0), {}};
    const std::size_t count = read_u16(font, 4);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t record = header_size + i * record_size;
        const std::uint64_t offset = read_u32(font, record + 8);
        const std::uint64_t size = read_u32(font, record + 12);
        if (record + record_size > font.size() || offset + size > font.size()) return std::nullopt;
        tables.tables[std::string(font.substr(record, 4))] = std::string(font.substr(offset, size));
    }
    return tables;
}

std::string write_tables(FontTables font) {
    if (const auto head = font.tables.find("head"); head != font.tables.end())
        write_u32(head->second, checksum_adjustment, 0);
    const auto count = static_cast<std::uint32_t>(font.tables.size());
    const auto largest_power = static_cast<std::uint32_t>(std::bit_floor(count));
    std::string file;
    append_u32(file, font.version);
    append_u16(file, count);
    append_u16(file, largest_power * record_size);
    append_u16(file, static_cast<std::uint32_t>(std::countr_zero(largest_power)));
    append_u16(file, (count - largest_power) * record_size);
    std::string body;
    std::size_t head_offset = 0;
    for (const auto& [tag, bytes] : font.tables) {
        const std::size_t offset = header_size + count * record_size + body.size();
        if (tag == "head") head_offset = offset;
        file += tag;
        append_u32(file, checksum(bytes));
        append_u32(file, static_cast<std::uint32_t>(offset));
        append_u32(file, static_cast<std::uint32_t>(bytes.size()));
        body += bytes;
        pad_to_four(body);
    }
    file += body;
    if (head_offset > 0) write_u32(file, head_offset + checksum_adjustment, 0xB1B0AFBAU - checksum(file));
    return file;
}

}  // namespace viva::compiler
