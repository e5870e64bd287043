// The start of the engine, and its failures made typed.

import start from "./engine.js";

/** What to do about each code. */
const REMEDIES = {
  "not-initialized": "await init() before the first call",
  "not-loaded": "give init() the address, the bytes or the compiled module of engine_bg.wasm; `cause` says what failed",
  "invalid-inputs": "give a list of { name?, bytes }, with bytes as text or Uint8Array",
  "invalid-time": "give `now` as RFC 3339, such as 2026-11-20T12:00:00Z",
  "invalid-request": "give an object of the type Request: `service` and `mode` at least",
  "invalid-options": "give options of the type that the function names; see index.d.ts",
  "invalid-subject": "give a subject that checkSubject() finds nothing in",
  "invalid-public-key": "give an RSA, P-256 or P-384 key as crypto.subtle exports it in the form `spki`",
  "invalid-signature": "sign what toBeSigned() returned, with the private half of the key",
  "no-randomness": "run it where `crypto.getRandomValues` is: nothing with a password is made without",
  "not-serializable": "report it as a fault of this package",
  crashed: "start again in a new process or worker: the memory of the module cannot be trusted after a crash",
};

/** What every function throws: `code` says why, the message what to do. Neither holds a piece of the input. */
export class BindwrightError extends Error {
  constructor(code, options) {
    super(`${code}: ${REMEDIES[code]}`, options);
    this.name = "BindwrightError";
    this.code = code;
  }
}

let state = "not-initialized";
let starting;

/** Starts the engine once; a start that failed can be tried again with another source. */
export function startOnce(source) {
  starting ??= load(source).catch((cause) => {
    starting = undefined;
    throw new BindwrightError("not-loaded", { cause });
  });
  return starting;
}

async function load(source) {
  await start({ module_or_path: await source() });
  state = "started";
}

/** Makes the failures of a function of the engine typed. */
export function typed(run) {
  return (...values) => {
    if (state !== "started") throw new BindwrightError(state);
    try {
      return run(...values);
    } catch (error) {
      if (error?.name === "BindwrightError" && error.code in REMEDIES) throw new BindwrightError(error.code);
      // Anything else is a trap; its text may not be repeated, and its memory not be used again.
      state = "crashed";
      throw new BindwrightError(state);
    }
  };
}
