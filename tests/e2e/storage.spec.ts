// What the browser keeps between visits, and what it doesn't.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editor, expect, expectVerdict, open, test, verdict } from './portcullis.ts';

const WORK = 'portcullis.work';

const links = readFileSync(join(import.meta.dirname, '../links/v1.jsonl'), 'utf8').trim().split('\n');
const link: string = links.map((line) => JSON.parse(line)).find(({ name }) => name.startsWith('S2.5')).fragment;

const keys = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), WORK);
const notice = (page: Page) => page.getByTestId('notice');

async function type(page: Page, text: string) {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText(text);
}

async function visitAgain(page: Page, address = './') {
  await page.goto('about:blank');
  await page.goto(address);
  await expect(verdict(page)).toBeVisible();
}

test('nothing is stored before anything is typed', async ({ page }) => {
  await open(page);
  await page.getByTestId('examples').click();
  await page.locator('[data-testid=example][data-id="S1.3"]').click();
  await expectVerdict(page, 'deny');
  await page.getByRole('tab').first().click();
  await page.getByTestId('start-fresh').click();
  await expectVerdict(page, null);
  expect(await keys(page)).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length + document.cookie.length)).toBe(0);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('what was typed is there on the next visit, and gone after a fresh start', async ({ page }) => {
  await open(page);
  await type(page, ' mine');
  await page.getByTestId('source-ip').fill('192.0.2.44');
  const text = await editor(page).inputValue();
  expect(text).toContain(' mine');
  await expect.poll(() => keys(page)).toEqual([WORK]);

  await visitAgain(page);
  await expect(editor(page)).toHaveValue(text);
  await expect(page.getByTestId('source-ip')).toHaveValue('192.0.2.44');

  await page.getByTestId('start-fresh').click();
  await expect(notice(page)).toHaveText(/no longer keeps/);
  await expect(editor(page)).toHaveValue('');
  expect(await keys(page)).toEqual([]);
  await page.getByTestId('restore').click();
  await expect(editor(page)).toHaveValue(text);
  await expect.poll(() => kept(page)).toContain(' mine');

  await page.getByTestId('start-fresh').click();
  await visitAgain(page);
  await expectVerdict(page, 'deny');
  await expect(notice(page)).toHaveCount(0);
  await expect(editor(page)).not.toHaveValue(/mine/);
});

test('the last letter is kept by whoever leaves at once', async ({ page }) => {
  await open(page);
  await editor(page).evaluate((area: HTMLTextAreaElement) => {
    area.setRangeText(' mine', 0, 0);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // The page takes it over in a microtask.
    setTimeout(() => location.reload());
  });
  await expect(editor(page)).toHaveValue(/^ mine/);
  await expect(verdict(page)).toBeVisible();
  expect(await kept(page)).toContain(' mine');
});

test('a link opens beside the work, however long one works on it', async ({ page }) => {
  await open(page);
  await type(page, ' mine');
  const text = await editor(page).inputValue();

  await visitAgain(page, `./#${link}`);
  await expectVerdict(page, 'allow');
  await expect(notice(page)).toHaveText(/link has replaced your work/);
  await page.getByTestId('target').fill('i-00000000000000001');
  await expect.poll(async () => (await kept(page))?.split('\n')).toHaveLength(2);

  await visitAgain(page);
  await expect(page.getByTestId('target')).toHaveValue('i-00000000000000001');
  await expect(notice(page)).toHaveText(/earlier work/);
  await page.getByTestId('restore').click();
  await expect(editor(page)).toHaveValue(text);
  // What was changed in the link can be brought back in its turn, until that is dismissed.
  await expect(notice(page)).toHaveText(/earlier work/);
  expect((await kept(page))?.split('\n')).toHaveLength(2);
  await page.getByTestId('dismiss').click();
  await expect.poll(async () => (await kept(page))?.split('\n')).toHaveLength(1);
});

