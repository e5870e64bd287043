import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect, places, test } from '../support/app.ts';
import { fixture } from '../support/fixtures.ts';
import { download, intake, next, paste, toParameters } from '../support/wizard.ts';

const SUBJECT = 'Bindwright test throw-away';

test.beforeEach(async ({ app }) => {
  await toParameters(app, 'xsuaa', /^SAP Authorization and Trust Management service/, /bring a certificate/);
  await maker(app).locator('summary').click();
});

test('a request belongs to the key that is downloaded, and the page never shows the key', async ({ app }) => {
  await make(app, { 'Common name (CN)': SUBJECT, 'Country (C), two letters': 'DE', 'Kind of key': 'p-384' });
  const key = await download(app, /^Download the private key/);
  expect(createPrivateKey(key).asymmetricKeyDetails?.namedCurve).toBe('secp384r1');
  const request = await download(app, /^Download the request/);
  const secret = key.split('\n')[1]!;
  expect(secret).toHaveLength(64);
  const held = Object.entries(await places(app)).filter(([, text]) => text.includes(secret));
  expect(held).toEqual([]);

  await app.evaluate(() => (location.hash = '#/inspect'));
  await app.getByRole('button', { name: 'Leave and discard' }).click();
  await paste(intake(app), request + key);
  await expect(app.getByText(`CN=${SUBJECT},C=DE`).first()).toBeVisible();
  const signed = app.getByRole('region', { name: /request/i }).or(app.locator('main'));
  await expect(signed.getByText(/verified/).first()).toBeVisible();
});

test('a certificate for tests signs itself and goes into the parameters', async ({ app }) => {
  await app.getByLabel(/^For tests/).check();
  await make(app, { 'Common name (CN)': SUBJECT });
  const key = createPrivateKey(await download(app, /^Download the private key/));
  const certificate = new X509Certificate(await download(app, /^Download the certificate/));
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
  expect(certificate.checkPrivateKey(key)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe(`CN=${SUBJECT}`);
  await maker(app).getByRole('button', { name: 'Use this certificate' }).click();
  await expect(app.getByRole('button', { name: 'Remove certificate' })).toBeVisible();
  await next(app, 'Review');
  await expect(app.locator('main')).toContainText('-----BEGIN CERTIFICATE-----');
});

test('a certificate for another key is told, until the key is thrown away', async ({ app }) => {
  await make(app, { 'Common name (CN)': SUBJECT, 'Kind of key': 'p-256' });
  const field = app.getByLabel(/your certificate$/);
  await paste(field, fixture('pem/chain.pem'));
  await expect(app.getByText(/was issued for another key than the one that was made here/)).toBeVisible();
  await maker(app).getByRole('button', { name: 'Throw the key away' }).click();
  await expect(maker(app).getByRole('button', { name: 'Download the private key' })).toHaveCount(0);
  await app.getByRole('button', { name: 'Remove certificate' }).click();
  await paste(field, fixture('pem/chain.pem'));
  await expect(app.getByRole('button', { name: 'Remove certificate' })).toBeVisible();
  await expect(app.getByText(/was issued for another key/)).toHaveCount(0);
});

test('each fault of the subject stands at its field', async ({ app }) => {
  await make(app, { 'Country (C), two letters': 'Germany' }, false);
  for (const [label, text] of [
    ['Common name (CN)', /is missing/],
    ['Country (C), two letters', /not two capital letters/],
  ] as const) {
    await expect(app.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(app.getByLabel(label)).toHaveAccessibleDescription(text);
  }
});

function maker(page: Page): Locator {
  return page.locator('#key-maker');
}

/** Fills in the form and has the key made. */
async function make(page: Page, fields: Record<string, string>, succeeds = true): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const field = maker(page).getByLabel(label);
    await (label === 'Kind of key' ? field.selectOption(value) : field.fill(value));
  }
  await maker(page).getByRole('button', { name: 'Make the key pair' }).click();
  // A browser may take some seconds to find large primes.
  if (succeeds) await expect(page.locator('#key-maker-made')).toBeVisible({ timeout: 30_000 });
}
