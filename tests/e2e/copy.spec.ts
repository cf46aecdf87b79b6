// What the verdict's pane copies, as the clipboard has it.
import type { Page } from '@playwright/test';
import { enter, expect, expectVerdict, seed, test } from './portcullis.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const button = (page: Page, form: string) => page.locator(`[data-testid=copy][data-form=${form}]`);

/** Copies one form, and reads what was copied. */
async function copied(page: Page, form: string, said = 'Copied'): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button(page, form).click();
  await expect(button(page, form)).toHaveText(said);
  return page.evaluate(() => navigator.clipboard.readText());
}

test('the command starts the session of the request', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const command = await copied(page, 'command');
  expect(command).toMatch(/^aws ssm start-session /);
  expect(command).toContain('i-0123456789abcdef0');
  expect(command).toContain('AWS-StartPortForwardingSessionToRemoteHost');

  // What was copied, pasted, is what is there.
  await page.getByTestId('paste').click();
  await page.getByTestId('paste-text').fill(command);
  await expect(page.getByTestId('understood')).toHaveAttribute('data-kind', 'command');
  await expect(page.getByTestId('paste-changes')).toHaveCount(0);
});

test('the simulator is asked once for each check', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const calls = (await copied(page, 'simulate')).match(/^aws iam simulate-custom-policy/gm);
  expect(calls).toHaveLength(2);
});

test('the report says what the page says, in its language', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const english = await copied(page, 'report');
  expect(english).toContain('AWS-StartPortForwardingSessionToRemoteHost');
  expect(english).not.toMatch(/[ぁ-ん]/);
  await page.getByTestId('language').selectOption('ja');
  await expect(button(page, 'report')).toHaveText(/レポート/);
  expect(await copied(page, 'report', 'コピーしました')).toMatch(/[ぁ-ん]/);
});

test('the expected message is the one that is shown', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const shown = await page.getByTestId('message').first().textContent();
  expect(await copied(page, 'message')).toBe(shown?.trim());

  await page.getByTestId('document').fill('AWS-StartSSHSession');
  await expectVerdict(page, 'allow');
  await expect(button(page, 'message')).toHaveCount(0);
  await expect(button(page, 'command')).toHaveCount(1);
});

test('the button says again what it copies', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await copied(page, 'command');
  await expect(button(page, 'command')).toHaveText('AWS CLI command');
});

test('nothing is copied while there is no verdict', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('source-ip').fill('203.0.113.999');
  await expectVerdict(page, null);
  await expect(page.getByTestId('copy')).toHaveCount(0);
});
