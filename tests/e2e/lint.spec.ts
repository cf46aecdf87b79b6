// What the linter finds in the policies, and the changes that mend it.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { cursorBehind, editor, enter, expect, expectVerdict, open, paste, seed, test } from './portcullis.ts';

const ACCOUNT = 'SSM_ACCOUNT_IN_AWS_DOCUMENT';
const row = (page: Page, code: string) => page.locator(`[data-testid=finding][data-code=${code}]:visible`);
const list = (page: Page) => page.locator('[data-testid=findings]:visible');
const counts = (page: Page) => page.locator('[data-testid=finding-counts]:visible');
const status = (page: Page) => page.getByTestId('status');

const selected = (page: Page) =>
  editor(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );

/** Goes from stop to stop with the keyboard until this one is reached. */
async function tabTo(page: Page, stop: Locator) {
  for (let stops = 0; stops < 60; stops += 1) {
    if (await stop.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no stop of the keyboard');
}

test('an account id in the ARN of AWS’s document is told, mended and brought back by keyboard', async ({ page }) => {
  const { scenario } = seed('S2.5');
  await enter(page, scenario);
  await expectVerdict(page, 'allow');
  const found = row(page, ACCOUNT);
  await expect(found).toContainText('Security warning:');
  await expect(counts(page)).toHaveText('security warnings: 1');
  const link = found.getByRole('link', { name: ACCOUNT });
  await expect(link).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(page.locator('.paint .finding.security-warning').first()).toBeVisible();
  await expect(page.locator('.gutter .sign.security-warning:visible')).toHaveText('!');

  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect.poll(() => selected(page)).toContain(':123456789012:document/');
  await expect(status(page)).toContainText(await found.locator('p').innerText());

  const fixes = found.getByTestId('fixes');
  await expect(fixes.getByTestId('fix')).toHaveCount(0);
  await tabTo(page, fixes.locator('summary'));
  await page.keyboard.press('Enter');
  const fix = fixes.getByTestId('fix');
  await expect(fix).toHaveCount(1);
  await expect(fixes).toContainText('also denies AWS-StartPortForwardingSessionToRemoteHost');
  await tabTo(page, fix);
  await page.keyboard.press('Enter');

  const { text } = scenario.policies[1];
  await expect(editor(page)).toHaveValue(text.replace(':123456789012:document/', '::document/'));
  await expect(editor(page)).toBeFocused();
  await expectVerdict(page, 'deny');
  await expect(found).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(editor(page)).toHaveValue(text);
  await expectVerdict(page, 'allow');
  await expect(found).toHaveCount(1);
});

test('an underline stays with what it is about while something else is typed', async ({ page }) => {
  await enter(page, seed('S2.5').scenario);
  await expect(row(page, ACCOUNT)).toHaveCount(1);
  const underlined = () =>
    page
      .locator('.paint:visible .finding.security-warning')
      .allTextContents()
      .then((pieces) => pieces.join(''));
  const before = await underlined();
  expect(before).toContain(':123456789012:document/');
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  const line = Number(await row(page, ACCOUNT).getAttribute('data-line'));
  for (const typed of [1, 2, 3]) {
    await page.keyboard.press('Enter');
    expect(await underlined()).toBe(before);
    await expect(row(page, ACCOUNT)).toHaveAttribute('data-line', `${line + typed}`);
  }
});

test('what is no more than a warning waits folded, with its count', async ({ page }) => {
  await open(page);
  await expect(counts(page)).toHaveText('warnings: 1');
  await expect(row(page, 'SSM_DENY_LIST_LEAVES_DOCUMENTS_OPEN')).toHaveCount(0);
  await list(page).locator('summary').first().press('Enter');
  const found = row(page, 'SSM_DENY_LIST_LEAVES_DOCUMENTS_OPEN');
  await expect(found).toHaveCount(1);
  await found.getByRole('button', { name: /^Line \d+$/ }).press('Enter');
  await expect.poll(() => selected(page)).toContain('"Resource"');
  await expect(editor(page)).toBeFocused();
});

test('a finding without a fix says so', async ({ page }) => {
  await open(page);
  await page.getByTestId('start-fresh').click();
  await paste(page, '{"Version": "2012-10-17", "Statement": [x]}');
  const found = page.locator('[data-testid=diagnostic][data-code=JSON_SYNTAX_ERROR]:visible').first();
  await found.getByTestId('fixes').locator('summary').press('Enter');
  await expect(found.getByTestId('fixes')).toContainText('No change is known that fixes it');
  await expect(counts(page)).toContainText('errors: ');
});

/** What two safe changes leave. */
const MENDED = [
  '{',
  '  "Version": "2012-10-17",',
  '  "Statement": [',
  '    { "Effect": "Allow", "Action": ["ssm:*"], "Resource": "*" },',
  '    { "Effect": "Deny", "Action": "ssm:StartSession", "Resource": "*",',
  '      "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }',
  '  ]',
  '}',
].join('\n');
const LOOSE = MENDED.replace('"ssm:*"', '"ssm:*", "ssm:StartSession"').replace('113.0/', '113.9/');

async function enterLoose(page: Page) {
  const { scenario } = seed('S1.5');
  await enter(page, { ...scenario, policies: [{ name: 'loose', kind: 'identity', text: LOOSE }] });
  await expect(page.getByTestId('mend-all')).toBeEnabled();
}

test('all safe changes are made at once and taken back at once, by keyboard', async ({ page }) => {
  await open(page);
  await expect(page.getByTestId('mend')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByTestId('mend-all')).toHaveCount(0);
  await enterLoose(page);
  const decision = await page.getByTestId('verdict').getAttribute('data-decision');
  const all = page.getByTestId('mend-all');
  await expect(all).toHaveText('Make all safe changes: 2');
  const before = await counts(page).innerText();

  await all.press('Enter');
  await expect(editor(page)).toHaveValue(MENDED);
  const told = page.getByTestId('mend').getByRole('status');
  await expect(told).toContainText('Findings fixed: 2. No decision changed.');
  await expectVerdict(page, decision);
  await expect(counts(page)).not.toHaveText(before);
  await expect(all).toHaveCount(0);
  const back = page.getByTestId('mend-back');
  await expect(back).toBeFocused();

  await back.press('Enter');
  await expect(editor(page)).toHaveValue(LOOSE);
  await expect(editor(page)).toBeFocused();
  await expect(told).toHaveText('');
  await expect(counts(page)).toHaveText(before);
  await expect(all).toBeEnabled();
});

test('findings are listed by severity, and F8 goes through those', async ({ page }) => {
  await enterLoose(page);
  await expect(counts(page)).toHaveText('warnings: 2 · suggestions: 3');
  await list(page).locator('summary').first().press('Enter');
  const rows = list(page).locator('.finding-row');
  await expect(rows).toHaveCount(5);
  const switches = list(page).getByRole('group', { name: 'Severities to list' }).getByRole('button');
  await expect(switches).toHaveText([/warnings: 2/, /suggestions: 3/]);
  const suggestions = switches.last();
  await expect(suggestions).toHaveAttribute('aria-pressed', 'true');

  await suggestions.press('Enter');
  await expect(suggestions).toBeFocused();
  await expect(suggestions).toHaveAttribute('aria-pressed', 'false');
  await expect(rows).toHaveCount(2);
  await expect(counts(page)).toHaveText('warnings: 2 · suggestions: 3 · not listed: 3');
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  const [first, second] = await rows.locator('p').allInnerTexts();
  for (const [key, message] of [
    ['F8', first],
    ['F8', second],
    ['F8', first],
    ['Shift+F8', second],
  ]) {
    await page.keyboard.press(key);
    await expect(status(page)).toContainText(message);
  }

  await switches.first().press('Enter');
  await expect(rows).toHaveCount(0);
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await expect(status(page)).not.toContainText('F8');
  await suggestions.press('Enter');
  await expect(rows).toHaveCount(3);

  // Another policy lists the same ones, as long as the page is open.
  await page.getByTestId('duplicate-policy').click();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(counts(page)).toContainText('not listed: 2');
  await list(page).locator('summary').first().press('Enter');
  await expect(switches.first()).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await expect(counts(page)).toHaveText('warnings: 2 · suggestions: 3');
});

test('how many findings there are is said when it changes, and not while somebody types', async ({ page }) => {
  await enterLoose(page);
  const told = page.getByTestId('findings-told');
  await expect(told).toHaveAttribute('role', 'status');
  await expect(told).toHaveText('Findings in this policy: warnings: 2 · suggestions: 3');
  await told.evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = () => seen.push(`${element.textContent}`);
    new MutationObserver(note).observe(element, { childList: true, characterData: true, subtree: true });
  });
  const seen = () => page.evaluate(() => (window as never as { seen: string[] }).seen);
  await cursorBehind(page, '"ssm:StartSession');
  await page.keyboard.type('xyz');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
  await expect(page.getByTestId('mend-all')).toBeEnabled();
  await expect(editor(page)).toHaveValue(LOOSE);
  await cursorBehind(page, 'Version": ');
  await page.keyboard.type('x');
  await expect(told).toHaveText(/errors: \d/);
  const texts = await seen();
  // A slow machine may rest between two letters, but says nothing that wasn't found.
  expect(texts.every((text) => text.startsWith('Findings in this policy: '))).toBe(true);
  expect(texts.at(-1)).toContain('errors: ');
});

for (const language of ['en', 'ja']) {
  test(`severities and safe changes are accessible in ${language}`, async ({ page }) => {
    await enterLoose(page);
    await page.getByTestId('language').selectOption(language);
    await list(page).locator('summary').first().click();
    await list(page).getByTestId('severities').getByRole('button').last().click();
    await expect(page.getByTestId('mend-all')).toBeEnabled();
    for (const press of ['mend-all', 'mend-back']) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await page.getByTestId(press).click();
    }
  });

  test(`open findings and fixes are accessible in ${language}`, async ({ page }) => {
    await enter(page, seed('S2.5').scenario);
    await page.getByTestId('language').selectOption(language);
    const fixes = row(page, ACCOUNT).getByTestId('fixes');
    await fixes.locator('summary').click();
    await expect(fixes.getByTestId('fix')).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
}
