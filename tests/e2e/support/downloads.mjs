// Files that a browser saves into a folder, where its driver does not tell of them.
import { readdir } from "node:fs/promises";
import { join } from "node:path";

const saved = async (folder) => (await readdir(folder)).filter((name) => !/^\.|\.(part|wkdownload)$/.test(name));

/** The next file that lands in the folder, whole, with the face of Playwright's downloads. */
export async function nextFile(folder, patience = 30_000) {
  const before = await saved(folder);
  const end = Date.now() + patience;
  for (;;) {
    const name = (await saved(folder)).find((each) => !before.includes(each));
    if (name) return { suggestedFilename: () => name, path: async () => join(folder, name) };
    if (Date.now() > end) throw new Error(`no file was saved in ${patience} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
