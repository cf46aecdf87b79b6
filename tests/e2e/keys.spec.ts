// The keyboard: its shortcuts, its order, and the dialog that lists them.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editor, expect, expectVerdict, open as opened, test } from './portcullis.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** The page listens to keys a moment after it is painted, and then names itself. */
async function open(page: Page) {
  await opened(page);
  await expect(page).toHaveTitle(/ – /);
}

test('? lists the shortcuts, and each does what the list says', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const dialog = page.getByTestId('shortcuts-dialog');
  await expect(dialog).toBeVisible();
  const letters = await dialog.locator('kbd').allTextContents();
  expect(letters).toEqual(['?', 'C', 'E', 'N', 'B', 'A', 'D', 'V', 'P', 'X', 'L', 'M', 'T', 'F8', 'Shift F8']);
  // An open dialog has the keyboard to itself.
  await page.keyboard.press('v');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const tab = page.getByRole('tab', { selected: true });
  await expect(tab).toContainText('no-remote-host');
  await page.keyboard.press('n');
  await expect(tab).toContainText('allow-ssm');
  await page.keyboard.press('b');
  await expect(tab).toContainText('no-remote-host');
  await page.keyboard.press('v');
  await expect(page.locator('#verdict-heading')).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByTestId('gallery')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('gallery')).toBeHidden();
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  for (const [letter, words] of [['l', /#v1\./], ['m', /^#/]] as const) {
    await page.keyboard.press(letter);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(words);
  }
  for (const [letter, id] of [['a', 'source-ip'], ['d', 'document'], ['e', 'editor']] as const) {
    await page.locator('#verdict-heading').focus();
    await page.keyboard.press(letter);
    await expect(page.getByTestId(id)).toBeFocused();
  }
  await page.locator('#verdict-heading').focus();
  await page.keyboard.press('c');
  await expect(page.getByTestId('compose-networks')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#verdict-heading')).toBeFocused();
  await page.keyboard.press('p');
  await expect(page.getByTestId('paste-text')).toBeFocused();
});

test('in a text field letters are text, and with Alt and Shift they are shortcuts', async ({ page }) => {
  await open(page);
  const address = page.getByTestId('source-ip');
  await address.fill('');
  await address.pressSequentially('vxe?');
  await expect(address).toHaveValue('vxe?');
  await expect(address).toBeFocused();
  await expect(page.getByTestId('shortcuts-dialog')).toBeHidden();
  await page.keyboard.press('Alt+Shift+KeyE');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Alt+Shift+KeyV');
  await expect(page.locator('#verdict-heading')).toBeFocused();
  await expect(address).toHaveValue('vxe?');
});

test('in a check box letters are shortcuts', async ({ page }) => {
  await open(page);
  const box = page.getByRole('checkbox', { name: 'Evaluate' });
  await box.focus();
  await page.keyboard.press('v');
  await expect(page.locator('#verdict-heading')).toBeFocused();
  await expect(box).toBeChecked();
});

test('letters alone can be turned off, for good', async ({ page }) => {
  await open(page);
  await page.getByTestId('shortcuts').click();
  await page.getByTestId('letters').uncheck();
  await page.getByTestId('shortcuts-close').click();
  for (const visit of ['this', 'next']) {
    if (visit === 'next') await page.reload();
    await expect(page).toHaveTitle(/ – /);
    await expectVerdict(page, 'deny');
    await page.locator('#verdict-heading').focus();
    await page.keyboard.press('?');
    await page.keyboard.press('e');
    await expect(page.getByTestId('shortcuts-dialog')).toBeHidden();
    await expect(page.locator('#verdict-heading')).toBeFocused();
  }
  await page.keyboard.press('Alt+Shift+KeyE');
  await expect(editor(page)).toBeFocused();
});

test('the first stop leads to the verdict, and the order is that of the page', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the verdict' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#verdict-heading')).toBeFocused();
  await expect(page.locator('#verdict-heading')).toBeInViewport();

  const order = await page.evaluate(() => {
    const marks = ['[data-testid=language]', '[role=tab]', '[data-testid=editor]', '[data-testid=source-ip]', '[data-testid=verdict]', '[data-testid=check]', 'footer'];
    return marks.map((mark) => document.querySelector(mark)).every((element, index, all) => {
      const before = all[index - 1];
      return element && (!before || before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
  });
  expect(order).toBe(true);
});

test('a changed verdict is spoken, and nothing else is spoken with it', async ({ page }) => {
  await open(page);
  const live = page.locator('[data-testid=verdict] [aria-live=polite]');
  await expect(live).toHaveAttribute('aria-atomic', 'true');
  const handle = await live.elementHandle();
  await expect(live).toHaveText(/Denied/);
  await page.getByTestId('document').fill('AWS-StartPortForwardingSession');
  await expect(live).toHaveText(/Allowed/);
  // A region that is put in anew is not spoken.
  expect(await handle?.evaluate((element) => element.isConnected)).toBe(true);
});

test('everything that is clicked can be reached and done by keyboard alone', async ({ page }) => {
  await open(page);
  const reached = new Set<string>();
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused === document.body ? null : (focused?.getAttribute('data-testid') ?? focused?.tagName ?? null);
    });
    if (id === null) break;
    reached.add(id);
  }
  for (const id of ['examples', 'start-fresh', 'language', 'theme', 'shortcuts', 'compose', 'add-policy', 'policy-name', 'policy-kind', 'editor', 'paste', 'source-ip', 'action', 'target', 'document', 'copy', 'in-language', 'SUMMARY']) {
    expect([...reached]).toContain(id);
  }
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the list of shortcuts: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 780 });
      await open(page);
      await page.getByTestId('language').selectOption(language);
      await page.getByTestId('shortcuts').click();
      await expect(page.getByTestId('shortcuts-dialog')).toBeVisible();
      await page.screenshot({ path: `../../target/screenshots/shortcuts-360-${language}-${colorScheme}.png` });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}

test('a theme that was chosen passes axe against the system', async ({ page }) => {
  for (const [system, theme] of [['light', 'dark'], ['dark', 'light']] as const) {
    await page.emulateMedia({ colorScheme: system });
    await open(page);
    await page.getByTestId('theme').selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
});
