// The script of a Web Worker that carries out one order (program.ts) and ends.
import { type AnkiOrder, carryOut } from "./program";

addEventListener("message", (event: MessageEvent<AnkiOrder>) => {
  carryOut(event.data)
    .then(
      (reply) => postMessage(reply),
      (error: unknown) => postMessage({ failure: String(error) }),
    )
    .finally(() => close());
});
