#include "search/word_finder.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "search/fold.h"

namespace viva::search {
namespace {

constexpr std::size_t npos = std::string_view::npos;
/// A word that occurs again and again in one entry is looked at so often before the scan goes to the next entry.
constexpr int most_looks = 4;
constexpr std::size_t least_stem_letters = 3;
constexpr std::size_t longest_word = 96;  ///< Bytes; longer runs of letters are no words.
constexpr std::size_t least_close_letters = 4, least_close_syllables = 3;

std::u32string decode(std::string_view text) {
    std::u32string decoded;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        decoded += next.code_point;
        at += next.size;
    }
    return decoded;
}

std::string encode(std::u32string_view text) {
    std::string encoded;
    for (const char32_t c : text) append_utf8(encoded, c);
    return encoded;
}

/// Where the place stands in its word. Signs at the ends of what was typed bring their own edges.
Edge edge_of(std::string_view text, std::size_t at, std::size_t size) {
    const bool opens = is_word_start(text, at) || !is_word_character(decode_utf8(text, at).code_point);
    if (!opens) return Edge::inside;
    const bool ends = is_word_end(text, at + size) || !is_word_character(code_point_before(text, at + size));
    return ends ? Edge::whole : Edge::start;
}

/// Bytes at `at` that are `word` but for one letter: another one, one too many, one too few, or two exchanged. 0: none.
std::size_t close_size(std::string_view text, std::size_t at, const std::u32string& word) {
    std::u32string seen;
    std::vector<std::size_t> ends;
    for (std::size_t i = at; i < text.size() && seen.size() <= word.size();) {
        const DecodedCodePoint next = decode_utf8(text, i);
        if (next.code_point == '\n') break;
        seen += next.code_point;
        ends.push_back((i += next.size) - at);
    }
    const auto same = [&](std::size_t of_word, std::size_t of_text) {
        const std::size_t count = word.size() - std::min(of_word, word.size());
        return of_text + count <= seen.size() && std::u32string_view(seen).substr(of_text, count) ==
                                                     std::u32string_view(word).substr(word.size() - count);
    };
    const auto end = [&](std::size_t letters) { return letters == 0 ? 0 : ends[letters - 1]; };
    std::size_t i = 0;
    while (i < word.size() && i < seen.size() && word[i] == seen[i]) ++i;
    if (i == word.size()) return end(i);
    if (same(i + 1, i + 1)) return end(word.size());
    if (same(i + 1, i)) return end(word.size() - 1);
    if (same(i, i + 1)) return end(word.size() + 1);
    const bool exchanged =
        i + 1 < word.size() && i + 1 < seen.size() && word[i] == seen[i + 1] && word[i + 1] == seen[i];
    return exchanged && same(i + 2, i + 2) ? end(word.size()) : 0;
}

/// Two lists in order of entries made one; of two finds in one entry the better stays.
std::vector<EntryFind> merge(std::vector<EntryFind> one, const std::vector<EntryFind>& other) {
    if (other.empty()) return one;
    std::vector<EntryFind> merged;
    merged.reserve(one.size() + other.size());
    std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(merged),
               [](const EntryFind& a, const EntryFind& b) {
                   return a.entry != b.entry ? a.entry < b.entry : a.rank() < b.rank();
               });
    const auto same = [](const EntryFind& a, const EntryFind& b) { return a.entry == b.entry; };
    merged.erase(std::unique(merged.begin(), merged.end(), same), merged.end());
    return merged;
}

}  // namespace

WordFinder::WordFinder(std::string word, const Index& index)
    : word_(std::move(word)), index_(index), exact_(word_, index.counts()), initials_(initials_of_word(word_)) {
    for (const Continuation& grown : continuations(word_))
        growths_.push_back({Scanner(grown.before, index.counts()), grown.first, grown.last});
    if (word_.size() > 2 && word_.ends_with("()")) call_.emplace(word_.substr(0, word_.size() - 1), index.counts());
    if (const std::string_view bare = without_particle(word_); !bare.empty())
        particle_.emplace(std::string(bare), index.counts());
    const StemLanguage language = stem_language(word_);
    const std::size_t letters = language == StemLanguage::russian ? word_.size() / 2 : word_.size();
    if (language == StemLanguage::none || letters < least_stem_letters || word_.size() > longest_word) return;
    stems_ = std::make_unique<StemMatcher>(word_, language);
    if (stems_->beginning().size() >= 2) stem_beginning_.emplace(stems_->beginning(), index.counts());
}

