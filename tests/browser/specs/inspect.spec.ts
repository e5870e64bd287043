import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { choose, go, intake, paste, unfold } from '../support/wizard.ts';

test.beforeEach(async ({ app }) => go(app, '#/inspect', /./));

const XSUAA = {
  client: 'sb-bindwright-test!t4711',
  token: 'https://bindwright-test.authentication.cert.eu10.hana.ondemand.com/oauth/token',
};
const IDENTITY = {
  client: 'c11e47ed-0000-4000-8000-0123456789ab',
  token: 'https://bindwright-test.accounts.ondemand.com/oauth2/token',
};

for (const [file, { client, token }] of Object.entries({ xsuaa: XSUAA, sdm: XSUAA, identity: IDENTITY })) {
  test(`a pasted key of ${file} is understood`, async ({ app }) => {
    await paste(intake(app), fixture(`keys/${file}-long.json`));
    await expect(verdict(app)).toHaveAttribute('data-level', /success|information/);
    await expect(row(app, 'Client ID')).toContainText(client);
    await expect(row(app, 'Token endpoint')).toContainText(token);
    await expect(row(app, 'Works until')).toContainText('2036-11-01');
    await expect(row(app, 'Private key')).toContainText('belongs to the certificate');
    await expect(intake(app)).toHaveValue('');
    await expect(verdict(app)).toBeFocused();
  });
}

test('an expired key says so, and what to do', async ({ app }) => {
  await paste(intake(app), fixture('keys/sdm-expired.json'));
  await expect(verdict(app)).toHaveAttribute('data-level', 'error');
  await expect(app.getByText(/certificate\/expired|expired \d+ days ago/).first()).toBeVisible();
});

test('a secret shows as there, never as itself', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-secret-and-certificate.json'));
  await expect(row(app, 'Client secret')).toContainText('never shown');
});

test('values of unknown fields stay hidden', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-unknown-fields.json'));
  await app.getByText(/other fields?$/).click();
  await expect(app.getByRole('table', { name: 'Other fields of the credentials' })).toContainText('hidden');
});

test('markup and invisible characters of a key are shown, not obeyed', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-hostile.json'));
  await expect(verdict(app)).toBeVisible();
  expect(await app.locator('#app img, #app script').count()).toBe(0);
  await app.getByText(/other fields?$/).click();
  const shown = await app.locator('#app').evaluate((element) => element.textContent ?? '');
  expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u001b\u0007]/);
});

test('repairs are listed', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-escaped-newlines.json'));
  await expect(app.getByText(/repairs? (was|were) needed/)).toBeVisible();
});

test('several chosen files are judged together', async ({ app }) => {
  await choose(app, [fixturePath('pem/chain.pem'), fixturePath('private-keys/rsa-2048-pkcs8.der')]);
  const received = app.getByRole('list', { name: 'What was received' });
  await expect(received).toContainText('chain.pem');
  await expect(received).toContainText('rsa-2048-pkcs8.der');
  await expect(app.getByRole('heading', { name: 'Certificates (3)' })).toBeVisible();
});

test('a file dropped anywhere is read', async ({ app }) => {
  const dropped = await app.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'key.json', { type: 'application/json' }));
    return transfer;
  }, fixture('keys/sdm-long.json'));
  await app.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(row(app, 'Client ID')).toContainText(XSUAA.client);
});

test('typed text is taken out of the field when it goes to the engine', async ({ app }) => {
  await intake(app).pressSequentially('{"clientid":"typed"}');
  await app.getByRole('button', { name: 'Check what I typed' }).click();
  await expect(verdict(app)).toBeVisible();
  await expect(intake(app)).toHaveValue('');
});

test('what cannot be read says what to try', async ({ app }) => {
  await paste(intake(app), fixture('pem/not-pem.txt'));
  await expect(app.getByRole('heading', { name: 'What you can try' })).toBeVisible();
});

test('what is too big is refused with the bound', async ({ app }) => {
  await choose(app, { name: 'big.pem', mimeType: 'text/plain', buffer: Buffer.alloc(33 * 1024 * 1024, 'A') });
  await expect(app.getByText(/^Error: That is more than 33\.6 MB/)).toBeVisible();
});

test('the chain is drawn, and a table says the same', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-long.json'));
  await expect(app.getByRole('img', { name: /chain with 3 certificates/ }).first()).toBeVisible();
  const table = app.getByRole('table', { name: 'The chain as a table' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('row').nth(1)).toContainText('signature verified');
  await expect(table.getByRole('row').nth(3)).toContainText('signed by itself');
});

test('every detail of a certificate is there', async ({ app }) => {
  await paste(intake(app), fixture('certificates/all-extensions.pem'));
  await expect(app.getByRole('heading', { name: 'Certificate', exact: true })).toBeVisible();
  await unfold(app);
  const report = app.locator('#report');
  for (const text of ['1.3.6.1.4.1.55555.1.1', '2001:db8::1', 'SHA-256 thumbprint', 'x5t#S256']) {
    await expect(report).toContainText(text);
  }
});

test('clearing everything leaves nothing and goes on working', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-long.json'));
  await expect(verdict(app)).toBeVisible();
  const before = app.workers()[0];
  await app.getByRole('button', { name: /^Clear everything/ }).click();
  await expect(verdict(app)).toHaveCount(0);
  expect(await app.locator('#app').textContent()).not.toContain(XSUAA.client);
  await expect.poll(() => app.workers().length).toBe(1);
  expect(app.workers()[0]).not.toBe(before);
  await paste(intake(app), fixture('keys/sdm-long.json'));
  await expect(row(app, 'Client ID')).toContainText(XSUAA.client);
});

test('printing shows the verdict and hides what is for clicking', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-long.json'));
  await expect(verdict(app)).toBeVisible();
  await app.emulateMedia({ media: 'print' });
  await expect(verdict(app)).toBeVisible();
  await expect(intake(app)).toBeHidden();
  await expect(app.getByRole('button', { name: /^Clear everything/ })).toBeHidden();
});

function verdict(page: Page) {
  return page.locator('#verdict');
}

/** The row of the first identity with that name. */
function row(page: Page, name: string) {
  const term = page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  return page.locator('dl > div', { has: term }).or(term.locator('+ dd')).first();
}
