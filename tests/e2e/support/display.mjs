// Displays of Xvfb: neither Firefox nor WebKitGTK has WebGL 2 without one. Keys can be pressed on them as a person does, for
// the browser's own window too.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const xvfb = "/usr/bin/Xvfb";
const xdotool = "/usr/bin/xdotool";

export const hasDisplay = existsSync(xvfb);
export const canPress = existsSync(xdotool);

/**
 * A display of its own: the environment that leads to it, and how to end it. `press` presses keys ("ctrl+f") and types
 * words on it, slowly enough for a frame between letters on a busy machine.
 */
export async function openDisplay() {
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "2000x1600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = await new Promise((found, failed) => {
    server.once("exit", () => failed(new Error("Xvfb ended before it had a display")));
    server.stdio[3].once("data", (data) => found(`:${String(data).trim()}`));
  });
  // GTK's own composer, whatever else is installed: Ctrl+Shift+U and a number compose a letter.
  const composing = { GTK_IM_MODULE: "gtk-im-context-simple" };
  const env = { ...process.env, ...composing, DISPLAY: name, LIBGL_ALWAYS_SOFTWARE: "1" };
  const tool = (...more) => promisify(execFile)(xdotool, more, { env });
  return {
    env,
    /** Clicks so often in a row at a point of the display. */
    async click(x, y, count) {
      const repeated = ["click", "--repeat", String(count), "--delay", "60", "1"];
      await tool("mousemove", String(Math.round(x)), String(Math.round(y)), ...repeated);
    },
    async press(steps) {
      for (const { key, text } of steps) {
        if (key) await tool("key", key);
        else await tool("type", "--delay", "250", text);
        await new Promise((done) => setTimeout(done, 500));
      }
    },
    close: () => server.kill(),
  };
}
