// The package beside iam-simulate, in one run on one machine, and how its time grows.
// `cargo xtask bench` runs this; the scenarios in target/bench/ are written by the native benchmark.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { compile, evaluate, fixAll, lint } from '../../target/npm/portcullis.js';

const target = join(import.meta.dirname, '../../target');
const scenario = (name) => JSON.parse(readFileSync(join(target, `bench/${name}.json`), 'utf8'));

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const micros = (number) => (number < 100 ? number.toFixed(2) : number.toFixed(0)).padStart(9);
const times = (a, b) => `${(a / b).toFixed(0)} ×`.padStart(8);

/** Microseconds for each call of each function: medians over rounds in which they take turns. */
async function measure(functions, milliseconds = 1500) {
  const rounds = 15;
  const sides = [];
  for (const call of functions) {
    for (let i = 0; i < 20; i++) await call();
    const start = performance.now();
    await call();
    const once = Math.max(performance.now() - start, 1e-3);
    sides.push({ call, calls: Math.max(1, Math.round(milliseconds / rounds / once)), found: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { call, calls, found } of sides) {
      const start = performance.now();
      for (let i = 0; i < calls; i++) {
        const result = call();
        // Waiting costs time, which must not be charged to what doesn't wait.
        if (result instanceof Promise) await result;
      }
      found.push(((performance.now() - start) * 1000) / calls);
    }
  }
  return sides.map(({ found }) => median(found));
}

/** The two authorizations of a session, as iam-simulate takes them. */
function simulations({ policies, caller, request, network }) {
  const identityPolicies = policies.map(({ name, text }) => ({ name, policy: JSON.parse(text) }));
  const { account, region, target, document } = request;
  const name = document ?? 'SSM-SessionManagerRunShell';
  const owner = name.startsWith('AWS-') ? '' : account;
  const resources = [
    `arn:aws:ec2:${region}:${account}:instance/${target}`,
    `arn:aws:ssm:${region}:${owner}:document/${name}`,
  ];
  const contextVariables = {
    'aws:SourceIp': network.sourceIp,
    'aws:RequestedRegion': region,
    'aws:username': caller.arn.split('/').pop(),
  };
  return resources.map((resource) => ({
    request: {
      principal: caller.arn,
      action: request.action,
      resource: { resource, accountId: account },
      contextVariables,
    },
    identityPolicies,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }));
}

console.log('\nµs, medians                     iam-simulate  portcullis    ratio');
const line = (what, theirs, ours) => {
  console.log(`${what.padEnd(32)}${micros(theirs)}   ${micros(ours)} ${times(theirs, ours)}`);
};
for (const name of ['S1.2', 'S1.5', 'full']) {
  const one = scenario(name);
  const sessions = simulations(one);
  const policies = compile(one);
  const lists = {
    'one address each': (i) => ({ network: { path: 'internet', sourceIp: `10.0.${i >> 8}.${i % 256}` } }),
    'all members each': (i) => ({
      request: { ...one.request, document: `Team${i}-Shell` },
      network: { path: 'internet', sourceIp: `10.0.${i >> 8}.${i % 256}` },
    }),
  };
  const bulk = Object.values(lists).map((make) => Array.from({ length: 1000 }, (_, i) => make(i)));
  const [theirs, ours, decide, ...all] = await measure([
    async () => {
      for (const each of sessions) {
        const { resultType } = await runSimulation(each, {});
        if (resultType === 'error') throw new Error('iam-simulate refuses the input');
      }
    },
    () => evaluate(one),
    () => policies.decide({ network: one.network }),
    ...bulk.map((list) => () => policies.decideAll(list)),
  ]);
  line(`${name}: evaluate`, theirs, ours);
  line(`${name}: decide`, theirs, decide);
  Object.keys(lists).forEach((what, i) => {
    line(`${name}: decideAll, ${what}`, theirs, all[i] / bulk[i].length);
  });
}

console.log('\nlinting, µs                    findings  safe changes');
for (const name of ['S1.2', 'S1.5', 'S2.5', 'full', 'full-twice', 'networks-2000']) {
  const one = scenario(name);
  const [found, fixed] = await measure([() => lint(one, { fixes: false }), () => fixAll(one)], 500);
  console.log(`${name.padEnd(28)}${micros(found)}   ${micros(fixed)}`);
}

console.log('\ngrowth                              µs        µs/n');
for (const [what, counts, call] of [
  ['statements', [10, 100, 1000, 10000], (one) => () => evaluate(one)],
  ['stars', [10, 100, 1000], (one) => ((policies) => () => policies.decide())(compile(one))],
]) {
  for (const count of counts) {
    const [time] = await measure([call(scenario(`${what}-${count}`))], 300);
    console.log(`${`${what} ${count}`.padEnd(28)}${micros(time)}   ${micros(time / count)}`);
  }
}

const wasm = readFileSync(join(target, 'npm/portcullis_bg.wasm'));
const compressed = brotliCompressSync(wasm, {
  params: { [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length },
});
console.log(`\nportcullis_bg.wasm: ${wasm.length} bytes, ${compressed.length} with brotli`);
