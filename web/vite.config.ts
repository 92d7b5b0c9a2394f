// Two builds into VIVA_APP_DIR: the page with the custom element, then (mode "worker") the service worker, which has to
// be one classic script under a name that never changes.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { iconSizes, renderIcon } from "../assets/icon.mjs";

const here = import.meta.dirname;
const words = join(here, "../src/base/words");
const output = resolve(here, process.env.VIVA_APP_DIR ?? "../build/web/app");
const wasm = resolve(here, process.env.VIVA_WASM_DIR ?? "../build/web/wasm");

const palette = { paper: "#FBFAF7", night: "#16171A", accent: "#2F6F5E" };

/** The policy of the app page. `frame-ancestors` cannot stand in a meta element, and embedding is wanted. */
function policy(styles: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' ${styles.join(" ")}`.trim(),
    "img-src 'self'",
    // Recordings of an interview, played from memory.
    "media-src blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Fills `%word:key%` (one paragraph per language) and `%policy%`, inlines page.css under its hash, preloads the wasm. */
function page(): Plugin {
  return {
    name: "viva-page",
    transformIndexHtml: {
      order: "post",
      handler(html, context) {
        const css = readFileSync(join(here, "src/page.css"), "utf8").replace(/\s+/g, " ").trim();
        const inLanguage = (key: string): string =>
          ["en", "ko", "ru"]
            .map((tag) => {
              const table = JSON.parse(readFileSync(join(words, `${tag}.json`), "utf8")) as Record<string, string>;
              const text = table[key];
              if (text === undefined) throw new Error(`words/${tag}.json lacks "${key}", which index.html shows`);
              return `<p lang="${tag}">${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`;
            })
            .join("");
        const program = Object.values(context.bundle ?? {}).find((file) => /viva-app-.*\.wasm$/.test(file.fileName));
        const preload =
          program && `<link rel="preload" as="fetch" type="application/wasm" href="./${program.fileName}">`;
        return html
          .replace(/%word:(\w+)%/g, (_, key: string) => inLanguage(key))
          .replace("%policy%", policy([sha256(css)]))
          .replace("<!-- viva:styles -->", `<style>${css}</style>`)
          .replace("<!-- viva:program -->", preload ?? "");
      },
    },
  };
}

/** The icons as PNG in the sizes that platforms ask for, the SVG itself, and the manifest that names them. */
function icons(): Plugin {
  const names = new Map<string, string>();
  return {
    name: "viva-icons",
    generateBundle() {
      const emit = (name: string, source: string | Uint8Array): void => {
        const reference = this.emitFile({ type: "asset", name, source });
        names.set(name, this.getFileName(reference));
      };
      emit("icon.svg", readFileSync(join(here, "../assets/icon.svg"), "utf8"));
      for (const icon of iconSizes) emit(icon.name, renderIcon(icon));
      const link = (name: string): string => `./${names.get(name)}`;
      const manifest = {
        name: "Viva",
        short_name: "Viva",
        id: "./",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: palette.paper,
        theme_color: palette.paper,
        icons: [
          ...iconSizes
            .filter((icon) => icon.purpose)
            .map((icon) => ({
              src: link(icon.name),
              sizes: `${icon.size}x${icon.size}`,
              type: "image/png",
              purpose: icon.purpose,
            })),
          { src: link("icon.svg"), sizes: "any", type: "image/svg+xml" },
        ],
      };
      this.emitFile({
        type: "asset",
        fileName: "manifest.webmanifest",
        source: `${JSON.stringify(manifest, null, 1)}\n`,
      });
    },
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html
          .replace("%icon.svg%", `./${names.get("icon.svg")}`)
          .replace("%icon-180.png%", `./${names.get("icon-180.png")}`),
    },
  };
}

const shared: UserConfig = {
  root: here,
  base: "./",
  publicDir: false,
  logLevel: "warn",
  resolve: { alias: { "@words": words, "viva-app": wasm } },
  json: { namedExports: true },
  worker: { format: "es", rollupOptions: { output: { entryFileNames: "assets/[name]-[hash].js" } } },
};

const forPage: UserConfig = {
  ...shared,
  plugins: [icons(), page()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: join(here, "index.html"), viva: join(here, "src/element.ts"), live: join(here, "src/live.ts") },
      output: {
        entryFileNames: (chunk) =>
          ["viva", "live"].includes(chunk.name) ? `${chunk.name}.js` : "assets/[name]-[hash].js",
      },
      preserveEntrySignatures: "strict",
    },
  },
};

const forWorker: UserConfig = {
  ...shared,
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: output,
    emptyOutDir: false,
    target: "es2022",
    reportCompressedSize: false,
    rollupOptions: {
      input: join(here, "src/sw.ts"),
      output: { format: "iife", entryFileNames: "sw.js" },
    },
  },
};

export default defineConfig(({ mode }) => (mode === "worker" ? forWorker : forPage));
