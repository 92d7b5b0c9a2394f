// The script of the Web Worker: opens the notes once, answers one question after the other.
import { Answerer } from "./answerer";
import type { Order, Reply } from "./messages";

const reply = (message: Reply): void => postMessage(message);

let answerer: Promise<Answerer> | undefined;

addEventListener("message", (event: MessageEvent<Order>) => {
  const order = event.data;
  if ("pack" in order) {
    answerer = Answerer.open(order.pack);
    answerer.catch((error: unknown) => reply({ failure: String(error) }));
    return;
  }
  const { request, question, json } = order;
  answerer?.then(
    (open) => reply({ request, json: open.answer(question, json, (part) => reply({ request, part })) }),
    () => undefined,
  );
});
