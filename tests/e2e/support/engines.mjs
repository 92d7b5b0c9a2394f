// The engines that the suite runs in: Chromium, Firefox and WebKitGTK. Whatever drives one, a test sees Playwright's pages
// and locators.
import { launch, launchShown, profile } from "./browser.mjs";
import { hasDisplay, openDisplay } from "./display.mjs";
import { firefoxPath, firefoxProfile, firefoxTooOld, launchFirefox } from "./firefox.mjs";
import { launchWebKit } from "./webkit/context.mjs";
import { webKitPath } from "./webkit/driver.mjs";

/** How each starts; `press` presses keys as a person does, on the browser's own display. */
const launchers = {
  chromium: async (more) => ({ browser: await launch(more) }),
  firefox: launchFirefox,
  webkit: launchWebKit,
};

export const engines = Object.keys(launchers);

/** Why an engine cannot be tested on this machine; false: it can. */
export function missing(engine, { window = engine !== "chromium" } = {}) {
  if (window && !hasDisplay) return "Xvfb is not installed";
  if (engine === "chromium") return false;
  const path = engine === "firefox" ? firefoxPath : webKitPath;
  if (path === undefined) return `${engine} is not installed`;
  return engine === "firefox" && firefoxTooOld();
}

/** @param {string} engine  @param {string[]} [more] arguments beside the usual ones, for Chromium */
export const launchEngine = (engine, more = []) => launchers[engine](more);

/** The same with a window on a display, where keys can be pressed for the browser itself. */
export async function launchWindow(engine) {
  if (engine !== "chromium") return launchers[engine]();
  const display = await openDisplay();
  const browser = await launchShown(display.env);
  browser.on("disconnected", display.close);
  return { browser, press: display.press };
}

/** A browser with a profile on disk, to be killed. */
export const profileOf = (engine) => (engine === "firefox" ? firefoxProfile() : profile());
