// A pasted text fills in the request, and can be taken back.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest, editor, enter, expect, expectVerdict, open, seed, test } from './portcullis.ts';

const remoteHost = `aws ssm start-session \\
--target i-bastionxxxxxxxxxx \\
--document-name AWS-StartPortForwardingSessionToRemoteHost \\
--parameters '{"host":["remote-rds.xxxxxxxxxxxx.ap-northeast-1.rds.amazonaws.com"],"portNumber":["3306"], "localPortNumber":["13306"]}'`;
const port =
  '$ aws ssm start-session \\ > --target i-bastionxxxxxxxxxx \\ > --document-name AWS-StartPortForwardingSession \\ > --parameters "portNumber=22,localPortNumber=10022"';
const bare =
  'An error occurred (AccessDeniedException) when calling the StartSession operation: User: arn:aws:iam::1234:user/test-user is not authorized to perform: ssm:StartSession on resource: arn:aws:ec2:eu-central-1:1234:instance/i-1234';
const explicit =
  'An error occurred (AccessDeniedException) when calling the StartSession operation: User: arn:aws:iam::123456789012:user/user-port-forwarding-to-remote-hosts is not authorized to perform: ssm:StartSession on resource: arn:aws:ssm:ap-northeast-1::document/AWS-StartPortForwardingSessionToRemoteHost with an explicit deny in an identity-based policy';

const dialog = (page: Page) => page.getByTestId('paste-dialog');
const text = (page: Page) => page.getByTestId('paste-text');
const understood = (page: Page) => page.getByTestId('understood');

async function pasteIn(page: Page, pasted: string, kind: string) {
  await page.getByTestId('paste').click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.insertText(pasted);
  await expect(understood(page)).toHaveAttribute('data-kind', kind);
}

async function apply(page: Page, pasted: string, kind: string) {
  await pasteIn(page, pasted, kind);
  await page.getByTestId('paste-apply').click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByTestId('paste')).toBeFocused();
}

/** The request's fields by name. */
async function expectFields(page: Page, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) {
    await expect(page.getByTestId(name)).toHaveValue(value);
  }
}

test('what AWS denied is held against the policies', async ({ page }) => {
  await open(page);
  await expectVerdict(page, 'deny');
  const agreement = page.getByTestId('agreement');
  await pasteIn(page, explicit, 'accessDenied');
  await expect(agreement).toHaveText(/deny this call, too, and for the same reason/);
  await text(page).fill(explicit.replace('an identity-based policy', 'a service control policy'));
  await expect(agreement).toHaveText(/not for the reason that AWS names/);
  await text(page).fill(port);
  await expect(agreement).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  // Without the policy that denies it.
  await page.getByTestId('policy-enabled').uncheck();
  await expectVerdict(page, 'allow');
  await pasteIn(page, explicit, 'accessDenied');
  await expect(agreement).toHaveText(/AWS denied this call, but the policies here allow it/);
});

test('the command that forwards to a remote host is denied', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('document').fill('');
  await expectVerdict(page, 'allow');
  await apply(page, remoteHost, 'command');
  await expectFields(page, {
    action: 'ssm:StartSession',
    target: 'i-bastionxxxxxxxxxx',
    document: 'AWS-StartPortForwardingSessionToRemoteHost',
    'source-ip': '203.0.113.9',
  });
  await expectVerdict(page, 'deny');
});

test('the command that forwards a port is allowed', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  await apply(page, port, 'command');
  await expectFields(page, {
    target: 'i-bastionxxxxxxxxxx',
    document: 'AWS-StartPortForwardingSession',
  });
  await expectVerdict(page, 'allow');
});

test('the message without a reason says who, where and on what', async ({ page }) => {
  await enter(page, seed('S1.5').scenario);
  await apply(page, `${bare}\nssh_exchange_identification: Connection closed by remote host`, 'accessDenied');
  await expectFields(page, {
    caller: 'arn:aws:iam::1234:user/test-user',
    target: 'i-1234',
    region: 'eu-central-1',
    account: '1234',
  });
  // Its account was shortened by whoever published it: there is no verdict before that is mended.
  await expectVerdict(page, null);
  await expect(page.getByTestId('account-error')).toBeVisible();
  await apply(page, bare.replaceAll('1234:', '111122223333:'), 'accessDenied');
  await expectVerdict(page, 'deny');
  const message = await page.getByTestId('message').first().textContent();
  expect(message).toContain(bare.replaceAll('1234:', '111122223333:'));
});

test('the message that names an explicit deny is predicted again', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('document').fill('AWS-StartSSHSession');
  await expectVerdict(page, 'allow');
  await apply(page, explicit, 'accessDenied');
  await expectFields(page, {
    caller: 'arn:aws:iam::123456789012:user/user-port-forwarding-to-remote-hosts',
    document: 'AWS-StartPortForwardingSessionToRemoteHost',
    account: '123456789012',
    region: 'ap-northeast-1',
  });
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('message').first()).toHaveText(explicit);
});

