// The engine's side of the line: follows the wasm-bindgen glue in one classic script that is started from a Blob.
//
// The first message is the compiled module; then `{id, method, payload}` is answered by `{id, json}` or
// `{id, error}`; `exportFiles` by `{id, json, contents, password?}`. An error is a code, never text of the payload.
(() => {
  "use strict";

  const CODE = /^[a-z]+(-[a-z]+)*$/;
  const PASSWORDS = 8;
  // What an answer holds where a password is missing; in a text its quotes would be escaped.
  const LOCKED = '"wants_password":true';

  // What was read last and by which method, and the passwords for it: one that comes later opens what stayed locked.
  // It goes with the next input, or with this worker.
  const READING = ["inspect", "compare", "certificateParameter"];
  const NOTHING = { passwords: [] };
  let last = NOTHING;

  function start(module) {
    wasm_bindgen.initSync({ module });
    self.onmessage = answer;
    postMessage({ started: true });
  }

  function withLast(method, payload) {
    const earlier = payload.inputs === undefined && last.method === method ? last : NOTHING;
    const { inputs = earlier.inputs, options } = payload;
    last = { method, inputs, passwords: [...(options.passwords ?? []), ...earlier.passwords].slice(0, PASSWORDS) };
    return { ...payload, inputs, options: { ...options, passwords: last.passwords } };
  }

  // Files are made of what was inspected last. Their bytes are handed over, so that no copy stays here.
  function exported(id, options) {
    const inputs = last.inputs ?? [];
    const passwords = [...(options.passwords ?? []), ...last.passwords].slice(0, PASSWORDS);
    const answer = wasm_bindgen.callExport({ inputs, options: { ...options, passwords } });
    postMessage({ id, ...answer }, answer.contents.map((bytes) => bytes.buffer));
  }

  function answer({ data: { id, method, payload } }) {
    try {
      if (method === "exportFiles") return exported(id, payload.options);
      if (READING.includes(method)) payload = withLast(method, payload);
      const json = wasm_bindgen.call(method, payload);
      // Of what holds the certificate for parameters nothing is wanted any more, once it is open.
      if (method === "certificateParameter" && !json.includes(LOCKED)) last = NOTHING;
      postMessage({ id, json });
    } catch (error) {
      // The module throws a code; anything else is a trap, after which its memory cannot be trusted.
      const code = typeof error === "string" && CODE.test(error) ? error : "crashed";
      postMessage({ id, error: code });
      if (code === "crashed") close();
    }
  }

  // Set at once: a handler that appeared later would miss the module.
  self.onmessage = ({ data }) => {
    try {
      start(data);
    } catch {
      postMessage({ started: false });
      close();
    }
  };
})();
