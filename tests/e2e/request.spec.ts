// The request beyond its first questions, and the reasons: what settles a doubt, what else denies.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { enter, expect, expectVerdict, openGroup, seed, test, verdict } from './portcullis.ts';

const statement = (effect: string, more: object = {}) => ({
  Effect: effect,
  Action: '*',
  Resource: '*',
  ...more,
});
const policy = (...statements: object[]) => ({
  name: '',
  kind: 'identity',
  text: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
});
const allowIf = (condition: object) => policy(statement('Allow', { Condition: condition }));

/** The page with these policies and StartSession on a node, without a document. */
async function ask(page: Page, ...policies: ReturnType<typeof policy>[]) {
  const { scenario } = seed('S2.1');
  await enter(page, { ...scenario, policies, request: { ...scenario.request, document: null } });
}

const row = (page: Page, key: string) => page.locator(`tr[data-key="${key}"]`);
const held = (page: Page, key: string, leg = 'target') =>
  row(page, key).locator(`[data-legs~=${leg}]`);

test('the first questions stand there, and the rest tells what it holds', async ({ page }) => {
  await page.goto('./');
  for (const field of ['source-ip', 'document', 'target', 'action']) {
    await expect(page.getByTestId(field)).toBeVisible();
  }
  for (const [name, content] of [
    ['group-caller', /IAM user.*alice.*111122223333/],
    ['group-network', /Internet/],
    ['group-tags', /none/],
    ['group-account', /111122223333.*ap-northeast-1/],
    ['context', /as derived/],
    ['group-assumed', /as AWS documents/],
  ] as const) {
    await expect(page.getByTestId(name)).not.toHaveAttribute('open');
    await expect(page.getByTestId(`${name}-content`)).toHaveText(content);
    await expect(page.getByTestId(`${name}-content`)).toBeVisible();
  }
  await expect(page.getByTestId('caller')).toBeHidden();
});

test('a group opens by itself for an error, and stays closed when it is closed', async ({ page }) => {
  await page.goto('./');
  const group = page.getByTestId('group-account');
  await page.getByTestId('paste').click();
  await page
    .getByTestId('paste-text')
    .fill('User: arn:aws:iam::1234:user/x is not authorized to perform: ssm:StartSession on resource: arn:aws:ec2:eu-central-1:1234:instance/i-1234');
  await page.getByTestId('paste-apply').click();
  await expect(page.getByTestId('account-error')).toBeVisible();
  await group.locator('summary').click();
  await expect(page.getByTestId('account-error')).toBeHidden();
  await page.getByTestId('source-ip').fill('192.0.2.1');
  await expectVerdict(page, null);
  await expect(group).not.toHaveAttribute('open');
  await expect(group.getByRole('img', { name: 'has an error' })).toBeVisible();
  // The verdict names the error, and leads to it.
  await verdict(page).getByTestId('go-to-field').last().click();
  await expect(page.getByTestId('account')).toBeFocused();
  await expect(group).toHaveAttribute('open');
});

test('a group opens by itself for what is out of the ordinary', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByTestId('vpce')).toHaveCount(0);
  await page.getByTestId('paste').click();
  await page
    .getByTestId('paste-text')
    .fill('aws ssm start-session --target i-1234 --endpoint-url https://vpce-1a2b-x.ssm.eu-west-1.vpce.amazonaws.com');
  await page.getByTestId('paste-apply').click();
  await expect(page.getByTestId('vpce')).toBeVisible();
  await expect(page.getByTestId('caller')).toBeHidden();
});

test('a choice follows the scenario, whatever was chosen before', async ({ page }) => {
  await page.goto('./');
  const action = page.getByTestId('action');
  await action.selectOption('ssm:TerminateSession');
  await action.selectOption('ssm:StartSession');
  await action.selectOption('ssm:TerminateSession');
  await page.getByTestId('start-fresh').click();
  await expect(page.getByTestId('target')).toBeVisible();
  await expect(action).toHaveValue('ssm:StartSession');
});

