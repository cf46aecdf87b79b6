// The declarations fit what really goes in and comes out: the whole corpus, as TypeScript sees it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as portcullis from '../../target/npm/portcullis.js';
import { cases, pasted } from './corpus.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'target/npm-types');

function check(...files) {
  const compiler = join(import.meta.dirname, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022'];
  const modules = ['--module', 'nodenext', '--pretty', 'false'];
  const args = [compiler, ...options, ...modules, ...files];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout };
}

/** The answer, or what stands for a scenario that has none. */
function answer(scenario) {
  try {
    return [portcullis.evaluate(scenario)];
  } catch {
    return [];
  }
}

/** The contexts of its checks, if it isn't malformed. */
function contexts(scenario) {
  try {
    return portcullis.derivedContext(scenario);
  } catch {
    return [];
  }
}

/** Its access map, if there is one. */
function map(scenario) {
  try {
    return [portcullis.accessMap(scenario)];
  } catch {
    return [];
  }
}

/** What its policies and another one's decide differently, if they can be compared. */
function compared(before, after) {
  try {
    return [portcullis.compare(before, after)];
  } catch {
    return [];
  }
}

/** What would change its verdict, if it has one. */
function changes(scenario) {
  try {
    return portcullis.whatWouldChange(scenario);
  } catch {
    return [];
  }
}

/** Its findings, if it isn't malformed. */
function findings(scenario) {
  try {
    return portcullis.lint(scenario);
  } catch {
    return [];
  }
}

/** What it is with all safe changes made, if it isn't malformed. */
function fixed(scenario) {
  try {
    return [portcullis.fixAll(scenario)];
  } catch {
    return [];
  }
}

/** What a pasted text gives, which is what its case says; nothing where it is refused. */
function imported({ text, expect }) {
  const read = () => portcullis.importText(text.join('\n'));
  if (expect.error !== undefined) {
    assert.throws(read, { message: expect.error });
    return [];
  }
  const found = read();
  assert.deepEqual(found, expect);
  return [found];
}

test('every scenario, answer and pasted text of the cases is of its type', () => {
  mkdirSync(folder, { recursive: true });
  const scenarios = cases.map(({ scenario }) => scenario);
  const write = (name, type, values) => {
    const file = join(folder, name);
    const head = `import type { ${type} } from '../npm/portcullis.js';`;
    // One constant each: the compiler says which, and checks them faster than one long list.
    const lines = values.map((value, i) => `export const c${i}: ${type} = ${JSON.stringify(value)};`);
    writeFileSync(file, [head, ...lines, ''].join('\n'));
    return file;
  };
  const { status, stdout } = check(
    write('scenarios.mts', 'Scenario', scenarios),
    write('answers.mts', 'Answer', scenarios.flatMap(answer)),
    write('contexts.mts', 'CheckContext', scenarios.flatMap(contexts)),
    write('maps.mts', 'AccessMap', scenarios.flatMap(map)),
    write('comparisons.mts', 'Comparison', scenarios.slice(1).flatMap((after, i) => compared(scenarios[i], after))),
    write('changes.mts', 'Change', scenarios.flatMap(changes)),
    write('findings.mts', 'Finding', scenarios.flatMap(findings)),
    write('fixed.mts', 'Fixed', scenarios.flatMap(fixed)),
    write('imports.mts', 'Import', pasted.flatMap(imported)),
    write('versions.mts', 'Version', [portcullis.version()]),
  );
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('a program that uses the package is checked', () => {
  const { stdout, status } = check(join(import.meta.dirname, 'sample.mts'));
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('what is declared is what is exported', () => {
  assert.deepEqual(Object.keys(portcullis).sort(), [
    'accessMap',
    'compare',
    'compile',
    'compose',
    'decodeLink',
    'derivedContext',
    'encodeLink',
    'evaluate',
    'exportAs',
    'fixAll',
    'importText',
    'lint',
    'setLanguage',
    'version',
    'whatWouldChange',
  ]);
});
