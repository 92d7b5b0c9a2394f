// Where a line may end.
//
// UAX #14 as libunibreak does it, with two changes that readers of these scripts expect: Korean wraps at spaces
// (CSS `word-break: keep-all` for Hangul alone), and small kana never start a line (`line-break: strict`). Where
// UAX #14 allows nothing, the finder still tells between places of growing ugliness, so that a word longer than its
// line can be broken instead of running out of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace viva::typeset {

/// How good it is to end the line between two code points, from never to must.
enum class Break : std::uint8_t {
    forbidden,  ///< Inside a grapheme cluster.
    last,       ///< Before closing or after opening punctuation.
    emergency,  ///< Inside a word.
    allowed,
    mandatory,
};

/// Looks at a text code point by code point, in constant memory.
class BreakFinder {
public:
    /// `language` is the text's BCP 47 tag: quotation marks open and close differently.
    explicit BreakFinder(std::string_view language);
    ~BreakFinder();
    BreakFinder(BreakFinder&&) noexcept;
    BreakFinder& operator=(BreakFinder&&) noexcept;

    /// Forgets the text before: the next code point is a first one.
    void start();
    /// The place between the code point before and this one; `forbidden` at the start.
    Break next(char32_t code_point);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace viva::typeset