test('every member of the caller counts', async ({ page }) => {
  await ask(page, policy(statement('Allow')));
  await openGroup(page, 'context');
  await page.getByTestId('all-keys').click();
  await page.getByTestId('caller').fill('arn:aws:sts::111122223333:assumed-role/Ops/alice');
  await expect(page.getByTestId('caller-type')).toHaveValue('role');
  // The ARN of a session doesn't tell the path of its role.
  await expect(held(page, 'aws:PrincipalArn')).toHaveText(/unknown/);
  await page.getByTestId('role-arn').fill('arn:aws:iam::111122223333:role/path/Ops');
  await expect(held(page, 'aws:PrincipalArn')).toContainText(':role/path/Ops');
  await page.getByTestId('user-id').fill('AROAEXAMPLE:alice');
  await expect(held(page, 'aws:userid')).toContainText('AROAEXAMPLE:alice');

  await page.getByTestId('caller-type').selectOption('serviceLinkedRole');
  await expect(page.getByTestId('caller')).toHaveValue(/assumed-role/);
  await expect(page.getByTestId('caller-error')).toHaveCount(0);
  await page.getByTestId('caller-type').selectOption('user');
  await expect(page.getByTestId('caller-error')).toHaveText(/\S+ \S+ \S+/);
  await expectVerdict(page, null);
  await page.getByTestId('caller').fill('arn:aws:iam::111122223333:user/alice');
  await expectVerdict(page, 'allow');

  await page.getByTestId('management-account').check();
  await page.getByTestId('group-caller').locator('summary').click();
  await expect(page.getByTestId('group-caller-content')).toHaveText(/Management account/);
});

test('multi-factor authentication is a key by hand', async ({ page }) => {
  const mfa = 'aws:MultiFactorAuthPresent';
  await ask(page, allowIf({ Bool: { [mfa]: 'true' } }));
  // Whether a user signed in to the console isn't told.
  await expectVerdict(page, 'depends');
  await page.getByTestId('mfa').selectOption('absent');
  await expectVerdict(page, 'deny');
  await page.getByTestId('mfa').selectOption('true');
  await expectVerdict(page, 'allow');
  await openGroup(page, 'context');
  await expect(row(page, mfa)).toHaveAttribute('data-setting', 'one');
  await page.getByTestId('mfa').selectOption('unknown');
  await expectVerdict(page, 'depends');
  await page.getByTestId('mfa').selectOption('absent');
  await expectVerdict(page, 'deny');
  await page.getByTestId('mfa').selectOption('derived');
  await expectVerdict(page, 'depends');
  await expect(row(page, mfa)).toHaveAttribute('data-setting', 'derived');
  await page.getByTestId('group-caller').locator('summary').click();
  await expect(page.getByTestId('group-caller-content')).not.toHaveText(/MFA/);
});

