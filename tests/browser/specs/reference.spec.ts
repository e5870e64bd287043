import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { go, intake, paste } from '../support/wizard.ts';

// Axe looks at every element of long pages.
test.describe.configure({ timeout: 300_000 });

const TITLE = 'How mutual TLS works here';

test('services are found by name, by technical name and by how far they are documented', async ({ app }) => {
  await go(app, '#/reference', 'Reference');
  const rows = app.locator('.bw-grid tbody tr');
  const filter = app.getByLabel('Filter services');
  // The engine tells the services after the heading is there.
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  const all = await rows.count();
  await filter.fill('sdm');
  await expect(rows).toHaveCount(1);
  await expect(app.locator('#reference-count')).toHaveText('1 service');
  await expect(rows).toContainText('Sources disagree');
  await filter.fill('not documented');
  await expect(app.locator('#reference-count')).not.toHaveText(`${all} services`);
  expect(await rows.count()).toBeGreaterThan(0);
  await filter.fill('');
  await expect(rows).toHaveCount(all);
});

test('from the reference to a service and its sources', async ({ app }) => {
  await go(app, '#/reference', 'Reference');
  await app.getByRole('link', { name: /^Document Management/ }).first().click();
  await expect(app.getByRole('heading', { level: 1, name: /Document Management/ })).toBeFocused();
  await expect(app.locator('[data-mode="managed"] pre').first()).toContainText('"xsuaa"');
  const source = app.getByRole('link', { name: /^Enable mTLS Authentication for Document Management/ }).first();
  await expect(source).toHaveAttribute('href', /^https:\/\/github\.com\/SAP-docs\//);
  await expect(source).toHaveAttribute('rel', 'noopener noreferrer');
});

test('the wizard starts with the service of the page', async ({ app }) => {
  await go(app, '#/reference/service/sdm', /Document Management/);
  await app.getByRole('main').getByRole('link', { name: 'Create Service Key' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Create Service Key' })).toBeVisible();
  await expect(app.getByRole('radio', { name: /Document Management/ })).toBeChecked();
});

test('parts of the long page are in reach of the keyboard', async ({ app }) => {
  await go(app, '#/reference', 'Reference');
  await app.getByRole('button', { name: 'Where sources disagree' }).focus();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 2, name: 'Where sources disagree' })).toBeFocused();
  await expect(app.getByRole('heading', { level: 2, name: 'Where sources disagree' })).toBeInViewport();
});

test('the flow is drawn, told, and leads on', async ({ app }) => {
  await go(app, '#/reference/mtls', TITLE);
  await expect(app.getByRole('img', { name: /The flow in a picture/ })).toBeVisible();
  await expect(app.locator('.bw-stations > li')).toHaveCount(5);
  await app.getByRole('link', { name: 'service-key/missing-certurl' }).first().click();
  await expect(app.getByText('service-key/missing-certurl').first()).toBeVisible();
  await app.goBack();
  await expect(app.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});

test('error messages are found by a piece of them, and name the rules that confirm them', async ({ app }) => {
  await go(app, '#/reference', 'Reference');
  await app.getByRole('link', { name: 'Error messages explained' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Error messages explained' })).toBeFocused();
  const entries = app.locator('[data-code^="explanation/"]');
  await expect(entries.nth(30)).toBeAttached();
  await app.getByLabel('Filter messages').fill('alert number 45');
  await expect(entries).toHaveCount(1);
  await expect(app.locator('#messages-count')).toHaveText('1 message');
  for (const name of ['Told by', 'Likely cause', 'How to confirm it', 'What to do']) await expect(entries).toContainText(name);
  await entries.getByRole('link', { name: 'certificate/expired' }).click();
  await expect(app.getByText('certificate/expired').first()).toBeVisible();
});

test('an explanation leads to its entry among all messages', async ({ app }) => {
  await go(app, '#/inspect', /./);
  await paste(intake(app), 'curl: (35) SSL alert number 45');
  await app.getByRole('link', { name: 'Page about explanation/certificate-expired' }).click();
  await expect(app.locator('#explanation-certificate-expired')).toBeFocused();
  await expect(app.locator('#explanation-certificate-expired')).toBeInViewport();
  expect(app.url()).toMatch(/#\/reference\/messages\/explanation\/certificate-expired$/);
});

for (const [width, layout] of [[1280, 'wide'], [390, 'narrow']] as const) {
  test(`at ${width} px the ${layout} picture shows, and nothing is wider than the window`, async ({ app }) => {
    await app.setViewportSize({ width, height: 844 });
    for (const [route, title] of [['#/reference', 'Reference'], ['#/reference/messages', /./], ['#/reference/mtls', TITLE], ['#/reference/service/xsuaa', /./], ['#/reference/service/malware-scanner', /./]] as const) {
      await go(app, route, title);
      const overflow = await app.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${route}: wider than the window, in pixels`).toBeLessThanOrEqual(0);
      await picture(app, `${route.slice(2).replaceAll('/', '-')}-${width}`);
    }
    await go(app, '#/reference/mtls', TITLE);
    await expect(app.locator('.bw-flow:visible')).toHaveCount(1);
    await expect(app.locator(`.bw-flow.bw-picture--${layout}`)).toBeVisible();
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the pages are accessible', async ({ app }) => {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
        await app.setViewportSize(viewport);
        for (const route of ['#/reference', '#/reference/messages', '#/reference/mtls', '#/reference/service/identity']) {
          await go(app, route, /./);
          await expectAccessible(app, `${route}, ${viewport.width} px`);
        }
      }
    });
  });
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map((finding) => `${finding.id}: ${finding.nodes.map((node) => node.target).join(' | ')}`);
  expect(told, what).toEqual([]);
}

/** Keeps a picture for a person to look at, where a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.BINDWRIGHT_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
