// Ways out of a page and out of a worker. Each tells `reached` or `refused`; both run inside the browser.

/** Tries every way that a page has. `here` is the site's own origin, `elsewhere` another one. */
export async function fromPage({ here, elsewhere }: { here: string; elsewhere: string }): Promise<Record<string, string>> {
  const told = (success: boolean) => (success ? 'reached' : 'refused');
  const settled = (promise: Promise<unknown>) => promise.then(() => told(true), () => told(false));
  const loaded = (element: HTMLElement) =>
    settled(
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        // A frame that a policy refuses says nothing at all.
        setTimeout(reject, 1500);
        document.head.append(element);
      }),
    );
  const made = <T extends HTMLElement>(name: string, properties: object) => Object.assign(document.createElement(name), properties) as T;
  const socket = (url: string) =>
    settled(
      new Promise((resolve, reject) => {
        // The server hangs up on it: getting that far is enough, and the server counts it.
        const line = new WebSocket(url);
        line.onopen = resolve;
        line.onerror = reject;
      }),
    );
  const source = (url: string) =>
    settled(
      new Promise((resolve, reject) => {
        const events = new EventSource(url);
        events.onopen = resolve;
        events.onerror = reject;
      }).finally(() => undefined),
    );
  const attempt = (action: () => unknown) => {
    try {
      return told(Boolean(action()));
    } catch {
      return told(false);
    }
  };
  const request = (url: string) =>
    settled(
      new Promise((resolve, reject) => {
        const xhr = new XMLHttpRequest();
        xhr.onload = resolve;
        xhr.onerror = reject;
        xhr.open('GET', url);
        xhr.send();
      }),
    );
  const worker = (url: string) =>
    settled(
      new Promise((resolve, reject) => {
        const started = new Worker(url);
        started.onmessage = resolve;
        started.onerror = reject;
        setTimeout(reject, 1500);
      }),
    );
  return {
    'fetch here': await settled(fetch(`${here}/probe.txt?fetch`, { cache: 'no-store' })),
    'fetch elsewhere': await settled(fetch(`${elsewhere}/probe.txt?fetch`)),
    'fetch without CORS': await settled(fetch(`${elsewhere}/probe.txt?opaque`, { mode: 'no-cors' })),
    'XMLHttpRequest': await request(`${elsewhere}/probe.txt?xhr`),
    'beacon': attempt(() => navigator.sendBeacon(`${elsewhere}/probe.txt?beacon`, 'x')),
    'WebSocket': await socket(`${elsewhere.replace('http', 'ws')}/probe.txt?socket`),
    'EventSource': await source(`${elsewhere}/probe.txt?events`),
    'image here': await loaded(made('img', { src: `${here}/probe.svg?image` })),
    'image elsewhere': await loaded(made('img', { src: `${elsewhere}/probe.svg?image` })),
    'script here': await loaded(made('script', { src: `${here}/probe.js?script` })),
    'style sheet': await loaded(made('link', { rel: 'stylesheet', href: `${here}/probe.css` })),
    'frame': await loaded(made('iframe', { src: `${elsewhere}/control.html?frame` })),
    'import here': await settled(import(`${here}/probe.js?import`)),
    'import elsewhere': await settled(import(`${elsewhere}/probe.js?import`)),
    'worker from a file': await worker(`${here}/probe-worker.js`),
    'font': await settled(new FontFace('probe', `url(${elsewhere}/probe.woff2)`).load()),
    'WebRTC': attempt(() => new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(elsewhere).host}` }] })),
    'eval': attempt(() => (0, eval)('1')),
    'Function': attempt(() => new Function('return 1')()),
    'inline script': attempt(() => {
      document.head.append(made('script', { textContent: 'globalThis.inlineRan = true' }));
      return (globalThis as { inlineRan?: boolean }).inlineRan;
    }),
  };
}

/** Tries every way that a worker has. */
export async function fromWorker({ here, elsewhere }: { here: string; elsewhere: string }): Promise<Record<string, string>> {
  const told = (success: boolean) => (success ? 'reached' : 'refused');
  const settled = (promise: Promise<unknown>) => promise.then(() => told(true), () => told(false));
  const attempt = (action: () => unknown) => {
    try {
      return told(Boolean(action()));
    } catch {
      return told(false);
    }
  };
  const scope = self as unknown as { importScripts(url: string): void };
  const opened = (line: WebSocket) =>
    settled(
      new Promise((resolve, reject) => {
        line.onopen = resolve;
        line.onerror = reject;
      }),
    );
  return {
    'fetch here': await settled(fetch(`${here}/probe.txt?worker-fetch`, { cache: 'no-store' })),
    'fetch elsewhere': await settled(fetch(`${elsewhere}/probe.txt?worker-fetch`)),
    'fetch without CORS': await settled(fetch(`${elsewhere}/probe.txt?worker-opaque`, { mode: 'no-cors' })),
    'WebSocket': await settled(
      (async () => {
        if ((await opened(new WebSocket(`${elsewhere.replace('http', 'ws')}/probe.txt?worker-socket`))) === 'refused') throw new Error();
      })(),
    ),
    'importScripts here': attempt(() => (scope.importScripts(`${here}/probe.js?worker`), true)),
    'importScripts elsewhere': attempt(() => (scope.importScripts(`${elsewhere}/probe.js?worker`), true)),
    'import': await settled(import(`${here}/probe.js?worker-import`)),
    'eval': attempt(() => (0, eval)('1')),
    'Function': attempt(() => new Function('return 1')()),
  };
}

/** What the servers of the probes have to offer. */
export const offers = {
  'probe.txt': 'probe',
  'probe.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'probe.js': 'globalThis.probe = true;',
  'probe.css': 'body { color: black }',
  'probe-worker.js': 'postMessage(1)',
  'control.html': '<!DOCTYPE html><title>no policy at all</title>',
  'control-worker.js': 'postMessage(1)',
};