test('tags of the caller, the target and the document count where they belong', async ({ page }) => {
  await ask(
    page,
    allowIf({ StringEquals: { 'aws:PrincipalTag/team': 'db', 'ssm:resourceTag/env': 'dev' } }),
  );
  await expectVerdict(page, 'deny');
  const tags = await openGroup(page, 'tags');
  for (const [owner, key, value] of [
    ['caller-tags', 'team', 'db'],
    ['target-tags', 'env', 'dev'],
    ['document-tags', 'env', 'dev'],
  ]) {
    await expectVerdict(page, 'deny');
    await page.getByTestId(`add-${owner}`).click();
    await expect(page.getByTestId(`${owner}-0`).getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type(key);
    await page.keyboard.press('Tab');
    await page.keyboard.type(value);
  }
  await expectVerdict(page, 'allow');
  await tags.locator('summary').click();
  await expect(page.getByTestId('group-tags-content')).toHaveText(/team=db.*env=dev.*env=dev/);
});

test('a tag is checked, removed and brought back', async ({ page }) => {
  await ask(page, policy(statement('Allow')));
  await openGroup(page, 'tags');
  const rows = page.getByTestId('group-tags').locator('.tag');
  const [first, second] = [0, 1].map((index) =>
    page.getByTestId(`target-tags-${index}`).getByRole('textbox'),
  );
  await page.getByTestId('add-target-tags').click();
  await expectVerdict(page, 'allow');
  await first.nth(1).fill('x');
  await expect(page.getByTestId('target-tags-0-error')).toHaveText(/has no key/);
  await expectVerdict(page, null);
  await first.nth(0).fill('b');
  await expectVerdict(page, 'allow');
  await page.getByTestId('add-target-tags').click();
  await second.nth(0).fill('b');
  await expect(page.getByTestId('target-tags-1-error')).toHaveText(/twice/);
  await expectVerdict(page, null);
  await verdict(page).getByTestId('go-to-field').click();
  await expect(second.nth(0)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.type('a');
  await expectVerdict(page, 'allow');
  // Rows stay in the order in which they were typed.
  await expect(first.nth(0)).toHaveValue('b');

  await page.getByRole('button', { name: 'Remove the tag b' }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByTestId('add-target-tags')).toBeFocused();
  await expect(first.nth(0)).toHaveValue('ab');
  await expect(page.getByTestId('notice')).toContainText('b');
  await page.getByTestId('restore').click();
  await expect(rows).toHaveCount(2);
  await expect(first.nth(1)).toHaveValue('x');
});

test('the network has three ways, and each keeps its values', async ({ page }) => {
  await ask(page, allowIf({ StringEquals: { 'aws:SourceVpce': 'vpce-1a2b' } }));
  await expectVerdict(page, 'deny');
  const path = page.getByTestId('network-path');
  await path.selectOption('vpcEndpoint');
  await expectVerdict(page, 'depends');
  await page.getByTestId('vpce').fill('vpce-1a2b');
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('source-ip')).toHaveCount(0);
  await page.getByTestId('vpc-source-ip').fill('10.0.0.5');
  await page.getByTestId('group-network').locator('summary').click();
  await expect(page.getByTestId('group-network-content')).toHaveText(/VPC endpoint.*vpce-1a2b/);
  await openGroup(page, 'network');
  await path.selectOption('');
  await expectVerdict(page, 'deny');
  await path.selectOption('vpcEndpoint');
  await expectVerdict(page, 'allow');
  await path.selectOption('');
  await page.getByTestId('source-ip').fill('192.0.2.1');
  await expect(path).toHaveValue('internet');
});

test('what is hardly meant is told below its field, and the verdict stands', async ({ page }) => {
  await ask(page, allowIf({ IpAddress: { 'aws:SourceIp': '192.168.0.0/16' } }));
  await expectVerdict(page, 'deny');
  for (const [field, value, text] of [
    ['source-ip', '192.168.1.20', /not a public address/],
    ['document', 'AWS-StartSSHSesion', /is AWS-StartSSHSession meant\?/],
    ['target', 'i-xyz', /does not look like the id of a node/],
  ] as const) {
    const input = page.getByTestId(field);
    const doubt = page.getByTestId(`${field}-doubt`);
    const before = await input.inputValue();
    await expect(doubt).toHaveCount(0);
    await input.fill(value);
    await expect(doubt).toHaveText(text);
    await expect(input).toHaveAccessibleDescription(text);
    await expect(input).not.toHaveAttribute('aria-invalid');
    if (field === 'source-ip') {
      await expectVerdict(page, 'allow');
      await expect(page.getByTestId('advisory').filter({ hasText: 'public address' })).toHaveCount(0);
    }
    await input.fill(before);
    await expect(doubt).toHaveCount(0);
  }
});

test('account, Region and KMS key are checked beside their fields', async ({ page }) => {
  await ask(page, policy(statement('Allow')));
  for (const [field, bad, good] of [
    ['account', '12', '111122223333'],
    ['region', 'tokyo', 'ap-northeast-1'],
    ['kms-key', 'alias/x', 'arn:aws:kms:ap-northeast-1:111122223333:key/1234'],
  ]) {
    await page.getByTestId(field).fill(bad);
    await expect(page.getByTestId(`${field}-error`)).toHaveText(/\S+ \S+ \S+/);
    await expectVerdict(page, null);
    await page.getByTestId(field).fill(good);
    await expect(page.getByTestId(`${field}-error`)).toHaveCount(0);
    await expectVerdict(page, 'allow');
  }
  await expect(page.getByTestId('account')).toHaveAttribute('inputmode', 'numeric');
});

test('what is assumed can be told otherwise', async ({ page }) => {
  await ask(page, policy(statement('Allow', { Resource: 'arn:aws:ec2:*:*:instance/*' })));
  await expectVerdict(page, 'deny');
  const group = await openGroup(page, 'assumed');
  await page.getByTestId('default-document').selectOption('legacy');
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('check')).toHaveCount(1);
  await page.getByTestId('unknown-scp').check();
  await expectVerdict(page, 'depends');
  await page.getByTestId('derive-context').uncheck();
  await group.locator('summary').click();
  await expect(page.getByTestId('group-assumed-content')).toHaveText(/2023.*only keys by hand.*SCP/);
  await openGroup(page, 'context');
  await expect(page.getByTestId('all-keys')).toHaveCount(0);
});

