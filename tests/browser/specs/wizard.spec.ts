import { expect, test } from '../support/app.ts';
import { fixture } from '../support/fixtures.ts';
import { answer, download, go, next, paste, type Answers } from '../support/wizard.ts';

const SERVICE_KEY = { route: '#/create/service-key', title: 'Create Service Key' };
const BINDING = { route: '#/create/binding', title: 'Create Binding' };

const certificate = fixture('certificates/leaf.pem').trimEnd();

const documentManagement: Answers = {
  service: /Document Management/,
  plan: 'standard',
  credentials: /SAP creates/,
  parameters: { 'Key length': '2048', 'Unit of validity': 'DAYS', Validity: '100' },
};

const cases: { name: string; wizard: typeof BINDING; answers: Answers; expected: object }[] = [
  {
    name: 'Document Management, service key',
    wizard: SERVICE_KEY,
    answers: documentManagement,
    expected: { xsuaa: { 'credential-type': 'x509', x509: { 'key-length': 2048, validity: 100, 'validity-type': 'DAYS' } } },
  },
  {
    name: 'Document Management, binding',
    wizard: BINDING,
    answers: documentManagement,
    expected: { xsuaa: { 'credential-type': 'x509', x509: { 'key-length': 2048, validity: 100, 'validity-type': 'DAYS' } } },
  },
  {
    name: 'XSUAA, certificate of the service',
    wizard: BINDING,
    answers: {
      service: /^SAP Authorization and Trust Management service/,
      plan: 'application',
      credentials: /SAP creates/,
      parameters: { 'Key length': '2048', 'Unit of validity': 'DAYS', Validity: '8' },
    },
    expected: { 'credential-type': 'x509', x509: { 'key-length': 2048, validity: 8, 'validity-type': 'DAYS' } },
  },
  {
    name: 'XSUAA, certificate of one’s own',
    wizard: BINDING,
    answers: {
      service: /^SAP Authorization and Trust Management service/,
      plan: 'application',
      credentials: /bring a certificate/,
      certificate: `${certificate}\n${fixture('private-keys/rsa-2048-pkcs1.pem')}`,
      parameters: { 'Certificate pinning': 'true' },
    },
    expected: { 'credential-type': 'x509', x509: { certificate, 'certificate-pinning': true } },
  },
  {
    name: 'Identity, certificate of the service',
    wizard: SERVICE_KEY,
    answers: {
      service: /Cloud Identity Services/,
      plan: 'application',
      credentials: /SAP creates/,
      parameters: { 'Key length': '2048', 'Unit of validity': 'DAYS', Validity: '30', 'Application identifier': 'myApplication' },
    },
    expected: {
      'credential-type': 'X509_GENERATED',
      'key-length': 2048,
      validity: 30,
      'validity-type': 'DAYS',
      'app-identifier': 'myApplication',
    },
  },
];

for (const { name, wizard, answers, expected } of cases) {
  test(`${name}: from the first step to the downloaded file`, async ({ app }) => {
    await go(app, wizard.route, wizard.title);
    await answer(app, answers);
    await next(app, 'Use it');
    const text = await download(app, 'parameters.json');
    // The text, not only the values: the order of the keys is documented too.
    expect(text.trimEnd()).toBe(JSON.stringify(expected, null, 2));
  });
}

test('the key that comes back is compared with what was asked for', async ({ app }) => {
  await go(app, SERVICE_KEY.route, SERVICE_KEY.title);
  await answer(app, documentManagement);
  await next(app, 'Use it');
  await next(app, 'Check the result');
  await paste(app.getByLabel('Paste or drop the key that came back'), fixture('keys/sdm-long.json'));
  const rows = app.getByRole('table', { name: 'Does it hold what was asked for?' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Credential type' })).toContainText('as asked');
  await expect(rows.filter({ hasText: 'Lifetime' })).toContainText('differs');
});

test('form and JSON stay in step, and what the form does not know is kept', async ({ app }) => {
  await go(app, SERVICE_KEY.route, SERVICE_KEY.title);
  await answer(app, documentManagement);
  await app.getByRole('button', { name: 'Edit Parameters' }).click();
  const editor = app.getByLabel('Parameters as JSON');
  await editor.fill('{"xsuaa":{"credential-type":"x509","x509":{"validity":14}},"more":{"a":[1]}}');
  await expect(app.getByLabel(/^Validity/)).toHaveValue('14');
  await expect(app.getByText('1 entry of the JSON is not in the form')).toBeVisible();
  await app.getByLabel(/^Validity/).fill('15');
  await expect(editor).toHaveValue(/"validity": 15/);
  await expect(editor).toHaveValue(/"more"/);
});

test('a private key does not get into the parameters', async ({ app }) => {
  await go(app, SERVICE_KEY.route, SERVICE_KEY.title);
  await answer(app, documentManagement);
  await app.getByRole('button', { name: 'Edit Parameters' }).click();
  const editor = app.getByLabel('Parameters as JSON');
  const before = await editor.inputValue();
  await paste(editor, fixture('keys/xsuaa-100-days.json'));
  await expect(app.getByText(/^Error:.*private key/).first()).toBeVisible();
  await expect(editor).toHaveValue(before);
});

test('a step cannot be left before it is answered, and says what is missing', async ({ app }) => {
  await go(app, BINDING.route, BINDING.title);
  await expect(app.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
  await expect(app.getByText('To go on:')).toBeVisible();
  await app.getByRole('radio', { name: /Document Management/ }).check();
  await app.getByRole('combobox', { name: /^Plan/ }).selectOption('standard');
  await expect(app.getByRole('button', { name: 'Next: Credentials' })).toBeVisible();
});

test('an answer that others depend on asks before it resets them', async ({ app }) => {
  await go(app, SERVICE_KEY.route, SERVICE_KEY.title);
  await answer(app, documentManagement);
  await app.getByRole('button', { name: 'Edit Basic Info' }).click();
  await app.getByRole('radio', { name: /Cloud Identity Services/ }).click();
  const question = app.getByRole('dialog', { name: 'Reset answers?' });
  await question.getByRole('button', { name: 'Keep my answers' }).click();
  await expect(app.getByRole('radio', { name: /Document Management/ })).toBeChecked();
  await app.getByRole('radio', { name: /Cloud Identity Services/ }).click();
  await question.getByRole('button', { name: 'Change and reset' }).click();
  await expect(app.getByRole('radio', { name: /Cloud Identity Services/ })).toBeChecked();
});
