import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, leaks, places, test } from '../support/app.ts';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { answer, choose, go, intake, next, paste, toParameters } from '../support/wizard.ts';

/** Encrypted with a salt of its own each time, and made only where a password is given. */
const RANDOM = 'key-encrypted.pem';

test.beforeEach(async ({ app }) => go(app, '#/inspect', /./));

test('keys and certificates are the bytes that the command line writes', async ({ app }) => {
  await choose(app, fixturePath('keys/sdm-long.json'));
  await make(app, { password: 'a password' });
  const native = exported('keys/sdm-long.json');
  const files = app.locator('[data-profile="pem"] [data-file]');
  const names = await files.evaluateAll((all) => all.map((file) => file.getAttribute('data-file') ?? ''));
  expect(names).toContain(RANDOM);
  const fixed = names.filter((name) => name !== RANDOM);
  expect(fixed.sort()).toEqual([...native.keys()].sort());
  for (const name of fixed) expect((await download(app, name)).equals(native.get(name) as Buffer), name).toBe(true);
  expect((await download(app, RANDOM)).toString()).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
});

test('a keystore opens with the password that was typed, which is kept nowhere', async ({ app }) => {
  const typed = 'no place keeps this one';
  await choose(app, fixturePath('keys/sdm-long.json'));
  await make(app, { alias: 'my alias', password: typed });
  await expect(app.getByLabel('Password of the keystores')).toHaveValue('');
  await expect(madeUp(app)).toBeHidden();
  expect(Object.entries(await places(app)).filter(([, held]) => held.includes(typed))).toEqual([]);
  await opens(app, await download(app, await keystore(app)), typed, 'my alias');
});

test('a password that is made up is shown once, opens the keystore, and goes with Clear', async ({ app }) => {
  await choose(app, fixturePath('keys/sdm-long.json'));
  await make(app, {});
  const password = (await madeUp(app).locator('code').textContent()) ?? '';
  expect(password).toMatch(/^[a-z2-9]{24}$/);
  const holding = Object.entries(await places(app)).filter(([, held]) => held.includes(password)).map(([place]) => place);
  expect(holding.filter((place) => !['DOM', 'text'].includes(place))).toEqual([]);
  const bytes = await download(app, await keystore(app));
  await make(app, {});
  expect(await madeUp(app).locator('code').textContent()).not.toBe(password);
  await app.getByRole('button', { name: /^Clear everything/ }).click();
  await expect(madeUp(app)).toHaveCount(0);
  await opens(app, bytes, password);
});

test('what carries a secret is marked, and copied only on its own button', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(app, fixturePath('keys/sdm-long.json'));
  await make(app, {});
  const key = app.locator('[data-file="key.pem"]');
  await expect(key).toContainText('holds a secret');
  await expect(app.locator('[data-file="certificate.pem"]')).not.toContainText('holds a secret');
  const clipboard = () => app.evaluate(() => navigator.clipboard.readText());

  await app.getByRole('button', { name: 'Copy certificate.pem' }).click();
  await expect.poll(clipboard).toContain('BEGIN CERTIFICATE');
  await expect(app.getByRole('button', { name: 'Clear clipboard' })).toHaveCount(0);

  await app.getByRole('button', { name: 'Copy the secret in key.pem' }).click();
  await expect(key).toContainText('key.pem is on the clipboard');
  await expect(key).toContainText('clipboard history');
  expect(await clipboard()).toContain('PRIVATE KEY');
  expect(await leaks(app)).toEqual([]);
  await key.getByRole('button', { name: 'Clear clipboard' }).click();
  await expect(app.getByRole('button', { name: 'Clear clipboard' })).toHaveCount(0);
  expect(await clipboard()).toBe('');
});

test('what cannot be made is refused with its reason', async ({ app }) => {
  await choose(app, fixturePath('keys/xsuaa-wrong-key.json'));
  await make(app, {}, false);
  await expect(app.locator('[data-code="export/key-does-not-match"]')).toBeVisible();
  await expect(app.locator('[data-file="key-and-chain.pem"]')).toHaveCount(0);
  await app.getByRole('button', { name: /^Clear everything/ }).click();
  await choose(app, fixturePath('keys/sdm-secret.json'));
  await make(app, {}, false);
  await expect(app.locator('[data-code="export/no-certificate"]')).toBeVisible();
});

