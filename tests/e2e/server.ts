// Serves the built page on a free port, and nothing else: what isn't in its folder is a 404. As on a
// host, a browser that reads Brotli gets the file that was compressed beforehand, where there is one.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export const folder = process.env.PAGE ?? join(import.meta.dirname, '../../target/page');

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** What a test makes of a file before it is served. */
type Change = (name: string, body: Buffer) => Buffer | string;

/** Serves the folder below this path, which begins and ends with a slash. */
export async function listen(below = '/', change?: Change): Promise<{ url: string; server: Server }> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`no page in ${folder}: \`cargo xtask test page\` builds it`);
  }
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    if (!name.startsWith(below)) return response.writeHead(404).end();
    const file = join(folder, normalize(name.slice(below.length - 1)));
    const brotli = !change && `${request.headers['accept-encoding']}`.includes('br') && existsSync(`${file}.br`);
    try {
      const body = await readFile(brotli ? `${file}.br` : file);
      if (brotli) response.setHeader('Content-Encoding', 'br');
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      response.end(change ? change(name.slice(below.length), body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`, server };
}

export default async function serve() {
  const { url, server } = await listen();
  // The workers start after this, and inherit it.
  process.env.PAGE_URL = url;
  return () => server.close();
}