test('a key is derived, given, a list, absent or unknown', async ({ page }) => {
  const key = 'aws:TagKeys';
  await ask(
    page,
    allowIf({ 'ForAllValues:StringEquals': { [key]: ['a', 'b'] }, Null: { [key]: 'false' } }),
  );
  await openGroup(page, 'context');
  const setting = row(page, key).getByRole('combobox');
  await expect(held(page, key)).toHaveAttribute('data-presence', 'absent');
  await expectVerdict(page, 'deny');
  await setting.selectOption('many');
  const values = row(page, key).getByRole('textbox');
  await values.fill('a');
  await values.press('End');
  await values.press('Enter');
  await expect(values).toHaveValue('a\n');
  await values.press('b');
  await expect(held(page, key)).toContainText('a, b');
  await expectVerdict(page, 'allow');
  await values.press('c');
  await expectVerdict(page, 'deny');
  await setting.selectOption('one');
  await expect(values).toHaveValue('a');
  await expectVerdict(page, 'allow');
  await setting.selectOption('unknown');
  await expect(held(page, key)).toHaveAttribute('data-presence', 'unknown');
  await expectVerdict(page, 'depends');
  await setting.selectOption('absent');
  await expectVerdict(page, 'deny');
  await setting.selectOption('derived');
  await expect(row(page, key)).toHaveAttribute('data-setting', 'derived');
  await expect(setting).toBeFocused();
});

test('keys that policies read come first, as they are written; any other can be added', async ({ page }) => {
  await ask(page, allowIf({ StringEquals: { 'AWS:sourcevpc': 'vpc-1', 'my:Key': 'x' } }));
  await openGroup(page, 'context');
  await expect(page.locator('tr[data-key]')).toHaveCount(2);
  await expect(row(page, 'my:Key')).toBeVisible();
  await expect(held(page, 'aws:SourceVpc').locator('.hint')).toHaveText(/\S+ \S+ \S+/);
  const name = page.getByTestId('new-key');
  await name.fill('no key');
  await name.press('Enter');
  await expect(page.getByTestId('new-key-error')).toContainText('no key');
  await name.fill('MY:KEY');
  await name.press('Enter');
  await expect(page.getByTestId('new-key-error')).toHaveCount(0);
  await expect(row(page, 'my:Key').getByRole('combobox')).toBeFocused();
  await expect(page.locator('tr[data-key]')).toHaveCount(2);

  await name.fill('aws:RequestTag/*');
  await page.getByTestId('add-key').click();
  await expect(row(page, 'aws:RequestTag/*').getByRole('combobox')).toBeFocused();
  await expect(row(page, 'aws:RequestTag/*')).toHaveAttribute('data-setting', 'absent');
  await expect(name).toHaveValue('');

  // One that no policy reads is there already, out of sight.
  await name.fill('aws:USERNAME');
  await name.press('Enter');
  await expect(row(page, 'aws:username').getByRole('combobox')).toBeFocused();
  await row(page, 'aws:username').getByRole('combobox').selectOption('one');
  await expect(row(page, 'aws:username').getByRole('textbox')).toHaveValue('alice');
  await expect(row(page, 'aws:username').getByRole('combobox')).toBeFocused();
  await page.getByTestId('context').locator('summary').click();
  await expect(page.getByTestId('context-content')).toHaveText(/aws:RequestTag\/\*.*aws:username/);
});

