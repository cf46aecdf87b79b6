// The package for JavaScript, in a browser.
import { expect, test } from '@playwright/test';
import { openPackage } from './package.ts';

test('the package answers in a browser', async ({ page }) => {
  await openPackage(page);
  const answers = await page.evaluate(async () => {
    const url = '/portcullis.js';
    const { compile, evaluate, setLanguage } = await import(url);
    setLanguage('ja');
    const statement = { Effect: 'Allow', Action: 'ssm:StartSession', Resource: '*' };
    const scenario = {
      version: 1,
      policies: [{ text: JSON.stringify({ Version: '2012-10-17', Statement: statement }) }],
      request: {
        type: 'session',
        target: 'i-0123456789abcdef0',
        account: '111122223333',
        region: 'ap-northeast-1',
      },
    };
    const { decision, summary } = evaluate(scenario);
    const api = { type: 'api', action: 'ec2:StopInstances' };
    return { decision, summary, all: compile(scenario).decideAll([{}, { request: api }]) };
  });
  expect(answers.decision).toBe('allow');
  expect(answers.summary).toMatch(/[ぁ-ん]/);
  expect(answers.all).toEqual(['allow', 'deny']);
});
