// The small view of a link, in a frame of another page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, expectVerdict, open, test } from './portcullis.ts';
import { listen } from './server.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const links = readFileSync(join(import.meta.dirname, '../links/v1.jsonl'), 'utf8').trim().split('\n');
const fragment = (beginning: string): string =>
  links.map((line) => JSON.parse(line)).find(({ name }) => name.startsWith(beginning)).fragment;

test('shows the verdict, the reasons and the text, and nothing to type into', async ({ page }) => {
  await page.goto(`./#${fragment('S2.2')}&embed`);
  await expectVerdict(page, 'deny');
  await expect(page.locator('input, textarea, select')).toHaveCount(0);
  await expect(page.locator('[data-testid=policy][open] .line.deny').first()).toBeVisible();
  await expect(page.getByTestId('check')).toHaveCount(2);
  await expect(page.getByTestId('request')).toContainText('AWS-StartPortForwardingSessionToRemoteHost');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('leads to the whole page of the same scenario', async ({ page, context }) => {
  await page.goto(`./#${fragment('S2.5')}&embed`);
  await expectVerdict(page, 'allow');
  const opening = context.waitForEvent('page');
  await page.getByTestId('whole-page').click();
  const whole = await opening;
  await expectVerdict(whole, 'allow');
  await expect(whole.getByTestId('editor')).toBeVisible();
  expect(new URL(whole.url()).hash).not.toContain('embed');
});

test('a damaged link says so', async ({ page }) => {
  await page.goto('./#v1.AAAA&embed');
  await expect(page.getByTestId('refused')).toHaveText(/is damaged/);
});

test('what is copied as a frame works in another page', async ({ page, context }) => {
  await open(page);
  await page.getByTestId('in-language').check();
  const button = page.locator('[data-testid=copy][data-form=frame]');
  await button.click();
  await expect(button).toHaveText('Copied');
  const html = await page.evaluate(() => navigator.clipboard.readText());
  // Another origin than the page's: its storage is that of a stranger.
  const { url, server } = await listen('/blog/', () => `<!doctype html><title>Blog</title>${html}`);
  const blog = await context.newPage();
  await blog.goto(url);
  const frame = blog.frameLocator('iframe');
  await expect(frame.getByTestId('verdict')).toHaveAttribute('data-decision', 'deny');
  await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
  await expect(frame.getByTestId('policy')).toHaveCount(2);
  server.close();
});

test('the language is in a link only when it is asked for', async ({ page }) => {
  await open(page);
  await page.getByTestId('language').selectOption('ja');
  const copied = async () => {
    const button = page.locator('[data-testid=copy][data-form=link]');
    await button.click();
    await expect(button).toHaveText('コピーしました');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied()).toMatch(/#v1\.[\w-]+$/);
  await page.getByTestId('in-language').check();
  const link = await copied();
  expect(link).toMatch(/#v1\.[\w-]+&lang=ja$/);
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the small view: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 560 });
      await page.goto(`./#${fragment('S2.2')}&embed&lang=${language}`);
      await expectVerdict(page, 'deny');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const tooWide = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await tooWide()).toBe(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await page.screenshot({ path: `../../target/screenshots/embed-360-${language}-${colorScheme}.png` });
      await page.setViewportSize({ width: 760, height: 560 });
      await page.screenshot({ path: `../../target/screenshots/embed-${language}-${colorScheme}.png` });
    });
  }
}
