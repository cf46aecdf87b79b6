// Pictures of the page, to look at: in target/screenshots/. With SCREENSHOTS=docs those that the README
// shows go to docs/.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectVerdict, open, openGroup, seed, enter, test } from './portcullis.ts';

const root = join(import.meta.dirname, '../..');
const docs = process.env.SCREENSHOTS === 'docs';
const shown: Record<string, string> = { desktop: 'docs/page.png', compose: 'docs/compose.png' };
const picture = (name: string) => join(root, (docs && shown[name]) || `target/screenshots/${name}.png`);

async function take(page: Page, path: string) {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooWide, 'pixels that stick out sideways').toBe(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

test('desktop', async ({ page }) => {
  await open(page);
  await take(page, picture('desktop'));
});

test('desktop-dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  await take(page, picture('desktop-dark'));
});

test('phone-360', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  await take(page, picture('phone-360'));
});

test('japanese', async ({ page }) => {
  await open(page);
  await page.getByTestId('language').selectOption('ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await take(page, picture('japanese'));
});

const message =
  'An error occurred (AccessDeniedException) when calling the StartSession operation: User: arn:aws:iam::123456789012:user/user-port-forwarding-to-remote-hosts is not authorized to perform: ssm:StartSession on resource: arn:aws:ssm:ap-northeast-1::document/AWS-StartPortForwardingSessionToRemoteHost with an explicit deny in an identity-based policy';

for (const [name, language, width, colorScheme] of [
  ['paste', 'en', 1280, 'light'],
  ['paste-360', 'en', 360, 'light'],
  ['paste-dark', 'ja', 1280, 'dark'],
] as const) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await page.getByTestId('paste').click();
    await page.getByTestId('paste-text').fill(message);
    await expect(page.getByTestId('paste-changes')).toBeVisible();
    await take(page, picture(name));
  });
}

for (const [name, language, width, colorScheme] of [
  ['compose', 'en', 1280, 'light'],
  ['compose-360', 'en', 360, 'light'],
  ['compose-360-japanese', 'ja', 360, 'light'],
  ['compose-dark', 'ja', 1280, 'dark'],
] as const) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height: width < 400 ? 2000 : 800 });
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await page.getByTestId('compose').click();
    await page.getByTestId('compose-networks').fill('192.0.2.0/24, 203.0.113.0/24');
    await page.getByTestId('compose-ssh').check();
    await page.getByTestId('compose-account').fill('');
    await expect(page.getByTestId('composed-note')).toBeVisible();
    await take(page, picture(name));
    await page.getByTestId('compose-use').click();
    await expect(page.getByTestId('compose-back')).toBeVisible();
    await take(page, picture(`${name}-used`));
  });
}

for (const [name, language, width] of [
  ['whole', 'en', 1280],
  ['whole-360', 'en', 360],
  ['whole-japanese', 'ja', 1280],
] as const) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await page.getByTestId('document').fill('AWS-StartPortForwardingSession');
    await expectVerdict(page, 'allow');
    await openGroup(page, 'context');
    await page.getByTestId('all-keys').click();
    await page.setViewportSize({ width, height: 2600 });
    await take(page, picture(name));
  });
}

for (const [name, language, width, colorScheme] of [
  ['policies', 'en', 1280, 'light'],
  ['policies-360', 'ja', 360, 'light'],
  ['policies-dark', 'ja', 1280, 'dark'],
] as const) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await page.getByTestId('policy-enabled').uncheck();
    const text = '{\n    "Version": "2012-10-17",\n    "Statement": [\n        { "Effect": Deny }\n    ]\n}';
    const buffer = Buffer.from(text);
    const file = (name: string) => ({ name, mimeType: 'application/json', buffer });
    await page.getByTestId('open-files').setInputFiles([
      file('office.json'),
      { ...file('huge.json'), buffer: Buffer.alloc(2 ** 20 + 1) },
    ]);
    await page.getByTestId('policy-kind').selectOption('scp');
    await page.getByTestId('editor').press('Control+Home');
    await page.getByTestId('editor').press('F8');
    await page.getByTestId('format-policy').click();
    await take(page, picture(name));
  });
}
