// e^x and ln x without tables of their own size: the C library's bring 10 KB of numbers, which a first visit would
// load, and cost a call each. In the same operations everywhere, so that every build gives the same bits.
//
// Method: Cody and Waite's reduction, then the first terms of the series; as W. J. Cody, W. Waite, "Software Manual for
// the Elementary Functions" (1980), and for the logarithm the form of fdlibm's e_log.c.
#pragma once

#include <bit>
#include <cstdint>

namespace viva {

// ln 2 in two: the first has so few bits that a multiple of it is exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// ln x of a normal positive number; error below 2e-16, or in proportion to the result if that is larger.
inline double logarithm(double x) {
    constexpr std::uint64_t root_half = 0x3FE6'A09E'667F'3BCD;
    // x = 2^k · (1 + f), with 1 + f between the roots of a half and of two.
    const std::uint64_t above = std::bit_cast<std::uint64_t>(x) - root_half;
    const auto k = static_cast<double>(static_cast<std::int64_t>(above) >> 52);
    const double f = std::bit_cast<double>((above & 0xF'FFFF'FFFF'FFFF) + root_half) - 1;
    // ln(1 + f) = 2 artanh(s)
    const double s = f / (2 + f);
    const double z = s * s;
    // In pairs, which do not wait for each other (Estrin).
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double first = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
    const double second = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17)) + z4 * (2.0 / 19);
    const double rest = z * (first + z4 * second);
    return k * ln2_high + (f - (s * (f - rest) - k * ln2_low));
}

/// e^x of an x within -700 … 700 (beyond them it is some number); relative error below 5e-16.
inline double exponential(double x) {
    // 2^(j/8)
    static constexpr double eighths[] = {1.0,
                                         1.0905077326652576592,
                                         1.1892071150027210667,
                                         1.2968395546510096659,
                                         1.4142135623730950488,
                                         1.5422108254079408236,
                                         1.6817928305074290861,
                                         1.8340080864093424635};
    constexpr double inverse = 11.541560327111707259;  // 8 / ln 2
    constexpr double high = ln2_high / 8, low = ln2_low / 8;
    // Adding it leaves the nearest whole number in the last bits.
    constexpr double whole = 0x1.8p52;
    const double shifted = x * inverse + whole;
    const auto n = std::bit_cast<std::uint64_t>(shifted);
    const double k = shifted - whole;
    const double r = (x - k * high) - k * low;
    const double r2 = r * r;
    const double tail = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)) +
                        r2 * r2 * (1.0 / 720 + r * (1.0 / 5040) + r2 * (1.0 / 40320));
    const double part = eighths[n & 7];
    const double scaled = std::bit_cast<double>(std::bit_cast<std::uint64_t>(part) + (n >> 3 << 52));
    return scaled + scaled * (r + r2 * tail);
}

/// x^y of a normal positive x, as far as e^x goes.
inline double power(double x, double y) { return exponential(logarithm(x) * y); }

}  // namespace viva
