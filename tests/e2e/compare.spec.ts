// Two versions of the policies: what became allowed or denied, and that the request shown proves it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest, editor, enter, expect, expectVerdict, open, seed, test } from './portcullis.ts';

const card = (page: Page) => page.getByTestId('compare');
const differences = (page: Page) => card(page).getByTestId('difference');

const policy = (resource: string | string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'ssm:StartSession', Resource: resource },
  });

test('what an edit allows is listed, asked and taken back', async ({ page }) => {
  await open(page);
  const { scenario } = seed('S1.2');
  const own = 'arn:aws:ec2:*:*:instance/*';
  const ssh = 'arn:aws:ssm:*::document/AWS-StartSSHSession';
  await enter(page, { ...scenario, policies: [{ name: 'grant', kind: 'identity', text: policy(own) }] });
  await card(page).getByTestId('remember').click();
  const summary = card(page).getByTestId('compare-summary');
  await expect(summary).toContainText('no difference');
  await expect(differences(page)).toHaveCount(0);

  await editor(page).fill(policy([own, ssh]));
  await expect(differences(page)).toHaveCount(1);
  await expect(summary).toContainText('1 became allowed, 0 became denied');
  await expect(differences(page)).toContainText('AWS-StartSSHSession');
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=compare]').analyze();
  expect(violations).toEqual([]);
  await differences(page).getByTestId('ask-difference').press('Enter');
  await expectVerdict(page, 'allow');
  await editor(page).fill(policy(own));
  await expectVerdict(page, 'deny');
  await expect(differences(page)).toHaveCount(0);

  await editor(page).fill('{');
  await expect(summary).toHaveCount(0);
  await card(page).getByTestId('compare-stop').click();
  await expect(card(page).getByTestId('remember')).toBeFocused();
  await expect(card(page).getByTestId('compare-stop')).toHaveCount(0);
});

test('the map shows what was decided before', async ({ page }) => {
  const { scenario } = seed('S1.2');
  const all = (condition: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'ssm:*', Resource: '*', Condition: condition },
    });
  const from = (network: string) => all({ IpAddress: { 'aws:SourceIp': network } });
  const office = from('203.0.113.0/24');
  await enter(page, { ...scenario, policies: [{ name: 'grant', kind: 'identity', text: office }] });
  await card(page).getByTestId('remember').click();
  await atRest(page);
  const map = page.getByTestId('access');
  await expect(map.locator('[data-before]')).toHaveCount(0);
  await expect(map.getByTestId('map-beside')).toBeVisible();

  // Half of the office is shut out: the map is cut there, and only there it says what was before.
  await editor(page).fill(from('203.0.113.0/25'));
  await atRest(page);
  const names = await map.locator('thead th').allInnerTexts();
  const column = names.indexOf('203.0.113.128/25') - 1;
  expect(column).toBeGreaterThanOrEqual(0);
  const first = map.getByTestId('map-row').first().locator('td');
  await expect(first.nth(column)).toHaveAttribute('data-before', 'allow');
  await expect(first.nth(column)).toHaveText('✓→✕');
  await expect(map.getByTestId('map-row').first().locator('[data-before]')).toHaveCount(1);
  await first.nth(column).getByRole('button').hover();
  await expect(page.getByTestId('look-before')).toContainText('✓');
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=access]').analyze();
  expect(violations).toEqual([]);

  await card(page).getByTestId('compare-stop').click();
  await atRest(page);
  await expect(map.locator('[data-before]')).toHaveCount(0);
  await expect(map.getByTestId('map-beside')).toHaveCount(0);
});
