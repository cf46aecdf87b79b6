// The access map: what its cells say is what the verdict says once they are chosen.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cursorBehind, editor, enter, expect, expectVerdict, open, seed, seeds, test } from './portcullis.ts';

const map = (page: Page) => page.getByTestId('access');
const cell = (page: Page, row: number, zone: number) => page.locator(`#cell-${row}-${zone}`);
const here = (page: Page) => map(page).locator('[data-testid=cell][aria-current=true]');
const heads = (page: Page) => map(page).locator('thead th').allInnerTexts();

/** Waits for the map of what is there now. */
async function made(page: Page) {
  await expect(map(page)).toHaveAttribute('aria-busy', 'false');
}

async function violations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

const about = seeds.filter((seed) => seed.scenario.request.action === 'ssm:StartSession');
for (const { name, scenario, expect: expected } of about) {
  test(`the request is in the cell that has its verdict: ${name}`, async ({ page }) => {
    await enter(page, scenario);
    await expectVerdict(page, expected.decision);
    await made(page);
    await expect(here(page)).toHaveCount(1);
    await expect(here(page)).toHaveAttribute('data-decision', expected.decision!);
  });
}

test('documents are rows, addresses are columns', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await made(page);
  expect(await heads(page)).toEqual([
    'Session',
    'other IPv4',
    '192.0.2.0/24, 203.0.113.0/24',
    'any IPv6',
    'VPC endpoint',
  ]);
  const first = map(page).locator('tbody tr').first();
  await expect(first.locator('th')).toHaveText('shell (default document)');
  await expect(first.locator('td')).toHaveText(['✕', '✓', '✕', '✕']);
  for (const scope of ['col', 'row']) {
    await expect(map(page).locator(`th[scope=${scope}]`)).not.toHaveCount(0);
  }
  await expect(map(page).locator('th:not([scope])')).toHaveCount(0);
});

test('by keyboard: a cell is chosen, its verdict comes, and it is taken back', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await expectVerdict(page, 'allow');
  await made(page);
  // One stop of the Tab key, whatever the size of the map.
  await expect(map(page).locator('[data-testid=cell][tabindex="0"]')).toHaveCount(1);
  await here(page).focus();
  await expect(cell(page, 0, 1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 1, 0)).toBeFocused();
  await expect(cell(page, 1, 0)).toHaveAccessibleName('denied: SSH (AWS-StartSSHSession), other IPv4');
  await expect(page.getByTestId('look')).toContainText('denies ssm:StartSession');
  await page.keyboard.press('Enter');
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('document')).toHaveValue('AWS-StartSSHSession');
  await expect(page.getByTestId('source-ip')).toHaveValue('198.51.100.7');
  await expect(cell(page, 1, 0)).toBeFocused();
  await expect(here(page)).toHaveAttribute('id', 'cell-1-0');
  await made(page);

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('network-path')).toHaveValue('vpcEndpoint');
  await expectVerdict(page, 'deny');

  await page.getByTestId('take-back').focus();
  await page.keyboard.press('Enter');
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('document')).toHaveValue('');
  await expect(page.getByTestId('source-ip')).toHaveValue(seed('S1.4').scenario.network.sourceIp);
  await expect(page.getByTestId('take-back')).toHaveCount(0);
  await expect(map(page).locator('[data-testid=cell]:focus')).toHaveCount(1);
});

test('every cell gives the verdict it shows', async ({ page }) => {
  test.setTimeout(90_000);
  await enter(page, seed('S2.2').scenario);
  await made(page);
  const ids = await map(page).getByTestId('cell').evaluateAll((all) => all.map((one) => one.id));
  expect(ids.length).toBeGreaterThan(30);
  for (const id of ids) {
    const chosen = page.locator(`#${id}`);
    const decision = await chosen.getAttribute('data-decision');
    await chosen.click();
    await expect(chosen).toHaveAttribute('aria-current', 'true');
    await expectVerdict(page, decision);
  }
});

test('an edit ends what can be taken back', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await made(page);
  await cell(page, 1, 0).click();
  await expect(page.getByTestId('take-back')).toBeVisible();
  await page.getByTestId('region').fill('eu-west-1');
  await expect(page.getByTestId('take-back')).toHaveCount(0);
});

