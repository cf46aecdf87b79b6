// What stands in the page's place until the program has loaded: exactly what the program will show, and
// only to a visitor who would see that.
import type { Page } from '@playwright/test';
import { expect, open, test } from './portcullis.ts';

// What a worker keeps can't be held back.
test.use({ serviceWorkers: 'block' });

const first = (page: Page) => page.locator('.prerendered:not([hidden])');

/** Holds the program back until it's called. */
async function holdBack(page: Page) {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*_bg.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Waits until `boot.js` has decided: scripts have run when the document has been read. */
const decided = (page: Page) =>
  page.waitForFunction(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return visit && visit.domContentLoadedEventEnd > 0;
  });

/** What can be read, control by control and line by line. */
const read = (selector: string) => {
  const root = document.querySelector<HTMLElement>(selector);
  const fields = [...(root?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])];
  return { text: root?.innerText, fields: fields.map((field) => [field.value, field.checked]) };
};

for (const locale of ['en-GB', 'ja-JP'] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test('the verdict is there before the program, and stays as it is', async ({ page }) => {
      const release = await holdBack(page);
      await page.goto('./', { waitUntil: 'commit' });
      await expect(first(page)).toHaveCount(1);
      await expect(first(page)).toHaveAttribute('lang', locale.slice(0, 2));
      await expect(first(page).locator('[data-decision=deny]').first()).toBeVisible();
      const before = await page.evaluate(read, '.prerendered:not([hidden])');
      const size = await first(page).boundingBox();

      release();
      await expect(page.locator('.prerendered')).toHaveCount(0);
      const after = await page.evaluate(read, '#app');
      expect(after).toEqual(before);
      expect((await page.locator('#app').boundingBox())?.height).toBe(size?.height);
    });
  });
}

test('nobody can use what is there before, or takes it for the page', async ({ page }) => {
  await holdBack(page);
  await page.goto('./', { waitUntil: 'commit' });
  await expect(first(page)).toBeVisible();
  await expect(first(page)).toHaveAttribute('inert', '');
  await expect(page.getByRole('heading')).toHaveCount(0);
  await expect(first(page).locator('[id], [for], [data-testid]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('a link shows nothing but what it holds', async ({ page }) => {
  await holdBack(page);
  await page.goto('./#embed', { waitUntil: 'commit' });
  await decided(page);
  await expect(first(page)).toHaveCount(0);
});

test('neither does work of the visitor', async ({ page }) => {
  await open(page);
  await page.getByTestId('source-ip').fill('203.0.113.9');
  await page.waitForFunction(() => localStorage.getItem('portcullis.work'));
  await holdBack(page);
  await page.reload({ waitUntil: 'commit' });
  await decided(page);
  await expect(first(page)).toHaveCount(0);
});

test('the language that was chosen comes before the browser’s', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await holdBack(page);
  await page.reload({ waitUntil: 'commit' });
  await expect(first(page)).toHaveAttribute('lang', 'ja');
});
