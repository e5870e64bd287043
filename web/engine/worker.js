// The engine's side of the line: follows the wasm-bindgen glue in one classic script that is started from a Blob.
//
// The first message is the compiled module; then `{id, method, payload}` is answered by `{id, json}` or
// `{id, error}`; `exportFiles` by `{id, json, password?}` and `exportedFile` by `{id, bytes}`. An error is a code, never text of the payload.
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
  // The bytes of the files that were made of it.
  let made = [];
  // What a call is told that comes for something that went.
  const GONE = "input-gone";

  function start(module) {
    wasm_bindgen.initSync({ module });
    self.onmessage = answer;
    postMessage({ started: true });
  }

  function withLast(method, payload) {
    const earlier = payload.inputs === undefined && last.method === method ? last : NOTHING;
    const { inputs = earlier.inputs, options } = payload;
    if (inputs === undefined) throw GONE;
    made = [];
    last = { method, inputs, passwords: [...(options.passwords ?? []), ...earlier.passwords].slice(0, PASSWORDS) };
    return { ...payload, inputs, options: { ...options, passwords: last.passwords } };
  }

  // Files are made of what was read last; each stays here until somebody wants it.
  function exported(id, { of, options }) {
    if (last.method !== of) throw GONE;
    const passwords = [...(options.passwords ?? []), ...last.passwords].slice(0, PASSWORDS);
    const answer = wasm_bindgen.callExport({ inputs: last.inputs, options: { ...options, passwords } });
    made = answer.contents;
    postMessage({ id, json: answer.json, password: answer.password });
  }

  // A copy is handed over, as the same file may be wanted again.
  function handOver(id, index) {
    if (made[index] === undefined) throw GONE;
    const bytes = made[index].slice();
    postMessage({ id, bytes }, [bytes.buffer]);
  }

  function answer({ data: { id, method, payload } }) {
    try {
      if (method === "exportFiles") return exported(id, payload);
      if (method === "exportedFile") return handOver(id, payload.index);
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