test('networks are listed, copied, tried, and marked on the line', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enter(page, seed('S1.4').scenario);
  await made(page);
  const way = map(page).locator('[data-testid=way][data-family=ipv4]').first();
  await expect(way).toContainText('512 of 4,294,967,296');
  await expect(way.getByTestId('network')).toHaveText(['192.0.2.0/24', '203.0.113.0/24']);
  // Far below a pixel, were it drawn as it is.
  const widths = way.locator('rect.allow');
  expect(await widths.evaluateAll((all) => all.every((rect) => rect.getBoundingClientRect().width >= 1.5))).toBe(true);
  await expect(way.locator('rect.lit')).toHaveCount(0);
  await way.getByTestId('network').first().focus();
  await expect(way.locator('rect.lit')).toHaveCount(1);
  await way.getByTestId('copy').click();
  await expect(way.getByTestId('copy')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('192.0.2.0/24\n203.0.113.0/24');
  await page.getByTestId('source-ip').fill('8.8.8.8');
  await expectVerdict(page, 'deny');
  await way.getByTestId('network').first().click();
  await expect(page.getByTestId('source-ip')).toHaveValue('192.0.2.44');
  await expectVerdict(page, 'allow');
  await expect(map(page).locator('[data-testid=way][data-family=ipv6]').first()).toContainText('no IPv6 address');
});

test('what can’t be told leads to its place in the policy', async ({ page }) => {
  await enter(page, seed('S1.2').scenario);
  await made(page);
  await expect(map(page).getByTestId('map-caveat')).toHaveCount(0);
  const { text } = seed('S1.2').scenario.policies[0];
  await editor(page).fill(text.replace('IpAddress', 'StringLike').replace('192.0.2.0/24', '192.0.2.?'));
  const caveat = map(page).locator('[data-testid=map-caveat][data-code="C5.10"]');
  await expect(caveat).toBeVisible();
  await caveat.getByTestId('map-place').first().focus();
  await expect(page.locator('.pointed').first()).toContainText('aws:SourceIp');
});

test('while a policy has an error the last map stays, and says so', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await made(page);
  await cursorBehind(page, '"Deny"');
  await page.keyboard.press('Backspace');
  await expectVerdict(page, null);
  await expect(page.getByTestId('map-stale')).toBeVisible();
  await expect(map(page)).toHaveAttribute('aria-busy', 'true');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-decision', 'deny');
  await page.keyboard.insertText('"');
  await made(page);
  await expect(page.getByTestId('map-stale')).toHaveCount(0);
});

test('no map on a clean page, and typing an address leaves it alone', async ({ page }) => {
  await open(page);
  await made(page);
  await page.evaluate(() => {
    const busy: string[] = [];
    Object.assign(window, { busy });
    const watched = document.querySelector('[data-testid=access]')!;
    new MutationObserver((all) => all.forEach(() => busy.push(watched.ariaBusy ?? ''))).observe(watched, {
      attributes: true,
      attributeFilter: ['aria-busy'],
    });
  });
  await page.getByTestId('source-ip').fill('198.51.100.');
  await expectVerdict(page, null);
  await page.getByTestId('source-ip').fill('198.51.100.77');
  await expectVerdict(page, 'deny');
  expect(await page.evaluate(() => (window as never as { busy: string[] }).busy)).toEqual([]);
  await page.getByTestId('start-fresh').click();
  await expect(editor(page)).toHaveValue('');
  await expect(map(page)).toHaveCount(0);
});

test('fits a phone: the table moves within its own box', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await enter(page, seed('S1.4').scenario);
  await made(page);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sticksOut).toBeLessThanOrEqual(0);
  const head = map(page).locator('tbody th').first();
  const before = (await head.boundingBox())!.x;
  // Wide enough for the documents' names to be words.
  expect((await head.boundingBox())!.width).toBeGreaterThan(100);
  await map(page).locator('.scroll').evaluate((box) => (box.scrollLeft = 1000));
  expect((await head.boundingBox())!.x).toBe(before);
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await enter(page, seed('S1.4').scenario);
      await page.getByTestId('language').selectOption(language);
      await made(page);
      await cell(page, 1, 0).click();
      await cell(page, 1, 1).hover();
      await page.getByTestId('network').first().focus();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('on paper: signs in place of buttons', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await made(page);
  await page.emulateMedia({ media: 'print' });
  const sign = await map(page).locator('tbody td').first().evaluate((td) => getComputedStyle(td, '::before').content);
  expect(sign).toBe('"✕"');
  await expect(cell(page, 0, 0)).toBeHidden();
});
