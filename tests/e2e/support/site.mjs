// The site under test: a finished folder that `viva build` wrote (VIVA_SITE), served as a static host serves it.
import { cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
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

/** Every file below the folder: path from it, and bytes. */
export async function filesOf(folder = siteFolder) {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => ({ path: relative(folder, join(folder, name)), info: await stat(join(folder, name)) })),
  );
  return files.filter(({ info }) => info.isFile()).map(({ path, info }) => ({ path, bytes: info.size }));
}

export const exampleFolder = join(source, "web");
