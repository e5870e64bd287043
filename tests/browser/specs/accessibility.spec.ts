import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { answer, choose, go, intake, next, paste, pick, tabs, toParameters, unfold } from '../support/wizard.ts';

// Axe looks at every element of a long page, many times over.
test.describe.configure({ timeout: 300_000 });

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [WIDE, NARROW]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport });

      test('pages', async ({ app }) => {
        for (const route of ['#/', '#/reference', '#/reference/service/sdm', '#/reference/rule/certificate/expired', '#/about', '#/nowhere']) {
          await go(app, route, /./);
          await expectAccessible(app, route);
        }
      });

      test('steps of the wizard', async ({ app }) => {
        await go(app, '#/create/service-key', 'Create Service Key');
        await expectAccessible(app, 'step 1, empty');
        await answer(app, {
          service: /Document Management/,
          plan: 'standard',
          credentials: /SAP creates/,
          parameters: { Validity: '100' },
          watch: (step) => expectAccessible(app, step),
        });
        await expectAccessible(app, 'Review');
        await next(app, 'Use it');
        await expect(tabs(app, 'tools').first()).toBeVisible();
        for (const tool of await tabs(app, 'tools').all()) {
          await tool.click();
          // The forms of one tool look the same: the last one stands for all.
          const forms = tabs(app, 'forms');
          if ((await forms.count()) > 0) await forms.last().click();
          await expectAccessible(app, `Use it, ${await tool.textContent()}`);
        }
        await next(app, 'Check the result');
        await paste(intake(app), fixture('keys/sdm-long.json'));
        await expect(app.locator('#verdict')).toBeVisible();
        await expectAccessible(app, 'Check the result');
      });

      test('services with forms of their own', async ({ app }) => {
        const shown = [
          ['xsuaa', /^SAP Authorization and Trust Management service/, /bring a certificate/],
          ['identity', /Cloud Identity Services/, /SAP creates/],
          ['it-rt', /it-rt/, /SAP creates/],
          ['credstore', /credstore/, /./],
          ['cloud-logging', /cloud-logging/, /./],
        ] as const;
        for (const [service, name, mode] of shown) {
          await toParameters(app, service, name, mode);
          await app.locator('main details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
          await expectAccessible(app, `Parameters of ${service}`);
        }
      });

      test('a service that is not documented, on Kubernetes', async ({ app }) => {
        await go(app, '#/create/binding', 'Create Binding');
        await app.getByLabel('Environment').selectOption('kubernetes');
        await app.getByLabel('Renew the credentials').check();
        await pick(app, 'malware', /Malware/);
        await app.getByLabel('Renew every').fill('600');
        await app.getByLabel('Keep the old').fill('x');
        await app.getByLabel('Keep the old').blur();
        await expectAccessible(app, 'step 1, Kubernetes');
        await app.getByLabel('Keep the old').fill('48');
        await next(app, 'Credentials');
        await expectAccessible(app, 'nothing documented');
        await app.getByRole('button', { name: 'Try the general rule' }).click();
        await expectAccessible(app, 'general rule');
      });

      test('results of an inspection', async ({ app }) => {
        await go(app, '#/inspect', /./);
        await expectAccessible(app, 'empty');
        for (const key of ['keys/xsuaa-long.json', 'keys/sdm-expired.json', 'keys/xsuaa-wrong-key.json', 'keys/xsuaa-hostile.json', 'certificates/impostor-chain.pem', 'pem/not-pem.txt', 'certificates/all-extensions.pem', 'tokens/rs256-verified.txt', 'keystores/request.pem']) {
          await paste(intake(app), fixture(key));
          await expect(app.locator('#verdict')).toBeFocused();
          await unfold(app);
          await expectAccessible(app, key);
          await app.getByRole('button', { name: /^Clear everything/ }).click();
        }
      });

      test('a keystore, locked and open', async ({ app }) => {
        await go(app, '#/inspect', /./);
        await choose(app, fixturePath('keystores/modern.p12'));
        const field = app.getByLabel('Password', { exact: true });
        await field.fill('wrong');
        await field.press('Enter');
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        await expectAccessible(app, 'wrong password');
        await field.fill('throw-away');
        await field.press('Enter');
        await expect(app.getByRole('table', { name: 'Entries of the keystore' })).toBeVisible();
        await expect(field).toHaveCount(0);
        await unfold(app);
        await expectAccessible(app, 'keystore');
        await app.getByRole('button', { name: 'Make the files' }).click();
        await expect(app.getByRole('heading', { name: /^\d+ files$/ })).toBeFocused();
        await app.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await app.getByRole('button', { name: 'Copy the secret in key.pem' }).click();
        await expect(app.getByRole('button', { name: 'Clear clipboard' })).toBeVisible();
        await expectAccessible(app, 'export');
      });
    });
  }
}

test('what axe looks for, it finds', async ({ app }) => {
  await app.evaluate(() => document.querySelector('main')?.append(Object.assign(document.createElement('img'), { src: 'data:,' })));
  expect((await findings(app)).map((finding) => finding.id)).toContain('image-alt');
});

async function expectAccessible(page: Page, what: string): Promise<void> {
  await picture(page, what);
  const told = (await findings(page)).map((finding) => `${finding.id}: ${finding.nodes.map((node) => node.target).join(' | ')}`);
  expect(told, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${what}: wider than the window, in pixels`).toBeLessThanOrEqual(0);
}

/** Keeps a picture for a person to look at, where a folder for them is named. */
async function picture(page: Page, what: string): Promise<void> {
  const folder = process.env.BINDWRIGHT_SCREENSHOTS;
  if (!folder) return;
  const { title } = test.info();
  const name = [test.info().titlePath.at(-2), title, what].join(' – ').replace(/[^\w–,. ]+/g, '_');
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function findings(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return (await new AxeBuilder({ page }).withTags(tags).analyze()).violations;
}
