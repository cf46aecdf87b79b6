// The page on paper, in forced colours, with more contrast, with less motion, and enlarged.
import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { cursorBehind, editor, enter, expect, expectVerdict, open, seed, test } from './portcullis.ts';

const picture = (name: string) =>
  join(import.meta.dirname, '../../target/screenshots', `${name}.png`);

const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

const style = (locator: Locator, property: string, pseudo?: string) =>
  locator.evaluate(
    (element, [property, pseudo]) =>
      getComputedStyle(element, pseudo).getPropertyValue(property!),
    [property, pseudo] as const,
  );

test.describe('on paper', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every policy in full, the verdict, its reasons, no buttons: ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await enter(page, seed('S1.5').scenario);
      await expectVerdict(page, 'deny');
      await page.emulateMedia({ media: 'print', colorScheme });
      await page.setViewportSize({ width: 718, height: 1000 });

      const texts = seed('S1.5').scenario.policies.map((policy) => policy.text);
      const hidden = page.locator('[role=tabpanel][hidden] textarea');
      await expect(hidden).toHaveValue(texts[0]);
      await expect(hidden).toBeVisible();
      const cut = await hidden.evaluate((area) => [
        area.scrollHeight - area.clientHeight,
        area.scrollWidth - area.clientWidth,
      ]);
      expect(cut).toEqual([0, 0]);
      const painted = page.locator('[role=tabpanel]:not([hidden]) .paint');
      expect(await painted.innerText()).toContain('NotIpAddress');
      for (const line of texts[1].split('\n').filter((line) => line.trim())) {
        await expect(painted.locator('.line', { hasText: line.trim() }).first()).toBeVisible();
      }
      expect(await style(page.locator('.line.deny').first(), 'content', '::before')).toContain('✕');

      await expect(page.getByTestId('verdict')).toBeVisible();
      await expect(page.getByTestId('message').first()).toBeVisible();
      await expect(page.getByTestId('trace-row').first()).toBeVisible();
      const buttons = await page.locator('button:visible').evaluateAll((all) =>
        all.filter((button) => !button.classList.contains('part')).map((button) => button.outerHTML),
      );
      expect(buttons).toEqual([]);
      expect(await style(page.locator('body'), 'background-color')).toBe('rgb(255, 255, 255)');
      expect(await style(page.getByTestId('verdict'), 'background-color')).toBe('rgb(253, 236, 234)');
      expect(await style(page.locator('details[open] > summary').first(), 'content', '::after')).toBe('none');
      expect(await sticksOut(page)).toBe(0);
      await page.screenshot({ path: picture(`print-${colorScheme}`), fullPage: true });
    });
  }

  test('an allowed check is open, too', async ({ page }) => {
    await enter(page, seed('S2.2').scenario);
    await expectVerdict(page, 'deny');
    const target = page.locator('[data-testid=check][data-leg=target] [data-testid=trace-row]');
    await expect(target.first()).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(target.first()).toBeVisible();
  });

  test('every policy stands below its name, with what was found in the shown one', async ({ page }) => {
    await open(page);
    await expectVerdict(page, 'deny');
    const names = page.locator('.on-paper');
    await expect(names.first()).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(names).toHaveText(['allow-ssm · Identity-based policy', 'no-remote-host · Identity-based policy']);
    for (const name of await names.all()) await expect(name).toBeVisible();
    await expect(page.getByTestId('finding').first()).toBeVisible();
    for (const control of ['open-files', 'policy-enabled', 'policy-name', 'status', 'compose']) {
      await expect(page.getByTestId(control).first()).toBeHidden();
    }
  });

  test('fits on two sheets', async ({ page }) => {
    await open(page);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(1);
    expect(pages.length).toBeLessThanOrEqual(2);
  });
});

