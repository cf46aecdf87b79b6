// Pictures of the page, to look at: in target/screenshots/. With SCREENSHOTS=docs the first becomes
// docs/page.png, which the README shows.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectVerdict, open, seed, enter, test } from './portcullis.ts';

const root = join(import.meta.dirname, '../..');
const picture = (name: string) => join(root, 'target/screenshots', `${name}.png`);

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
  const docs = process.env.SCREENSHOTS === 'docs';
  await take(page, docs ? join(root, 'docs/page.png') : picture('desktop'));
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
