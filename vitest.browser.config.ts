import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM } from './test/support/chromium.ts';
import { portableTests } from './test/support/portable-tests.ts';

/** The tests that need nothing of Node, in a real browser. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    name: 'browser',
    include: portableTests('test'),
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: CHROMIUM,
      }),
    },
  },
});

export default config;
