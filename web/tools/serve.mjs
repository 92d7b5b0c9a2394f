// Serves a finished site as a static host would: node tools/serve.mjs DIR [PORT]. Loopback only; brotli for what the
// browser accepts it for.
import { createServer } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { constants } from "node:zlib";
import compression from "compression";
import sirv from "sirv";

const compressible = /^(text\/|application\/(javascript|json|manifest\+json|wasm|octet-stream)|image\/svg|font\/ttf)/;

/**
 * Starts serving; resolves once requests are answered. Port 0 takes a free one.
 * @param {string} directory
 * @param {number} [port]
 * @param {(request: import("node:http").IncomingMessage) => unknown} [hear] told of each request; the answer waits for its promise
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(directory, port = 0, hear = () => undefined) {
  const compress = compression({
    threshold: 512,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    filter: (_request, response) => compressible.test(String(response.getHeader("content-type") ?? "")),
  });
  // `dev` reads the folder at each request, so that a rebuilt site shows without a restart.
  const files = sirv(resolve(directory), {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      if (path.endsWith(".pack")) response.setHeader("Content-Type", "application/octet-stream");
      // As static hosts do: names that hold a hash may be kept, the rest is asked for again.
      const hashed = /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(path);
      response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const server = createServer(async (request, response) => {
    await hear(request);
    compress(request, response, () =>
      files(request, response, () => {
        response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
        response.end("Nothing here.\n");
      }),
    );
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", () => ready(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((closed) => {
        // Also when it is closed already.
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [directory, port = "8080"] = process.argv.slice(2);
  if (directory === undefined) {
    console.error("usage: serve.mjs DIR [PORT]");
    process.exit(2);
  }
  try {
    const { url } = await serve(directory, Number(port));
    console.log(`Viva is on ${url} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(`Cannot serve on port ${port}: ${error instanceof Error ? error.message : error}`);
    process.exit(3);
  }
}
