// The PNG sizes of icon.svg, made when the page is built; no picture is kept that can be drawn.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// The renderer is a package of web/; this folder has none of its own.
const { Resvg } = createRequire(new URL("../web/package.json", import.meta.url))("@resvg/resvg-js");

/** `purpose` as in a web app manifest; without one the file is for Apple's home screen and not listed there. */
export const iconSizes = [
  { name: "icon-192.png", size: 192, purpose: "any" },
  { name: "icon-512.png", size: 512, purpose: "any" },
  { name: "icon-maskable-512.png", size: 512, purpose: "maskable" },
  { name: "icon-180.png", size: 180, purpose: undefined },
];

/**
 * One icon as the bytes of a PNG. A platform cuts maskable and Apple icons to its own shape, so these have no round
 * corners, and of a maskable one only a circle of 80 % of the width is sure to be seen.
 * @param {{name: string, size: number, purpose: string | undefined}} icon
 * @returns {Uint8Array}
 */
export function renderIcon(icon) {
  const svg = readFileSync(join(import.meta.dirname, "icon.svg"), "utf8");
  const square = icon.purpose === "any" ? svg : svg.replace(/ rx="\d+"/, "");
  return new Resvg(square, { fitTo: { mode: "width", value: icon.size } }).render().asPng();
}
