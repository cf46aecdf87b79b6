// A policy is composed: by keyboard alone, with what is wrong told at its field, proven by its own
// access map, and taken in and out again. Both field reports end in such a policy.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editor, enter, expect, expectVerdict, open, seed, test, type Scenario } from './portcullis.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const dialog = (page: Page) => page.getByTestId('compose-dialog');
const networks = (page: Page) => page.getByTestId('compose-networks');
const wrong = (page: Page) => page.getByTestId('compose-networks-error');
const text = (page: Page) => page.getByTestId('composed-text');
const use = (page: Page) => page.getByTestId('compose-use');
const reach = (page: Page) => page.getByTestId('composed-reach').locator('tbody tr');
const tab = (page: Page) => page.getByRole('tab', { selected: true });

const office = '192.0.2.0/24, 203.0.113.0/24';
const documents = {
  shell: '',
  ssh: 'AWS-StartSSHSession',
  port: 'AWS-StartPortForwardingSession',
  remoteHost: 'AWS-StartPortForwardingSessionToRemoteHost',
};

async function compose(page: Page) {
  await page.getByTestId('compose').click();
  await expect(networks(page)).toBeFocused();
  await expect(reach(page)).not.toHaveCount(0);
}

async function takeIn(page: Page, name: string) {
  await use(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect(tab(page)).toContainText(name);
  await expect(tab(page)).toBeFocused();
}

/** What is decided on each document from each address. */
async function expectAll(page: Page, address: string, expected: Record<string, 'allow' | 'deny'>) {
  await page.getByTestId('source-ip').fill(address);
  for (const [document, decision] of Object.entries(expected)) {
    await page.getByTestId('document').fill(documents[document as keyof typeof documents]);
    await expectVerdict(page, decision);
  }
}

/** The scenario without its policies but the first. */
const granted = ({ policies, ...rest }: Scenario) => ({ ...rest, policies: policies.slice(0, 1) });

test('the first field report: only from the office, beside the grant', async ({ page }) => {
  await enter(page, granted(seed('S1.1').scenario));
  await expectVerdict(page, 'allow');
  await compose(page);
  await expect(page.getByTestId('compose-deny')).toBeChecked();
  await networks(page).fill(office);
  for (const name of ['ssh', 'port']) await page.getByTestId(`compose-${name}`).check();
  await expect(reach(page)).toHaveText([
    /^192\.0\.2\.0\/24, 203\.0\.113\.0\/24✓ Shell · SSH · Port forwarding$/,
    /^other IPv4 · any IPv6 · VPC endpoint✕ nothing$/,
  ]);
  await takeIn(page, 'limit-sessions');
  await expectAll(page, '203.0.113.9', { shell: 'allow', ssh: 'allow', port: 'allow' });
  await expectAll(page, '198.51.100.7', { shell: 'deny', ssh: 'deny', port: 'deny' });
  await expect(page.locator('#verdict-heading')).toContainText('explicit deny');
});

test('the first field report: only from the office, without another policy', async ({ page }) => {
  await enter(page, granted(seed('S1.2').scenario));
  await page.getByTestId('start-fresh').click();
  await expectVerdict(page, null);
  await compose(page);
  await expect(page.getByTestId('compose-allow')).toBeChecked();
  await networks(page).fill(office);
  await takeIn(page, 'allow-sessions');
  await expect(page.getByRole('tab')).toHaveCount(1);
  await expectAll(page, '192.0.2.44', { shell: 'allow', ssh: 'deny' });
  await expectAll(page, '198.51.100.7', { shell: 'deny' });
  await expect(page.locator('#verdict-heading')).toContainText('implicit deny');
});

test('the second field report: everything but remote hosts', async ({ page }) => {
  await enter(page, granted(seed('S2.1').scenario));
  await expectVerdict(page, 'allow');
  await compose(page);
  for (const name of ['ssh', 'port', 'commands']) await page.getByTestId(`compose-${name}`).check();
  await expect(reach(page)).toHaveText([
    /^any IPv4 · any IPv6 · VPC endpoint✓ Shell · SSH · Port forwarding · Single commands$/,
  ]);
  await takeIn(page, 'limit-sessions');
  const all = { shell: 'allow', ssh: 'allow', port: 'allow', remoteHost: 'deny' } as const;
  await expectAll(page, '203.0.113.9', all);
  const message = await page.getByTestId('message').first().textContent();
  expect(message).toContain('document/AWS-StartPortForwardingSessionToRemoteHost with an explicit deny');
});

test('works by keyboard alone', async ({ page }) => {
  await open(page);
  await page.getByTestId('source-ip').focus();
  await page.keyboard.press('Alt+Shift+C');
  await expect(networks(page)).toBeFocused();
  await page.keyboard.insertText('203.0.113.0/24');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByTestId('source-ip')).toBeFocused();

  // What was typed is still there, and everything is a stop on the way.
  await page.getByTestId('compose').focus();
  await page.keyboard.press('Enter');
  await expect(networks(page)).toHaveValue('203.0.113.0/24');
  await expect(networks(page)).toBeFocused();
  for (const name of ['endpoint', 'shell', 'ssh']) {
    await page.keyboard.press('Tab');
    await expect(page.getByTestId(`compose-${name}`)).toBeFocused();
  }
  await page.keyboard.press('Space');
  for (const name of ['port', 'remote-host', 'commands', 'deny']) {
    await page.keyboard.press('Tab');
    await expect(page.getByTestId(`compose-${name}`)).toBeFocused();
  }
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('compose-allow')).toBeChecked();
  await expect(page.getByTestId('compose-deny')).not.toBeChecked();
  await expect(text(page)).toContainText('AWS-StartSSHSession');
  await expect(text(page)).toContainText('"IpAddress"');
  await page.keyboard.press('ArrowUp');
  await expect(text(page)).toContainText('"NotIpAddress"');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('compose-account')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByTestId('copy')).toBeFocused();
  // The text scrolls by itself, so it is a stop as well.
  for (const stop of [text(page), page.getByTestId('compose-close'), use(page)]) {
    await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
  }
  await networks(page).focus();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(tab(page)).toBeFocused();
  await expect(tab(page)).toContainText('limit-sessions');
});

