// Questions that take longer than a frame may, answered beside the app's own thread: in the page by a second
// WebAssembly module in a Web Worker, natively by calling this.
//
// A question has a name, and reads and writes one flat JSON object a time (srs/json_line.h). Lists of numbers are texts
// with spaces between the numbers. A question that cannot be answered gives {"error":"…"}, or {"refused":"…"} with a
// code where a person can do something about it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/card.h"
#include "search/index.h"

namespace viva::worker {

/// Who waits for an answer.
class Watcher {
public:
    virtual ~Watcher() = default;
    /// `part` (0…1) is done. False: nobody wants the answer any more, so the question may return anything at once.
    virtual bool goes_on(double part) = 0;
};

/// Nobody looks: for tests and short questions.
class Patient final : public Watcher {
public:
    bool goes_on(double) override { return true; }
};

/// What questions are about. Keeps what is made once for all of them.
class Library {
public:
    /// The collection must outlive the library.
    explicit Library(const model::Collection& collection) : collection_(collection) {}

    const model::Collection& collection() const { return collection_; }
    /// Made when it is first asked for.
    const search::Index& index();

private:
    model::Collection collection_;
    std::unique_ptr<search::Index> index_;
};

/// The answer to a question, as JSON.
std::string answer(Library& library, std::string_view question, std::string_view json, Watcher& watcher);

}  // namespace viva::worker
