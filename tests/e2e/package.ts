// The package for JavaScript on an empty page, loaded as it is, by nothing but an import of
// `/portcullis.js`.
import type { Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../target/npm');

/** Opens the page that can import it. */
export async function openPackage(page: Page) {
  if (!existsSync(join(folder, 'portcullis.js'))) {
    throw new Error(`no package in ${folder}: \`cargo xtask npm\` builds it`);
  }
  await page.route('http://package.test/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<title>x</title>' });
    const contentType = name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return route.fulfill({ path: join(folder, name), contentType });
  });
  await page.goto('http://package.test/');
}
