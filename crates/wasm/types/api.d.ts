/** One text or file: a name where there is one, and its content. */
export interface Input {
  name?: string;
  bytes: Uint8Array | string;
}

/** What a judgement depends on besides the input. */
export interface InspectOptions {
  /** The moment to judge for, RFC 3339; now when left out. */
  now?: string;
  /** Passwords to try on everything that is encrypted. */
  passwords?: string[];
  /** BCP 47 tag of the language of all texts; English when left out. */
  locale?: string;
}

/** A request to compose: what is left out has its default. */
export type Request = Pick<BindingRequest, "service" | "mode"> & Partial<BindingRequest>;

/** What is thrown: an error whose code says why; it never holds a piece of the input. */
export interface BindwrightError extends Error {
  name: "BindwrightError";
  code: "invalid-inputs" | "invalid-time" | "invalid-request" | "not-serializable";
}
