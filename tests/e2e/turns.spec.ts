// What would change the verdict: each change turns it, and is taken back.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editor, enter, expect, expectVerdict, seed, test } from './portcullis.ts';

const list = (page: Page) => page.getByTestId('turns');
const turns = (page: Page) => list(page).getByTestId('make-change');

/** Waits for the changes to what is there now. */
async function found(page: Page) {
  await expect(list(page)).toHaveAttribute('aria-busy', 'false');
}

const asked = ['S1.2', 'S1.3', 'S1.4', 'S1.5', 'S1.7', 'S2.1', 'S2.2', 'S2.4', 'S2.5'];
for (const ref of asked) {
  test(`every change turns the verdict and is taken back: ${ref}`, async ({ page }) => {
    const { scenario, expect: expected } = seed(ref);
    await enter(page, scenario);
    await expectVerdict(page, expected.decision);
    await found(page);
    const count = await turns(page).count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(5);
    for (let index = 0; index < count; index += 1) {
      const text = await turns(page).nth(index).innerText();
      await turns(page).nth(index).click();
      await expectVerdict(page, expected.decision === 'allow' ? 'deny' : 'allow');
      await expect(page.getByTestId('change-back')).toBeFocused();
      await found(page);
      await page.keyboard.press('Enter');
      await expectVerdict(page, expected.decision);
      await expect(page.getByTestId('change-back')).toHaveCount(0);
      await expect(turns(page).nth(index)).toHaveText(text);
      await found(page);
    }
  });
}

test('a statement that would have to go is marked where it stands', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByRole('tab').first().click();
  const allow = seed('S2.1').scenario.policies[0].text;
  const deny = '{ "Effect": "Deny", "Action": "ssm:StartSession", "Resource": "*" }';
  await editor(page).fill(allow.replace('"Statement": [', `"Statement": [ ${deny},`));
  await page.getByTestId('document').fill('');
  await expectVerdict(page, 'deny');
  await found(page);
  const statement = list(page).locator('[data-kind=statement]').getByTestId('make-change');
  await statement.focus();
  const pointed = async () => (await page.locator('.pointed').allTextContents()).join('');
  await expect.poll(pointed).toContain('"Deny"');
  await statement.press('Enter');
  await expectVerdict(page, 'allow');
  // Nothing of the statement is left, and everything else stands as it stood.
  const rest = (text: string) => text.replace(/\s/g, '');
  expect(rest(await editor(page).inputValue())).toBe(rest(allow));
});

test('a missing permission comes as a statement, and goes into the policy', async ({ page }) => {
  await enter(page, seed('S1.7').scenario);
  await expectVerdict(page, 'deny');
  await found(page);
  const permission = list(page).locator('[data-kind=permission]');
  await permission.locator('summary').click();
  const statement = await permission.locator('pre').innerText();
  expect(JSON.parse(statement)).toMatchObject({ Effect: 'Allow', Action: 'ssm:StartSession' });
  await permission.getByTestId('make-change').click();
  await expectVerdict(page, 'allow');
  const text = await editor(page).inputValue();
  expect(JSON.parse(text).Statement).toHaveLength(2);
});

test('where it takes more than one change, it says so; without a verdict there is nothing', async ({ page }) => {
  await enter(page, seed('S1.7').scenario);
  await found(page);
  const deny = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*" }] }';
  await editor(page).fill(deny);
  await expectVerdict(page, 'deny');
  await found(page);
  await expect(turns(page)).toHaveCount(0);
  await expect(list(page).getByTestId('no-turn')).toBeVisible();
  await editor(page).fill(deny.replace('"Deny"', 'Deny'));
  await expectVerdict(page, null);
  await expect(list(page)).toHaveCount(0);
  await page.getByTestId('start-fresh').click();
  await expect(editor(page)).toHaveValue('');
  await expect(list(page)).toHaveCount(0);
});

test('an edit ends what can be taken back', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await found(page);
  await turns(page).first().click();
  await expect(page.getByTestId('change-back')).toBeVisible();
  await page.getByTestId('source-ip').fill('192.0.2.1');
  await expect(page.getByTestId('change-back')).toHaveCount(0);
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await enter(page, seed('S1.7').scenario);
      await page.getByTestId('language').selectOption(language);
      await found(page);
      await list(page).locator('summary').first().click();
      await turns(page).first().click();
      await expect(page.getByTestId('change-back')).toBeFocused();
      const { violations } = await new AxeBuilder({ page }).include('[data-testid=turns]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}
