// The same page in Firefox: `cargo xtask browsers`. Without what Playwright can't do in a Firefox that
// wasn't built for it: permissions, emulated media and offline.
import config from './playwright.config.ts';

export default {
  ...config,
  testMatch: ['page.spec.ts', 'seeds.spec.ts', 'storage.spec.ts', 'link.spec.ts'],
  grepInvert: /axe|what is copied|private|colours/,
  timeout: 60_000,
  use: {
    ...config.use,
    browserName: 'firefox' as const,
    channel: 'moz-firefox',
    permissions: [],
    launchOptions: { executablePath: process.env.FIREFOX },
  },
};
