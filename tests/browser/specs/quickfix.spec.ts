import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app.ts';
import { fixture } from '../support/fixtures.ts';
import { answer, go, intake, next, paste } from '../support/wizard.ts';
import type { Locator, Page } from '@playwright/test';

const WRONG = '{"credential-type":"x509","x509_":{"keylength":"2048","validity":7}}';

const sdm = { service: /Document Management/, plan: 'standard', credentials: /SAP creates/, parameters: { Validity: '100' } };

test('every finding in the JSON has its fix, and each can be undone', async ({ app }) => {
  const { editor, fixes } = await toEditor(app);
  await editor.fill(WRONG);
  await expect(fixes.first()).toBeVisible();
  const before = await fixes.count();
  expect(before).toBeGreaterThan(0);
  await fixes.first().click();
  await expect(editor).not.toHaveValue(WRONG);
  await expect(app.locator('#live-polite')).toContainText('It can be undone');
  const undo = app.getByRole('button', { name: 'Undo the last fix' });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(editor).toHaveValue(WRONG);
  await expect(editor).toBeFocused();
});

test('all fixes at once make JSON as the service wants it', async ({ app }) => {
  const { editor } = await toEditor(app);
  await editor.fill(WRONG);
  await app.getByRole('button', { name: /^Fix all/ }).click();
  await expect.poll(async () => JSON.parse(await editor.inputValue())).toEqual({
    xsuaa: { 'credential-type': 'x509', x509: { 'key-length': 2048, validity: 7 } },
  });
  await expect(app.getByRole('region', { name: 'Form' }).getByLabel(/^Validity/)).toHaveValue('7');
  await app.getByRole('button', { name: 'Undo the last fix' }).click();
  await expect(editor).toHaveValue(WRONG);
});

test('a finding leads to its place in the text', async ({ app }) => {
  const { editor } = await toEditor(app);
  await editor.fill('{"ä":1,\n "xsuaa":{"credential-type":"x509","x509":{"keylength":2048}}}');
  const finding = app.locator('#json-editor-findings li').filter({ hasText: 'keylength' }).first();
  await finding.getByRole('button', { name: /^Go to line 2/ }).click();
  await expect(editor).toBeFocused();
  const selected = await editor.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toContain('keylength');
});

test('fixes need no mouse and are accessible', async ({ app }) => {
  const { editor, fixes } = await toEditor(app);
  await editor.fill(WRONG);
  await expect(fixes.first()).toBeVisible();
  await editor.focus();
  for (let press = 0; press < 8 && !(await fixes.first().evaluate((button) => button === document.activeElement)); press++) await app.keyboard.press('Tab');
  await expect(fixes.first()).toBeFocused();
  await picture(app, 'quickfix');
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations.map((finding) => finding.id)).toEqual([]);
  await app.keyboard.press('Enter');
  await expect(editor).not.toHaveValue(WRONG);
});

test('the key that came back is held against what was asked for', async ({ app }) => {
  await toCheck(app);
  await paste(intake(app), fixture('keys/sdm-long.json'));
  await expect(app.locator('#comparison-verdict')).toBeFocused();
  const row = (point: string): Locator => app.getByRole('row').filter({ has: app.locator(`[data-point="${point}"]`) });
  await expect(row('credential-type')).toContainText('as asked');
  await expect(app.locator('#verdict')).toBeVisible();
  await picture(app, 'check-right');
  await paste(intake(app), fixture('keys/xsuaa-secret.json'));
  await expect(app.locator('#comparison-verdict')).toHaveAttribute('data-level', 'error');
  await expect(row('credential-type')).toContainText('differs');
  await picture(app, 'check-wrong');
  await app.setViewportSize({ width: 390, height: 844 });
  await picture(app, 'check-wrong-390');
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations.map((finding) => finding.id)).toEqual([]);
});

async function toEditor(page: Page): Promise<{ editor: Locator; fixes: Locator }> {
  await go(page, '#/create/service-key', 'Create Service Key');
  await page.getByRole('radio', { name: sdm.service }).check();
  await page.getByRole('combobox', { name: /^Plan/ }).selectOption(sdm.plan);
  await next(page, 'Credentials');
  await page.getByRole('radio', { name: sdm.credentials }).check();
  await next(page, 'Parameters');
  return { editor: page.getByLabel('Parameters as JSON'), fixes: page.locator('.bw-finding__fix') };
}

async function toCheck(page: Page): Promise<void> {
  await go(page, '#/create/service-key', 'Create Service Key');
  await answer(page, sdm);
  await next(page, 'Use it');
  await next(page, 'Check the result');
}

/** Keeps a picture for a person to look at, where a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.BINDWRIGHT_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
