#include "worker/questions.h"

namespace viva::worker {
namespace {

// Every question. To add one: write its function, declare it in questions.h, add its row.
constexpr Question all_questions[] = {
    {"search", answer_search},
    {"fit", answer_fit},
    {"plan", answer_plan},
};

std::string refusal(std::string_view reason) {
    srs::JsonLineWriter writer;
    writer.string("error", reason);
    return writer.finish();
}

}  // namespace

std::span<const Question> questions() { return all_questions; }

std::string refused(std::string_view reason, std::int64_t count, std::int64_t limit) {
    srs::JsonLineWriter writer;
    return writer.string("refused", reason).integer("count", count).integer("limit", limit).finish();
}

const search::Index& Library::index() {
    if (!index_) index_ = std::make_unique<search::Index>(collection_);
    return *index_;
}

std::string answer(Library& library, std::string_view question, std::string_view json, Watcher& watcher) {
    const auto asked = srs::parse_json_line(json);
    if (!asked) return refusal(asked.error().message);
    for (const Question& each : questions()) {
        if (each.name != question) continue;
        auto answered = each.answer(library, *asked, watcher);
        return answered ? std::move(*answered) : refusal(answered.error().message);
    }
    return refusal("there is no question " + std::string(question));
}

}  // namespace viva::worker
