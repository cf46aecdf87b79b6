import { defineConfig } from '@playwright/test';

if (!process.env.CHROME) {
  throw new Error('CHROME must name the browser; `cargo xtask test browser` finds or installs one');
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/playwright',
  globalSetup: './server.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Long enough for a machine that does other things as well: no test is about time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    baseURL: process.env.PAGE_URL,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    colorScheme: 'light',
    launchOptions: {
      executablePath: process.env.CHROME,
      // Chromium refuses its sandbox to root, which is who runs tests in a container.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
