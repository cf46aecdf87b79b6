// The gallery: every example opens with the verdict its card shows, and what it teaches beside it.
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editor, expect, expectVerdict, open, test } from './portcullis.ts';

interface Expected {
  decision: string;
  denials: Record<string, string>;
}

const expected: Record<string, Expected> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../web/src/examples/expected.json'), 'utf8'),
);

const gallery = (page: Page) => page.getByTestId('gallery');
const card = (page: Page, id: string) => gallery(page).locator(`[data-id="${id}"]`);
const lesson = (page: Page) => page.getByTestId('lesson');

async function show(page: Page) {
  await page.getByTestId('examples').click();
  await expect(gallery(page)).toBeVisible();
}

const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const boxes = [document.documentElement, document.querySelector('[data-testid=gallery]')!];
    return boxes.map((box) => box.scrollWidth - box.clientWidth);
  });

async function violations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

test('every example opens with the verdict on its card', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  for (const [id, { decision, denials }] of Object.entries(expected)) {
    await show(page);
    await expect(card(page, id)).toHaveAttribute('data-decision', decision);
    const title = await card(page, id).innerText();
    await card(page, id).click();
    await expect(gallery(page)).toBeHidden();
    await expectVerdict(page, decision);
    await expect(lesson(page)).toContainText(title);
    const failing = page.locator('[data-testid="check"][data-decision="deny"]');
    const legs = () =>
      failing.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.leg).sort());
    await expect.poll(legs).toEqual(Object.keys(denials).sort());
    await expect(page.getByTestId('notice')).toHaveCount(0);
  }
});

test('the whole card is the button', async ({ page }) => {
  await open(page);
  await show(page);
  await card(page, 'mfa').scrollIntoViewIfNeeded();
  const box = (await gallery(page).locator('li', { has: page.locator('[data-id=mfa]') }).boundingBox())!;
  await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
  await expect(gallery(page)).toBeHidden();
  await expect(lesson(page)).toContainText('MFA');
});

test('by keyboard: opened, closed, chosen, and the focus comes back', async ({ page }) => {
  await open(page);
  const button = page.getByTestId('examples');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeVisible();
  await expect(gallery(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByTestId('gallery-close')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card(page, 'S1.1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeHidden();
  await expect(button).toBeFocused();
  await expectVerdict(page, 'allow');
});

test('a click beside the gallery closes it', async ({ page }) => {
  await open(page);
  await show(page);
  await page.mouse.click(4, 400);
  await expect(gallery(page)).toBeHidden();
});

test('what was typed can be brought back, and the example as well', async ({ page }) => {
  await open(page);
  const first = await editor(page).inputValue();
  await expect(page.getByTestId('example-reset')).toHaveCount(0);
  await editor(page).fill('{}');
  await page.getByTestId('example-reset').click();
  await expect(editor(page)).toHaveValue(first);
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('examples')).toBeFocused();

  await page.getByTestId('restore').click();
  await expect(editor(page)).toHaveValue('{}');
  await show(page);
  await card(page, 'ipv6').click();
  await page.getByTestId('restore').click();
  await expect(editor(page)).toHaveValue('{}');
  await expect(page.getByTestId('example-reset')).toBeVisible();
});

test('a clean page teaches nothing, and takes the policy at once', async ({ page }) => {
  await open(page);
  await expect(lesson(page)).toBeVisible();
  const policy = await editor(page).inputValue();
  await page.getByTestId('start-fresh').click();
  await expect(lesson(page)).toHaveCount(0);
  await expectVerdict(page, null);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText(policy);
  await expectVerdict(page, 'deny');
});

test('the lesson leads to a policy of one’s own', async ({ page }) => {
  await open(page);
  await page.getByTestId('own-policy').click();
  await expect(lesson(page)).toHaveCount(0);
  await expect(editor(page)).toHaveValue('');
  await expect(editor(page)).toBeFocused();
});

test('on a narrow screen the verdict is in sight from the first moment', async ({ page }) => {
  await open(page);
  const bar = page.getByTestId('verdict-bar');
  await expect(bar).toBeHidden();
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(bar).toBeInViewport({ ratio: 1 });
  await expect(bar).toContainText('Denied');
  await expect(page.getByTestId('verdict')).not.toBeInViewport();
  await bar.click();
  await expect(page.getByTestId('verdict')).toBeInViewport();
  await page.getByTestId('document').fill('');
  await expect(bar).toContainText('Allowed');
  await page.getByTestId('source-ip').fill('1.2.3');
  await expect(bar).toContainText('No verdict');
});

test('speaks Japanese', async ({ page }) => {
  await open(page);
  await show(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('language').selectOption('ja');
  await show(page);
  for (const text of await gallery(page).locator('li').allInnerTexts()) {
    expect(text).toMatch(/[ぁ-ん].*。.*。$/s);
    expect(text).toMatch(/許可されます|拒否されます/);
  }
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the gallery: ${language}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme });
      await open(page);
      await page.getByTestId('language').selectOption(language);
      expect(await violations(page)).toEqual([]);
      await show(page);
      await expect(card(page, 'endpoint-policy')).toBeAttached();
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const [name, language, width, height, colorScheme] of [
  ['gallery', 'en', 1280, 800, 'light'],
  ['gallery-whole', 'en', 1280, 2900, 'light'],
  ['gallery-japanese', 'ja', 1280, 2900, 'dark'],
  ['gallery-360', 'en', 360, 780, 'light'],
  ['gallery-360-japanese', 'ja', 360, 780, 'light'],
] as const) {
  test(`picture: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await show(page);
    expect(await sticksOut(page)).toEqual([0, 0]);
    const path = join(import.meta.dirname, '../../target/screenshots', `${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  });
}
