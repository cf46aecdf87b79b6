// The page as a visitor works with it: what to type where, and where to read the answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

export interface Case {
  name: string;
  ref: string;
  scenario: Scenario;
  expect: { decision: string | null; denials: Record<string, string>; messages?: string[] };
}

export interface Scenario {
  policies: { name: string; kind: string; text: string }[];
  caller: { arn: string };
  request: {
    action: string;
    target?: string;
    document?: string | null;
    sessionId?: string;
    account: string;
    region: string;
  };
  network: { path: 'internet'; sourceIp: string } | { path: 'vpcEndpoint' };
}

/** The situations of the field reports. */
export const seeds: Case[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../corpus/seeds.json'), 'utf8'),
);

/** The first case of a situation. */
export function seed(ref: string): Case {
  const found = seeds.find((seed) => seed.ref === ref);
  if (!found) throw new Error(`no case ${ref}`);
  return found;
}

/** Every test fails on an error in the browser's console, whatever else it looks at. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await use();
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const verdict = (page: Page) => page.getByTestId('verdict');
export const editor = (page: Page) => page.getByTestId('editor');

/** Waits for a verdict: `allow`, `deny`, `depends`, or `none` while there is something to mend. */
export async function expectVerdict(page: Page, decision: string | null) {
  await expect(verdict(page)).toHaveAttribute('data-decision', decision ?? 'none');
}

/** Waits until everything that is made when the page rests is made of what is there now. */
export async function atRest(page: Page) {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Opens the page, on its example. */
export async function open(page: Page) {
  await page.goto('./');
  await expect(verdict(page)).toBeVisible();
}

/** Opens the page and puts a whole scenario in by hand. */
export async function enter(page: Page, { policies, caller, request, network }: Scenario) {
  await open(page);
  await page.getByTestId('start-fresh').click();
  for (const [index, policy] of policies.entries()) {
    if (policy.kind !== 'identity') throw new Error(`${policy.kind}: not entered by hand yet`);
    if (index > 0) await page.getByTestId('add-policy').click();
    await expect(page.getByRole('tab')).toHaveCount(index + 1);
    await paste(page, policy.text);
  }
  await page.getByTestId('action').selectOption(request.action);
  for (const name of ['caller', 'account', 'network']) await openGroup(page, name);
  await page.getByTestId('caller').fill(caller.arn);
  await page.getByTestId('account').fill(request.account);
  await page.getByTestId('region').fill(request.region);
  if (request.target !== undefined) await page.getByTestId('target').fill(request.target);
  if (request.document !== undefined) {
    await page.getByTestId('document').fill(request.document ?? '');
  }
  if (request.sessionId !== undefined) await page.getByTestId('session-id').fill(request.sessionId);
  await page.getByTestId('network-path').selectOption(network.path);
  if (network.path === 'internet') await page.getByTestId('source-ip').fill(network.sourceIp);
}

/** Opens a part of the form that is one step away. */
export async function openGroup(page: Page, name: string) {
  const group = page.getByTestId(name === 'context' ? name : `group-${name}`);
  if ((await group.getAttribute('open')) === null) {
    await group.locator('summary').first().click();
  }
  await expect(group).toHaveAttribute('open', '');
  return group;
}

/** Pastes a text into the empty editor. */
export async function paste(page: Page, text: string) {
  await expect(editor(page)).toHaveValue('');
  await editor(page).focus();
  await page.keyboard.insertText(text);
  await expect(editor(page)).toHaveValue(text);
}

/** Puts the editor's cursor behind the first occurrence of a text. */
export async function cursorBehind(page: Page, text: string) {
  await editor(page).evaluate((area: HTMLTextAreaElement, text) => {
    const end = area.value.indexOf(text) + text.length;
    if (end < text.length) throw new Error(`not in the editor: ${text}`);
    area.focus();
    area.setSelectionRange(end, end);
  }, text);
}
