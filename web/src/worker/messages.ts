/** What the page sends to a worker: the notes first, if its questions are about them, then questions. */
export type Order = { pack: Uint8Array | undefined } | { request: number; question: string; json: string };

/** What comes back: parts (0…1) of an answer while it is worked out, the answer, or that there will be none. */
export type Reply = { request: number; part: number } | { request: number; json: string } | { failure: string };
