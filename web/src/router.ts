// Where the app's place is kept: in the page's address, or, embedded in somebody else's page, in the app itself.

export interface ReadingPlace {
  block: number;
  offset: number;
}

/** Tells `changed` when the person goes somewhere by the browser's own means. */
export interface Router {
  current(): string;
  /** The app went somewhere by itself. */
  set(hash: string, replace: boolean): void;
  /** Where the reader stands in the place that is shown, for when the history comes back to it. */
  standAt(place: ReadingPlace): void;
  stop(): void;
}

/** Kept with an entry of the history: which address led to it. */
interface Step extends Partial<ReadingPlace> {
  from?: string;
}

/** The bare address of the page is that of the app's first place. */
const placeOf = (hash: string): string => hash || "#/";

/** The address of the page belongs to the app. `replaceOnly` leaves no steps in a host page's shared history. */
export function addressRouter(changed: (hash: string, place?: ReadingPlace) => void, replaceOnly: boolean): Router {
  let known = location.hash;
  const look = (): void => {
    if (location.hash === known) return;
    known = location.hash;
    const { block, offset = 0 } = (history.state ?? {}) as Partial<Step>;
    changed(known, block === undefined ? undefined : { block, offset });
  };
  // A hash typed by hand fires both; back and forward over pushed entries only the first.
  addEventListener("popstate", look);
  addEventListener("hashchange", look);
  return {
    current: () => location.hash,
    set(hash, replace) {
      const url = new URL(location.href);
      url.hash = hash;
      if (placeOf(url.hash) === placeOf(known)) return;
      const before = known;
      known = url.hash;
      const from = (history.state as Step | null)?.from;
      // What lies over a place goes back to it instead of standing in the history twice.
      if (replace && from !== undefined && placeOf(from) === placeOf(known)) {
        known = from;
        history.back();
      } else if (replace || replaceOnly) history.replaceState(history.state, "", url);
      else history.pushState({ from: before } satisfies Step, "", url);
    },
    standAt(place) {
      // Somebody is on the way elsewhere: that entry keeps its own.
      if (location.hash === known) history.replaceState({ ...(history.state as Step | null), ...place }, "");
    },
    stop() {
      removeEventListener("popstate", look);
      removeEventListener("hashchange", look);
    },
  };
}

/** A history of the app's own; `step` is what Alt+Left and Alt+Right do. */
export class OwnRouter implements Router {
  #places: string[];
  readonly #stood = new Map<number, ReadingPlace>();
  #at = 0;

  constructor(
    start: string,
    private readonly changed: (hash: string, place?: ReadingPlace) => void,
  ) {
    this.#places = [start];
  }

  current(): string {
    return this.#places[this.#at] ?? "";
  }

  set(hash: string, replace: boolean): void {
    if (hash === this.current()) return;
    if (replace && this.#places[this.#at - 1] === hash) {
      this.#at -= 1;
      return;
    }
    if (!replace) this.#at += 1;
    this.#places.splice(this.#at, replace ? 1 : this.#places.length, hash);
    this.#stood.delete(this.#at);
  }

  /** Goes to a place from outside: the element's attribute changed. */
  go(hash: string): void {
    this.set(hash, false);
    this.changed(hash);
  }

  /** False if there is nothing in that direction. */
  step(by: -1 | 1): boolean {
    if (this.#places[this.#at + by] === undefined) return false;
    this.#at += by;
    this.changed(this.current(), this.#stood.get(this.#at));
    return true;
  }

  standAt(place: ReadingPlace): void {
    this.#stood.set(this.#at, place);
  }

  stop(): void {}
}
