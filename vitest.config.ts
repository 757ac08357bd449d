import { defineConfig } from 'vitest/config';

/** Tests of what is shipped: they need `dist/` and build it first when it is older than its sources. */
const OF_THE_BUILD = 'test/**/*.built.test.ts';

/** Tests against what only a browser has. */
const OF_THE_BROWSER = 'test/**/*.browser.test.ts';

/** Tests that drive the built playground; see vitest.page.config.ts. */
const OF_THE_PAGE = 'test/**/*.page.test.ts';

// The browser has a configuration of its own, vitest.browser.config.ts, so that no plain run starts one.
const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [OF_THE_BUILD, OF_THE_BROWSER, OF_THE_PAGE],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'built',
          include: [OF_THE_BUILD],
          environment: 'node',
          testTimeout: 60_000,
          globalSetup: 'test/support/build-once.ts',
        },
      },
    ],
  },
});

export default config;
