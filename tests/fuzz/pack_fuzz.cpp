// Any bytes are a pack that can be walked from end to end, or are refused with a message.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "pack/reader.h"
#include "pack/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto opened = viva::pack::Pack::open_whole(std::span(data, size));
    if (!opened) {
        if (opened.error().message.empty()) std::abort();
        return 0;
    }
    volatile std::uint64_t sum = viva::tests::walk(opened->collection());
    static_cast<void>(sum);
    return 0;
}