test('who goes on with a link finds their own work later', async ({ page }) => {
  await open(page);
  await type(page, ' mine');
  const text = await editor(page).inputValue();
  await visitAgain(page, `./#${link}`);
  await page.getByTestId('dismiss').click();
  await expect(notice(page)).toHaveCount(0);
  await visitAgain(page);
  await expect(editor(page)).toHaveValue(text);
});

for (const [what, text, words] of [
  ['damaged', '{"version":1,"request"', /no JSON/],
  ['of a later version', '{"version":7,"steps":[]}', /version 7/],
  ['no scenario', '{"version":1,"polices":[]}', /polices/],
] as const) {
  test(`kept work that is ${what} is told and not lost`, async ({ page }) => {
    await open(page);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [WORK, text]);
    await visitAgain(page);
    const unread = page.getByTestId('unread');
    await expect(unread).toHaveText(words);
    await expect(unread).toHaveText(/portcullis\.unreadable-1/);
    await expectVerdict(page, 'deny');
    await type(page, ' new');
    await expect.poll(() => kept(page)).toContain(' new');
    const aside = await page.evaluate(() => localStorage.getItem('portcullis.unreadable-1'));
    expect(aside).toBe(text);
    await unread.getByRole('button').click();
    await expect(unread).toHaveCount(0);
    await visitAgain(page);
    await expect(unread).toHaveCount(0);
  });
}

for (const [what, wound] of [
  ['keeps nothing', () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  }],
  ['has no room left', () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  }],
] as const) {
  test(`the page works in a browser that ${what}`, async ({ page }) => {
    await page.addInitScript(wound);
    await open(page);
    await type(page, ' x');
    await expectVerdict(page, null);
    await page.keyboard.press('Backspace');
    await expectVerdict(page, 'deny');
    await page.getByTestId('theme').selectOption('dark');
    await page.getByTestId('language').selectOption('ja');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.getByTestId('start-fresh').click();
    await expectVerdict(page, null);
  });
}

test('of two tabs the one that is typed in last is kept', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await type(other, ' theirs');
  // A tab that was only looked at takes nothing away.
  await page.getByTestId('examples').click();
  await page.locator('[data-testid=example][data-id="S1.3"]').click();
  await page.getByTestId('start-fresh').click();
  await expect.poll(() => kept(page)).toContain(' theirs');
  await page.bringToFront();
  await type(page, ' ours');
  await expect.poll(() => kept(page)).toContain(' ours');
});

test('language and colours are kept only when they are switched', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ja-JP', colorScheme: 'dark' });
  const page = await context.newPage();
  const lang = page.locator('html');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const bar = (scheme: string) => page.locator(`meta[name=theme-color][data-scheme=${scheme}]`);
  await open(page);
  await expect(lang).toHaveAttribute('lang', 'ja');
  expect(await keys(page)).toEqual([]);
  const dark = await background();

  await page.getByTestId('language').selectOption('en');
  await page.getByTestId('theme').selectOption('light');
  await expect(lang).toHaveAttribute('lang', 'en');
  await expect(bar('light')).toHaveAttribute('media', 'all');
  await expect(bar('dark')).toHaveAttribute('media', 'not all');
  await expect.poll(() => keys(page)).toEqual(['portcullis.language', 'portcullis.theme']);

  await visitAgain(page);
  await expect(lang).toHaveAttribute('lang', 'en');
  await expect(page.getByTestId('theme')).toHaveValue('light');
  const light = await background();
  expect(light).not.toBe(dark);

  // A link's language holds for the link.
  await visitAgain(page, `./#${link}&lang=ja`);
  await expect(lang).toHaveAttribute('lang', 'ja');
  await visitAgain(page);
  await expect(lang).toHaveAttribute('lang', 'en');

  await page.getByTestId('theme').selectOption('system');
  await expect.poll(background).toBe(dark);
  await expect.poll(() => keys(page)).toEqual(['portcullis.language']);
  await context.close();
});

test('of the languages a browser asks for, the first that the page speaks', async ({ browser }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { get: () => ['fr-FR', 'ja', 'en'] });
  });
  const page = await context.newPage();
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await context.close();
});
