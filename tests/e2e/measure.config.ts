// What is measured rather than tested, one after the other: `cargo xtask bench`.
import config from './playwright.config.ts';

export default { ...config, testMatch: '*.measure.ts', workers: 1, fullyParallel: false, timeout: 180_000 };