test('of several identities one is chosen', async ({ app }) => {
  await choose(app, [fixturePath('keys/sdm-long.json'), fixturePath('keys/xsuaa-ec.json')]);
  await make(app, {}, false);
  await expect(app.locator('[data-code="export/several-identities"]')).toBeVisible();
  await app.getByLabel('Made for').selectOption({ index: 2 });
  await make(app, {});
  await expect(app.locator('[data-code="export/several-identities"]')).toHaveCount(0);
  const native = exported('keys/xsuaa-ec.json');
  expect((await download(app, 'certificate.pem')).equals(native.get('certificate.pem') as Buffer)).toBe(true);
});

test('an input that another one has replaced is asked for again', async ({ app }) => {
  await choose(app, fixturePath('keys/sdm-long.json'));
  await expect(app.getByRole('heading', { name: 'Export' })).toBeVisible();
  await toParameters(app, 'xsuaa', /^SAP Authorization and Trust Management service/, /bring a certificate/);
  await paste(app.getByLabel(/your certificate$/), fixture('certificates/leaf.pem'));
  await expect(app.getByRole('button', { name: 'Remove certificate' })).toBeVisible();
  await app.evaluate(() => (location.hash = '#/inspect'));
  await app.getByRole('button', { name: 'Leave and discard' }).click();
  await app.getByRole('button', { name: 'Make the files' }).click();
  await expect(app.getByRole('alert').filter({ hasText: 'Give it again' })).toBeVisible();
});

test('the last step of the wizard exports the key that came back', async ({ app }) => {
  await go(app, '#/create/service-key', 'Create Service Key');
  await answer(app, { service: /Document Management/, plan: 'standard', credentials: /SAP creates/ });
  await next(app, 'Use it');
  await next(app, 'Check the result');
  await paste(intake(app), fixture('keys/sdm-long.json'));
  await expect(app.locator('#comparison-verdict')).toBeFocused();
  await make(app, {});
  const native = exported('keys/sdm-long.json');
  expect((await download(app, 'chain.pem')).equals(native.get('chain.pem') as Buffer)).toBe(true);
});

/** Fills in the form and has the files made. */
async function make(page: Page, how: { alias?: string; password?: string }, isMade = true): Promise<void> {
  if (how.alias) await page.getByLabel('Alias').fill(how.alias);
  if (how.password) await page.getByLabel('Password of the keystores').fill(how.password);
  await page.getByRole('button', { name: 'Make the files' }).click();
  if (isMade) await expect(page.getByRole('heading', { name: /^\d+ files$/ })).toBeFocused();
}

function madeUp(page: Page): Locator {
  return page.locator('#export-made-up');
}

/** The name of the keystore for current readers. */
async function keystore(page: Page): Promise<string> {
  return (await page.locator('[data-profile="p12"] [data-file]').first().getAttribute('data-file')) ?? '';
}

/** Downloads a file that was made. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [handed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Download ${name}`, exact: true }).click(),
  ]);
  expect(handed.suggestedFilename()).toBe(name);
  return readFileSync(await handed.path());
}

/** Has a keystore read by the page that wrote it. */
async function opens(page: Page, bytes: Buffer, password: string, alias?: string): Promise<void> {
  await choose(page, { name: 'made.p12', mimeType: 'application/x-pkcs12', buffer: bytes });
  const field = page.getByLabel('Password', { exact: true });
  await field.fill(password);
  await field.press('Enter');
  const entries = page.getByRole('table', { name: 'Entries of the keystore' });
  await expect(entries.getByRole('row')).not.toHaveCount(1);
  if (alias) await expect(entries).toContainText(alias);
  await expect(field).toHaveCount(0);
}

/** Returns what the command line exports of a fixture, by file name. */
function exported(path: string): Map<string, Buffer> {
  const program = process.env.BINDWRIGHT_CLI;
  if (!program) throw new Error('BINDWRIGHT_CLI names no program: run `cargo xtask test --only playwright`');
  const folder = mkdtempSync(join(tmpdir(), 'bindwright-'));
  execFileSync(program, ['export', fixturePath(path), '--profile', 'pem', '--to', folder]);
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  rmSync(folder, { recursive: true });
  return files;
}
