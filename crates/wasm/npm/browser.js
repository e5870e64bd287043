// The face for browsers and bundlers: the module comes from beside this file, or from where the caller says.

import { startOnce } from "./start.js";

export * from "./api.js";

/** Starts the engine; without a source it is fetched from beside this file. */
export function init(source) {
  return startOnce(() => source);
}
