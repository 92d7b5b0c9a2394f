// A site on this machine's own address, served from memory, that tells its open pages when it has changed.
#pragma once

#include <memory>

#include "base/result.h"
#include "compiler/output_folder.h"

namespace viva::compiler {

/// Answers on 127.0.0.1 from threads of its own until it dies.
///
/// It answers only who asks for 127.0.0.1 or localhost: a page elsewhere whose name was made to lead here (DNS
/// rebinding) does not get to read the notes. `live/events` is a stream of server-sent events: `build`, with the build
/// that is served, at once and whenever it becomes another one (web/src/live.ts reads it).
class LiveServer {
public:
    LiveServer();
    LiveServer(const LiveServer&) = delete;
    LiveServer& operator=(const LiveServer&) = delete;
    ~LiveServer();

    /// Begins to answer; 0 takes a free port. Returns the port, or why there is none.
    Result<int> start(int port);

    /// `site`, made with SiteOptions::is_live, is what is served from now on.
    void show(Files site);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace viva::compiler
