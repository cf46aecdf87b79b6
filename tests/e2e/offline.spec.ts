// The page as a folder: without a network, installed, below any path, compressed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { editor, expect, expectVerdict, open, test } from './portcullis.ts';
import { folder, listen } from './server.ts';

test('opens again without a network, with links and all', async ({ page, context }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  for (const address of ['./', './index.html', './?from=mail', './#v2.AAAA']) {
    await page.goto('about:blank');
    await page.goto(address);
    await expectVerdict(page, 'deny');
  }
  await editor(page).fill('{');
  await expectVerdict(page, null);
  await page.reload();
  await expect(editor(page)).toHaveValue('{');
});

test('the worker keeps every file of the build, and only those', async ({ page }) => {
  await open(page);
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const names = await caches.keys();
    const cache = await caches.open(names[0]);
    const requests = await cache.keys();
    return { caches: names.length, files: requests.map((request) => new URL(request.url).pathname.slice(1)) };
  });
  const built = readdirSync(folder).filter((name) => !/\.(br|gz)$/.test(name) && name !== 'sw.js');
  expect(kept.caches).toBe(1);
  expect(kept.files.sort()).toEqual(built.map((name) => (name === 'index.html' ? '' : name)).sort());
});

test('a new version opens on the next visit', async ({ browser }) => {
  let version = 'old';
  const { url, server } = await listen('/', (name, body) => {
    if (name === 'index.html') return `${body}`.replace('<title>', `<title data-version="${version}">`);
    return name === 'sw.js' ? `${body}`.replace(/VERSION = '\w+'/, `VERSION = '${version}'`) : body;
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  version = 'new';
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(2);
  await expect.poll(() => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.installing === null && registration.waiting === null;
  })).toBe(true);
  await page.reload();
  await expectVerdict(page, 'deny');
  await expect(page.locator('title')).toHaveAttribute('data-version', 'new');
  await context.close();
  server.close();
});

test('can be installed', async ({ page, baseURL }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8'));
  for (const { src } of manifest.icons) {
    expect((await page.request.get(new URL(src, url).href)).headers()['content-type']).toMatch(/^image\//);
  }
  expect(new URL(manifest.start_url, url).href).toBe(baseURL);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A private window, as every test has one, is the only thing in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('works below any path', async ({ browser }) => {
  const { url, server } = await listen('/some/where/else/');
  const context = await browser.newContext();
  const page = await context.newPage();
  const missing: string[] = [];
  context.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(url);
  await expectVerdict(page, 'deny');
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(missing).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await expectVerdict(page, 'deny');
  await context.close();
  server.close();
});

test('each compressed file is its original', async () => {
  const names = readdirSync(folder);
  for (const [ending, unpack] of [['.br', brotliDecompressSync], ['.gz', gunzipSync]] as const) {
    const packed = names.filter((name) => name.endsWith(ending));
    expect(packed.map((name) => name.replace(/.*\./, '')).length).toBeGreaterThan(3);
    for (const name of packed) {
      const original = readFileSync(join(folder, name.slice(0, -ending.length)));
      expect(unpack(readFileSync(join(folder, name))).equals(original), name).toBe(true);
    }
    expect(packed.some((name) => name.includes('.wasm'))).toBe(true);
  }
});

test('tells its version and the day of its facts', async ({ page }) => {
  await open(page);
  await expect(page.getByTestId('version')).toHaveText(/\d+\.\d+\.\d+.*\d{4}-\d{2}-\d{2}/);
});
