// `cargo xtask bench`: what is measured in the browser, one after the other.
import config from './playwright.config.ts';

export default { ...config, testMatch: '*.bench.ts', workers: 1, timeout: 180_000 };
