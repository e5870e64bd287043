import type { Page, Worker } from '@playwright/test';
import { expect, open, test } from '../support/app.ts';
import { fromPage, fromWorker, offers } from '../support/probes.ts';
import type { Site } from '../support/site.ts';

/** What a page without any policy reaches; the server hangs up on sockets and offers no events and no font. */
const REACHABLE_FROM_PAGE = [
  'fetch here', 'fetch elsewhere', 'fetch without CORS', 'XMLHttpRequest', 'beacon', 'image here', 'image elsewhere',
  'script here', 'style sheet', 'frame', 'import here', 'import elsewhere', 'worker from a file', 'WebRTC', 'eval', 'Function',
  'inline script',
];
const REACHABLE_FROM_WORKER = [
  'fetch here', 'fetch elsewhere', 'fetch without CORS', 'importScripts here', 'importScripts elsewhere', 'import', 'eval',
  'Function',
];

/** A blocked frame loads an empty page and a blocked beacon counts as sent: only the server knows better. */
const SILENT = ['frame', 'beacon'];

for (const headers of [true, false]) {
  test.describe(headers ? 'with the site’s headers' : 'on a host that sends no headers', () => {
    let site: Site;
    let elsewhere: Site;

    test.beforeEach(async ({ page, serve }) => {
      site = await serve({ headers, replace: offers });
      elsewhere = await serve({ headers: false, replace: offers });
      await open(page, site.url);
    });

    test('nothing leaves the sealed page', async ({ page }) => {
      await expectNothingLeaves(page, fromPage);
    });

    test('nothing leaves the engine’s worker', async ({ page }) => {
      await expectNothingLeaves(engineOf(page), fromWorker);
    });

    test('nothing leaves a worker that is started later', async ({ page }) => {
      await page.evaluate(() => {
        const address = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
        const worker = new Worker(address);
        return new Promise((resolve) => (worker.onmessage = resolve)).then(() => true);
      });
      const later = page.workers().at(-1);
      expect(later).not.toBe(engineOf(page));
      await expectNothingLeaves(later!, fromWorker);
    });

    async function expectNothingLeaves(scope: Page | Worker, probes: typeof fromPage): Promise<void> {
      const asked = site.requests.length;
      const results = await (scope as Page).evaluate(probes, { here: site.origin, elsewhere: elsewhere.origin });
      expect(Object.entries(results).filter(([way, result]) => result !== 'refused' && !SILENT.includes(way))).toEqual([]);
      expect(site.requests.slice(asked)).toEqual([]);
      expect(elsewhere.requests).toEqual([]);
    }
  });
}

test('the same probes reach their goal where no policy holds', async ({ page, serve }) => {
  const site = await serve({ headers: false, replace: offers });
  const elsewhere = await serve({ headers: false, replace: offers });
  const goals = { here: site.origin, elsewhere: elsewhere.origin };
  await page.goto(`${site.origin}/control.html`);
  const fromThePage = await page.evaluate(fromPage, goals);
  expect(REACHABLE_FROM_PAGE.filter((way) => fromThePage[way] !== 'reached')).toEqual([]);
  await page.evaluate(() => new Promise((resolve) => (new Worker('/control-worker.js').onmessage = resolve)).then(() => true));
  const fromTheWorker = await page.workers().at(-1)!.evaluate(fromWorker, goals);
  expect(REACHABLE_FROM_WORKER.filter((way) => fromTheWorker[way] !== 'reached')).toEqual([]);
  const ways = elsewhere.requests.map((request) => request.split('?')[1]).filter(Boolean);
  expect(ways).toEqual(expect.arrayContaining(['fetch', 'opaque', 'xhr', 'beacon', 'socket', 'events', 'frame', 'worker-socket']));
});

test('a policy that is inserted later cannot be loosened', async ({ page, serve }) => {
  const site = await serve({ replace: offers });
  await open(page, site.url);
  const reached = await page.evaluate(async (here) => {
    document.querySelectorAll('meta[http-equiv]').forEach((meta) => meta.remove());
    const loose = document.createElement('meta');
    loose.httpEquiv = 'Content-Security-Policy';
    loose.content = 'default-src *';
    document.head.append(loose);
    return fetch(`${here}/probe.txt`).then(() => true, () => false);
  }, site.origin);
  expect(reached).toBe(false);
});

function engineOf(page: Page): Worker {
  const [engine] = page.workers();
  expect(engine, 'the engine’s worker').toBeDefined();
  return engine;
}
