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

export const cases = read('corpus');
export const pasted = read('import');
