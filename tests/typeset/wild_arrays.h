// A document whose ranges stay inside its arrays and mean nothing: what survives a pack's checks at worst.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "model/document.h"

namespace viva::tests {

class WildArrays {
public:
    explicit WildArrays(std::uint32_t seed) : random_(seed), language_(seed % 2 == 0 ? "ko" : "zh-Hans-CN") {
        for (int i = 0; i < 200; ++i) pool_ += static_cast<char>(pick(256));
        for (std::uint32_t i = 0; i < 20; ++i)
            spans_.push_back({.kind = static_cast<model::SpanKind>(pick(model::span_kind_count)),
                              .end = pick(40),
                              .text = range(),
                              .target = range()});
        for (std::uint32_t i = 0; i < 10; ++i) tokens_.push_back({.offset = pick(300), .size = pick(300)});
        for (std::uint32_t i = 0; i < 30; ++i) add_block();
    }

    model::Document view() const {
        return {.language = language_, .text = pool_, .blocks = blocks_, .spans = spans_, .tokens = tokens_};
    }

private:
    std::uint32_t pick(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
    model::TextRange range() {
        const std::uint32_t offset = pick(200);
        return {offset, pick(200 - offset)};
    }
    void add_block() {
        model::Block block;
        block.kind = static_cast<model::BlockKind>(pick(model::block_kind_count));
        block.level = static_cast<std::uint8_t>(pick(256));
        block.flags = static_cast<std::uint8_t>(pick(64));
        block.end = pick(60);
        block.first_span = pick(20);
        block.span_count = pick(20 - block.first_span);
        block.text = range();
        block.label = range();
        block.first_token = pick(10);
        block.token_count = pick(10 - block.first_token);
        block.number = static_cast<std::uint32_t>(random_());
        blocks_.push_back(block);
    }

    std::mt19937 random_;
    std::string language_, pool_;
    std::vector<model::Span> spans_;
    std::vector<model::Token> tokens_;
    std::vector<model::Block> blocks_;
};

}  // namespace viva::tests
