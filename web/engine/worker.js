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
  // The key pair that was made here for a certificate of one's own, and what came for it: until another one is made, it
  // is thrown away, or this worker ends.
  let own;
  // What an answer holds where a certificate belongs to another key.
  const OTHER_KEY = '"parameters/other-key"';
  // The kinds of key pairs, as WebCrypto names them.
  const rsa = (modulusLength) => {
    const publicExponent = new Uint8Array([1, 0, 1]);
    return { name: "RSASSA-PKCS1-v1_5", modulusLength, publicExponent, hash: "SHA-256" };
  };
  const KEYS = {
    "rsa-2048": rsa(2048),
    "rsa-3072": rsa(3072),
    "rsa-4096": rsa(4096),
    "p-256": { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
    "p-384": { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  };
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
    // What was asked for with a key of one's own comes back without it.
    const inputs = own && of === "compare" ? [...last.inputs, own.key, ...own.issued] : last.inputs;
    const answer = wasm_bindgen.callExport({ inputs, options: { ...options, passwords } });
    made = answer.contents;
    postMessage({ id, json: answer.json, password: answer.password });
  }

  // A copy is handed over, as the same file may be wanted again.
  function handOver(id, index) {
    if (made[index] === undefined) throw GONE;
    const bytes = made[index].slice();
    postMessage({ id, bytes }, [bytes.buffer]);
  }

  // The private key is made where it can be taken along: one that cannot be exported would be lost with this page.
  async function makeKey(id, { kind, draft }) {
    const { subtle } = globalThis.crypto ?? {};
    if (!subtle) throw "no-cryptography";
    const algorithm = KEYS[kind];
    const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const bytes = new Uint8Array(await subtle.exportKey("pkcs8", privateKey));
    const public_key = new Uint8Array(await subtle.exportKey("spki", publicKey));
    const given = { ...draft, public_key };
    const signature = await subtle.sign(algorithm, privateKey, wasm_bindgen.toBeSigned(given));
    const pem = wasm_bindgen.withSignature(given, new Uint8Array(signature));
    own = { public_key, key: { bytes }, issued: [] };
    postMessage({ id, json: JSON.stringify({ pem }) });
  }

  function ownKey(id) {
    if (!own) throw GONE;
    const [bytes] = wasm_bindgen.callExport({ inputs: [own.key], options: { formats: ["key-pkcs8"] } }).contents;
    postMessage({ id, bytes }, [bytes.buffer]);
  }

  function dropKey(id) {
    own = undefined;
    postMessage({ id, json: "null" });
  }

  // The module throws a code, or an error with one; anything else is a trap, after which its memory cannot be trusted.
  function fail(id, error) {
    const said = error?.name === "BindwrightError" ? error.code : error;
    const code = typeof said === "string" && CODE.test(said) ? said : "crashed";
    postMessage({ id, error: code });
    if (code === "crashed") close();
  }

  function answer({ data: { id, method, payload } }) {
    try {
      if (method === "makeKey") return makeKey(id, payload).catch((error) => fail(id, error));
      if (method === "ownKey") return ownKey(id);
      if (method === "dropKey") return dropKey(id);
      if (method === "exportFiles") return exported(id, payload);
      if (method === "exportedFile") return handOver(id, payload.index);
      if (READING.includes(method)) payload = withLast(method, payload);
      const isOwn = own && method === "certificateParameter";
      if (isOwn) payload.options.public_key = own.public_key;
      const json = wasm_bindgen.call(method, payload);
      if (isOwn && !json.includes(OTHER_KEY)) own.issued = payload.inputs;
      // Of what holds the certificate for parameters nothing is wanted any more, once it is open.
      if (method === "certificateParameter" && !json.includes(LOCKED)) last = NOTHING;
      postMessage({ id, json });
    } catch (error) {
      fail(id, error);
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
