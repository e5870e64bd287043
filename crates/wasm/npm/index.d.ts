export {
  catalog,
  certificateParameter,
  checkSubject,
  compare,
  compose,
  explain,
  explanations,
  exportFiles,
  inspect,
  lint,
  rules,
  toBeSigned,
  withSignature,
} from "./engine.js";
export type * from "./engine.js";

/** Where the engine comes from: an address, the answer to a request for it, its bytes, or the compiled module. */
export type Source = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Starts the engine. Call it once, before anything else; further calls change nothing.
 *
 * Without a source, Node.js reads the file of the package, and a browser fetches it from beside the script.
 */
export function init(source?: Source): Promise<void>;

/** Why a call has no answer. */
export type ErrorCode =
  | "not-initialized"
  | "not-loaded"
  | "invalid-inputs"
  | "invalid-time"
  | "invalid-request"
  | "invalid-options"
  | "invalid-subject"
  | "invalid-public-key"
  | "invalid-signature"
  | "no-randomness"
  | "not-serializable"
  | "crashed";

/** What every function throws: `code` says why, the message what to do. Neither holds a piece of the input. */
export class BindwrightError extends Error {
  readonly name: "BindwrightError";
  readonly code: ErrorCode;
}
