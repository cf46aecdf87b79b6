// Two versions of the policies: what became allowed or denied, and that the request shown proves it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editor, enter, expect, expectVerdict, open, seed, test } from './portcullis.ts';

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
