import type { Page } from '@playwright/test';
import { expect, places, test } from '../support/app.ts';
import { fixture, fixtureBytes, fixturePath } from '../support/fixtures.ts';
import { answer, choose, go, intake, next, paste, toParameters, unfold } from '../support/wizard.ts';

/** The password of the keystores among the fixtures; names in their certificates hold the same word. */
const RIGHT = 'throw-away';
const WRONG = 'no-keystore-has-this-password';

test.beforeEach(async ({ app }) => go(app, '#/inspect', /./));

test('a dropped keystore opens with its password, after a wrong one', async ({ app }) => {
  await drop(app, 'keystores/modern.p12');
  await expect(field(app)).toBeVisible();
  await expect(app.getByRole('heading', { name: 'Locked', exact: true })).toBeVisible();

  await open(app, WRONG);
  await expect(field(app)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(app)).toHaveAccessibleDescription(/no password that was given opens/i);
  await expect(field(app)).toBeFocused();
  await expect(field(app)).toHaveValue('');
  expect(await holding(app, WRONG)).toEqual([]);

  await open(app, RIGHT);
  await expect(app.getByRole('img', { name: /chain with \d certificates/ }).first()).toBeVisible();
  await expect(app.locator('#verdict')).toBeFocused();
  await expect(field(app)).toHaveCount(0);
  const entries = app.getByRole('table', { name: 'Entries of the keystore' });
  await expect(entries.getByRole('row')).not.toHaveCount(1);
  await unfold(app);
  expect(await holding(app, WRONG)).toEqual([]);
  const shown = ['DOM', 'text'];
  expect((await holding(app, RIGHT)).filter((place) => !shown.includes(place))).toEqual([]);
  expect(await attributesThatAre(app, RIGHT)).toEqual([]);
});

test('passwords add up: each file has its own', async ({ app }) => {
  await choose(app, [fixturePath('keystores/modern.p12'), fixturePath('keystores/java-own-password.jks')]);
  await open(app, RIGHT);
  await expect(field(app)).toBeFocused();
  await expect(app.getByRole('heading', { name: 'Chain of trust' })).toBeVisible();
  await open(app, WRONG);
  await expect(field(app)).toBeFocused();
  await expect(app.getByRole('heading', { name: 'Chain of trust' })).toBeVisible();
});

test('the field for a password asks the browser to remember nothing, and Clear empties it', async ({ app }) => {
  await choose(app, fixturePath('keystores/modern.p12'));
  for (const [name, value] of Object.entries({
    type: 'password', autocomplete: 'new-password', spellcheck: 'false', autocapitalize: 'off', translate: 'no',
  })) {
    await expect(field(app)).toHaveAttribute(name, value);
  }
  await field(app).fill(WRONG);
  await app.getByRole('button', { name: /^Clear everything/ }).click();
  await expect(field(app)).toHaveCount(0);
  await choose(app, fixturePath('keystores/modern.p12'));
  await expect(field(app)).toHaveValue('');
});

test('an empty password stays in the field', async ({ app }) => {
  await choose(app, fixturePath('keystores/modern.p12'));
  await app.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(field(app)).toBeFocused();
  await expect(field(app)).not.toHaveAttribute('aria-invalid');
});

test('a pasted token shows its claims, its signature and its lifetime', async ({ app }) => {
  await paste(intake(app), fixture('tokens/rs256-verified.txt'));
  await expect(app.getByRole('img', { name: /^Lifetime of the token/ }).first()).toBeVisible();
  await expect(app.getByRole('table', { name: 'Claims' })).toContainText('exp');
  await expect(app.getByRole('table', { name: 'Header' })).toContainText('RS256');
  await expect(app.locator('#report')).toContainText('verified');
});

test('a certificate request is read', async ({ app }) => {
  await paste(intake(app), fixture('keystores/request.pem'));
  await expect(app.getByRole('heading', { name: 'Certificate request', exact: true })).toBeVisible();
  await expect(app.getByText('Signature with its own key')).toBeVisible();
});

test('a pasted error message is explained', async ({ app }) => {
  await paste(intake(app), 'java.io.IOException: keystore password was incorrect');
  await expect(app.locator('[data-code="explanation/wrong-password"]')).toBeVisible();
});

test('a keystore as own certificate asks for its password and gives the certificate', async ({ app }) => {
  await toParameters(app, 'xsuaa', /^SAP Authorization and Trust Management service/, /bring a certificate/);
  await choose(app, fixturePath('keystores/modern.p12'));
  await expect(field(app)).toBeFocused();

  await open(app, WRONG);
  await expect(field(app)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(app)).toBeFocused();
  expect(await holding(app, WRONG)).toEqual([]);

  await open(app, RIGHT);
  await expect(app.getByRole('button', { name: 'Remove certificate' })).toBeVisible();
  await expect(field(app)).toHaveCount(0);
  const json = app.getByLabel('Parameters as JSON');
  await expect(json).toHaveValue(/"certificate": "-----BEGIN CERTIFICATE-----/);
  await expect(json).not.toHaveValue(/PRIVATE/);
  expect(await attributesThatAre(app, RIGHT)).toEqual([]);
});

test('a key that came back locked is compared once its password is there', async ({ app }) => {
  const key = JSON.parse(fixture('keys/sdm-long.json'));
  key.uaa.key = fixture('private-keys/encrypted-with-password.pem');
  await go(app, '#/create/service-key', 'Create Service Key');
  await answer(app, { service: /Document Management/, plan: 'standard', credentials: /SAP creates/ });
  await next(app, 'Use it');
  await next(app, 'Check the result');
  await paste(intake(app), JSON.stringify(key));
  const required = app.locator('[data-code="key/password-required"]');
  const table = app.getByRole('table', { name: 'Does it hold what was asked for?' });
  await expect(app.locator('#comparison-verdict')).toBeFocused();
  await expect(required).not.toHaveCount(0);

  await open(app, WRONG);
  await expect(field(app)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(app)).toBeFocused();
  await expect(table).toBeVisible();
  expect(await holding(app, WRONG)).toEqual([]);

  await open(app, RIGHT);
  await expect(app.locator('#comparison-verdict')).toBeFocused();
  await expect(field(app)).toHaveCount(0);
  await expect(required).toHaveCount(0);
  await expect(table).toBeVisible();
  expect(await attributesThatAre(app, RIGHT)).toEqual([]);
});

/** Drops a file on the page. */
async function drop(page: Page, path: string): Promise<void> {
  const dropped = await page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], 'store.p12'));
    return transfer;
  }, [...fixtureBytes(path)]);
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped });
}

async function open(page: Page, password: string): Promise<void> {
  await field(page).fill(password);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

function field(page: Page) {
  return page.getByLabel('Password', { exact: true });
}

/** The places of the page that hold a text. */
async function holding(page: Page, text: string): Promise<string[]> {
  return Object.entries(await places(page)).filter(([, held]) => held.includes(text)).map(([place]) => place);
}

async function attributesThatAre(page: Page, text: string): Promise<string[]> {
  return page.evaluate((value) => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    return attributes.filter((attribute) => attribute.value === value).map((attribute) => attribute.name);
  }, text);
}
