// A flat hash table from 64-bit keys to numbers, a few cycles for each: what the replay of a long log looks cards and
// events up in, and the compiler the words of notes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace viva {

class KeyTable {
public:
    static constexpr std::uint32_t absent = 0xFFFFFFFF;

    /// The value of `key`, or `absent`.
    std::uint32_t find(std::uint64_t key) const {
        if (slots_.empty()) return absent;
        return slots_[slot_of(key)].value;
    }

    /// Adds a key that is not there; `value` is not `absent`.
    void insert(std::uint64_t key, std::uint32_t value) {
        if (slots_.size() < (count_ + 1) * 2) grow();
        slots_[slot_of(key)] = {key, value};
        ++count_;
    }

    bool empty() const { return count_ == 0; }

    void clear() {
        slots_.clear();
        count_ = 0;
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t value = absent;
    };

    // Fibonacci hashing, then linear probing; at most half of the slots are taken.
    std::size_t slot_of(std::uint64_t key) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
        while (slots_[at].value != absent && slots_[at].key != key) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.value != absent) slots_[slot_of(slot.key)] = slot;
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

}  // namespace viva