// Each visit gets a Found and tells from which byte the search goes on.

template <class Visit>
void WordFinder::visit_exact(std::string_view text, Visit visit) const {
    for (std::size_t at = exact_.find(text, 0); at != npos;)
        at = exact_.find(text, visit(Found{at, word_.size(), Match::exact, edge_of(text, at, word_.size())}));
}

template <class Visit>
void WordFinder::visit_unfinished(std::string_view text, Visit visit) const {
    for (const Growth& growth : growths_) {
        const std::size_t size = growth.before.needle().size();
        for (std::size_t at = growth.before.find(text, 0); at != npos;) {
            std::size_t next = at + 1;
            if (at + size < text.size()) {
                const DecodedCodePoint grown = decode_utf8(text, at + size);
                if (grown.code_point >= growth.first && grown.code_point <= growth.last)
                    next = visit(Found{at, size + grown.size, Match::unfinished, edge_of(text, at, size + grown.size)});
            }
            at = growth.before.find(text, next);
        }
    }
    if (!call_) return;
    const std::size_t size = call_->needle().size();
    for (std::size_t at = call_->find(text, 0); at != npos;) {
        const bool starts = is_word_start(text, at);
        at = call_->find(text, starts ? visit(Found{at, size, Match::unfinished, Edge::whole}) : at + 1);
    }
}

template <class Visit>
void WordFinder::visit_stems(std::string_view text, Visit visit) {
    if (particle_) {
        const std::size_t size = particle_->needle().size();
        for (std::size_t at = particle_->find(text, 0); at != npos;)
            at = particle_->find(text, visit(Found{at, size, Match::stem, edge_of(text, at, size)}));
    }
    if (!stem_beginning_) return;
    for (std::size_t at = stem_beginning_->find(text, 0); at != npos;) {
        std::size_t end = at + stem_beginning_->needle().size();
        if (!is_word_start(text, at)) {
            at = stem_beginning_->find(text, end);
            continue;
        }
        while (!is_word_end(text, end)) end += decode_utf8(text, end).size;
        const std::string_view word = text.substr(at, end - at);
        const bool matches = word.size() <= longest_word && stems_->matches(word);
        at = stem_beginning_->find(text, matches ? visit(Found{at, word.size(), Match::stem, Edge::whole}) : end);
    }
}

template <class Visit>
void WordFinder::visit_close(std::string_view text, Visit visit) const {
    if (!close_) return;
    const auto look = [&](std::size_t at) -> std::size_t {
        if (!is_syllable(decode_utf8(text, at).code_point) && !is_word_start(text, at)) return 0;
        const std::size_t size = close_size(text, at, close_->word);
        return size == 0 ? 0 : visit(Found{at, size, Match::close, edge_of(text, at, size)});
    };
    for (std::size_t at = close_->first.find(text, 0); at != npos;) {
        const std::size_t next = look(at);
        at = close_->first.find(text, next == 0 ? at + 1 : next);
    }
    for (std::size_t at = close_->second.find(text, 0); at != npos;) {
        // The first part before it may be a letter shorter or longer than typed.
        std::size_t start = at, next = 0;
        for (std::size_t letters = 0; letters <= close_->head + 1 && next == 0; ++letters) {
            if (letters + 1 >= close_->head) next = look(start);
            if (start == 0 || text[start - 1] == '\n') break;
            --start;
            while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
        }
        at = close_->second.find(text, next <= at ? at + 1 : next);
    }
}

