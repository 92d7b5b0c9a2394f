// WebAssembly modules that stand beside the app's: in a Web Worker, or on the page where there can be none.

export type InstantiateWasm = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
) => object;

/** Fetches the program and makes a module of it through Emscripten's `create`; rejects if either fails. */
export async function makeSideModule<M>(
  url: string,
  create: (instantiateWasm: InstantiateWasm) => Promise<M>,
): Promise<M> {
  const response = await fetch(new URL(url, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const program = await WebAssembly.compile(await response.arrayBuffer());
  // Emscripten's own promise never settles when instantiation fails, so ours stands beside it.
  let instantiated: Promise<unknown> = Promise.resolve();
  const made = create((imports, done) => {
    instantiated = WebAssembly.instantiate(program, imports).then((instance) => done(instance, program));
    return {};
  });
  return Promise.race([made, instantiated.then(() => made)]);
}
