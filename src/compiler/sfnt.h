// The tables of a TrueType file: taken apart, and put together with right checksums.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace viva::compiler {

/// Tables by their four-letter tags ("glyf"). The first four bytes of the file are kept as `version`.
struct FontTables {
    std::uint32_t version = 0;
    std::map<std::string, std::string> tables;
};

/// Nothing if the file's directory points outside of it.
std::optional<FontTables> read_tables(std::string_view font);

/// Tables in the order of their tags, each with its checksum; `head` gets the checksum of the file.
std::string write_tables(FontTables font);

// Big-endian numbers in a table. Reading beyond its end gives 0, so that a broken font cannot do harm.
std::uint16_t read_u16(std::string_view bytes, std::size_t at);
std::int16_t read_i16(std::string_view bytes, std::size_t at);
std::uint32_t read_u32(std::string_view bytes, std::size_t at);
void append_u16(std::string& bytes, std::uint32_t value);
void append_u32(std::string& bytes, std::uint32_t value);
/// Overwrites two bytes, if the table has them.
void write_u16(std::string& bytes, std::size_t at, std::uint32_t value);

}  // namespace viva::compiler