test.describe('forced colours', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`what colour says, borders and signs say: ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await enter(page, seed('S2.2').scenario);
      await expectVerdict(page, 'deny');
      // The deciding lines: a sign and a border in the gutter.
      const decided = page.locator('.gutter .deny').first();
      await expect(decided).toContainText('✕');
      expect(await style(decided, 'border-left-width')).toBe('4px');
      // The text area's own letters stay unseen above the painted ones.
      expect(await style(editor(page), 'color')).toBe('rgba(0, 0, 0, 0)');
      const box = page.locator('[role=tabpanel]:not([hidden]) .editor');
      const before = await style(box, 'border-top-color');
      await cursorBehind(page, '"Deny"');
      expect(await style(box, 'border-top-color')).not.toBe(before);
      await page.keyboard.press('ArrowLeft');
      await expect(page.locator('.here:visible').first()).toBeVisible();
      expect(await style(page.locator('.here:visible').first(), 'border-left-width')).toBe('3px');
      await page.screenshot({ path: picture(`forced-${colorScheme}`) });

      await cursorBehind(page, '"ssm:StartSession"');
      await page.keyboard.insertText('x');
      await expect(page.getByTestId('diagnostic').first()).toBeVisible();
      expect(await style(page.locator('.finding').first(), 'text-decoration-line')).toBe('underline');
      await page.screenshot({ path: picture(`forced-finding-${colorScheme}`) });
    });
  }

  test('every stop of the keyboard has a ring', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page);
    const ringless: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const bare = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const shown = (element: Element | null) =>
          element !== null && getComputedStyle(element).outlineStyle !== 'none';
        // The text area hands its ring to the box around it.
        const ring = shown(element) || element.closest('.editor') !== null;
        return ring ? '' : element.outerHTML;
      });
      if (bare === null) break;
      if (bare) ringless.push(bare);
    }
    expect(ringless).toEqual([]);
    await page.getByTestId('examples').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const card = page.locator('[data-id="S1.1"]');
    await expect(card).toBeFocused();
    expect(await style(card, 'outline-style', '::after')).toBe('solid');
    await page.screenshot({ path: picture('forced-gallery') });
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`more contrast: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await open(page);
    const run = new AxeBuilder({ page }).withRules(['color-contrast-enhanced']);
    const { violations } = await run.analyze();
    const all = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    expect(all).toEqual([]);
    await page.screenshot({ path: picture(`contrast-${colorScheme}`) });
  });
}

test('nothing moves where less motion is asked for', async ({ page }) => {
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, scrollBehavior, transitionDuration } = getComputedStyle(element);
        const still =
          animationName === 'none' &&
          scrollBehavior === 'auto' &&
          transitionDuration.split(', ').every((time) => time === '0s');
        return still ? [] : [element.className];
      }),
    );
  await open(page);
  expect(await moving()).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toEqual([]);
});

test.describe('enlarged', () => {
  for (const language of ['en', 'ja']) {
    test(`to 200 %: ${language}`, async ({ browser }) => {
      const context = await browser.newContext({
        viewport: { width: 640, height: 400 },
        deviceScaleFactor: 2,
        locale: language === 'ja' ? 'ja-JP' : 'en-US',
      });
      const page = await context.newPage();
      await open(page);
      expect(await sticksOut(page)).toBe(0);
      await page.getByTestId('document').fill('AWS-StartPortForwardingSession');
      await expectVerdict(page, 'allow');
      await page.getByTestId('context').locator('summary').click();
      expect(await sticksOut(page)).toBe(0);
      await page.screenshot({ path: picture(`zoom-${language}`) });
      await context.close();
    });

    test(`only its letters, to 200 %: ${language}`, async ({ page }) => {
      await open(page);
      await page.getByTestId('language').selectOption(language);
      await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('body, body *')];
        const sizes = all.map((element) => parseFloat(getComputedStyle(element).fontSize));
        all.forEach((element, index) => {
          element.style.fontSize = `${2 * sizes[index]}px`;
        });
      });
      expect(await sticksOut(page)).toBe(0);
      const clipped = await page.locator('.card button, .top button, label, h1, h2, h3, .hint').evaluateAll(
        (all) =>
          all
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .filter((element) => getComputedStyle(element).overflowX !== 'visible')
            .map((element) => element.outerHTML),
      );
      expect(clipped).toEqual([]);
      await page.screenshot({ path: picture(`letters-${language}`), fullPage: true });
    });
  }
});
