import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { portableTests } from './test/support/portable-tests.ts';

/** The tests that need nothing of Node, in a real browser. `CHROMIUM` names another one than Debian's. */
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
        launchOptions: {
          executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-dev-shm-usage',
            '--disable-background-networking',
            '--disable-component-update',
            '--no-first-run',
          ],
        },
      }),
    },
  },
});

export default config;
