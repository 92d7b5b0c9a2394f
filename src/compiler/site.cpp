#include "compiler/site.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "compiler/html.h"
#include "compiler/json.h"
#include "compiler/note_slices.h"
#include "compiler/static_page.h"
#include "pack/volumes.h"

namespace viva::compiler {
namespace {

#include "compiler/page_css.inc"

// What the app's files hold in the place of what only the site knows.
constexpr std::string_view description_place = R"(<script type="application/json" id="viva-site">{}</script>)";
constexpr std::string_view list_place = R"(<nav id="viva-notes-list"></nav>)";
constexpr std::string_view title_place = "<title>Viva</title>";
constexpr std::string_view preload_place = "<!-- viva:preload -->";
constexpr std::string_view manifest_place = "self.__VIVA_MANIFEST";
constexpr std::string_view name_place = R"("name": "Viva")";

/// web/src/live.ts; it reads the build of its page from its own address.
constexpr const char* live_script = "live.js";
constexpr std::string_view build_parameter = "?build=";

/// What a first visit loads of pictures at most, after the page stands.
constexpr std::size_t most_picture_bytes_offline = std::size_t{4} << 20;

struct Place {
    const char* file;
    std::string_view text;
};
constexpr Place places[] = {
    {"index.html", description_place}, {"index.html", list_place}, {"index.html", title_place},
    {"index.html", preload_place},     {"sw.js", manifest_place},  {"manifest.webmanifest", name_place},
};

std::string hash_of(std::string_view bytes) { return base32(hash_bytes(bytes)).substr(3); }

/// Puts `text` where `place` stands; read_app has made sure that it stands there once.
void fill_in(std::string& file, std::string_view place, const std::string& text) {
    const std::size_t at = file.find(place);
    if (at != std::string::npos) file.replace(at, place.size(), text);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// The language that most notes are in.
std::string language_of(const model::Collection& collection) {
    std::map<std::string_view, std::size_t> counts;
    std::string_view most = "en";
    for (const model::Document& document : collection.documents)
        if (document.language != "und" && ++counts[document.language] > counts[most]) most = document.language;
    return std::string(most);
}

class SiteMaker {
public:
    SiteMaker(const model::Collection& collection, Files app, const FontSources& fonts, const SiteOptions& options)
        : collection_(collection), files_(std::move(app)), sources_(fonts), options_(options) {
        // A site that is put somewhere does not change under its readers.
        if (!options_.is_live) files_.erase(live_script);
    }

    Result<Files> make() {
        add_packs();
        if (Result<void> added = add_fonts(); !added) return tl::unexpected(added.error());
        add_pages();
        describe();
        if (options_.is_live) watch_for_builds();
        list_for_offline();
        return std::move(files_);
    }

private:
    /// Adds a file whose name holds its hash; returns the name.
    std::string add_hashed(const std::string& stem, const std::string& extension, std::string bytes) {
        std::string name = stem + "." + hash_of(bytes) + "." + extension;
        files_[name] = std::move(bytes);
        return name;
    }

    std::string add_pack(const std::vector<std::uint8_t>& bytes) {
        return add_hashed("notes", "pack", std::string(bytes.begin(), bytes.end()));
    }

    void add_packs() {
        pack_ = add_pack(pack::write_in_volumes(
            collection_, options_.generator,
            [this](const std::vector<std::uint8_t>& volume) { volumes_.push_back(add_pack(volume)); }));
    }

    Result<void> add_fonts() {
        const NeededGlyphs needed = needed_glyphs(collection_, options_.title);
        struct Face {
            const char* name;
            const std::string& source;
            const Glyphs& glyphs;
            std::string& path;
        };
        for (const Face& face : {Face{"regular", sources_.regular, needed.regular, regular_},
                                 Face{"semibold", sources_.semibold, needed.semibold, semibold_},
                                 Face{"mono", sources_.mono, needed.mono, mono_}}) {
            Result<std::string> bytes = subset_font(face.source, face.glyphs, face.name);
            if (!bytes) return tl::unexpected(bytes.error());
            face.path = add_hashed(std::string("fonts/") + face.name, "ttf", std::move(*bytes));
        }
        return add_slices();
    }

    /// Their list is a file of its own, for whoever misses a glyph.
    Result<void> add_slices() {
        JsonWriter list;
        list.open_array();
        std::size_t number = 0;
        for (const Result<std::vector<FontSlice>>& slices :
             {make_slices(sources_), make_note_slices(collection_, sources_)}) {
            if (!slices) return tl::unexpected(slices.error());
            for (const FontSlice& slice : *slices) {
                const std::string stem = "fonts/slice-" + slice.face + "-" + std::to_string(number++);
                list.open_object().key("face").text(slice.face);
                list.key("path").text(add_hashed(stem, "ttf", slice.bytes)).key("ranges").open_array();
                for (const CodePointRange range : slice.ranges)
                    list.open_array().number(std::int64_t{range.first}).number(std::int64_t{range.last}).close();
                list.close().close();
            }
        }
        slices_ = add_hashed("fonts/slices", "json", list.close().result());
        return {};
    }

    /// The app's own icon, so that a page does not make the browser ask for /favicon.ico.
    std::string find_icon() const {
        const std::string& index = files_.at("index.html");
        const std::size_t icon = index.find("rel=\"icon\"");
        const std::size_t tag_end = index.find('>', icon);
        std::size_t href = icon == std::string::npos ? icon : index.find("href=\"", icon);
        if (href == std::string::npos || href > tag_end) return {};
        href += 6;
        const std::string path = index.substr(href, index.find('"', href) - href);
        return path.starts_with("./") ? path.substr(2) : path;
    }

    void add_pages() {
        std::string css(page_css);
        replace_all(css, "@regular@", regular_);
        replace_all(css, "@semibold@", semibold_);
        replace_all(css, "@mono@", mono_);
        const std::string stylesheet = add_hashed("assets/page", "css", std::move(css));
        const std::string icon = find_icon();
        const PageSurroundings surroundings{options_.title,    stylesheet,          icon,
                                            options_.base_url, options_.repository, options_.is_live};
        for (std::uint32_t i = 0; i < collection_.documents.size(); ++i)
            files_["notes/" + std::string(collection_.documents[i].id) + "/index.html"] =
                render_page(collection_, i, surroundings);
    }

    std::string description() const {
        JsonWriter json;
        json.open_object()
            .key("version")
            .number(1)
            .key("title")
            .text(options_.title)
            .key("language")
            .text(language_of(collection_));
        if (!options_.repository.empty()) json.key("repository").text(options_.repository);
        json.key("pack").text(pack_);
        if (!volumes_.empty()) {
            json.key("volumes").open_array();
            for (const std::string& volume : volumes_) json.text(volume);
            json.close();
        }
        json.key("fonts").open_object();
        json.key("regular").text(regular_).key("semibold").text(semibold_).key("mono").text(mono_).close();
        json.key("slices").text(slices_).key("notes").open_array();
        for (const model::Document& document : collection_.documents) {
            json.open_object().key("id").text(document.id).key("title").text(document.title);
            json.key("language").text(document.language).key("page").text(page_url(document)).close();
        }
        return json.close().close().result();
    }

    void describe() {
        const std::string json = description();
        std::string preload;
        for (const std::string& path : {pack_, regular_, semibold_, mono_})
            preload += "<link rel=\"preload\" as=\"fetch\" href=\"" + path + "\">";
        std::string list;
        for (const model::Document& document : collection_.documents)
            list += "<li><a href=\"" + page_url(document) + "\" lang=\"" + escape_html(document.language) + "\">" +
                    escape_html(document.title) + "</a></li>";
        std::string& index = files_["index.html"];
        fill_in(index, title_place, "<title>" + escape_html(options_.title) + "</title>");
        fill_in(index, preload_place, preload);
        fill_in(index, list_place, "<nav id=\"viva-notes-list\"><ul>" + list + "</ul></nav>");
        fill_in(index, description_place,
                R"(<script type="application/json" id="viva-site">)" + escape_script_json(json) + "</script>");
        fill_in(files_["manifest.webmanifest"], name_place, "\"name\": " + JsonWriter().text(options_.title).result());
        files_["site.json"] = json + "\n";
    }

    /// Lets every page load itself anew when the server has another build than the page is of.
    void watch_for_builds() {
        std::uint64_t hash = fnv_offset_basis;
        for (const auto& [path, bytes] : files_) hash = hash_bytes(bytes, hash_bytes(path, hash));
        const std::string script =
            std::string(live_script) + std::string(build_parameter) + base32(hash) + "\"></script>\n";
        constexpr std::string_view tag = "<script type=\"module\" src=\"";
        constexpr std::string_view description = R"(<script type="application/json" id="viva-site">)";
        std::string& index = files_["index.html"];
        index.insert(index.find(description), std::string(tag) + "./" + script);
        for (const model::Document& document : collection_.documents) {
            std::string& page = files_["notes/" + std::string(document.id) + "/index.html"];
            page.insert(page.find("</head>"), std::string(tag) + "../../" + script);
        }
    }

    /// Pictures are kept for offline use with the rest unless they are many; those come when they are seen, and stay.
    bool keeps_pictures() const {
        std::size_t total = 0;
        for (const auto& [path, bytes] : files_)
            if (path.starts_with("images/")) total += bytes.size();
        return total <= most_picture_bytes_offline;
    }

    /// The service worker's list: every file of a visit, by hash where the name does not hold one.
    void list_for_offline() {
        JsonWriter json;
        json.open_array();
        const bool with_pictures = keeps_pictures();
        for (const auto& [path, bytes] : files_) {
            if (path == "sw.js" || path == live_script || path.starts_with("fonts/slice-") ||
                (path.starts_with("images/") && !with_pictures) || path.ends_with(".map"))
                continue;
            json.open_object().key("url").text(path).key("revision");
            if (name_holds_hash(path))
                json.null();
            else
                json.text(hash_of(bytes));
            json.close();
        }
        fill_in(files_["sw.js"], manifest_place, json.close().result());
    }

    const model::Collection& collection_;
    Files files_;
    const FontSources& sources_;
    const SiteOptions& options_;
    std::string pack_;
    std::vector<std::string> volumes_;
    std::string regular_;
    std::string semibold_;
    std::string mono_;
    std::string slices_;
};

}  // namespace

Result<Files> read_app(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::exists(folder / "index.html", error))
        return fail("the app is not built: " + (folder / "index.html").generic_string() + " does not exist\n" +
                    "  hint: build it once with ./emsdk-env.sh cmake --workflow --preset serve, or name its folder "
                    "with --app DIR");
    Result<Files> files = read_folder(folder);
    if (!files) return files;
    if (!files->contains(live_script))
        return fail((folder / live_script).generic_string() + " is missing: the app is not of this version of Viva" +
                    "\n  hint: build the app again");
    for (const Place& place : places) {
        const std::string& file = (*files)[place.file];
        const std::size_t at = file.find(place.text);
        if (at == std::string::npos || file.find(place.text, at + 1) != std::string::npos)
            return fail((folder / place.file).generic_string() +
                        " is not of this version of Viva: it should hold once: " + std::string(place.text) +
                        "\n  hint: build the app again");
    }
    return files;
}

std::string build_of(const Files& live_site) {
    const auto index = live_site.find("index.html");
    if (index == live_site.end()) return {};
    const std::string before = live_script + std::string(build_parameter);
    const std::size_t at = index->second.find(before);
    if (at == std::string::npos) return {};
    const std::size_t start = at + before.size();
    return index->second.substr(start, index->second.find('"', start) - start);
}

bool name_holds_hash(std::string_view path) {
    return path.starts_with("assets/") || path.starts_with("fonts/") || path.starts_with("images/") ||
           path.ends_with(".pack");
}

Result<Files> make_site(const model::Collection& collection, Files app, const FontSources& fonts,
                        const SiteOptions& options) {
    return SiteMaker(collection, std::move(app), fonts, options).make();
}

}  // namespace viva::compiler
