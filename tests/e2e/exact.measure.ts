// How long exact answers take in a browser, through the package, which writes and reads JSON on top: the
// access map beside a frame of 16 ms and beside one answer for each of its cells, and the comparison of
// two versions. The scenarios in target/bench/ are written by the native benchmark.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { line } from './measure.ts';
import { openPackage } from './package.ts';

const folder = join(import.meta.dirname, '../../target/bench');
const scenario = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** At most so many cells are asked for one by one; what all would take is told from these. */
const CELLS = 300;

test.skip(!existsSync(folder), 'needs `cargo bench --package tests -- nothing`');
test.setTimeout(600_000);

for (const [name, rounds] of [
  ['S1.2', 500],
  ['S1.5', 500],
  ['full', 100],
  ['networks-100', 100],
  ['networks-1000', 100],
  ['networks-2000', 100],
  ['networks-10000', 20],
  ['networks-100000', 5],
] as const) {
  test(`the map of ${name}`, async ({ page }) => {
    await openPackage(page);
    const found = await page.evaluate(
      async ({ one, rounds, cells }) => {
        const url = '/portcullis.js';
        const { accessMap, evaluate } = await import(url);
        const time = (call: () => unknown) => {
          const start = performance.now();
          call();
          return performance.now() - start;
        };
        for (let n = 0; n < rounds; n++) accessMap(one);
        const times = Array.from({ length: rounds }, () => time(() => accessMap(one)));
        const map = accessMap(one);
        const all = map.rows.length * map.zones.length;
        const asked = [];
        for (const row of map.rows) {
          for (const zone of map.zones) {
            const network =
              zone.kind === 'vpcEndpoint' ? { path: 'vpcEndpoint' } : { path: 'internet', sourceIp: zone.witness };
            const document = row.witness ?? row.document;
            asked.push({ ...one, request: { ...one.request, document }, network });
            if (asked.length >= cells) break;
          }
        }
        const each = time(() => asked.forEach((cell) => evaluate(cell)));
        return { times, all, zones: map.zones.length, each: (each / asked.length) * all };
      },
      { one: scenario(name), rounds, cells: CELLS },
    );
    line(`${name}: map`, found.times);
    const middle = found.times.toSorted((a, b) => a - b)[Math.floor(found.times.length / 2)];
    console.log(
      `${`  ${found.all} cells, ${found.zones} zones, one by one`.padEnd(46)}   about ${found.each.toFixed(0)} ms, ${(found.each / middle).toFixed(0)} ×`,
    );
  });
}

for (const [name, rounds] of [
  ['S1.2', 200],
  ['full', 20],
] as const) {
  test(`two versions of ${name}`, async ({ page }) => {
    await openPackage(page);
    const before = scenario(name);
    const { policies } = before;
    const [first, ...others] = policies;
    const text = JSON.parse(first.text);
    const Statement = text.Statement.slice(0, -1);
    const shorter = Statement.length > 0 ? [{ ...first, text: JSON.stringify({ ...text, Statement }) }] : [];
    const found = await page.evaluate(
      async ({ before, less, equal, rounds }) => {
        const url = '/portcullis.js';
        const { compare } = await import(url);
        const times = (policies: unknown) => {
          const after = { ...before, policies };
          const calls = Array.from({ length: rounds * 2 }, () => {
            const start = performance.now();
            compare(before, after);
            return performance.now() - start;
          });
          return calls.slice(rounds);
        };
        return { less: times(less), equal: times(equal) };
      },
      { before, less: [...shorter, ...others], equal: policies, rounds },
    );
    line(`${name}: compared with one statement less`, found.less);
    line(`${name}: compared with itself`, found.equal);
  });
}
