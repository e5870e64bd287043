import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { go, tabs } from '../support/wizard.ts';

test('the wizard needs no mouse', async ({ app }) => {
  await tabTo(app, 'link', 'Create Service Key');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: 'Create Service Key' })).toBeVisible();
  await tabTo(app, 'radio', /Document Management/);
  await app.keyboard.press('Space');
  await expect(app.getByRole('radio', { name: /Document Management/ })).toBeChecked();
  await tabTo(app, 'combobox', /^Plan/);
  await app.keyboard.press('s');
  await expect(app.getByRole('combobox', { name: /^Plan/ })).toHaveValue('standard');
  await pressNext(app, 'Credentials');
  await tabTo(app, 'radio', /SAP creates/);
  await app.keyboard.press('Space');
  await pressNext(app, 'Parameters');
  await tabTo(app, 'textbox', 'Validity');
  await app.keyboard.type('100');
  await pressNext(app, 'Review');
  await pressNext(app, 'Use it');
  await tabTo(app, 'button', 'Download parameters.json');
  const [handed] = await Promise.all([app.waitForEvent('download'), app.keyboard.press('Enter')]);
  expect(handed.suggestedFilename()).toBe('parameters.json');
});

test('arrows move between steps and between tabs', async ({ app }) => {
  await walkToUse(app);
  await tabTo(app, 'button', /^5?\s*Use it/);
  await app.keyboard.press('Home');
  await expect(focused(app)).toContainText('Basic Info');
  await app.keyboard.press('ArrowRight');
  await expect(focused(app)).toContainText('Credentials');
  const tools = tabs(app, 'tools');
  await expect(tools.first()).toBeVisible();
  await tools.first().focus();
  await app.keyboard.press('End');
  await expect(tools.last()).toBeFocused();
  await expect(tools.last()).toHaveAttribute('aria-selected', 'true');
  await tools.filter({ hasText: 'cf CLI' }).click();
  await app.keyboard.press('Tab');
  await expect(tabs(app, 'forms').first()).toBeFocused();
  await app.keyboard.press('ArrowRight');
  await expect(tabs(app, 'forms').nth(1)).toBeFocused();
  await expect(tabs(app, 'forms').nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(tools.filter({ hasText: 'cf CLI' })).toHaveAttribute('aria-selected', 'true');
});

test('F6 goes from group to group', async ({ app }) => {
  await go(app, '#/inspect', /./);
  const groups = new Set<string>();
  for (let press = 0; press < 6; press++) {
    await app.keyboard.press('F6');
    groups.add(await focused(app).evaluate((element) => element.closest('header, nav, main, footer, section')?.tagName ?? ''));
  }
  expect(groups.size).toBeGreaterThan(1);
});

test('whatever has the focus shows it', async ({ app }) => {
  for (let press = 0; press < 12; press++) {
    await app.keyboard.press('Tab');
    const outline = await focused(app).evaluate((element) => {
      const ring = (style: CSSStyleDeclaration) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
      const around = [element, element.parentElement!, element.nextElementSibling ?? element];
      return around.some((one) => ring(getComputedStyle(one)) || ring(getComputedStyle(one, '::after')));
    });
    expect(outline, await focused(app).evaluate((element) => element.outerHTML.slice(0, 120))).toBe(true);
  }
});

async function walkToUse(page: Page): Promise<void> {
  await go(page, '#/create/binding', 'Create Binding');
  await page.getByRole('radio', { name: /Document Management/ }).check();
  await page.getByRole('combobox', { name: /^Plan/ }).selectOption('standard');
  await page.getByRole('button', { name: 'Next: Credentials' }).click();
  await page.getByRole('radio', { name: /SAP creates/ }).check();
  for (const step of ['Parameters', 'Review', 'Use it']) await page.getByRole('button', { name: `Next: ${step}` }).click();
}

async function pressNext(page: Page, step: string): Promise<void> {
  await tabTo(page, 'button', `Next: ${step}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: step })).toBeFocused();
}

/** Presses Tab until the element has the focus. A radio group is one stop: arrows move inside it. */
async function tabTo(page: Page, role: 'link' | 'button' | 'radio' | 'combobox' | 'textbox' | 'tab', name: string | RegExp): Promise<void> {
  const goal = page.getByRole(role, { name, exact: typeof name === 'string' });
  await expect(goal).toBeVisible();
  const isGoal = () => goal.evaluate((element) => element === document.activeElement);
  for (let press = 0; press < 120; press++) {
    if (await isGoal()) return;
    const inGroup = role === 'radio' && (await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'radio'));
    await page.keyboard.press(inGroup ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`the keyboard does not reach the ${role} ${name}`);
}

function focused(page: Page) {
  return page.locator(':focus');
}
