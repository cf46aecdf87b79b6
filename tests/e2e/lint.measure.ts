// How long the linter takes in a browser on ten policies as large as IAM stores them, beside the 16 ms
// of a frame: what the page does at rest, through the package, which writes and reads JSON on top.
import { expect, test } from '@playwright/test';
import { line, policy } from './measure.ts';
import { openPackage } from './package.ts';

const ROUNDS = 200;
const FRAME = 16;

test('linting', async ({ page }) => {
  await openPackage(page);
  const policies = Array.from({ length: 10 }, (_, n) => ({ name: `p${n}`, text: policy(6144, `Full${n}x`) }));
  const request = {
    type: 'session',
    target: 'i-0123456789abcdef0',
    account: '111122223333',
    region: 'ap-northeast-1',
  };
  const scenario = { version: 1, policies, request };
  const twice = '"ssm:StartSession", "ssm:StartSession"';
  const loose = {
    ...scenario,
    policies: policies.map(({ name, text }) => ({ name, text: text.replaceAll('"ssm:StartSession"', twice) })),
  };
  const measured = await page.evaluate(
    async ({ scenario, loose, rounds }) => {
      const url = '/portcullis.js';
      const { fixAll, lint } = await import(url);
      const times = (count: number, call: () => unknown) =>
        Array.from({ length: count }, () => {
          const start = performance.now();
          call();
          return performance.now() - start;
        });
      const plain = () => lint(scenario, { fixes: false });
      return {
        found: plain().length,
        lint: times(rounds, plain),
        fixAll: times(rounds / 10, () => fixAll(loose)),
        count: fixAll(loose).count,
      };
    },
    { scenario, loose, rounds: ROUNDS },
  );
  expect(measured.found).toBeGreaterThan(0);
  line('linting ten full policies', measured.lint);
  const within = measured.lint.filter((time) => time <= FRAME).length;
  console.log(`${'of these within a frame of 16 ms'.padEnd(46)}${`${within}/${ROUNDS}`.padStart(10)}`);
  expect(measured.count).toBeGreaterThan(0);
  line(`making ${measured.count} safe changes in them`, measured.fixAll);
});
