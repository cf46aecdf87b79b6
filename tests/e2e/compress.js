// Puts NAME.br and NAME.gz beside each file of a folder that gets smaller, and tells the sizes.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const total = { raw: 0, br: 0, gz: 0 };

for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  const raw = readFileSync(path);
  const br = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  const gz = gzipSync(raw, { level: 9 });
  const sizes = { raw: raw.length, br: raw.length, gz: raw.length };
  for (const [ending, packed] of Object.entries({ br, gz })) {
    if (packed.length < raw.length) {
      writeFileSync(`${path}.${ending}`, packed);
      sizes[ending] = packed.length;
    }
  }
  tell(name, sizes);
  for (const key in total) total[key] += sizes[key];
}
tell('all', total);

function tell(name, { raw, br, gz }) {
  console.log(`${name.padEnd(44)} ${kb(raw)} ${kb(gz)} gzip ${kb(br)} brotli`);
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
}
