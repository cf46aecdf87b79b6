// Links: what one carries, what it replaces, and what a damaged one says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editor, enter, expect, expectVerdict, open, seed, test, verdict } from './portcullis.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const golden: { name: string; fragment: string }[] = readFileSync(
  join(import.meta.dirname, '../links/v1.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function fragment(beginning: string): string {
  const found = golden.find(({ name }) => name.startsWith(beginning));
  if (!found) throw new Error(`no link ${beginning}`);
  return found.fragment;
}

test('a link opens on its verdict', async ({ page }) => {
  await page.goto(`./#${fragment('S2.5')}`);
  await expectVerdict(page, 'allow');
  await expect(page.getByTestId('document')).toHaveValue('AWS-StartPortForwardingSessionToRemoteHost');
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('a link that comes later keeps what was typed, to bring back', async ({ page }) => {
  await enter(page, seed('S1.2').scenario);
  const typed = await editor(page).inputValue();
  await page.evaluate((hash) => (location.hash = hash), fragment('S2.2'));
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('notice')).toHaveText(/link has replaced your work/);
  await page.getByTestId('restore').click();
  await expectVerdict(page, 'allow');
  await expect(editor(page)).toHaveValue(typed);
});

test('a reload goes on with what was changed in a link, and the link opens anew', async ({ page }) => {
  const hash = `#${fragment('S2.5')}`;
  await page.goto(`./${hash}`);
  await expectVerdict(page, 'allow');
  expect(new URL(page.url()).hash).toBe(hash);
  await page.getByTestId('source-ip').fill('192.0.2.7');
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(page.getByTestId('source-ip')).toHaveValue('192.0.2.7');
  await page.evaluate((hash) => (location.hash = hash), hash);
  await expect(page.getByTestId('source-ip')).not.toHaveValue('192.0.2.7');
  await page.getByTestId('restore').click();
  await expect(page.getByTestId('source-ip')).toHaveValue('192.0.2.7');
});

test('a link that cannot be opened says why, and replaces nothing', async ({ page }) => {
  for (const [hash, words] of [
    ['#v1.AAAA', /is damaged/],
    ['#v2.AAAA', /newer version/],
  ] as const) {
    await page.goto(`about:blank`);
    await page.goto(`./${hash}`);
    await expect(page.getByTestId('refused')).toHaveText(words);
    await expect(verdict(page)).toBeVisible();
    await expectVerdict(page, 'deny');
    await page.getByTestId('refused').getByRole('button').click();
    await expect(page.getByTestId('refused')).toHaveCount(0);
  }
});

test('what is copied as a link, and stands in the report, opens the same page', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await expectVerdict(page, 'deny');
  const copied = async (form: string) => {
    await page.locator(`[data-testid=copy][data-form=${form}]`).click();
    await expect(page.locator(`[data-testid=copy][data-form=${form}]`)).toHaveText('Copied');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const link = await copied('link');
  expect(link).toMatch(/^http.*#v1\.[\w-]+$/);
  expect(await copied('report')).toContain(link);
  const message = await page.getByTestId('message').first().textContent();
  await open(page);
  await page.goto('about:blank');
  await page.goto(link);
  await expectVerdict(page, 'deny');
  await expect(page.getByTestId('message').first()).toHaveText(message ?? '');
});
