// `viva serve`: the open page follows the notes on disk.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { App } from "./support/app.mjs";
import { suite } from "./support/suite.mjs";

const world = suite();

/** Starts the program over a new folder of notes; resolves once it has said where. */
async function serveNotes(notes) {
  const folder = await mkdtemp(join(tmpdir(), "viva-notes-"));
  const write = (name, text) => writeFile(join(folder, name), text);
  for (const [name, text] of Object.entries(notes)) await write(name, text);
  const program = spawn(process.env.VIVA_PROGRAM, ["serve", folder, "--port", "0", "--app", process.env.VIVA_APP]);
  let said = "";
  const url = await new Promise((found, failed) => {
    const listen = (bytes) => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (address) found(address[0]);
    };
    program.stdout.on("data", listen);
    program.stderr.on("data", listen);
    program.on("exit", (code) => failed(new Error(`viva serve ended with ${code}: ${said}`)));
  });
  world.origins.add(new URL(url).origin);
  return {
    url,
    write,
    said: () => said,
    async end() {
      const ended = new Promise((done) => program.on("exit", done));
      program.kill("SIGINT");
      const code = await ended;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** In the text layer, not in the plain HTML below it. */
const shown = (page, text) => page.getByText(text).locator("visible=true").first().waitFor();

const note = (answer) => `# Letters\n\n## What is alpha?\n\n${answer}\n`;

test("an edited note shows in the open page by itself, also when the service worker keeps the old one", async () => {
  const server = await serveNotes({ "letters.md": note("The first letter.") });
  try {
    const context = await world.context();
    const app = await App.open(context, server.url, "#/note/letters");
    await shown(app.page, "The first letter.");
    await app.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise((soon) => setTimeout(soon, 20));
    });
    for (const answer of ["A vowel of the Greeks.", "It came from aleph, an ox.", "The first letter."]) {
      await server.write("letters.md", note(answer));
      await app.ready();
      await shown(app.page, answer);
    }
    // Nothing more to load: the page stays.
    await app.page.evaluate(() => {
      globalThis.stays = true;
    });
    await new Promise((later) => setTimeout(later, 1500));
    assert.equal(await app.page.evaluate(() => globalThis.stays), true);
  } finally {
    assert.equal(await server.end(), 0);
  }
});

test("a static page follows, too, and no policy is broken", async () => {
  const server = await serveNotes({ "letters.md": note("The first letter.") });
  try {
    const context = await world.context();
    const page = await context.newPage();
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${server.url}notes/letters/`);
    await page.getByText("The first letter.").waitFor();
    await server.write("letters.md", note("A vowel of the Greeks."));
    await page.getByText("A vowel of the Greeks.").waitFor();
    assert.deepEqual(problems, []);
  } finally {
    assert.equal(await server.end(), 0);
  }
});

test("a new problem is printed, and the page stays as it was", async () => {
  const server = await serveNotes({ "letters.md": note("The first letter.") });
  try {
    const context = await world.context();
    const page = await context.newPage();
    await page.goto(`${server.url}notes/letters/`);
    await server.write("broken.md", new Uint8Array([0, 1, 2, 0, 0, 3]));
    while (!server.said().includes("the pages stay as they were")) await new Promise((soon) => setTimeout(soon, 50));
    assert.match(server.said(), /broken\.md: error/);
    await page.reload();
    await page.getByText("The first letter.").waitFor();
  } finally {
    assert.equal(await server.end(), 0);
  }
});