test('what will change is shown before it changes', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await pasteIn(page, port, 'command');
  const rows = page.getByTestId('paste-changes').locator('tbody tr');
  await expect(rows).toHaveText([/i-0123456789abcdef0.*i-bastion/s, /RemoteHost.*AWS-StartPortForwardingSession$/s]);
  await expect(page.getByTestId('paste-note')).not.toHaveCount(0);
  await expect(page.getByTestId('target')).toHaveValue('i-0123456789abcdef0');
});

test('undo brings back what was there', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  await atRest(page);
  const before = await page.locator('main').innerHTML();
  await apply(page, port, 'command');
  await expectVerdict(page, 'allow');
  await page.getByTestId('restore').click();
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await expect(page.getByTestId('paste')).toBeFocused();
  await expectFields(page, {
    target: 'i-0123456789abcdef0',
    document: 'AWS-StartPortForwardingSessionToRemoteHost',
  });
  await atRest(page);
  const mark = (html: string) => html.slice(html.indexOf('data-testid="verdict"'));
  expect(mark(await page.locator('main').innerHTML())).toBe(mark(before));
});

test('undo leaves what was written in a policy since', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await apply(page, port, 'command');
  await editor(page).fill('{}');
  await page.getByTestId('restore').click();
  await expectFields(page, { target: 'i-0123456789abcdef0' });
  await expect(editor(page)).toHaveValue('{}');
});

test('works by keyboard alone', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('source-ip').focus();
  await page.keyboard.press('Alt+Shift+P');
  await expect(text(page)).toBeFocused();
  await page.keyboard.insertText(port);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByTestId('source-ip')).toBeFocused();
  await expectVerdict(page, 'deny');

  // The text is still there, and Tab stays in the dialog.
  await page.getByTestId('paste').focus();
  await page.keyboard.press('Enter');
  await expect(text(page)).toHaveValue(port);
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('paste-cancel')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('paste-apply')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('paste')).toBeFocused();
  await expectVerdict(page, 'allow');

  await page.keyboard.press('Enter');
  await page.keyboard.insertText(remoteHost);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expectVerdict(page, 'deny');
});

test('a text that is none of these gets a sentence', async ({ page }) => {
  await open(page);
  await page.getByTestId('paste').click();
  await expect(page.getByTestId('paste-apply')).toBeDisabled();
  for (const wrong of ['hello', 'ls -la', '{"a": 1}']) {
    await text(page).fill(wrong);
    await expect(page.getByTestId('paste-error')).toHaveText(/\S+ \S+ \S+/);
    await expect(page.getByTestId('paste-apply')).toBeDisabled();
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toBeVisible();
  }
  await page.getByTestId('paste-cancel').click();
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await page.getByTestId('start-fresh').click();
  await page.getByTestId('paste').click();
  await expect(text(page)).toHaveValue('');
});

test('one of several calls is chosen', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await pasteIn(page, `${explicit}\n${explicit.replace('hosts is', 'ports is')}`, 'accessDenied');
  await page.getByTestId('paste-calls').selectOption({ index: 1 });
  await page.getByTestId('paste-apply').click();
  await expectFields(page, {
    caller: 'arn:aws:iam::123456789012:user/user-port-forwarding-to-remote-ports',
  });
});

test('any other request is shown with its resource, and leads back', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await apply(
    page,
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:ap-northeast-1:111122223333:parameter/x',
    'accessDenied',
  );
  await expectFields(page, {
    action: 'ssm:GetParameter',
    resource: 'arn:aws:ssm:ap-northeast-1:111122223333:parameter/x',
  });
  await expectVerdict(page, 'deny');
  await page.getByTestId('action').selectOption('ssm:StartSession');
  await expectFields(page, { document: 'AWS-StartPortForwardingSessionToRemoteHost' });
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the dialog: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await page.getByTestId('language').selectOption(language);
      await pasteIn(page, explicit, 'accessDenied');
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      };
      expect(await violations()).toEqual([]);
      await text(page).fill('hello');
      await expect(page.getByTestId('paste-error')).toBeVisible();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('context').locator('summary').click();
      await page.getByTestId('all-keys').click();
      await expect(page.getByTestId('context-check').first()).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  }
}

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  await pasteIn(page, explicit, 'accessDenied');
  const sticksOut = () =>
    dialog(page).evaluate((dialog) => [
      dialog.scrollWidth - dialog.clientWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]);
  expect(await sticksOut()).toEqual([0, 0]);
  await page.getByTestId('paste-apply').click();
  await expectVerdict(page, 'deny');
  await page.getByTestId('context').locator('summary').click();
  await page.getByTestId('all-keys').click();
  expect(await sticksOut()).toEqual([0, 0]);
});
