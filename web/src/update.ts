// The service worker: offline use, and new versions that the person takes when they like.
import { Workbox } from "workbox-window";

export interface Updates {
  /** The person wants the waiting version: switch, then load the page anew. */
  apply(): void;
}

/** Registers the worker of the app page; `ready` when a new version waits or another tab has switched to it. */
export function watchUpdates(ready: () => void): Updates | undefined {
  if (!("serviceWorker" in navigator) || !isSecureContext) return undefined;
  const workbox = new Workbox("./sw.js", { scope: "./", updateViaCache: "none" });
  let taken = false;
  let switched = false;
  workbox.addEventListener("waiting", ready);
  workbox.addEventListener("controlling", (event) => {
    if (taken) location.reload();
    else if (event.isUpdate || event.isExternal) {
      // Another tab took the new version. This session goes on with what it has in memory.
      switched = true;
      ready();
    }
  });
  workbox.register().catch((error: unknown) => console.warn("No offline use:", error));
  // Browsers look for a new worker on navigation; an app that stays open asks when the person comes back to it.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine) workbox.update().catch(() => undefined);
  });
  return {
    apply() {
      taken = true;
      if (switched) location.reload();
      else workbox.messageSkipWaiting();
    },
  };
}
