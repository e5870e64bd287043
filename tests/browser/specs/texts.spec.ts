import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { fixture } from '../support/fixtures.ts';
import { paste } from '../support/wizard.ts';

test.use({ locale: 'qps' });

/** Words that stand in the pseudo-locale as they are: names, codes, and what was pasted. */
const NAMES = /Bindwright|SAP|BTP|XSUAA|PEM|JSON|CA\b/;

for (const route of ['#/', '#/create/binding', '#/create/service-key', '#/inspect', '#/reference', '#/reference/service/xsuaa', '#/reference/rule/certificate/expired', '#/about']) {
  test(`every text of ${route} comes from a table`, async ({ app }) => {
    await app.evaluate((hash) => (location.hash = hash), route);
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await plainTexts(app)).toEqual([]);
  });
}

test('every text of a report comes from a table', async ({ app }) => {
  await app.evaluate(() => (location.hash = '#/inspect'));
  await paste(app.getByRole('main').getByRole('textbox').first(), fixture('keys/xsuaa-wrong-key.json'));
  await expect(app.locator('#verdict')).toBeVisible();
  expect(await plainTexts(app)).toEqual([]);
});

/** Texts with plain English letters in them, outside of what was pasted, code and names. */
async function plainTexts(page: Page): Promise<string[]> {
  expect(await page.evaluate(() => navigator.language)).toMatch(/^qps/);
  const texts = await page.evaluate(() => {
    const skipped = 'bdi, code, pre, textarea, option, [translate=no], script, style, svg, [hidden]';
    const walker = document.createTreeWalker(document.querySelector('#app')!, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement?.closest(skipped)) found.push(node.textContent ?? '');
    }
    const named = document.querySelectorAll('#app [aria-label], #app [title], #app [placeholder], #app [alt]');
    const attributes = [...named].flatMap((element) => ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''));
    return [...found, ...attributes];
  });
  return texts.map((text) => text.trim()).filter((text) => /[a-z]{3,} [a-z]{2,}/i.test(text) && !NAMES.test(text));
}
