// The main ways through the page in WebKit, over plain WebDriver (https://www.w3.org/TR/webdriver2/):
// `cargo xtask browsers`. Prints a line for each, and fails with the first that isn't as it should be.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const PORT = 17_000 + (process.pid % 1000);
const folder = process.env.PAGE ?? join(import.meta.dirname, '../../target/page');
const browser = process.env.WEBKIT;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://page');
  const name = pathname === '/' ? '/index.html' : pathname;
  try {
    const body = await readFile(join(folder, name));
    response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const page = `http://127.0.0.1:${server.address().port}/`;

const driver = spawn('WebKitWebDriver', [`--port=${PORT}`], { stdio: 'inherit' });
let session;
let failed = false;
try {
  session = await until('a session', () => start().catch(() => null));
  await run();
} catch (error) {
  failed = true;
  console.error(`✘ ${error.message}`);
} finally {
  if (session) await call('DELETE', '').catch(() => {});
  driver.kill('SIGTERM');
  server.close();
}
process.exit(failed ? 1 : 0);

async function run() {
  const link = JSON.parse(readFileSync(join(import.meta.dirname, '../links/v1.jsonl'), 'utf8').split('\n')[0]);
  await call('POST', '/url', { url: page });
  await verdict('deny');
  passed('opens on its example');

  await type('[data-testid=document]', 'AWS-StartPortForwardingSession');
  await verdict('allow');
  await type('[data-testid=source-ip]', '203.0.113.999');
  await verdict('none');
  await type('[data-testid=source-ip]', '203.0.113.7');
  await verdict('allow');
  passed('answers what is typed');

  const text = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*" }] }';
  await type('[data-testid=editor]', text);
  await verdict('deny');
  await until('the painted text', async () => (await script("return document.querySelector('[role=tabpanel]:not([hidden]) .paint').textContent")).trim() === text);
  passed('paints a policy');

  await script("const s = document.querySelector('[data-testid=language]'); s.value = 'ja'; s.dispatchEvent(new Event('change', { bubbles: true }))");
  await until('Japanese', async () => (await script('return document.documentElement.lang')) === 'ja');
  await script("const s = document.querySelector('[data-testid=theme]'); s.value = 'dark'; s.dispatchEvent(new Event('change', { bubbles: true }))");
  await until('dark', async () => (await script('return getComputedStyle(document.body).backgroundColor')) === 'rgb(15, 17, 21)');
  passed('speaks Japanese, and turns dark');

  await call('POST', '/url', { url: 'about:blank' });
  await call('POST', '/url', { url: `${page}#${link.fragment}` });
  await until('the link beside the work', async () => (await script("return document.querySelector('[data-testid=notice]')?.textContent ?? ''")).length > 0);
  await script("document.querySelector('[data-testid=restore]').click()");
  await until('the work', async () => (await script("return document.querySelector('[data-testid=editor]').value")) === text);
  passed('opens a link beside the work, which it kept');

  const done = await script(`
    const script = document.createElement('script');
    try { script.text = 'window.broken = 1'; } catch {}
    document.body.append(script);
    return window.broken ?? 'nothing';`);
  if (done !== 'nothing') throw new Error('a script in the page was run');
  passed('runs no script in the page');
}

function passed(what) {
  console.log(`✔ webkit: ${what}`);
}

async function start() {
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const response = await fetch(`http://127.0.0.1:${PORT}/session`, {
    method: 'POST',
    body: JSON.stringify({ capabilities: { alwaysMatch } }),
  });
  return (await response.json()).value?.sessionId;
}

async function call(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${PORT}/session/${session}${path}`, {
    method,
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
  return value;
}

function script(code) {
  return call('POST', '/execute/sync', { script: code, args: [] });
}

async function type(selector, text) {
  const found = await call('POST', '/element', { using: 'css selector', value: selector });
  const [id] = Object.values(found);
  // Over what is selected, as by hand: to clear a field is no input, and what it holds comes back.
  await script(`const field = document.querySelector(${JSON.stringify(selector)}); field.focus(); field.select()`);
  await call('POST', `/element/${id}/value`, { text });
}

function verdict(decision) {
  return until(`the verdict ${decision}`, async () => (await script("return document.querySelector('[data-testid=verdict]')?.dataset.decision")) === decision);
}

async function until(what, holds) {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} was waited for in vain`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
