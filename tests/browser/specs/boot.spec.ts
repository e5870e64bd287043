import { expect, open, test } from '../support/app.ts';
import { fixture } from '../support/fixtures.ts';
import { altered, files, read } from '../support/site.ts';
import { go, intake, paste } from '../support/wizard.ts';

/** What the first file names; nothing vouches for that one but the server itself. */
const parts = files().filter((file) => read('index.html').includes(file));

/** A page of its own, without a script, that nothing else depends on. */
const LICENCES = ['licences.html', 'licences.css'];

test('the site has the parts that the next tests alter', () => {
  const count = (kind: string) => parts.filter((file) => file.endsWith(kind)).length;
  expect(count('.wasm')).toBe(2);
  expect(count('.js')).toBeGreaterThanOrEqual(3);
  expect(count('.css')).toBeGreaterThanOrEqual(3);
  expect(files().filter((file) => !parts.includes(file)).sort()).toEqual(['index.html', ...LICENCES].sort());
});

for (const file of parts) {
  // Names carry the hash of their content; a test keeps its name when the content changes.
  test(`the boot stops when ${file.replace(/-?[0-9a-f]{12,}/, '')} was altered`, async ({ page, serve }) => {
    const site = await serve({ replace: { [file]: altered(file) } });
    await page.goto(site.url);
    const message = page.getByText(/A file of this page was changed|takes longer than it should/);
    await expect(message.filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('html')).not.toHaveAttribute('data-state', 'sealed');
    await expect(page.locator('textarea:enabled')).toHaveCount(0);
  });
}

test('the page works below a path, and asks for nothing outside of it', async ({ page, serve }) => {
  const site = await serve({ base: '/tools/bindwright/' });
  await open(page, site.url);
  expect(site.requests.filter((request) => !request.startsWith('GET /tools/bindwright/'))).toEqual([]);
  await go(page, '#/inspect', /./);
  await paste(intake(page), fixture('keys/xsuaa-long.json'));
  await expect(page.locator('#verdict')).toBeVisible();
});

test('a missing file is named', async ({ page, serve }) => {
  const engine = parts.find((file) => /engine.*\.wasm$/.test(file)) ?? parts.find((file) => file.endsWith('.wasm'))!;
  const site = await serve();
  await page.route(`**/${engine}`, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: 'A file of this page could not be loaded' })).toBeVisible();
});

test('a server whose policy blocks WebAssembly is named', async ({ page, serve }) => {
  const site = await serve({ policy: "default-src 'self'; script-src 'self'; worker-src blob:" });
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: /policy blocks WebAssembly/ })).toBeVisible();
});

test('a browser without WebAssembly is told', async ({ page, serve }) => {
  await page.addInitScript(() => delete (globalThis as { WebAssembly?: unknown }).WebAssembly);
  await page.goto((await serve()).url);
  await expect(page.getByRole('heading', { name: 'WebAssembly is switched off' })).toBeVisible();
});

test('without JavaScript the page says what it needs', async ({ browser, serve }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto((await serve()).url);
  await expect(page.locator('noscript').locator('p').first()).toHaveText('Bindwright needs JavaScript');
  await expect(page.locator('noscript').locator('p').first()).toBeVisible();
  await context.close();
});

test('the first file holds no inline script and no foreign address', () => {
  const html = read('index.html').toString();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(html).not.toMatch(/\son[a-z]+=/);
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).not.toMatch(/(src|href)="?(https?:)?\/\//);
  for (const [tag] of html.matchAll(/<(script|link)\b[^>]*(\.js|\.css)[^>]*>/g)) expect(tag).toMatch(/integrity=/);
});

test('on plain http without a secure context copying still works', async ({ page, serve }) => {
  const site = await serve();
  await open(page, site.url.replace('127.0.0.1', 'plain.example'));
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await go(page, '#/inspect', /./);
  await intake(page).fill(fixture('keys/xsuaa-long.json'));
  await page.getByRole('button', { name: 'Check what I typed' }).click();
  await page.getByRole('button', { name: 'Copy Client ID' }).click();
  await expect(page.getByRole('button', { name: 'Copy Client ID' })).toContainText('Copied');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.setAttribute('aria-label', 'probe');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.getByLabel('probe')).toHaveValue('sb-bindwright-test!t4711');
});

test('a crash of the engine is told, and the next question is answered', async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await go(page, '#/inspect', /./);
  // Whatever it is asked next ends it, as a trap in its module would.
  await page.workers()[0].evaluate(() => {
    const scope = self as unknown as { onmessage: unknown };
    scope.onmessage = () => {
      throw new Error('crash');
    };
  });
  await paste(intake(page), fixture('keys/xsuaa-long.json'));
  await expect(page.getByText(/\bworker crashed while reading and was started afresh/).first()).toBeVisible();
  await paste(intake(page), fixture('keys/xsuaa-long.json'));
  await expect(page.locator('#verdict')).toBeVisible();
});
