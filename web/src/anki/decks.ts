// Decks for Anki, out and in: what the page does around the module. Loaded when a person asks for a deck.
import type { DataEvents } from "../data";
import type { AnkiOrder, AnkiReply } from "./program";

/** A Web Worker does it; where there can be none (another origin, a policy), this page. */
function carryOut(order: AnkiOrder): Promise<AnkiReply> {
  const here = (): Promise<AnkiReply> => import("./program").then((program) => program.carryOut(order));
  let worker: Worker;
  try {
    worker = new Worker(new URL("./maker.ts", import.meta.url), { type: "module" });
  } catch {
    return here();
  }
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", () => {
      worker.terminate();
      here().then(resolve, reject);
    });
    worker.addEventListener("message", (event: MessageEvent<AnkiReply | { failure: string }>) => {
      if ("failure" in event.data) reject(new Error(event.data.failure));
      else resolve(event.data);
    });
    worker.postMessage(order);
  });
}

const moment = (): { now: number; zone: number } => ({ now: Date.now(), zone: -new Date().getTimezoneOffset() });

/** `detail`: the file's name, and on the lines after it the log. Resolves with a status line for the program. */
export async function makeDeck(
  what: "deck" | "text",
  detail: string,
  page: Pick<DataEvents, "pack" | "download">,
): Promise<string> {
  const end = detail.indexOf("\n");
  try {
    const order = { what, pack: await page.pack(), log: detail.slice(end + 1), ...moment() };
    const { result } = await carryOut(order);
    const type = what === "deck" ? "application/octet-stream" : "text/plain;charset=utf-8";
    page.download(detail.slice(0, end), result, type);
    return JSON.stringify({ deck: "made" });
  } catch (error) {
    console.warn("No deck was made:", error);
    return JSON.stringify({ deck: "failed" });
  }
}

/**
 * The reviews of a deck file as an event file, or nothing where it is refused; and a status line for the program, to follow
 * the file.
 */
export async function readDeck(
  file: File,
  pack: Promise<Uint8Array>,
  log: Promise<string[]>,
): Promise<{ events?: string; status: string }> {
  try {
    const deck = new Uint8Array(await file.arrayBuffer());
    const { name } = file;
    const order = { what: "read" as const, pack: await pack, log: (await log).join("\n"), deck, name, ...moment() };
    const { result, status } = await carryOut(order);
    return result.length === 0 ? { status } : { events: new TextDecoder().decode(result), status };
  } catch (error) {
    console.warn("The deck was not read:", error);
    return { status: JSON.stringify({ deck: "read", file: file.name, refused: "failed" }) };
  }
}
