// Times our module beside JavaScript peers: `node run.mjs FOLDER` serves the folder, runs bench.js in a worker of one
// page, and writes browser.json there. BINDWRIGHT_BROWSER is the browser, BINDWRIGHT_PLAYWRIGHT the project that has
// Playwright.

import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clock of an isolated page counts in steps of 5 µs, of any other one in steps of 100. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const [folder] = process.argv.slice(2);
const { chromium } = createRequire(join(process.env.BINDWRIGHT_PLAYWRIGHT, 'package.json'))('@playwright/test');

await build({
  entryPoints: [fileURLToPath(new URL('bench.js', import.meta.url))],
  outfile: join(folder, 'bench.js'),
  bundle: true,
  minify: true,
  platform: 'browser',
  logLevel: 'error',
});

const server = createServer(async (request, response) => {
  const name = basename(request.url);
  const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.wasm') ? 'application/wasm' : 'text/html';
  const body = name === '' ? '<!doctype html>' : await readFile(join(folder, name)).catch(() => undefined);
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, ...ISOLATED }).end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const browser = await chromium.launch({
  executablePath: process.env.BINDWRIGHT_BROWSER,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
});
try {
  const page = await browser.newPage();
  page.on('console', (message) => console.error(`  ${message.text()}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const answer = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('bench.js');
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
      }),
  );
  if (answer.error) throw new Error(answer.error);
  await writeFile(join(folder, 'browser.json'), JSON.stringify(answer.results));
} finally {
  await browser.close();
  server.close();
}
