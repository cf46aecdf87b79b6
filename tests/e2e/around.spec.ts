// What stands around a verdict: the other calls, the condition keys, and the owner of a document.
import type { Page } from '@playwright/test';
import { enter, expect, expectVerdict, openGroup, seed, test } from './portcullis.ts';

const told = (page: Page, action: string) =>
  page.locator(`[data-testid=advisory][data-action="${action}"]`);
const quiet = (page: Page, action: string) =>
  page.locator(`[data-testid=advisory-quiet][data-action="${action}"]`);
const key = (page: Page, leg: string, name: string) =>
  page.locator(`[data-testid=context] tr[data-key="${name}"] [data-legs~=${leg}]`);
const resource = (page: Page, leg: string) =>
  page.locator(`[data-testid=check][data-leg=${leg}] > summary > code`);

test('a call that a session needs and nobody allows is told, one that is allowed is quiet', async ({ page }) => {
  await enter(page, seed('S1.4').scenario);
  await expectVerdict(page, 'allow');
  await expect(told(page, 'ssmmessages:OpenDataChannel')).toHaveText(/\S+ \S+ \S+.*denied/s);
  await expect(told(page, 'ssmmessages:OpenDataChannel').getByRole('link')).toHaveAttribute(
    'href',
    /^https:\/\/docs\.aws\.amazon\.com\//,
  );
  await expect(quiet(page, 'ssm:DescribeSessions')).toHaveText(/allowed/);
  await expect(told(page, 'ssm:DescribeSessions')).toHaveCount(0);

  await page.getByTestId('source-ip').fill('198.51.100.7');
  await expectVerdict(page, 'deny');
  await expect(told(page, 'ssmmessages:OpenDataChannel')).toHaveCount(0);
  // Who may not start the session needs nothing else for it.
  await expect(quiet(page, 'ssmmessages:OpenDataChannel')).toHaveCount(0);
});

test('the condition keys of each check are listed with their reasons', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  const context = page.getByTestId('context');
  await expect(context.locator('table').first()).toBeHidden();
  await openGroup(page, 'context');
  await page.getByTestId('all-keys').click();
  for (const leg of ['target', 'document']) {
    await expect(key(page, leg, 'aws:SourceIp')).toHaveAttribute('data-presence', 'given');
    await expect(key(page, leg, 'aws:SourceIp')).toContainText('203.0.113.9');
    await expect(key(page, leg, 'aws:SourceVpce')).toHaveAttribute('data-presence', 'absent');
    await expect(key(page, leg, 'aws:CurrentTime')).toHaveAttribute('data-presence', 'unknown');
    await expect(key(page, leg, 'aws:CurrentTime').locator('.hint')).toHaveText(/\S+ \S+ \S+/);
  }
  await page.getByTestId('network-path').selectOption('vpcEndpoint');
  await page.getByTestId('vpce').fill('vpce-1a2b3c');
  await expect(key(page, 'target', 'aws:SourceIp')).toHaveAttribute('data-presence', 'absent');
  await expect(key(page, 'target', 'aws:SourceVpce')).toContainText('vpce-1a2b3c');
});

test('a command for a container is checked on its cluster and its task', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('action').selectOption('ecs:ExecuteCommand');
  await expectVerdict(page, null);
  await expect(page.getByTestId('document')).toHaveCount(0);
  await page.getByTestId('target').fill('ecs:web_0123456789abcdef0123456789abcdef_0123456789');
  await expectVerdict(page, 'deny');
  await expect(resource(page, 'cluster')).toHaveText(/:cluster\/web$/);
  await expect(resource(page, 'target')).toHaveText(/:task\/web\//);
});

test('a command for a node needs a document', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  await page.getByTestId('action').selectOption('ssm:SendCommand');
  await page.getByTestId('document').fill('');
  await expect(page.getByTestId('document-error')).toBeVisible();
  await page.getByTestId('document').fill('AWS-RunShellScript');
  await expectVerdict(page, 'deny');
  await expect(resource(page, 'document')).toHaveText(/::document\/AWS-RunShellScript$/);
});

test('the owner of a document decides its ARN', async ({ page }) => {
  await enter(page, seed('S2.2').scenario);
  const owner = page.getByTestId('document-owner');
  await expect(owner).toHaveCount(0);
  await page.getByTestId('document').fill('Shared');
  await expect(resource(page, 'document')).toHaveText(/:111122223333:document\/Shared$/);
  await owner.fill('444455556666');
  await expect(resource(page, 'document')).toHaveText(/:444455556666:document\/Shared$/);
  await owner.fill('me');
  await expect(page.getByTestId('document-owner-error')).toBeVisible();
  await expectVerdict(page, null);
  await owner.fill('aws');
  await expect(resource(page, 'document')).toHaveText(/::document\/Shared$/);
});