test('an address by hand is checked in its row, which stays', async ({ page }) => {
  await ask(page, allowIf({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }));
  await openGroup(page, 'context');
  await row(page, 'aws:SourceIp').getByRole('combobox').selectOption('one');
  const value = row(page, 'aws:SourceIp').getByRole('textbox');
  await expect(value).toHaveValue('203.0.113.9');
  await value.fill('192.0.2.');
  await expect(page.getByTestId('key-aws:sourceip-error')).toHaveText(/\S+ \S+ \S+/);
  await expectVerdict(page, null);
  await expect(value).toBeFocused();
  await page.keyboard.type('7');
  await expectVerdict(page, 'allow');
  await expect(value).toHaveValue('192.0.2.7');
});

test('a key may differ between the checks', async ({ page }) => {
  await ask(page, allowIf({ StringEquals: { 'aws:ResourceAccount': '111122223333' } }));
  await page.getByTestId('document').fill('AWS-StartSSHSession');
  await openGroup(page, 'context');
  await expect(held(page, 'aws:ResourceAccount', 'target')).toContainText('111122223333');
  await expect(held(page, 'aws:ResourceAccount', 'document')).not.toContainText('111122223333');
});

test('any other action is typed', async ({ page }) => {
  await ask(page, policy(statement('Allow', { Action: 'ssm:GetParameter' })));
  await page.getByTestId('action').selectOption({ label: 'Another action…' });
  await expect(page.getByTestId('api-action')).toBeFocused();
  await expect(page.getByTestId('api-action-error')).toBeVisible();
  await page.keyboard.type('ssm:GetParameter');
  await expectVerdict(page, 'allow');
  await page.getByTestId('resource').fill('arn:aws:ssm:eu-west-1:444455556666:parameter/x');
  await expectVerdict(page, 'deny');
  await page.getByTestId('resource-account').fill('444455556666');
  await expectVerdict(page, 'deny');
  await page.getByTestId('action').selectOption('ssm:StartSession');
  await expect(page.getByTestId('target')).toHaveValue('i-0123456789abcdef0');
});

test('a verdict that depends says on what, and settles it', async ({ page }) => {
  const key = 'aws:PrincipalOrgID';
  await ask(
    page,
    policy(statement('Allow'), statement('Deny', { Condition: { StringEquals: { [key]: 'o-1' } } })),
  );
  await expectVerdict(page, 'depends');
  const item = page.getByTestId('depends-on').locator('li');
  await expect(item).toHaveText([new RegExp(key)]);
  await item.getByTestId('give-value').press('Enter');
  await expect(row(page, key).getByRole('combobox')).toBeFocused();
  await row(page, key).getByRole('combobox').selectOption('one');
  await row(page, key).getByRole('textbox').fill('o-1');
  await expectVerdict(page, 'deny');
  await row(page, key).getByRole('combobox').selectOption('unknown');
  await item.getByTestId('take-as-absent').press('Enter');
  await expectVerdict(page, 'allow');
  await expect(verdict(page)).toBeFocused();
  await expect(row(page, key)).toHaveAttribute('data-setting', 'absent');

  await openGroup(page, 'assumed');
  await page.getByTestId('unknown-scp').check();
  await expect(item).toHaveText([/SCP/]);
  await item.getByTestId('take-as-none').click();
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('unknown-scp')).not.toBeChecked();
});

