import { defineConfig } from 'tsup';

/** What a program can import; package.json names the same. */
const LIBRARY = {
  index: 'src/index.ts',
  stream: 'src/stream/index.ts',
  bytes: 'src/bytes/index.ts',
  node: 'src/node/index.ts',
};

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    ...LIBRARY,
    cli: 'src/cli/main.ts',
    // A thread is started from a file of its own.
    worker: 'src/node/worker.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  clean: true,
  // TypeScript 6 deprecates the module settings that tsup's declaration build passes.
  dts: { entry: LIBRARY, compilerOptions: { ignoreDeprecations: '6.0' } },
  // The packed tables are text: escaping every non-ASCII character would double their size.
  esbuildOptions(options) {
    options.charset = 'utf8';
  },
});

export default config;