test('what is no network is told by name at its field', async ({ page }) => {
  await open(page);
  await compose(page);
  const before = await page.getByRole('tab').count();
  await networks(page).fill('203.0.113.0/24\noffice, 10.0.0.0/33');
  await expect(wrong(page)).toHaveText([/office is not a network/, /10\.0\.0\.0\/33 is not a network/]);
  await expect(networks(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(networks(page)).toHaveAccessibleDescription(/office is not a network/);
  await expect(text(page)).toHaveCount(0);
  await expect(use(page)).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeVisible();

  await networks(page).fill('10.1.0.0/16');
  await expect(wrong(page)).toHaveCount(0);
  await expect(page.getByTestId('composed-note')).toContainText('10.1.0.0/16 is private');
  await page.getByTestId('compose-shell').uncheck();
  await expect(page.getByTestId('compose-sessions-error')).toBeVisible();
  await expect(dialog(page).getByRole('group', { name: 'What is allowed' })).toHaveAccessibleDescription(/choose/);
  await page.getByTestId('compose-ssh').check();
  await page.getByTestId('compose-account').fill('1234');
  await expect(page.getByTestId('compose-account')).toHaveAccessibleDescription(/1234 is not an account id/);
  await page.getByTestId('compose-account').fill('');
  await expect(use(page)).toBeEnabled();
  await page.getByTestId('compose-close').click();
  await expect(page.getByTestId('compose')).toBeFocused();
  await expect(page.getByRole('tab')).toHaveCount(before);
});

test('undo takes the policy out again, and the draft stays', async ({ page }) => {
  await open(page);
  await expectVerdict(page, 'deny');
  const names = await page.getByRole('tab').allTextContents();
  await compose(page);
  await networks(page).fill(office);
  await page.getByTestId('compose-endpoint').check();
  await expect(reach(page).first()).toContainText('VPC endpoint');
  const composed = (await text(page).textContent())!.trimEnd();
  await dialog(page).getByTestId('copy').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(composed);
  await takeIn(page, 'limit-sessions');
  await expect(editor(page)).toHaveValue(composed);
  await page.getByTestId('compose-back').click();
  await expect(page.getByTestId('compose')).toBeFocused();
  await expect(page.getByRole('tab')).toHaveText(names);
  await expect(page.getByTestId('compose-back')).toHaveCount(0);
  await compose(page);
  await expect(networks(page)).toHaveValue(office);
  await expect(page.getByTestId('compose-endpoint')).toBeChecked();
  await takeIn(page, 'limit-sessions');
  await page.getByTestId('source-ip').fill('198.51.100.7');
  // To take it out now would take the address along.
  await expect(page.getByTestId('compose-back')).toHaveCount(0);
  await page.getByTestId('remove-policy').click();
  await expect(page.getByTestId('restore')).toBeVisible();
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the dialog: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await page.getByTestId('language').selectOption(language);
      await compose(page);
      await networks(page).fill('10.1.0.0/16');
      await expect(page.getByTestId('composed-note')).toBeVisible();
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      };
      expect(await violations()).toEqual([]);
      await networks(page).fill('office');
      await page.getByTestId('compose-shell').uncheck();
      await expect(page.getByTestId('compose-sessions-error')).toBeVisible();
      expect(await violations()).toEqual([]);
      await networks(page).fill('');
      await page.getByTestId('compose-shell').check();
      await use(page).click();
      await expect(page.getByTestId('compose-back')).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  }
}

for (const language of ['en', 'ja']) {
  test(`fits a phone: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page);
    await page.getByTestId('language').selectOption(language);
    await compose(page);
    const sticksOut = () =>
      dialog(page).evaluate((dialog) => [
        dialog.scrollWidth - dialog.clientWidth,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ]);
    await networks(page).fill('2001:db8:1234:5678:9abc:def0:1234:5678/128, 203.0.113.0/24');
    await page.getByTestId('compose-remote-host').check();
    await expect(reach(page)).toHaveCount(2);
    expect(await sticksOut()).toEqual([0, 0]);
    await networks(page).fill('a'.repeat(200));
    await expect(wrong(page)).toHaveCount(1);
    expect(await sticksOut()).toEqual([0, 0]);
  });
}
