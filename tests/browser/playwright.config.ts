import { defineConfig } from '@playwright/test';

const options = [
  // Root and containers have no sandbox to offer.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  // The browser's own errands would only stand between the tests and the page.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A name that is not this computer's own: plain http to it is no secure context.
  '--host-resolver-rules=MAP plain.example 127.0.0.1',
];

export default defineConfig({
  testDir: 'specs',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  // The longest ones look at every state of a page with axe; two slow cores took 58 s.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.BINDWRIGHT_BROWSER ?? '/usr/bin/chromium',
      args: options,
    },
  },
});
