// Private by construction: what the page may do at all, and that nothing put into it does more.
import { expect as plain, test as bare, type Page } from '@playwright/test';
import { editor, enter, expect, expectVerdict, open, seed, test } from './portcullis.ts';

const policyOf = (page: Page) =>
  page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');

test('the policy names the page itself and nobody else', async ({ page }) => {
  await open(page);
  const directives = new Map(
    ((await policyOf(page)) ?? '').split(';').map((directive) => {
      const [name, ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
  expect(Object.fromEntries(directives)).toEqual({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' data:",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'worker',
  });
  // Before it, nothing could be loaded: only the character set.
  const first = await page.evaluate(() => [...document.head.children].slice(0, 2).map((e) => e.outerHTML));
  expect(first[0]).toMatch(/^<meta charset=/);
  expect(first[1]).toMatch(/Content-Security-Policy/);
});

// The browser tells each refusal in its console, which every other test takes for an error.
bare('the browser refuses what the policy forbids', async ({ page }) => {
  const outside = 'https://outside.test';
  const asked: string[] = [];
  await page.route(`${outside}/**`, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'x', headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await page.goto('./');
  await plain(page.getByTestId('verdict')).toBeVisible();
  const tries: Record<string, string> = await page.evaluate(async (outside) => {
    const results: Record<string, string> = {};
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const attempt = async (name: string, deed: () => unknown) => {
      refused.length = 0;
      let error = '';
      try {
        await deed();
      } catch (caught) {
        error = (caught as Error).name;
      }
      // A refusal is told in a task of its own.
      for (let turn = 0; turn < 50 && refused.length === 0 && error === ''; turn += 1) {
        await new Promise((next) => setTimeout(next, 20));
      }
      results[name] = refused[0] ?? error;
    };
    const element = <T extends HTMLElement>(name: string, set: (made: T) => void) => () => {
      const made = document.createElement(name) as T;
      set(made);
      document.body.append(made);
    };
    await attempt('fetch', () => fetch(`${outside}/fetch`));
    await attempt('beacon', () => navigator.sendBeacon(`${outside}/beacon`, 'x'));
    await attempt('socket', () => new WebSocket('wss://outside.test/socket'));
    await attempt('image', element<HTMLImageElement>('img', (made) => (made.src = `${outside}/image.png`)));
    await attempt('frame', element<HTMLIFrameElement>('iframe', (made) => (made.src = `${outside}/frame`)));
    await attempt('style sheet', element<HTMLLinkElement>('link', (made) => {
      made.rel = 'stylesheet';
      made.href = `${outside}/style.css`;
    }));
    await attempt('inline style', element('style', (made) => (made.textContent = '* { color: red }')));
    await attempt('style attribute', element('p', (made) => made.setAttribute('style', 'color: red')));
    await attempt('inline script', element<HTMLScriptElement>('script', (made) => (made.text = 'window.broken = 1')));
    await attempt('markup', element('p', (made) => (made.innerHTML = '<img src=x onerror="window.broken = 1">')));
    await attempt('handler', element('p', (made) => {
      made.setAttribute('onclick', 'window.broken = 1');
      made.click();
    }));
    await attempt('eval', () => new Promise((_, fail) => setTimeout(() => {
      try {
        (0, eval)('window.broken = 1');
      } catch (caught) {
        fail(caught);
      }
    })));
    await attempt('form', element<HTMLFormElement>('form', (made) => {
      made.action = `${outside}/form`;
      setTimeout(() => made.submit());
    }));
    await attempt('base', () => {
      const base = document.createElement('base');
      base.href = `${outside}/`;
      document.head.append(base);
    });
    results.broken = String((window as unknown as { broken?: number }).broken ?? 'no');
    return results;
  }, outside);
  for (const [name, result] of Object.entries(tries)) {
    plain(result, name).not.toBe('');
  }
  plain(tries.broken).toBe('no');
  plain(asked).toEqual([]);
});

const hostile = '"><script>window.broken=1</script><img src=x onerror=window.broken=1><a href="javascript:window.broken=1">x</a>{{7*7}}';

test('a scenario full of HTML is text everywhere', async ({ page }) => {
  const { scenario } = seed('S2.2');
  await enter(page, scenario);
  await page.getByTestId('policy-name').fill(hostile);
  await editor(page).fill(JSON.stringify({
    Version: '2012-10-17',
    Id: hostile,
    Statement: [{ Sid: 'A', Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalTag/x': hostile } } }],
  }));
  for (const field of ['caller', 'document', 'target', 'source-ip', 'region', 'account']) {
    const before = await page.getByTestId(field).inputValue();
    await page.getByTestId(field).fill(hostile);
    await expectVerdict(page, null);
    await page.getByTestId(field).fill(before);
  }
  await page.getByTestId('paste').click();
  await page.getByTestId('paste-text').fill(`aws ssm start-session --target '${hostile}' --document-name '${hostile}'`);
  await page.keyboard.press('Escape');
  await editor(page).fill(`{ ${hostile}`);
  await expectVerdict(page, null);
  const found = await page.evaluate(() => ({
    broken: (window as unknown as { broken?: number }).broken,
    images: document.querySelectorAll('#app img, #app script, #app a[href^=javascript]').length,
  }));
  expect(found).toEqual({ broken: undefined, images: 0 });
});

test('nothing is asked for after the page has loaded, whatever is used', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await context.setOffline(true);

  await page.getByTestId('examples').click();
  await page.locator('[data-testid=example][data-id="S1.6"]').click();
  await expectVerdict(page, 'allow');
  await page.getByTestId('paste').click();
  await page.getByTestId('paste-text').fill('aws ssm start-session --target i-1234 --document-name AWS-StartSSHSession');
  await page.getByTestId('paste-apply').click();
  for (const form of ['command', 'simulate', 'report', 'link', 'frame']) {
    await page.locator(`[data-testid=copy][data-form=${form}]`).click();
    await expect(page.locator(`[data-testid=copy][data-form=${form}]`)).toHaveText('Copied');
  }
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByTestId('start-fresh').click();
  await editor(page).fill(seed('S1.3').scenario.policies[0].text);
  await page.getByTestId('source-ip').fill('198.51.100.7');
  await expectVerdict(page, 'deny');
  for (const summary of await page.locator('summary').all()) {
    if (await summary.isVisible()) await summary.click();
  }
  await page.getByTestId('theme').selectOption('dark');
  await page.getByTestId('language').selectOption('ja');
  await page.getByTestId('shortcuts').click();
  await page.getByTestId('shortcuts-close').click();
  await page.evaluate((hash) => (location.hash = hash), (/#v1\.[\w-]+/.exec(link) ?? [''])[0]);
  await expectVerdict(page, 'allow');
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([]);
});

test('not a byte comes from anybody else', async ({ page, context, baseURL }) => {
  const origins = new Set<string>();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  expect([...origins]).toEqual([new URL(baseURL ?? '').origin]);
});
