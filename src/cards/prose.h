// Words of an answer: sentences, labels, how long something is.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/phrase_set.h"
#include "model/document.h"

namespace viva::cards {

/// Pieces between white space.
std::size_t count_words(std::string_view text);
/// Whether it is an address, with or without a remark on it.
bool begins_with_address(std::string_view text);

/// `inner`, a view of the pool, as a range of it.
model::TextRange range_of(const model::Document& document, std::string_view inner);

/// The sentences of `text`, without white space around. A dot inside a name, a number or behind one letter ends none.
std::vector<std::string_view> sentences(std::string_view text);

/// "Label: what it is", "Label - what it is".
struct Labelled {
    std::string_view label;
    std::string_view rest;
};
/// Nothing unless the label is a name: at most five words and 40 cells, and something follows it.
std::optional<Labelled> split_label(std::string_view text);

/// Whether a label says what a line is for and not what it is about: "Example", "예시", "Плюсы".
bool is_general_label(std::string_view label);

/// Whether `text` names something and states nothing: short, without the end of a sentence.
bool is_name(std::string_view text);

/// Whether a sentence speaks of an example, or of what stands above or below it: alone it cannot be understood.
bool leans_on_context(std::string_view sentence);

/// Whether a sentence goes on from the one before it: "Therefore …", "이는 …", "in this case". Alone it says less.
bool goes_on_from_before(std::string_view sentence);

/// Whether an Eastern sentence says first what it is about ("함수는 …", "キャッシュは…") or when it holds ("… 때, …"):
/// that is then another thing, or the thing under another name.
bool has_own_topic(std::string_view said);

/// Whether `folded` (case folded) holds one of `cues`; a cue that begins or ends with a space ends at a word there.
bool holds_any(std::string_view folded, const PhraseSet& cues);

}  // namespace viva::cards
