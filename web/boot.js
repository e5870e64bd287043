// Starts Bindwright: fetches every file with its hash, starts the page, seals it, and lets it start the engine.
//
// No text of the page stands here: the failures are sections of index.html. Runs before the body is parsed, so that
// fetching starts at once and the theme is set before the first paint.
(() => {
  "use strict";

  const root = document.documentElement;
  // The smallest module there is: refused only where WebAssembly as a whole is.
  const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

  class BootFailure extends Error {
    /** `cause` names the section of index.html, `detail` the file. */
    constructor(cause, detail) {
      super(cause);
      this.section = cause;
      this.detail = detail || "";
    }
  }

  function enter(state) {
    root.dataset.state = state;
    document.dispatchEvent(new Event("bindwright-state"));
  }

  function named(name) {
    return document.querySelector(`meta[name="${name}"]`);
  }

  function showTheme() {
    const wants = (query) => matchMedia(query).matches;
    const dark = wants("(prefers-color-scheme: dark)");
    const contrast = wants("(prefers-contrast: more)");
    root.dataset.theme = contrast ? (dark ? "hcb" : "hcw") : dark ? "evening" : "morning";
  }

  async function checkBrowser() {
    if (typeof WebAssembly !== "object") throw new BootFailure("webassembly");
    if (typeof Worker !== "function" || typeof structuredClone !== "function") throw new BootFailure("browser");
    try {
      await WebAssembly.compile(EMPTY_MODULE);
    } catch {
      throw new BootFailure("policy");
    }
  }

  /** A browser does not say whether a hash was wrong or a file is missing: asking without the hash tells. */
  async function whyRefused(address) {
    const response = await fetch(address, { cache: "no-store" }).catch(() => undefined);
    return new BootFailure(response && response.ok ? "integrity" : "missing", address);
  }

  async function load(address, integrity) {
    try {
      const response = await fetch(address, { integrity });
      if (response.ok) return response;
    } catch {
      // Told apart below.
    }
    throw await whyRefused(address);
  }

  async function loadModule(address, integrity) {
    const bytes = await (await load(address, integrity)).arrayBuffer();
    // The whole file has to be there before its hash is known, so there is nothing to stream.
    return WebAssembly.compile(bytes).catch(() => {
      throw new BootFailure("browser");
    });
  }

  function loadScript(address, integrity) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = resolve;
      script.onerror = () => whyRefused(address).then(reject);
      script.integrity = integrity;
      script.src = address;
      document.head.append(script);
    });
  }

  async function checkStyles() {
    // A style sheet that was refused for its hash has no sheet.
    const unstyled = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.sheet);
    const [refused] = [...refusedStyles, ...unstyled];
    if (refused) throw await whyRefused(refused.getAttribute("href"));
  }

  /** From here on no request is possible, in the page and in every worker started later. */
  function seal() {
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = named("seal").content;
    document.head.append(policy);
    // No policy covers WebRTC, so its constructors go too. What is left is leaving the page, which no script here does.
    for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete globalThis[name];
  }

  const refusedStyles = [];
  const noteStyle = ({ target }) => target instanceof HTMLLinkElement && refusedStyles.push(target);
  document.addEventListener("error", noteStyle, { capture: true });
  const documentLoaded = new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  const documentParsed = new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

  async function boot() {
    const app = named("app").dataset;
    const engine = named("engine").dataset;
    await checkBrowser();
    const pageFiles = Promise.all([loadModule(app.wasm, app.wasmSri), loadScript(app.js, app.jsSri)]);
    const engineFiles = Promise.all([
      loadModule(engine.wasm, engine.wasmSri),
      load(engine.js, engine.jsSri).then((response) => response.blob()),
    ]);
    // Its failure is met below, after the page's.
    engineFiles.catch(() => {});

    const [pageModule] = await pageFiles;
    await documentParsed;
    const started = startPage(pageModule);
    await started.page;
    enter("starting");
    document.getElementById("loading").hidden = true;
    document.getElementById("app").inert = false;

    const files = await engineFiles;
    // All style sheets are there, or refused, only now.
    await documentLoaded;
    await checkStyles();
    seal();
    started.handOver(files);
    if (await started.engine) throw new BootFailure("engine");
    enter("sealed");
  }

  /** The page takes `globalThis.bindwright` while it starts, and tells through `started` how its engine does. */
  function startPage(module) {
    const started = {};
    const arrival = new Promise((resolve) => {
      started.handOver = ([engineModule, script]) => {
        // Made after the seal, so that the worker has the seal's policy too.
        const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
        resolve({ module: engineModule, address });
      };
    });
    started.engine = new Promise((resolve) => {
      globalThis.bindwright = { engine: arrival, started: resolve };
    });
    started.page = wasm_bindgen({ module_or_path: module });
    return started;
  }

  async function fail(error) {
    await documentParsed;
    // The page has shown its own crash already.
    if (root.dataset.state === "failed") return;
    const cause = error instanceof BootFailure ? error.section : "engine";
    enter("failed");
    for (const id of ["loading", "stalled", "app"]) document.getElementById(id).hidden = true;
    const section = document.getElementById(`failure-${cause}`);
    const detail = section.querySelector(".boot-detail");
    if (detail) detail.textContent = error.detail;
    section.hidden = false;
    document.getElementById("failure").hidden = false;
  }

  documentParsed.then(() => {
    for (const button of document.querySelectorAll("[data-reload]")) {
      button.addEventListener("click", () => location.reload());
    }
  });
  showTheme();
  // The start page stands in index.html; any other page has to wait for the wizard.
  root.dataset.first = /^#?\/?$/.test(location.hash) ? "start" : "other";
  boot().catch(fail);
})();
