#include "srs/merge.h"

#include <charconv>
#include <numeric>
#include <tuple>
#include <utility>

#include "srs/event.h"
#include "srs/index_sort.h"

namespace viva::srs {
namespace {

/// An event with all that its place among others depends on.
struct Entry {
    model::Event event;
    std::string canonical;  ///< As `event_line` writes it.
    std::string_view line;  ///< As it came.
    bool from_file = false;

    bool is_unknown() const { return std::holds_alternative<model::UnknownEvent>(event.what); }
    std::string_view device() const {
        const std::size_t hyphen = event.id.rfind('-');
        return std::string_view(event.id).substr(0, hyphen);
    }
    std::uint64_t number() const {
        std::uint64_t number = 0;
        const std::string_view digits = std::string_view(event.id).substr(event.id.rfind('-') + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    }
};

void add(std::vector<Entry>& entries, EventFile file, bool from_file) {
    for (std::size_t i = 0; i < file.events.size(); ++i) {
        std::string canonical = event_line(file.events[i]);
        entries.push_back({std::move(file.events[i]), std::move(canonical), file.lines[i], from_file});
    }
}

/// All entries by id; those of one id with the winner first, and what the log has before what the file has.
std::vector<std::uint32_t> by_id(const std::vector<Entry>& entries) {
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        const Entry& left = entries[a];
        const Entry& right = entries[b];
        if (left.event.id != right.event.id) return left.event.id < right.event.id;
        if (left.is_unknown() != right.is_unknown()) return right.is_unknown();
        return std::tie(left.canonical, left.from_file, left.line) <
               std::tie(right.canonical, right.from_file, right.line);
    });
    return order;
}

void sort_by_time(std::vector<std::uint32_t>& order, const std::vector<Entry>& entries) {
    sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        const Entry& left = entries[a];
        const Entry& right = entries[b];
        const auto place = [](const Entry& entry) {
            return std::tuple(entry.event.at, entry.device(), entry.number());
        };
        if (place(left) != place(right)) return place(left) < place(right);
        return left.event.id < right.event.id;
    });
}

}  // namespace

MergeOffer offer_merge(std::string_view log, std::string_view file, std::string_view name) {
    EventFile read = parse_any_events(file, name);
    MergeOffer offer;
    offer.damaged = read.damaged;
    offer.has_header = read.has_header;
    offer.diagnostics = std::move(read.diagnostics);
    std::vector<Entry> entries;
    add(entries, parse_any_events(log, ""), false);
    add(entries, std::move(read), true);

    const std::vector<std::uint32_t> order = by_id(entries);
    std::vector<std::uint32_t> taken;
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        bool in_log = false;
        bool in_file = false;
        for (end = first; end < order.size() && entries[order[end]].event.id == entries[order[first]].event.id; ++end)
            (entries[order[end]].from_file ? in_file : in_log) = true;
        if (!in_file) continue;
        if (!entries[order[first]].from_file) {
            ++offer.known;
            continue;
        }
        if (in_log) ++offer.replacing;
        taken.push_back(order[first]);
    }
    sort_by_time(taken, entries);
    for (const std::uint32_t each : taken) {
        const auto& what = entries[each].event.what;
        if (std::holds_alternative<model::Review>(what)) ++offer.reviews;
        if (entries[each].is_unknown()) ++offer.unknown_types;
        offer.lines.emplace_back(entries[each].line);
        offer.events.push_back(std::move(entries[each].event));
    }
    return offer;
}

std::string merge_event_files(std::string_view left, std::string_view right) {
    std::vector<Entry> entries;
    // Neither side comes before the other: that would make the union depend on who merges.
    add(entries, parse_any_events(left, ""), false);
    add(entries, parse_any_events(right, ""), false);
    std::vector<std::uint32_t> order = by_id(entries);
    std::erase_if(order, [&, last = static_cast<const Entry*>(nullptr)](std::uint32_t each) mutable {
        const bool same = last != nullptr && last->event.id == entries[each].event.id;
        last = &entries[each];
        return same;
    });
    sort_by_time(order, entries);
    std::string text(event_file_header);
    text += '\n';
    for (const std::uint32_t each : order) text.append(entries[each].line).append("\n");
    return text;
}

}  // namespace viva::srs
