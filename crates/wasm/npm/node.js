// The face for Node.js: the module is a file beside this one.

import { startOnce } from "./start.js";

export * from "./api.js";

/** Starts the engine; without a source, or with the address of a file, it is read from the disk. */
export function init(source = new URL("engine_bg.wasm", import.meta.url)) {
  return startOnce(() => (isFile(source) ? read(source) : source));
}

function isFile(source) {
  return source instanceof URL && source.protocol === "file:";
}

async function read(file) {
  const { readFile } = await import("node:fs/promises");
  return readFile(file);
}
