#include "compiler/live_server.h"

#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <httplib.h>

#include "compiler/html.h"
#include "compiler/site.h"

namespace viva::compiler {
namespace {

constexpr const char* address = "127.0.0.1";
constexpr const char* events_path = "/live/events";

/// Each open page holds one thread as long as it listens; browsers open six connections at most.
constexpr std::size_t threads = 64;

/// An idle stream says so this often; the answer tells whether the page is still there.
constexpr std::chrono::seconds between_signs{10};

struct MediaType {
    std::string_view ending;
    const char* type;
};
constexpr MediaType media_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ttf", "font/ttf"},
};

const char* media_type_of(std::string_view path) {
    for (const MediaType& row : media_types)
        if (path.ends_with(row.ending)) return row.type;
    return "application/octet-stream";
}

bool is_this_machine(std::string_view host) {
    host = host.substr(0, host.rfind(':'));
    return host == address || host == "localhost";
}

void answer_in_words(httplib::Response& response, int status, const char* words) {
    response.status = status;
    response.set_content(words, "text/plain; charset=utf-8");
}

}  // namespace

struct LiveServer::Impl {
    httplib::Server server;
    std::thread thread;
    std::mutex mutex;
    std::condition_variable changed;
    std::shared_ptr<const Files> site = std::make_shared<Files>();
    std::string build;
    bool is_ending = false;

    void answer(const httplib::Request& request, httplib::Response& response) {
        if (!is_this_machine(request.get_header_value("Host")))
            return answer_in_words(response, 403, "This server is for this machine only.\n");
        if (request.method != "GET" && request.method != "HEAD")
            return answer_in_words(response, 405, "Nothing here can be changed.\n");
        if (request.path == events_path) return stream_events(response);
        send_file(request.path.substr(1), response);
    }

    void send_file(std::string path, httplib::Response& response) {
        std::shared_ptr<const Files> files;
        {
            const std::lock_guard lock(mutex);
            files = site;
        }
        if (path.empty() || path.ends_with('/')) path += "index.html";
        const auto file = files->find(path);
        if (file == files->end()) {
            if (!files->contains(path + "/index.html")) return answer_in_words(response, 404, "Nothing here.\n");
            return response.set_redirect("/" + encode_url(path) + "/");
        }
        const std::string& bytes = file->second;
        // As static hosts do; the browser then keeps compiled WebAssembly, too.
        response.set_header("Cache-Control",
                            name_holds_hash(path) ? "public, max-age=31536000, immutable" : "no-cache");
        if (bytes.empty()) return response.set_content("", media_type_of(path));
        // Not set_content, which copies and compresses.
        response.set_content_provider(bytes.size(), media_type_of(path),
                                      [files, &bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                          return sink.write(bytes.data() + offset, length);
                                      });
    }

    void stream_events(httplib::Response& response) {
        response.set_header("Cache-Control", "no-store");
        response.set_chunked_content_provider(
            "text/event-stream", [this, told = std::string()](std::size_t, httplib::DataSink& sink) mutable {
                std::unique_lock lock(mutex);
                changed.wait_for(lock, between_signs, [&] { return is_ending || build != told; });
                if (is_ending) {
                    sink.done();
                    return true;
                }
                const std::string text = build != told ? "event: build\ndata: " + build + "\n\n" : ":\n\n";
                told = build;
                lock.unlock();
                return sink.write(text.data(), text.size());
            });
    }
};

LiveServer::LiveServer() : impl_(std::make_unique<Impl>()) {
    httplib::Server& server = impl_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    server.set_keep_alive_timeout(1);
    server.set_tcp_nodelay(true);
    // The library's own options let two servers share a port, and then neither knows which one is asked.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        impl_->answer(request, response);
        return httplib::Server::HandlerResponse::Handled;
    });
}

LiveServer::~LiveServer() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->is_ending = true;
    }
    impl_->changed.notify_all();
    if (!impl_->thread.joinable()) return;
    impl_->server.stop();
    impl_->thread.join();
}

Result<int> LiveServer::start(int port) {
    httplib::Server& server = impl_->server;
    if (port == 0)
        port = server.bind_to_any_port(address);
    else if (!server.bind_to_port(address, port))
        port = -1;
    if (port < 0) return fail("is in use or not allowed");
    impl_->thread = std::thread([&server] { server.listen_after_bind(); });
    // `stop` before the thread has begun to listen would be forgotten.
    while (!server.is_running()) std::this_thread::yield();
    return port;
}

void LiveServer::show(Files site) {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->build = build_of(site);
        impl_->site = std::make_shared<const Files>(std::move(site));
    }
    impl_->changed.notify_all();
}

}  // namespace viva::compiler
