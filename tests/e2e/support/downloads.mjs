// Files that a browser saves into a folder, where its driver does not tell of them.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const unfinished = /\.(part|wkdownload)$/;
const saved = async (folder) => (await readdir(folder)).filter((name) => !name.startsWith("."));

/** The next file that lands in the folder, whole, with the face of Playwright's downloads. */
export async function nextFile(folder, patience = 30_000) {
  const before = await saved(folder);
  const end = Date.now() + patience;
  for (;;) {
    const fresh = (await saved(folder)).filter((name) => !before.includes(name));
    const name = fresh.find((each) => !unfinished.test(each));
    // Firefox keeps the name with an empty file while the bytes go into another.
    if (name && !fresh.some((each) => unfinished.test(each)) && (await stat(join(folder, name))).size > 0)
      return { suggestedFilename: () => name, path: async () => join(folder, name) };
    if (Date.now() > end) throw new Error(`no file was saved in ${patience} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
