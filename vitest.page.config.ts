import { defineConfig } from 'vitest/config';

/** Tests that drive a page from outside, with Playwright: the built playground, and the library in a bundle. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    name: 'page',
    include: ['test/**/*.page.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/build-once.ts', 'test/playground/support/serve-page.ts'],
    // They measure how soon a page answers: one at a time.
    fileParallelism: false,
  },
});

export default config;
