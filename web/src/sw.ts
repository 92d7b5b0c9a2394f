// The service worker. `viva build` puts the list of the site's files in the place of self.__VIVA_MANIFEST; all of them are
// fetched before this version can take over, so a version is offline-ready whole or not at all.
import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & { __VIVA_MANIFEST: (PrecacheEntry | string)[] };

const site = new URL("./", self.location.href);

precacheAndRoute(self.__VIVA_MANIFEST, {
  directoryIndex: "index.html",
  ignoreURLParametersMatching: [/^(lang|theme|embed)$/, /^utm_/],
});
cleanupOutdatedCaches();
clientsClaim();

// The app page under any query; note pages are in the list themselves.
const isAppPage = (url: URL): boolean =>
  url.origin === site.origin && (url.pathname === site.pathname || url.pathname === `${site.pathname}index.html`);
registerRoute(
  ({ url, request }) => request.mode === "navigate" && isAppPage(url),
  createHandlerBoundToURL("index.html"),
);

// Slices of fonts come when a glyph is missing, and stay; their names hold their hash.
registerRoute(
  ({ url }) => url.origin === site.origin && url.pathname.startsWith(`${site.pathname}fonts/`),
  new CacheFirst({ cacheName: "viva-fonts" }),
);
// So do the pictures of notes.
registerRoute(
  ({ url }) => url.origin === site.origin && url.pathname.startsWith(`${site.pathname}images/`),
  new CacheFirst({ cacheName: "viva-images" }),
);

self.addEventListener("message", (event) => {
  if ((event.data as { type?: string } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
