// The cases of tests/corpus, as the Rust tests read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../corpus');

const files = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .sort();

export const cases = files.flatMap((file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')).map((each) => ({ file, ...each })),
);
