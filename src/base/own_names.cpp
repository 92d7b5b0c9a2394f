#include "base/own_names.h"

namespace viva {
namespace {

struct OwnName {
    std::string_view tag, name;
};

/// Those whose letters the app draws itself.
constexpr OwnName own_names[] = {{"cs", "Čeština"},    {"de", "Deutsch"},  {"el", "Ελληνικά"},  {"en", "English"},
                                 {"es", "Español"},    {"fi", "Suomi"},    {"fr", "Français"},  {"hu", "Magyar"},
                                 {"id", "Indonesia"},  {"it", "Italiano"}, {"ja", "日本語"},    {"ko", "한국어"},
                                 {"nl", "Nederlands"}, {"pl", "Polski"},   {"pt", "Português"}, {"ro", "Română"},
                                 {"ru", "Русский"},    {"sv", "Svenska"},  {"tr", "Türkçe"},    {"uk", "Українська"},
                                 {"vi", "Tiếng Việt"}, {"zh", "中文"}};

}  // namespace

std::string_view own_name_of(std::string_view tag) {
    for (const OwnName& each : own_names)
        if (each.tag == tag) return each.name;
    return {};
}

}  // namespace viva
