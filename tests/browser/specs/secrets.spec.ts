import { expect, leaks, open, test, watchPage } from '../support/app.ts';
import { canaries, fixture } from '../support/fixtures.ts';
import { go, intake, paste, unfold } from '../support/wizard.ts';

const KEYS = ['xsuaa-unknown-fields', 'xsuaa-secret-and-certificate', 'sdm-secret', 'identity-secret', 'xsuaa-wrong-key', 'xsuaa-truncated', 'xsuaa-trailing-comma'];

// The `app` fixture looks everywhere when each of these is over.
for (const key of KEYS) {
  test(`nothing of ${key} is shown or kept`, async ({ app }) => {
    await go(app, '#/inspect', /./);
    await paste(intake(app), fixture(`keys/${key}.json`));
    await expect(app.locator('#verdict')).toBeVisible();
    await unfold(app);
    expect(await leaks(app)).toEqual([]);
    await go(app, '#/about', /./);
    await app.goBack();
  });
}

test('a secret on the start page goes to the engine and nowhere else', async ({ app }) => {
  await paste(intake(app), fixture('keys/xsuaa-secret.json'));
  await expect(app.locator('#verdict')).toBeVisible();
  expect(app.url()).toMatch(/#\/inspect$/);
});

test('fields for secrets ask the browser to remember nothing', async ({ app }) => {
  await go(app, '#/inspect', /./);
  for (const [name, value] of Object.entries({ autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', translate: 'no' })) {
    await expect(intake(app)).toHaveAttribute(name, value);
  }
});

test('the search for leaks finds them', async ({ page, serve }) => {
  const secret = 'canary-secret-xsuaa-secret-Zm9yZ2V0IG1l$0000=';
  expect(canaries(secret)).toEqual([secret]);
  const watch = await watchPage(page);
  await open(page, (await serve()).url);
  await page.evaluate((text) => {
    localStorage.setItem('probe', text);
    history.replaceState({ text }, '', `#/${text}`);
    document.title = text;
    document.body.append(text);
    console.log(text);
  }, secret);
  const found = (await leaks(page)).map((leak) => leak.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['DOM', 'text', 'title', 'address', 'history', 'local storage']));
  expect(watch.console.join()).toContain(secret);
});
