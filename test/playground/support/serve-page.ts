import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

const CONFIG = 'playground/vite.config.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built page is served. */
    readonly pageUrl: string;
  }
}

/** Builds the page and serves it as a static host would. */
export default async function servePage({ provide }: TestProject): Promise<() => Promise<void>> {
  await build({ configFile: CONFIG, logLevel: 'warn' });
  const server = await preview({
    configFile: CONFIG,
    logLevel: 'warn',
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the preview server has no port');
  provide('pageUrl', `http://127.0.0.1:${address.port}/`);
  return () => server.close();
}
