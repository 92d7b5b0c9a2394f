/** A finished site as `viva build` describes it: web/README.md, "A site". */
export interface Site {
  version: 1;
  title: string;
  pack: string;
  /** Of a large site: the notes themselves, in packs that come when they are needed; `pack` has their outlines. */
  volumes?: string[];
  /** Where the notes' sources are shown; ends in "/". */
  repository?: string;
  fonts: { regular: string; semibold: string; mono: string };
  /** The list of the font slices. */
  slices?: string;
  notes: { id: string; title: string; language: string; page: string }[];
}

/** Something the app needs did not come; `what` is its address. */
export class LoadError extends Error {
  constructor(
    readonly what: string,
    reason: string,
  ) {
    super(`${what}: ${reason}`);
    this.name = "LoadError";
  }
}

/** The bytes at `url`; a LoadError that names it if they cannot be had. "force-cache": what came before is not asked for again. */
export async function fetchBytes(url: URL, cache: RequestCache = "default"): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchChecked(url, cache)).arrayBuffer().catch((error) => fail(url, error)));
}

/** The site's description: from the page itself if it is the app page, else from site.json. */
export async function fetchSite(base: URL): Promise<Site> {
  const url = new URL("site.json", base);
  return checkSite(await fetchJson(url), url);
}

export async function fetchJson(url: URL): Promise<unknown> {
  const response = await fetchChecked(url);
  return response.json().catch((error) => fail(url, error));
}

/** The description that stands in the app page. */
export function inlineSite(document: Document): Site {
  const element = document.getElementById("viva-site");
  const url = new URL(document.baseURI);
  if (element === null) return fail(url, "the page has no description of its site");
  return checkSite(JSON.parse(element.textContent ?? ""), url);
}

/**
 * How to ask for what the page may have asked for ahead: just as its `<link rel="preload">` does, or it is fetched twice.
 * That says no `crossorigin`, with which WebKit asks differently than any fetch of the page's own origin.
 */
export const asAhead = (url: URL): RequestInit =>
  url.origin === location.origin ? { mode: "no-cors", credentials: "include" } : {};

async function fetchChecked(url: URL, cache: RequestCache = "default"): Promise<Response> {
  const response = await fetch(url, { ...asAhead(url), cache }).catch((error: unknown) => fail(url, error));
  if (!response.ok) return fail(url, `${response.status} ${response.statusText}`);
  return response;
}

function checkSite(value: unknown, url: URL): Site {
  const site = value as Partial<Site> | null;
  if (site?.version !== 1 || typeof site.pack !== "string" || typeof site.fonts?.regular !== "string")
    return fail(url, "describes no site of this version; build it again with this app's viva build");
  return site as Site;
}

function fail(url: URL, reason: unknown): never {
  throw new LoadError(url.pathname, reason instanceof Error ? reason.message : String(reason));
}
