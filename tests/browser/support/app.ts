// What every spec starts from: the built site in a browser, sealed, and watched until the test is over.

import { expect, test as base, type Page } from '@playwright/test';
import { canaries } from './fixtures.ts';
import { Site, type Options } from './site.ts';

/** Everything about a page that must stay empty. */
interface Watch {
  /** Requests that the page or its worker tried after the seal. */
  readonly requests: string[];
  /** Errors and warnings, and everything else that was written to the console. */
  readonly console: string[];
  /** Violations of the policy, as the page itself was told. */
  readonly violations: string[];
}

interface Fixtures {
  /** Starts a server that stops when the test is over. */
  serve: (options?: Options) => Promise<Site>;
  /** The sealed page at the start page; when the test is over, nothing may have leaked. */
  app: Page;
}

export const test = base.extend<Fixtures>({
  serve: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (options) => {
      const site = await Site.start(options);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.stop()));
  },
  app: async ({ page, serve }, use) => {
    const site = await serve();
    const watch = await watchPage(page);
    await open(page, site.url);
    const asked = site.requests.length;
    watch.requests.length = 0;
    await use(page);
    expect(site.requests.slice(asked), 'requests that reached the server after the seal').toEqual([]);
    await expectNothingLeaked(page, watch);
  },
});

/** Opens an address and waits until the page takes input. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('data-state', 'sealed');
}

/** Collects what a page does from its first script on. */
export async function watchPage(page: Page): Promise<Watch> {
  const watch: Watch = { requests: [], console: [], violations: [] };
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) watch.requests.push(request.url());
  });
  page.on('console', (message) => watch.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => watch.console.push(`uncaught: ${error.message}`));
  await page.exposeFunction('reportViolation', (text: string) => watch.violations.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return watch;
}

/** Fails where the page asked for something, broke its policy, complained, or shows or keeps a secret. */
export async function expectNothingLeaked(page: Page, watch: Watch): Promise<void> {
  expect(watch.requests, 'requests after the seal').toEqual([]);
  expect(watch.violations, 'violations of the policy').toEqual([]);
  expect(watch.console, 'messages on the console').toEqual([]);
  expect(await leaks(page), 'secrets that the page shows or keeps').toEqual([]);
}

/** Returns each place of the page that holds a canary. */
export async function leaks(page: Page): Promise<string[]> {
  const found = Object.entries(await places(page)).map(([place, text]) => [place, canaries(text)] as const);
  return found.filter(([, held]) => held.length > 0).map(([place, held]) => `${place}: ${held.join(', ')}`);
}

/** Returns what the page shows or keeps, place by place. */
export async function places(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => ({
    DOM: document.documentElement.outerHTML,
    text: document.documentElement.innerText,
    fields: [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value).join('\n'),
    title: document.title,
    address: location.href,
    history: JSON.stringify(history.state),
    'local storage': JSON.stringify({ ...localStorage }),
    'session storage': JSON.stringify({ ...sessionStorage }),
    cookies: document.cookie,
    databases: JSON.stringify(await indexedDB.databases()),
    caches: 'caches' in globalThis ? JSON.stringify(await caches.keys()) : '',
    name: window.name,
  }));
}

export { expect };
