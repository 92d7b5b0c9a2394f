// Notes with the marks of other programs: site generators, outliners, note programs.
#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::blocks_of;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("a definition list defines, one card a term") {
    CHECK(cards_of("What is a socket?\n: One end of a connection.\n\nLatency\n: How long a packet takes.\n: Not how "
                   "much.\n\nJitter\n\n:   How far that varies.\n\n    Over time.\n") ==
          Questions{"What is a socket? => One end of a connection.",
                    "Latency => How long a packet takes. Not how much.", "Jitter => How far that varies. Over time."});
    CHECK(cards_of("Note\n: a line of its own.\n\nText goes on.\n").empty());
    // One definition is an accident, and takes nothing from the answer it stands in.
    CHECK(cards_of("## What is ls?\n\nUsage\n: ls -l\n\n```\nls -l\n```\n") ==
          Questions{"What is ls? => Usage : ls -l ls -l"});
    CHECK(cards_of("The ratio is\n3 : 2 in each case.\n\nAnd then\n5 : 4 at last.\n").empty());
}

TEST_CASE("a definition list in HTML defines, too") {
    CHECK(cards_of("<dl>\n<dt>What is TCP?</dt>\n<dd>A stream.</dd>\n<dt>UDP</dt>\n<dd>Single <b>packets</b>.</dd>\n"
                   "<dd>Some are lost.</dd>\n</dl>\n") ==
          Questions{"What is TCP? => A stream.", "UDP => Single packets. Some are lost."});
}

TEST_CASE("an outline of Logseq hides its properties and asks what is tagged") {
    CHECK(
        cards_of("tags:: os\n\n- ## Processes\n  collapsed:: true\n\t- What is a process? #card\n\t  card-repeats:: 2\n"
                 "\t  id:: 64f\n\t\t- A running program.\n\t- #card What is a thread?\n\t\t- A flow of control.\n\t- "
                 "What is paging? #[[card]]\n\t\t- Memory in parts.\n") ==
        Questions{"What is a process? => A running program.", "What is a thread? => A flow of control.",
                  "What is paging? => Memory in parts."});
    const notes::ReadResult cloze = read_note("- The CPU runs {{cloze one thread}} at a time. #card\n");
    CHECK(questions(cloze) == Questions{"The CPU runs one thread at a time."});
    CHECK(cards_of("#flashcards\n\nWords.\n\nfile:: A name for bytes\n\nid:: 64f\n") ==
          Questions{"file => A name for bytes"});
    CHECK(blocks_of("std:: is a prefix\n") == "1-1 paragraph: std:: is a prefix\n");
}

TEST_CASE("comments, block ids and pictures of Obsidian are not read as text") {
    CHECK(blocks_of("Shown %% hidden %% here. ^a1b2\n\n%%\nAll of\nthis.\n%%\n\nThe end.\n") ==
          "1-1 paragraph: Shown  here.\n8-8 paragraph: The end.\n");
    CHECK(blocks_of("`%%` and `%%` are code, 2 ^10 is a number.\n\n%%timeit\n") ==
          "1-1 paragraph: {code:%%} and {code:%%} are code, 2 ^10 is a number.\n3-3 paragraph: %%timeit\n");
    CHECK(cards_of("Mutex::Lock with an owner ^lock-1\n\n#flashcards\n") == Questions{"Mutex => Lock with an owner"});
    const notes::ReadResult note = read_note("![[the plan.png|300]]\n");
    REQUIRE(note.document.spans.size() > 0);
    CHECK(note.document.spans[0].kind == model::SpanKind::image);
    CHECK(note.document.of(note.document.spans[0].target) == "the plan.png");
}

TEST_CASE("boxes between colons are quotes, and ask where their titles do") {
    CHECK(
        cards_of(
            "# JS\n\n:::info What is hoisting?\n\nDeclarations move up.\n\n:::\n\n::: details What is a "
            "closure?\nA function with its scope.\n\n```js\n::: no box\n```\n:::\n\n:::tip[Short]\nBe quick.\n:::\n") ==
        Questions{"What is hoisting? => Declarations move up.",
                  "What is a closure? => A function with its scope. ::: no box"});
    CHECK(
        blocks_of(":::note\nOne.\n\n:::tip\nTwo.\n:::\n\n:::\nThree.\n") ==
        "1-5 quote\n  1-2 paragraph: {strong:Note}↵One.\n  4-5 paragraph: {strong:Tip}↵Two.\n9-9 paragraph: Three.\n");
    CHECK(blocks_of("::: never closed\n\ntext\n") == "1-1 paragraph: ::: never closed\n3-3 paragraph: text\n");
}

TEST_CASE("tags of site generators are no text, those that a note is about are") {
    CHECK(blocks_of(
              "{% hint style=\"info\" %}\nPure.\n{% endhint %}\n\n{{< figure src=\"a.png\" >}}\n\n## What?\n{: .toc "
              "#w}\n\n{% highlight ruby %}\np 1\n{% endhighlight %}\n\n* TOC\n{:toc}\n") ==
          "2-2 paragraph: Pure.\n7-7 heading2 question [what]: What?\n10-12 code [ruby]\n  | p 1\n");
    CHECK(blocks_of("{% csrf_token %}\n") == "1-1 paragraph: {% csrf_token %}\n");
    CHECK(blocks_of("```\n{% hint %}\n%%\n```\n") == "1-4 code\n  | {% hint %}\n  | %%\n");
    CHECK(blocks_of("---\ntitle: A\n---\n\nimport Tabs from '@theme/Tabs';\nexport const a = 1;\n\n# A\n\nimport is a "
                    "word\n") == "8-8 heading1 [a]: A\n10-10 paragraph: import is a word\n");
}

TEST_CASE("a title in the head of a note asks, where the text asks nothing else") {
    const notes::ReadResult note =
        read_note("---\ntitle: \"What is a closure?\"\ntags: [js]\n---\n\nA function.\n\n## More\n\nIts scope.\n");
    CHECK(cards_of(note) == Questions{"What is a closure? => A function. More Its scope."});
    CHECK(note.document.blocks[0].line == 2);
    CHECK(note.document.tags == "js");
    CHECK(questions(read_note("---\ntitle: Why?\n---\n\n## What is A?\n\na\n")) == Questions{"What is A?"});
}

TEST_CASE("components of MDX leave their words, and marks of a table of contents nothing") {
    CHECK(blocks_of("# N\n\n[TOC]\n\n[[toc]]\n\n<Tabs>\n<TabItem value=\"a\" "
                    "label=\"A\">\n\nWords.\n\n</TabItem>\n</Tabs>\n\n{/* "
                    "hidden */}\n\n<Note type=\"info\">So.</Note>\n\n<Badge />\n\nA `List<String>`.\n") ==
          blocks_of("# N\n\n\n\n\n\n\n\n\nWords.\n\n\n\n\n\n\nSo.\n\n\n\nA `List<String>`.\n"));
    CHECK(blocks_of("<Image src=\"a.png\" alt=\"A\" />\n") == blocks_of("![A](a.png)\n"));
    CHECK(blocks_of("<TABLE>\n<TR><TD>x</TD></TR>\n</TABLE>\n").find("x") != std::string::npos);
}
