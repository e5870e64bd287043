// Walking through the wizard by what a person reads.

import { readFileSync } from 'node:fs';
import { expect, type Download, type FileChooser, type Locator, type Page } from '@playwright/test';

/** What to answer; fields by their label. */
export interface Answers {
  service: RegExp;
  plan: string;
  names?: Record<string, string>;
  credentials: RegExp;
  parameters?: Record<string, string>;
  /** A certificate to paste, as text. */
  certificate?: string;
  /** Looks at each step before it is left. */
  watch?: (step: string) => Promise<void>;
}

/** Opens a page of the site that is open. */
export async function go(page: Page, route: string, heading: RegExp | string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** Searches for a service, and chooses it. */
export async function pick(page: Page, search: string, name: RegExp): Promise<void> {
  await page.getByLabel('Search services').fill(search);
  await page.getByRole('radio', { name }).check();
}

/** Walks to the form of a service, with the first plan and its way to get credentials of that name. */
export async function toParameters(page: Page, search: string, name: RegExp, mode: RegExp): Promise<void> {
  // A fresh wizard: leaving one that has answers asks first.
  await page.evaluate(() => (location.hash = '#/about'));
  const leave = page.getByRole('button', { name: 'Leave and discard' });
  const about = page.getByRole('heading', { level: 1, name: /Bindwright/ });
  await expect(leave.or(about).first()).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  // Else the way there could still be under way when the next one begins.
  await expect(about).toBeVisible();
  await go(page, '#/create/service-key', 'Create Service Key');
  await pick(page, search, name);
  const plan = page.getByRole('combobox', { name: /^Plan/ });
  if ((await plan.count()) > 0 && (await plan.inputValue()) === '') await plan.selectOption({ index: 1 });
  await next(page, 'Credentials');
  await page.getByRole('radio', { name: mode }).first().check();
  await next(page, 'Parameters');
}

/** The tabs of the tools, and below them those of the forms of one tool. */
export function tabs(page: Page, of: 'tools' | 'forms'): Locator {
  const name = of === 'tools' ? 'Ways to use it' : /^Forms of /;
  return page.getByRole('tablist', { name }).getByRole('tab');
}

/** Answers everything up to the review. */
export async function answer(page: Page, answers: Answers): Promise<void> {
  await page.getByRole('radio', { name: answers.service }).check();
  await page.getByRole('combobox', { name: /^Plan/ }).selectOption(answers.plan);
  for (const [label, name] of Object.entries(answers.names ?? {})) await page.getByLabel(label).fill(name);
  await answers.watch?.('Basic Info');
  await next(page, 'Credentials');
  await page.getByRole('radio', { name: answers.credentials }).check();
  await answers.watch?.('Credentials');
  await next(page, 'Parameters');
  if (answers.certificate) await paste(page.getByLabel(/your certificate$/), answers.certificate);
  for (const [label, value] of Object.entries(answers.parameters ?? {})) await enter(page, label, value);
  await answers.watch?.('Parameters');
  await next(page, 'Review');
}

/** Goes to the step of that name. */
export async function next(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: `Next: ${step}` }).click();
  await expect(page.getByRole('heading', { level: 2, name: step })).toBeVisible();
}

/** Fills in a field, or chooses in a list. */
export async function enter(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('region', { name: 'Form' }).getByLabel(new RegExp(`^${label}`));
  const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT';
  await (isList ? field.selectOption(value) : field.fill(value));
}

/** Downloads the artefact whose tab is open. */
export async function download(page: Page, file: RegExp | string): Promise<string> {
  const [handed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: file instanceof RegExp ? file : `Download ${file}` }).click(),
  ]);
  return content(handed);
}

async function content(handed: Download): Promise<string> {
  return readFileSync(await handed.path(), 'utf8');
}

/** Pastes as a person does: from the clipboard, with the keyboard. */
export async function paste(field: Locator, text: string): Promise<void> {
  const page = field.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(field).toBeEnabled();
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Presses *Choose files* and chooses. */
export async function choose(page: Page, files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const button = page.getByRole('button', { name: 'Choose files' }).and(page.locator('button'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

/** Opens everything in a report that can be opened. */
export async function unfold(page: Page): Promise<void> {
  const closed = page.locator('#report details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** The field for pasted material on the page that is open. */
export function intake(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox', { name: /paste|drop/i }).first();
}
