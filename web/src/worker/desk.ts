// Where the app's long questions go: to Web Workers, one for each kind of question, so that a long one holds up no other.
// Nothing is loaded before the first question.
import type { Order, Reply } from "./messages";

export interface DeskOptions {
  /** The notes, as they lie in the pack. */
  pack(): Promise<Uint8Array>;
  answered(request: number, json: string): void;
  /** This part (0…1) of an answer is done. */
  progressed(request: number, part: number): void;
}

interface Question {
  request: number;
  json: string;
}

/** Answers questions of one kind. */
interface Place {
  ask(question: Question): void;
  end(): void;
}

/** The others bring all that they are about. */
const questionsAboutNotes = new Set(["search"]);

const refused = (reason: unknown): string => JSON.stringify({ error: String(reason) });

export class QuestionDesk {
  readonly #places = new Map<string, Place>();
  /** Unanswered, by request. */
  readonly #open = new Map<number, { name: string; json: string }>();

  constructor(private readonly options: DeskOptions) {}

  ask(request: number, name: string, json: string): void {
    this.#open.set(request, { name, json });
    let place = this.#places.get(name);
    if (!place) {
      place = this.#make(name);
      this.#places.set(name, place);
    }
    place.ask({ request, json });
  }

  /** Nobody wants the answer any more: what works on it is ended, for it cannot hear us while it works. */
  stop(request: number): void {
    const name = this.#open.get(request)?.name;
    if (name === undefined) return;
    this.#open.delete(request);
    this.#places.get(name)?.end();
    this.#places.delete(name);
    // Other questions of the kind were asked after it, and are asked again.
    for (const [other, question] of [...this.#open]) if (question.name === name) this.ask(other, name, question.json);
  }

  close(): void {
    for (const place of this.#places.values()) place.end();
    this.#places.clear();
    this.#open.clear();
  }

  #make(name: string): Place {
    try {
      return this.#makeWorker(name);
    } catch {
      // A page of another origin may start no worker from ours.
      return this.#makeHere(name);
    }
  }

  /** The notes may be many megabytes: nobody gets them for nothing. */
  async #pack(name: string): Promise<Uint8Array | undefined> {
    return questionsAboutNotes.has(name) ? this.options.pack() : undefined;
  }

  #makeWorker(name: string): Place {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const order = (message: Order): void => worker.postMessage(message);
    let ended = false;
    const opened = this.#pack(name).then((pack) => {
      if (!ended) order({ pack });
    });
    const end = (): void => {
      ended = true;
      worker.terminate();
    };
    // It did not load (a host page's policy, a connection that broke): what waits is answered here.
    const fallBack = (): void => {
      if (ended) return;
      end();
      const here = this.#makeHere(name);
      this.#places.set(name, here);
      for (const [request, question] of this.#open)
        if (question.name === name) here.ask({ request, json: question.json });
    };
    worker.addEventListener("error", fallBack);
    worker.addEventListener("message", (event: MessageEvent<Reply>) => {
      const reply = event.data;
      if ("failure" in reply) fallBack();
      else if ("part" in reply) this.#progressed(reply.request, reply.part);
      else this.#answered(reply.request, reply.json);
    });
    return {
      ask: ({ request, json }) =>
        void opened.then(() => {
          if (!ended) order({ request, question: name, json });
        }, fallBack),
      end,
    };
  }

  /** On the page's own thread: the module comes, and each question waits until nothing else is to do. */
  #makeHere(name: string): Place {
    let ended = false;
    const opened = Promise.all([import("./answerer"), this.#pack(name)]).then(([{ Answerer }, pack]) =>
      Answerer.open(pack),
    );
    return {
      ask: ({ request, json }) =>
        void opened.then(
          (answerer) =>
            setTimeout(() => {
              if (!ended && this.#open.has(request)) this.#answered(request, answerer.answer(name, json));
            }),
          (reason) => {
            this.#places.delete(name);
            this.#answered(request, refused(reason));
          },
        ),
      end: () => {
        ended = true;
      },
    };
  }

  #answered(request: number, json: string): void {
    if (this.#open.delete(request)) this.options.answered(request, json);
  }

  #progressed(request: number, part: number): void {
    if (this.#open.has(request)) this.options.progressed(request, part);
  }
}
