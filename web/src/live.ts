// Only in pages that `viva serve` serves: loads the page anew when the server has another build of the site than the
// page is of. The build stands in this script's own address.
const self = new URL(import.meta.url);
const build = self.searchParams.get("build");

/** The build that this tab has last loaded itself for: if the page is still another one then, once more does not help. */
const tried = "viva-build";

let stream: EventSource | undefined;

async function load(served: string): Promise<void> {
  if (served === build || sessionStorage.getItem(tried) === served) return;
  sessionStorage.setItem(tried, served);
  // The service worker would answer with the build that it keeps; the page registers it anew.
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  location.reload();
}

/** Only pages in view listen: a browser opens no more than six connections to one server. */
function listen(): void {
  stream?.close();
  stream = undefined;
  if (document.visibilityState === "hidden") return;
  stream = new EventSource(new URL("live/events", self));
  stream.addEventListener("build", (event: MessageEvent<string>) => void load(event.data));
}

document.addEventListener("visibilitychange", listen);
listen();

export {};
