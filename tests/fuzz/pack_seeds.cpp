// Writes a small pack for each of a few notes: what fuzz_pack begins with. fuzz_pack_seeds FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "cards/make.h"
#include "notes/read.h"
#include "pack/writer.h"
#include "support/files.h"

namespace {

constexpr std::string_view notes[] = {
    "# A\n\n## What is *b*?\n\nA `c`.\n",
    "- What? [x](https://a.dev \"t\")\n  1. one\n  2. ~~two~~\n\n> ```py\n> x = 1\n> ```\n",
    "| a | b |\n|:-:|--:|\n| **c** | ![d](e.png) |\n\n---\n\n- [x] f\n",
    "",
};

bool write(const std::filesystem::path& path, std::string_view text) {
    const viva::notes::ReadResult note = viva::notes::read("note.md", text);
    const viva::model::Document document = note.document.view();
    const viva::cards::Deck deck = viva::cards::make_deck(document, 0);
    viva::model::Collection collection;
    collection.documents = {&document, 1};
    collection.cards = deck.cards;
    collection.parts = deck.parts;
    const std::vector<std::uint8_t> bytes = viva::pack::write(collection, "viva");
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::fputs("usage: fuzz_pack_seeds FOLDER\n", stderr), 2;
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    bool good = true;
    int number = 0;
    for (const std::string_view note : notes) good = write(folder / (std::to_string(++number) + ".pack"), note) && good;
    for (const char* file : {"django-f-expressions.txt", "python-django-ru.md"})
        good = write(folder / (std::string(file) + ".pack"),
                     viva::tests::read_file(viva::tests::source_path("data/notes") / file).value_or("")) &&
               good;
    return good ? 0 : 1;
}