/// Runs one way of matching over all the text and keeps the best find of each entry.
template <class Each>
std::vector<EntryFind> WordFinder::gather(Each each) const {
    std::vector<EntryFind> finds;
    int looks = 0;
    each([&](const Found& found) -> std::size_t {
        const std::uint32_t from = finds.empty() ? 0 : finds.back().entry;
        // The second scan of a pair starts over.
        const bool again = from < index_.entries().size() && index_.entries()[from].start > found.at;
        const std::uint32_t entry = index_.entry_at(found.at, again ? 0 : from);
        const EntryFind find = {entry, found.match, found.edge};
        if (!finds.empty() && finds.back().entry == entry) {
            if (find.rank() < finds.back().rank()) finds.back() = find;
        } else {
            finds.push_back(find);
            looks = 0;
        }
        return ++looks >= most_looks || found.edge == Edge::whole ? index_.end_of(entry) : found.at + 1;
    });
    return finds;
}

std::vector<EntryFind> WordFinder::entries_by_initials() const {
    std::vector<EntryFind> finds;
    const Scanner scanner(initials_, index_.initial_counts());
    const std::string& text = index_.initials();
    for (std::size_t at = scanner.find(text, 0); at != npos;) {
        const std::uint32_t entry = index_.entry_of_initial(at, finds.empty() ? 0 : finds.back().entry);
        const bool starts = at == 0 || text[at - 1] < 'a';
        const bool ends = text[at + initials_.size()] < 'a';
        const EntryFind find = {entry, Match::unfinished, !starts ? Edge::inside : ends ? Edge::whole : Edge::start};
        if (!finds.empty() && finds.back().entry == entry) {
            if (find.rank() < finds.back().rank()) finds.back() = find;
        } else {
            finds.push_back(find);
        }
        at = scanner.find(text, at + 1);
    }
    return finds;
}

void WordFinder::prepare_close() {
    std::u32string word = decode(word_);
    const bool hangul = std::any_of(word.begin(), word.end(), is_syllable);
    if (word.size() < (hangul ? least_close_syllables : least_close_letters)) return;
    const std::size_t head = word.size() / 2;
    const std::u32string_view letters = word;
    Scanner first(encode(letters.substr(0, head)), index_.counts());
    Scanner second(encode(letters.substr(head)), index_.counts());
    close_.emplace(Close{std::move(word), head, std::move(first), std::move(second)});
}

std::vector<EntryFind> WordFinder::find_entries() {
    const std::string_view text = index_.text();
    const auto in_order = [](std::vector<EntryFind> finds) {
        std::sort(finds.begin(), finds.end(), [](const EntryFind& a, const EntryFind& b) {
            return a.entry != b.entry ? a.entry < b.entry : a.rank() < b.rank();
        });
        const auto same = [](const EntryFind& a, const EntryFind& b) { return a.entry == b.entry; };
        finds.erase(std::unique(finds.begin(), finds.end(), same), finds.end());
        return finds;
    };
    std::vector<EntryFind> finds = gather([&](auto visit) { visit_exact(text, visit); });
    finds = merge(std::move(finds), in_order(gather([&](auto visit) { visit_unfinished(text, visit); })));
    if (!initials_.empty()) finds = merge(std::move(finds), entries_by_initials());
    finds = merge(std::move(finds), in_order(gather([&](auto visit) { visit_stems(text, visit); })));
    if (!finds.empty()) return finds;
    prepare_close();
    return in_order(gather([&](auto visit) { visit_close(text, visit); }));
}

void WordFinder::places_by_initials(std::string_view folded, std::vector<Found>& places) const {
    if (initials_.empty()) return;
    std::string initials;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        initials += is_syllable(next.code_point) ? static_cast<char>('a' + initial_of(next.code_point)) : ' ';
        starts.push_back(at);
        at += next.size;
    }
    starts.push_back(folded.size());
    for (std::size_t at = initials.find(initials_); at != npos; at = initials.find(initials_, at + initials_.size()))
        places.push_back({starts[at], starts[at + initials_.size()] - starts[at], Match::unfinished, Edge::inside});
}

void WordFinder::find_places(std::string_view folded, std::vector<Found>& places) {
    const auto keep = [&](const Found& found) {
        places.push_back(found);
        return found.at + found.size;
    };
    visit_exact(folded, keep);
    visit_unfinished(folded, keep);
    places_by_initials(folded, places);
    visit_stems(folded, keep);
    visit_close(folded, keep);
}

}  // namespace viva::search
