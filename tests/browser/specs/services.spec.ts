import { expect, test } from '../support/app.ts';
import { answer, download, go, next, pick, tabs, toParameters } from '../support/wizard.ts';

const editor = 'Parameters as JSON';

test('a service is found by keyword, and what is found is said', async ({ app }) => {
  await go(app, '#/create/binding', 'Create Binding');
  const search = app.getByLabel('Search services');
  await search.fill('ias');
  await expect(app.getByRole('radio', { name: /Cloud Identity Services/ })).toBeVisible();
  await expect(app.getByRole('status').filter({ hasText: /fits?$/ })).toBeVisible();
  await search.fill('no such thing');
  await expect(app.getByRole('status').filter({ hasText: 'No service fits' })).toBeVisible();
  await search.fill('');
  expect(await app.getByRole('radio').count()).toBeGreaterThan(20);
});

test('SAP Authorization and Trust Management: binding and xs-security.json', async ({ app }) => {
  await toParameters(app, 'xsuaa', /^SAP Authorization and Trust Management service/, /bring a certificate/);
  await expect(app.getByText('"credential-type": "x509"')).toHaveCount(0);
  await expect(app.getByLabel(editor)).toHaveValue(/"credential-type": "x509"/);
  await app.locator('#instance-settings > summary').click();
  await expect(app.locator('#instance-settings')).toContainText('oauth2-configuration');
});

test('Identity: words of its own', async ({ app }) => {
  await toParameters(app, 'identity', /Cloud Identity Services/, /SAP creates/);
  await expect(app.getByLabel(editor)).toHaveValue(/"credential-type": "X509_GENERATED"/);
  await expect(app.getByLabel('Application identifier')).toBeVisible();
});

test('Integration Suite runtime: key-type, and a list on the instance', async ({ app }) => {
  await toParameters(app, 'it-rt', /it-rt/, /SAP creates/);
  await expect(app.getByLabel(editor)).toHaveValue(/"key-type": "certificate"/);
  await app.locator('#instance-settings > summary').click();
  const list = app.locator('#instance-settings textarea').first();
  await list.fill('one\ntwo');
  await expect(app.locator('#instance-settings pre')).toContainText('"one"');
});

test('Credential Store: the choice is made on the instance', async ({ app }) => {
  await toParameters(app, 'credstore', /credstore/, /./);
  await expect(app.locator('#instance-settings')).toHaveAttribute('open');
  await expect(app.locator('#instance-settings pre')).toContainText('"authentication"');
  await next(app, 'Review');
  await expect(app.locator('#review-instance pre')).toContainText('"authentication"');
});

test('Cloud Logging: one number', async ({ app }) => {
  await toParameters(app, 'cloud-logging', /cloud-logging/, /./);
  await app.getByRole('region', { name: 'Form' }).getByRole('textbox').first().fill('30');
  await expect(app.getByLabel(editor)).toHaveValue(/"certValidityDays": 30/);
});

test('everything to copy stands in groups, with a tab for each shell', async ({ app }) => {
  await go(app, '#/create/service-key', 'Create Service Key');
  await answer(app, { service: /Document Management/, plan: 'standard', credentials: /SAP creates/, names: { 'Instance name': 'my documents' } });
  await next(app, 'Use it');
  const tools = tabs(app, 'tools');
  for (const tool of ['parameters.json', 'Cockpit', 'cf CLI', 'MTA']) await expect(tools.filter({ hasText: tool })).toHaveCount(1);
  await tools.filter({ hasText: 'cf CLI' }).click();
  expect(await tabs(app, 'forms').count()).toBeGreaterThanOrEqual(3);
  for (const form of await tabs(app, 'forms').all()) {
    await form.click();
    await expect(app.locator('.bw-artefact pre')).toContainText('my documents');
  }
});

test('the answers go into a file for the command line', async ({ app }) => {
  await go(app, '#/create/service-key', 'Create Service Key');
  await answer(app, { service: /Document Management/, plan: 'standard', credentials: /SAP creates/, parameters: { Validity: '100' } });
  await next(app, 'Use it');
  const request = JSON.parse(await download(app, /^Download the answers/));
  expect(request).toMatchObject({ service: 'sdm', plan: 'standard', mode: 'managed', values: { 'x509.validity': 100 } });
});

test('a service that is not documented takes the general rule, and keeps its name', async ({ app }) => {
  await go(app, '#/create/service-key', 'Create Service Key');
  await pick(app, 'malware', /Malware/);
  await next(app, 'Credentials');
  await expect(app.getByText('Public sources name no way')).toBeVisible();
  await expect(app.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
  await app.getByRole('button', { name: 'Try the general rule' }).click();
  await expect(app.locator('#attempted')).toContainText('malware-scanner');
  await expect(app.locator('#mode')).toBeFocused();
  await app.getByRole('radio', { name: /SAP creates/ }).check();
  for (const step of ['Parameters', 'Review', 'Use it']) await next(app, step);
  await tabs(app, 'tools').filter({ hasText: 'cf CLI' }).click();
  const request = JSON.parse(await download(app, /^Download the answers/));
  expect(request).toMatchObject({ offering: 'malware-scanner' });
});

test('renewal is asked on Kubernetes only, and its hours are checked', async ({ app }) => {
  await go(app, '#/create/binding', 'Create Binding');
  await expect(app.getByLabel('Renew the credentials')).toHaveCount(0);
  await app.getByLabel('Environment').selectOption('kubernetes');
  await pick(app, 'sdm', /Document Management/);
  await app.getByRole('combobox', { name: /^Plan/ }).selectOption('standard');
  await app.getByLabel('Renew the credentials').check();
  await expect(app.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
  await app.getByLabel('Renew every').fill('600');
  await app.getByLabel('Keep the old').fill('48');
  await next(app, 'Credentials');
  await app.getByRole('radio', { name: /SAP creates/ }).check();
  await next(app, 'Parameters');
  await next(app, 'Review');
  await expect(app.getByText('every 600 hours; the old ones stay for 48 hours')).toBeVisible();
  await next(app, 'Use it');
  await tabs(app, 'tools').filter({ hasText: 'Kubernetes' }).click();
  await expect(app.locator('.bw-artefact pre')).toContainText('credentialsRotationPolicy');
});
