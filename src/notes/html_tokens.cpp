#include "notes/html_tokens.h"

#include <algorithm>
#include <iterator>

#include "notes/entities.h"

namespace viva::notes {
namespace {

struct Element {
    std::string_view name;
    HtmlRole role;
};

// Sorted by name. Every element of the HTML standard, and the obsolete ones that notes still hold.
constexpr Element elements[] = {
    {"a", HtmlRole::link},
    {"abbr", HtmlRole::transparent},
    {"address", HtmlRole::paragraph},
    {"applet", HtmlRole::dropped},
    {"area", HtmlRole::transparent},
    {"article", HtmlRole::paragraph},
    {"aside", HtmlRole::paragraph},
    {"audio", HtmlRole::dropped},
    {"b", HtmlRole::strong},
    {"base", HtmlRole::shown_tag},
    {"bdi", HtmlRole::transparent},
    {"bdo", HtmlRole::transparent},
    {"big", HtmlRole::transparent},
    {"blockquote", HtmlRole::quote},
    {"body", HtmlRole::shown_tag},
    {"br", HtmlRole::line_break},
    {"button", HtmlRole::shown_tag},
    {"canvas", HtmlRole::shown_tag},
    {"caption", HtmlRole::paragraph},
    {"center", HtmlRole::paragraph},
    {"cite", HtmlRole::emphasis},
    {"code", HtmlRole::code},
    {"col", HtmlRole::transparent},
    {"colgroup", HtmlRole::transparent},
    {"data", HtmlRole::shown_tag},
    {"dd", HtmlRole::paragraph},
    {"del", HtmlRole::strike},
    {"details", HtmlRole::details},
    {"dfn", HtmlRole::emphasis},
    {"div", HtmlRole::paragraph},
    {"dl", HtmlRole::paragraph},
    {"dt", HtmlRole::paragraph},
    {"em", HtmlRole::emphasis},
    {"embed", HtmlRole::dropped},
    {"fieldset", HtmlRole::shown_tag},
    {"figcaption", HtmlRole::paragraph},
    {"figure", HtmlRole::paragraph},
    {"font", HtmlRole::transparent},
    {"footer", HtmlRole::paragraph},
    {"form", HtmlRole::shown_tag},
    {"frame", HtmlRole::dropped},
    {"frameset", HtmlRole::dropped},
    {"h1", HtmlRole::heading},
    {"h2", HtmlRole::heading},
    {"h3", HtmlRole::heading},
    {"h4", HtmlRole::heading},
    {"h5", HtmlRole::heading},
    {"h6", HtmlRole::heading},
    {"head", HtmlRole::shown_tag},
    {"header", HtmlRole::paragraph},
    {"hgroup", HtmlRole::paragraph},
    {"hr", HtmlRole::rule},
    {"html", HtmlRole::shown_tag},
    {"i", HtmlRole::emphasis},
    {"iframe", HtmlRole::dropped},
    {"img", HtmlRole::image},
    {"input", HtmlRole::shown_tag},
    {"ins", HtmlRole::transparent},
    {"kbd", HtmlRole::code},
    {"label", HtmlRole::shown_tag},
    {"legend", HtmlRole::shown_tag},
    {"li", HtmlRole::item},
    {"link", HtmlRole::shown_tag},
    {"main", HtmlRole::paragraph},
    {"map", HtmlRole::transparent},
    {"mark", HtmlRole::transparent},
    {"menu", HtmlRole::list},
    {"meta", HtmlRole::shown_tag},
    {"meter", HtmlRole::shown_tag},
    {"nav", HtmlRole::paragraph},
    {"nobr", HtmlRole::transparent},
    {"noscript", HtmlRole::dropped},
    {"object", HtmlRole::dropped},
    {"ol", HtmlRole::list},
    {"optgroup", HtmlRole::shown_tag},
    {"option", HtmlRole::shown_tag},
    {"output", HtmlRole::shown_tag},
    {"p", HtmlRole::paragraph},
    {"param", HtmlRole::shown_tag},
    {"picture", HtmlRole::transparent},
    {"pre", HtmlRole::preformatted},
    {"progress", HtmlRole::shown_tag},
    {"q", HtmlRole::transparent},
    {"rp", HtmlRole::transparent},
    {"rt", HtmlRole::transparent},
    {"ruby", HtmlRole::transparent},
    {"s", HtmlRole::strike},
    {"samp", HtmlRole::code},
    {"script", HtmlRole::dropped},
    {"search", HtmlRole::paragraph},
    {"section", HtmlRole::paragraph},
    {"select", HtmlRole::shown_tag},
    {"slot", HtmlRole::shown_tag},
    {"small", HtmlRole::transparent},
    {"source", HtmlRole::transparent},
    {"span", HtmlRole::transparent},
    {"strike", HtmlRole::strike},
    {"strong", HtmlRole::strong},
    {"style", HtmlRole::dropped},
    {"sub", HtmlRole::subscript},
    {"summary", HtmlRole::summary},
    {"sup", HtmlRole::superscript},
    {"svg", HtmlRole::dropped},
    {"table", HtmlRole::table},
    {"tbody", HtmlRole::transparent},
    {"td", HtmlRole::cell},
    {"template", HtmlRole::dropped},
    {"textarea", HtmlRole::shown_tag},
    {"tfoot", HtmlRole::transparent},
    {"th", HtmlRole::cell},
    {"thead", HtmlRole::transparent},
    {"time", HtmlRole::transparent},
    {"title", HtmlRole::shown_tag},
    {"tr", HtmlRole::row},
    {"track", HtmlRole::transparent},
    {"tt", HtmlRole::code},
    {"u", HtmlRole::transparent},
    {"ul", HtmlRole::list},
    {"var", HtmlRole::emphasis},
    {"video", HtmlRole::dropped},
    {"wbr", HtmlRole::transparent},
};
static_assert(std::is_sorted(std::begin(elements), std::end(elements),
                             [](const Element& left, const Element& right) { return left.name < right.name; }));

bool is_letter_of_name(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

class Tokenizer {
public:
    explicit Tokenizer(std::string_view html) : html_(html) {}

    std::vector<HtmlToken> run() {
        std::size_t text = 0;  // Start of the text that no token holds yet.
        for (std::size_t at = 0; (at = html_.find('<', at)) != std::string_view::npos;) {
            const std::size_t end = skipped_end(at);
            HtmlToken tag;
            if (end == at && !read_tag(at, tag)) {
                ++at;
                continue;
            }
            add_text(text, at);
            if (end == at) {
                tag.line = line_;
                add(std::move(tag));
                at += tokens_.back().written.size();
            } else {
                count_lines(at, end);
                at = end;
            }
            text = at;
        }
        add_text(text, html_.size());
        return std::move(tokens_);
    }

private:
    void count_lines(std::size_t from, std::size_t to) {
        line_ += static_cast<std::uint32_t>(std::count(html_.begin() + static_cast<std::ptrdiff_t>(from),
                                                       html_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    }

    void add(HtmlToken token) {
        const std::size_t start = static_cast<std::size_t>(token.written.data() - html_.data());
        tokens_.push_back(std::move(token));
        count_lines(start, start + tokens_.back().written.size());
    }

    void add_text(std::size_t from, std::size_t to) {
        if (from >= to) return;
        HtmlToken token;
        token.written = html_.substr(from, to - from);
        token.line = line_;
        add(std::move(token));
    }

    /// End of the comment, declaration or instruction at `at`; `at` if none stands there.
    std::size_t skipped_end(std::size_t at) const {
        const std::string_view rest = html_.substr(at);
        const auto after = [&](std::string_view closing, std::size_t from) {
            const std::size_t found = html_.find(closing, at + from);
            return found == std::string_view::npos ? html_.size() : found + closing.size();
        };
        if (rest.starts_with("<!--")) return after("-->", 2);
        if (rest.starts_with("<![CDATA[")) return after("]]>", 9);
        if (rest.size() > 2 && rest[1] == '!' && is_letter_of_name(rest[2])) return after(">", 2);
        if (rest.starts_with("<?")) return after("?>", 2);
        return at;
    }

    std::size_t skip_blanks(std::size_t at) const {
        while (at < html_.size() && is_html_space(html_[at])) ++at;
        return at;
    }

    /// Behind the closing quote, or npos; remembers where no quote follows, so that no search is made twice.
    std::size_t after_quote(std::size_t at) {
        std::size_t& none_after = html_[at] == '"' ? no_double_after_ : no_single_after_;
        if (at >= none_after) return std::string_view::npos;
        const std::size_t end = html_.find(html_[at], at + 1);
        if (end == std::string_view::npos) none_after = at;
        return end == std::string_view::npos ? end : end + 1;
    }

    bool read_tag(std::size_t start, HtmlToken& tag) {
        std::size_t at = start + 1;
        const bool closing = at < html_.size() && html_[at] == '/';
        if (closing) ++at;
        if (at >= html_.size() || !is_letter_of_name(html_[at])) return false;
        const std::size_t name = at;
        const auto in_name = [&](std::size_t i) {
            const bool letter = is_letter_of_name(html_[i]) || (html_[i] >= '0' && html_[i] <= '9');
            // `<o:p>` is a name, `<https://…>` an address.
            return letter || html_[i] == '-' || html_[i] == '_' ||
                   (html_[i] == ':' && i + 1 < html_.size() && is_letter_of_name(html_[i + 1]));
        };
        while (at < html_.size() && in_name(at)) ++at;
        const std::size_t name_end = at;
        if (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '/' && html_[at] != '>') return false;
        while (at < html_.size() && html_[at] != '>') {
            if (html_[at] == '<') return false;
            at = html_[at] == '"' || html_[at] == '\'' ? after_quote(at) : at + 1;
        }
        if (at >= html_.size()) return false;
        tag.kind = closing ? HtmlToken::Kind::close : HtmlToken::Kind::open;
        for (const char c : html_.substr(name, name_end - name)) tag.name += lower(c);
        tag.written = html_.substr(start, at + 1 - start);
        tag.closes_itself = html_[at - 1] == '/';
        return true;
    }

    std::string_view html_;
    std::vector<HtmlToken> tokens_;
    std::uint32_t line_ = 0;
    std::size_t no_double_after_ = std::string_view::npos;
    std::size_t no_single_after_ = std::string_view::npos;
};

}  // namespace

HtmlRole html_role(std::string_view name) {
    const auto* const found =
        std::lower_bound(std::begin(elements), std::end(elements), name,
                         [](const Element& element, std::string_view wanted) { return element.name < wanted; });
    return found != std::end(elements) && found->name == name ? found->role : HtmlRole::unknown;
}

std::vector<HtmlToken> html_tokens(std::string_view html) { return Tokenizer(html).run(); }

std::string decode_entities(std::string_view text) {
    constexpr std::size_t longest_entity = 40;
    std::string decoded;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = std::min(text.find('&', at), text.size());
        decoded.append(text, at, start - at);
        if (start == text.size()) break;
        const std::string_view window = text.substr(start, longest_entity);
        const std::size_t end = window.find_first_of("; \n&", 1);
        const bool whole = end != std::string_view::npos && window[end] == ';' && end > 1;
        decoded += whole ? decode_entity(window.substr(0, end + 1)) : std::string("&");
        at = start + (whole ? end + 1 : 1);
    }
    return decoded;
}

std::uint32_t HtmlToken::number(std::string_view attribute_name, std::uint32_t otherwise) const {
    const std::optional<std::string> value = attribute(attribute_name);
    if (!value || value->empty() || value->size() > 9) return otherwise;
    std::uint32_t read = 0;
    for (const char c : *value) {
        if (c < '0' || c > '9') return otherwise;
        read = read * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return read;
}

std::optional<std::string> HtmlToken::attribute(std::string_view wanted) const {
    std::size_t at = 1 + name.size();
    const auto blanks = [&] {
        while (at < written.size() && (is_html_space(written[at]) || written[at] == '/')) ++at;
    };
    for (blanks(); at + 1 < written.size(); blanks()) {
        std::string attribute;
        while (at + 1 < written.size() && !is_html_space(written[at]) && written[at] != '=' && written[at] != '/')
            attribute += lower(written[at++]);
        if (attribute.empty()) ++at;  // A stray '='.
        while (at < written.size() && is_html_space(written[at])) ++at;
        std::string_view value;
        if (at < written.size() && written[at] == '=') {
            ++at;
            while (at < written.size() && is_html_space(written[at])) ++at;
            const bool quoted = at < written.size() && (written[at] == '"' || written[at] == '\'');
            const std::size_t from = at + (quoted ? 1 : 0);
            std::size_t end = quoted ? written.find(written[at], from) : written.find_first_of(" \t\n\f\r>", from);
            end = std::min(end, written.size() - 1);
            value = written.substr(std::min(from, end), end - std::min(from, end));
            at = end + (quoted ? 1 : 0);
        }
        if (attribute == wanted) return decode_entities(value);
    }
    return std::nullopt;
}

}  // namespace viva::notes
