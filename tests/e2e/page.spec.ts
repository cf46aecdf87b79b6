// What holds for the page whatever is entered.
import AxeBuilder from '@axe-core/playwright';
import {
  cursorBehind,
  editor,
  enter,
  expect,
  expectVerdict,
  open,
  seed,
  test,
  verdict,
} from './portcullis.ts';

test('opens on a working example', async ({ page }) => {
  await open(page);
  await expect(verdict(page)).toHaveAttribute('data-decision', /^(allow|deny|depends)$/);
  await expect(editor(page)).not.toHaveValue('');
  await expect(page.getByTestId('check')).not.toHaveCount(0);
});

test('every keystroke in the address re-evaluates', async ({ page }) => {
  await enter(page, seed('S1.2').scenario);
  const address = page.getByTestId('source-ip');
  await address.fill('192.0.2.44');
  await expectVerdict(page, 'allow');
  await address.press('End');
  const steps: [key: string, value: string, decision: string][] = [
    ['Backspace', '192.0.2.4', 'allow'],
    ['Backspace', '192.0.2.', 'none'],
    ['Backspace', '192.0.2', 'none'],
    ['Backspace', '192.0.', 'none'],
    ['3', '192.0.3', 'none'],
    ['.', '192.0.3.', 'none'],
    ['4', '192.0.3.4', 'deny'],
  ];
  for (const [key, value, decision] of steps) {
    await address.press(key);
    await expect(address).toHaveValue(value);
    await expectVerdict(page, decision);
  }
});

test('every keystroke in a policy re-evaluates', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  await cursorBehind(page, 'document/AWS-StartPortForwardingSessionToRemoteHost');
  const steps: [key: string, decision: string][] = [
    ['x', 'allow'],
    ['Backspace', 'deny'],
    ['*', 'deny'],
    ['Backspace', 'deny'],
    ['Backspace', 'allow'],
    ['?', 'deny'],
    ['"', 'none'],
    ['Backspace', 'deny'],
  ];
  for (const [key, decision] of steps) {
    await page.keyboard.press(key);
    await expectVerdict(page, decision);
  }
});

test('a syntax error is shown at its line, and nothing typed is lost', async ({ page }) => {
  const { scenario } = seed('S2.1');
  await enter(page, scenario);
  await expectVerdict(page, 'allow');
  const text = scenario.policies[0].text;
  const broken = text.replace('"Allow",', '"Allow"');
  const line = text.slice(0, text.indexOf('"Allow",')).split('\n').length;

  await cursorBehind(page, '"Allow",');
  await page.keyboard.press('Backspace');
  await expectVerdict(page, null);
  await expect(editor(page)).toHaveValue(broken);
  // The comma is missed where the next key begins.
  await expect(page.getByTestId('diagnostic').first()).toHaveAttribute(
    'data-line',
    new RegExp(`^(${line}|${line + 1})$`),
  );
  await expect(page.getByTestId('message')).toHaveCount(0);

  await page.keyboard.press(',');
  await expect(editor(page)).toHaveValue(text);
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('diagnostic')).toHaveCount(0);
});

for (const [field, bad] of [
  ['source-ip', '203.0.113.999'],
  ['source-ip', '203.0.113.0/24'],
  ['document', '   '],
  ['target', 'my-server'],
]) {
  test(`${field} “${bad}” gets a sentence beside the field`, async ({ page }) => {
    await enter(page, seed('S2.2').scenario);
    await expectVerdict(page, 'deny');
    const error = page.getByTestId(`${field}-error`);
    await expect(error).toHaveCount(0);
    const good = await page.getByTestId(field).inputValue();

    await page.getByTestId(field).fill(bad);
    await expect(error).toHaveText(/\S+ \S+ \S+/);
    await expectVerdict(page, null);
    await expect(page.getByTestId(field)).toHaveValue(bad);

    await page.getByTestId(field).fill(good);
    await expect(error).toHaveCount(0);
    await expectVerdict(page, 'deny');
  });
}

test('the statement that denies is tinted where it stands', async ({ page }) => {
  const { scenario } = seed('S2.2');
  await enter(page, scenario);
  await expectVerdict(page, 'deny');
  const lines = scenario.policies[1].text.split('\n');
  const first = lines.findIndex((line) => line === '        {') + 1;
  const last = lines.findIndex((line) => line === '        }') + 1;
  const tinted = () =>
    page
      .locator('.line.deny')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.line)));
  await expect
    .poll(tinted)
    .toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
});

test('each check opens into its statements', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const denies = page.locator(
    '[data-testid="trace-row"][data-policy="1"][data-statement="0"][data-outcome="applies"]',
  );
  await expect(denies).toHaveCount(1);
});

test('asks nobody for anything after it has loaded', async ({ page }) => {
  await open(page);
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByTestId('start-fresh').click();
  await page.keyboard.press('Tab');
  await editor(page).fill(seed('S1.3').scenario.policies[0].text);
  await page.getByTestId('source-ip').fill('198.51.100.7');
  await expectVerdict(page, 'deny');
  await page.getByTestId('language').selectOption('ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([]);
});

test('speaks Japanese', async ({ page }) => {
  await enter(page, seed('S1.3').scenario);
  await expectVerdict(page, 'deny');
  await expect(verdict(page)).not.toHaveText(/[ぁ-ん]/);
  await page.getByTestId('language').selectOption('ja');
  await expect(verdict(page)).toHaveText(/[ぁ-ん].*拒否|拒否.*[ぁ-ん]/s);
  await expectVerdict(page, 'deny');
});

test('Tab leaves the editor', async ({ page }) => {
  await open(page);
  await editor(page).focus();
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editor(page)).toBeFocused();
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const ref of ['S1.4', 'S2.2']) {
        await enter(page, seed(ref).scenario);
        await page.getByTestId('language').selectOption(language);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expectVerdict(page, seed(ref).expect.decision);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      }
    });
  }
}
