/** Prints the size of the whole library as a page would load it, minified. `npm run bench:size`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'tsup';

const folder = mkdtempSync(join(tmpdir(), 'unmojibake-size-'));
await build({
  config: false,
  entry: ['src/index.ts'],
  outDir: folder,
  format: 'esm',
  platform: 'neutral',
  minify: true,
  silent: true,
  // As in tsup.config.ts: the packed tables are text.
  esbuildOptions(options) {
    options.charset = 'utf8';
  },
});
const bundle = readFileSync(join(folder, 'index.js'));
rmSync(folder, { recursive: true });

const kilobytes = (bytes: Uint8Array): string => `${(bytes.length / 1000).toFixed(1)} KB`;
const gzip = kilobytes(gzipSync(bundle, { level: 9 }));
console.log(`minified ${kilobytes(bundle)}, gzip ${gzip}, brotli ${kilobytes(brotliCompressSync(bundle))}`);
