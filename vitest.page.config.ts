import { defineConfig } from 'vitest/config';

/** Tests of the built playground, driven from outside by Playwright. `CHROMIUM` names another browser than Debian's. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    name: 'page',
    include: ['test/playground/**/*.page.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    globalSetup: 'test/playground/support/serve-page.ts',
    // They measure how soon a page answers: one at a time.
    fileParallelism: false,
  },
});

export default config;
