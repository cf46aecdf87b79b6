// The cases of tests/corpus and tests/import, as the Rust tests read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function read(name) {
  const folder = join(import.meta.dirname, '..', name);
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')).map((each) => ({ file, ...each })),
  );
}

const target = join(import.meta.dirname, '../../target');
const answers = JSON.parse(readFileSync(join(target, 'answers.json'), 'utf8'));

/** Each with the answer of the Rust side, which is null where the scenario is malformed. */
export const cases = read('corpus').map((each, i) => ({ ...each, native: answers[i] }));
export const pasted = read('import');