test('a doubt that AWS leaves open leads to its caveat', async ({ page }) => {
  await ask(page, policy(statement('Allow')));
  await page.getByTestId('action').selectOption('ecs:ExecuteCommand');
  await page.getByTestId('target').fill('ecs:web_0123456789abcdef0123456789abcdef');
  const text = policy(
    statement('Allow', { Resource: ['arn:aws:ecs:*:*:cluster/*', 'arn:aws:ecs:*:*:task/0123456789abcdef0123456789abcdef'] }),
  ).text;
  await page.getByTestId('editor').fill(text);
  await expectVerdict(page, 'depends');
  await page.getByTestId('show-caveat').press('Enter');
  const caveat = page.getByTestId('caveat').and(page.locator(':focus'));
  await expect(caveat.getByRole('link')).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);
});

test('what else denies stands under the verdict, and points at its text', async ({ page }) => {
  await ask(page, policy(statement('Deny'), statement('Deny', { Resource: 'arn:aws:ec2:*:*:instance/*' })));
  await expectVerdict(page, 'deny');
  const others = page.getByTestId('other');
  await expect(others).toHaveText([/policy-1, statement 2 denies it.*Target/, /Identity-based.*no statement allows/]);
  await others.first().getByRole('button').focus();
  await expect(page.locator('.pointed').first()).toBeVisible();

  await page.getByTestId('editor').fill(policy(statement('Allow'), statement('Deny')).text);
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('others')).toHaveCount(0);
});

test('everything is reached by keyboard', async ({ page }) => {
  await ask(page, allowIf({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }));
  await page.getByTestId('target').focus();
  const reached: string[] = [];
  // Groups are opened by key, and then walked through.
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const [name, closed] = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const details = element.matches('details.group:not([open]) > summary');
      const holder = element.closest('[data-testid], [data-key]') as HTMLElement | null;
      return [holder?.dataset.testid ?? holder?.dataset.key ?? '', details] as const;
    });
    reached.push(name);
    if (closed) await page.keyboard.press('Enter');
    if (name === 'part') break;
  }
  for (const name of [
    'caller', 'caller-type', 'mfa', 'user-id', 'management-account', 'network-path', 'add-caller-tags',
    'account', 'region', 'kms-key', 'aws:PrincipalOrgID', 'new-key', 'add-key', 'all-keys',
    'default-document', 'derive-context', 'unknown-scp', 'give-value', 'take-as-absent', 'trace-row', 'part',
  ]) {
    expect(reached, name).toContain(name);
  }
  await expect(page.locator('.pointed').first()).toBeVisible();
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in what is one step away: ${language}, ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await ask(page, allowIf({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), policy(statement('Deny')));
      await page.getByTestId('language').selectOption(language);
      for (const name of ['caller', 'network', 'tags', 'account', 'context', 'assumed']) {
        await openGroup(page, name);
      }
      await page.getByTestId('all-keys').click();
      await page.getByTestId('add-caller-tags').click();
      await row(page, 'aws:PrincipalOrgID').getByRole('combobox').selectOption('many');
      await expect(page.getByTestId('others')).toBeVisible();
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      };
      expect(await violations()).toEqual([]);
      await page.getByTestId('caller-tags-0').getByRole('textbox').nth(1).fill('x');
      await expectVerdict(page, null);
      expect(await violations()).toEqual([]);
      await page.getByTestId('caller-tags-0').getByRole('button').click();
      await page.getByTestId('editor').fill(allowIf({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }).text);
      await row(page, 'aws:PrincipalOrgID').getByRole('combobox').selectOption('unknown');
      await page.getByRole('tab').first().click();
      await expectVerdict(page, 'depends');
      expect(await violations()).toEqual([]);
    });
  }
}

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await ask(page, allowIf({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }));
  for (const name of ['caller', 'network', 'tags', 'account', 'context', 'assumed']) {
    await openGroup(page, name);
  }
  await page.getByTestId('add-caller-tags').click();
  await page.getByTestId('all-keys').click();
  const width = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await width()).toBe(0);
  await expect(page.getByTestId('give-value')).toBeVisible();
});
