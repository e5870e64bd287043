// The engine's side of the line: follows the wasm-bindgen glue in one classic script that is started from a Blob.
//
// The first message is the compiled module; then `{id, method, payload}` is answered by `{id, json}` or
// `{id, error}`; `exportFiles` by `{id, json, contents, password?}`. An error is a code, never text of the payload.
(() => {
  "use strict";

  const CODE = /^[a-z]+(-[a-z]+)*$/;
  const PASSWORDS = 8;

  // What was inspected last, and the passwords for it: one that comes later opens what stayed locked. It goes with
  // the next inspection, or with this worker.
  let last = { passwords: [] };

  function start(module) {
    wasm_bindgen.initSync({ module });
    self.onmessage = answer;
    postMessage({ started: true });
  }

  function withLast({ inputs = last.inputs, options }) {
    const earlier = inputs === last.inputs ? last.passwords : [];
    last = { inputs, passwords: [...(options.passwords ?? []), ...earlier].slice(0, PASSWORDS) };
    return { inputs, options: { ...options, passwords: last.passwords } };
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
      if (method === "inspect") payload = withLast(payload);
      postMessage({ id, json: wasm_bindgen.call(method, payload) });
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
