// Cuts the app's module in two: what a first visit runs, and what is loaded when it is first needed.
// `node split.mjs IN.wasm PATTERNS.txt FIRST.wasm LATER.wasm`; wasm-dis and wasm-split are Binaryen's, in
// $BINARYEN_ROOT/bin or on PATH. IN.wasm has a name section with mangled names (--profiling-funcs, --no-demangle).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The lines of a list of patterns, without comments. */
export function patternsOf(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** An expression for the names, mangled by the Itanium C++ ABI or as C has them, that a pattern stands for. */
export function expressionOf(pattern) {
  const [, path, parameter] = /^([^(]*(?:\(\))?)(?:\((.+)\))?$/.exec(pattern) ?? [];
  if (path === undefined) throw new Error(`no pattern: ${pattern}`);
  const words = (name) => name.replaceAll("*", "\\w*");
  const mangled = path
    .split("::")
    .map((name) =>
      name === "operator()" ? "cl" : name.includes("*") ? `L?\\d+${words(name)}` : `L?${name.length}${name}`,
    );
  // A member or a name of a namespace is nested (N…E); anonymous namespaces in between are not written in patterns.
  const scope = mangled.join("(?:12_GLOBAL__N_1)?");
  const end = parameter ? `E.*\\d+${parameter}` : "(?![a-z0-9_]*::)";
  const cxx = mangled.length > 1 ? `_ZN[KVRO]*${scope}E?${end}` : `_Z${scope}`;
  return new RegExp(`^(?:${mangled.length > 1 ? "" : `${words(path)}$|`}${cxx})`);
}

/**
 * Reads the text form of a module: what each function names (calls and references), and what can be called from
 * outside or through the table.
 */
export function readModule(text) {
  const named = new Map();
  const roots = new Set();
  const one = /"?\$("[^"]*"|[^\s()"]+)/;
  const unquoted = (name) => name.replace(/^"(.*)"$/, "$1");
  let current;
  for (const line of text.split("\n")) {
    if (line.startsWith(" (func ")) {
      current = new Set();
      named.set(unquoted(one.exec(line)[1]), current);
    } else if (line.startsWith(" (export ") || line.startsWith(" (start ") || line.startsWith(" (elem ")) {
      current = undefined;
      for (const [, name] of line.matchAll(new RegExp(one, "g"))) roots.add(unquoted(name));
    } else if (current) {
      for (const [, name] of line.matchAll(/\((?:return_)?(?:call|ref\.func) \$("[^"]*"|[^\s()"]+)/g))
        current.add(unquoted(name));
    }
  }
  return { named, roots };
}

/** The functions that a pattern names, and those that nothing but them leads to. */
export function laterFunctions({ named, roots }, patterns) {
  const expressions = patterns.map(expressionOf);
  const isGate = (name) => expressions.some((expression) => expression.test(name));
  const first = new Set();
  const open = [...roots].filter((name) => named.has(name) && !isGate(name));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (first.has(name)) continue;
    first.add(name);
    for (const next of named.get(name)) if (named.has(next) && !isGate(next)) open.push(next);
  }
  return [...named.keys()].filter((name) => !first.has(name));
}

/** Patterns that no function answers to: a function was renamed, or the list has a slip. */
export function idlePatterns({ named }, patterns) {
  const names = [...named.keys()];
  return patterns.filter((pattern) => !names.some((name) => expressionOf(pattern).test(name)));
}

/** What browsers of 2021 know; without reference types both parts share the one table that the app's module has. */
const features = [
  "--mvp-features",
  "bulk-memory",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "multivalue",
].map((name) => (name.startsWith("--") ? name : `--enable-${name}`));

function main([input, list, first, later]) {
  const binaryen = (name) => (process.env.BINARYEN_ROOT ? join(process.env.BINARYEN_ROOT, "bin", name) : name);
  const run = (name, ...options) =>
    execFileSync(binaryen(name), [...features, ...options], { stdio: ["ignore", "inherit", "inherit"] });
  const folder = mkdtempSync(join(tmpdir(), "viva-split-"));
  try {
    const text = join(folder, "module.wat");
    run("wasm-dis", input, "-o", text);
    const module = readModule(readFileSync(text, "utf8"));
    const patterns = patternsOf(readFileSync(list, "utf8"));
    const idle = idlePatterns(module, patterns);
    // Whatever it named before would weigh on the first visit.
    if (idle.length > 0) throw new Error(`${list}: no function is named ${idle.join(", ")}`);
    const names = join(folder, "later");
    writeFileSync(names, laterFunctions(module, patterns).join("\n"));
    run(
      "wasm-split",
      input,
      `--split-funcs=@${names}`,
      "-o1",
      first,
      "-o2",
      later,
      "--import-namespace=first",
      "--placeholder-namespace=later",
      "--export-prefix=%",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
