// Share links without this program: any zlib reads them, and the package reads what any zlib writes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { decodeLink, encodeLink } from '../../target/npm/portcullis.js';

const root = join(import.meta.dirname, '../..');
const dictionary = readFileSync(join(root, 'crates/session/src/link/dictionary-1.txt'));
const lines = readFileSync(join(root, 'tests/links/v1.jsonl'), 'utf8').trimEnd().split('\n');
const golden = lines.map((line) => JSON.parse(line));

function unpack(fragment) {
  assert.ok(fragment.startsWith('v1.'), fragment);
  const bytes = Buffer.from(fragment.slice(3), 'base64url');
  return JSON.parse(inflateRawSync(bytes, { dictionary }).toString('utf8'));
}

function pack(scenario) {
  const bytes = deflateRawSync(JSON.stringify(scenario), { dictionary, level: 1 });
  return 'v1.' + bytes.toString('base64url');
}

for (const { name, fragment, scenario } of golden) {
  test(name, () => {
    const expected = decodeLink(fragment);
    // What is left out has its default, which the package fills in.
    assert.equal(encodeLink(unpack(fragment)), encodeLink(scenario));
    assert.deepEqual(expected, decodeLink(encodeLink(scenario)));
    assert.deepEqual(unpack(encodeLink(scenario).slice(1)), expected);
    assert.deepEqual(decodeLink(pack(scenario)), expected);
  });
}
