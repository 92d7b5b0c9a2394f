// WebKitGTK's W3C WebDriver: one process of it and one MiniBrowser are a session. Its storage ends with it (MiniBrowser
// keeps nothing when it is automated).
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const driverPath = "/usr/bin/WebKitWebDriver";
const miniBrowser = ["x86_64", "aarch64"]
  .flatMap((machine) =>
    ["4.1", "4.0", "6.0"].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
  )
  .find(existsSync);

export const webKitPath = existsSync(driverPath) ? miniBrowser : undefined;

/** How long a command may take, in milliseconds. */
const patience = 60_000;

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

export class Session {
  #driver;
  #path = "";
  #port = 0;
  /** The commands run one after the other, each in its own window. */
  #last = Promise.resolve();
  #window;

  /** @param {Record<string, string>} env leads to the display; what more an environment decides (scale, theme) */
  static async start(env) {
    const session = new Session();
    session.home = await mkdtemp(join(tmpdir(), "viva-webkit-"));
    session.#port = await freePort();
    session.#driver = spawn(driverPath, [`--port=${session.#port}`], {
      stdio: "ignore",
      env: {
        ...env,
        HOME: session.home,
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      },
    });
    // Whatever becomes of the session, the tests' process ends, and the driver with it.
    session.#driver.unref();
    process.once("exit", () => session.#driver.kill());
    try {
      await session.#begin();
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  async #begin() {
    const options = { binary: miniBrowser, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const giveUp = performance.now() + patience;
    while (this.#path === "") {
      try {
        this.#path = `/session/${(await this.#ask("POST", "/session", { capabilities })).sessionId}`;
      } catch (error) {
        if (performance.now() > giveUp) throw error;
        await new Promise((done) => setTimeout(done, 200));
      }
    }
    this.#window = await this.#ask("GET", `${this.#path}/window`);
    this.first = this.#window;
    await this.#ask("POST", `${this.#path}/timeouts`, { script: patience, pageLoad: patience });
  }

  /** Sends one command to a window of the session; an error of the driver is thrown, its kind as `name`. */
  send(window, method, command, body) {
    const sent = this.#last.then(async () => {
      if (window !== this.#window) await this.#ask("POST", `${this.#path}/window`, { handle: window });
      this.#window = window;
      return this.#ask(method, `${this.#path}${command}`, body);
    });
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async close() {
    if (this.#path !== "") await this.#ask("DELETE", this.#path).catch(() => undefined);
    this.#driver.kill();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #ask(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const { value } = await response.json();
    if (response.ok) return value;
    throw Object.assign(new Error(`${path}: ${value.error} ${value.message}`), { name: value.error });
  }
}
