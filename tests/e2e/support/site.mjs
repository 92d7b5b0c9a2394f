// The site under test: a finished folder that `viva build` wrote (VIVA_SITE), served as a static host serves it.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { serve } from "../../../web/tools/serve.mjs";

export { serve };

const source = resolve(import.meta.dirname, "../../..");

/** The folder; without it there is nothing to test, and that is an error. */
export const siteFolder = (() => {
  const folder = process.env.VIVA_SITE;
  if (folder === undefined)
    throw new Error("VIVA_SITE names no folder: build the site first (viva build NOTES -o SITE)");
  return resolve(folder);
})();

/** What the site says of itself. */
export const readSite = async (folder = siteFolder) => JSON.parse(await readFile(join(folder, "site.json"), "utf8"));

/** The interface's words in a language, as the app has them. */
export const wordsOf = async (language) =>
  JSON.parse(await readFile(join(source, `src/base/words/${language}.json`), "utf8"));

/** A copy of the site to spoil; the caller removes it. */
export async function copySite() {
  const folder = await mkdtemp(join(tmpdir(), "viva-site-"));
  await cp(siteFolder, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Whether this run can build sites of its own: VIVA_PROGRAM is `viva`, VIVA_APP the built app. */
export const canBuild = process.env.VIVA_PROGRAM !== undefined && process.env.VIVA_APP !== undefined;

/** A site of these notes, path → text; the caller removes it. Warnings of the notes are as wanted. */
export async function buildSite(notes, options = []) {
  const root = await mkdtemp(join(tmpdir(), "viva-notes-"));
  for (const [path, text] of Object.entries(notes)) {
    const file = join(root, "notes", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const folder = join(root, "site");
  const build = ["build", join(root, "notes"), "-o", folder, "--app", process.env.VIVA_APP, ...options];
  const { stderr } = await promisify(execFile)(process.env.VIVA_PROGRAM, build);
  return {
    folder,
    /** Without Noto Sans CJK the program says what it has no glyphs for. */
    hasCjk: !stderr.includes("no glyphs for Chinese") && !stderr.includes("no glyphs for Kana"),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Every file below the folder: path from it, and bytes. */
export async function filesOf(folder = siteFolder) {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => ({ path: relative(folder, join(folder, name)), info: await stat(join(folder, name)) })),
  );
  return files.filter(({ info }) => info.isFile()).map(({ path, info }) => ({ path, bytes: info.size }));
}

export const exampleFolder = join(source, "web");
