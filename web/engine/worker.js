// The engine's side of the line: follows the wasm-bindgen glue in one classic script that is started from a Blob.
//
// The first message is the compiled module; then `{id, method, payload}` is answered by `{id, json}` or
// `{id, error}`. An error is a code, never text of the payload.
(() => {
  "use strict";

  const CODE = /^[a-z]+(-[a-z]+)*$/;

  function start(module) {
    wasm_bindgen.initSync({ module });
    self.onmessage = answer;
    postMessage({ started: true });
  }

  function answer({ data: { id, method, payload } }) {
    try {
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
