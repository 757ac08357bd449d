import type { Check, SizeLimitConfig } from 'size-limit';

/** As a bundler of our users minifies it, without warnings about what another one did before. */
const quiet: Check['modifyEsbuildConfig'] = (config) => ({
  ...config,
  charset: 'utf8',
  format: 'esm',
  logLevel: 'error',
});

/** Files as they are served, without what they load later. */
const asBuilt: Check['modifyEsbuildConfig'] = ({ external: _, ...config }) => ({
  ...config,
  bundle: false,
  charset: 'utf8',
  format: 'esm',
  logLevel: 'error',
});

const checks: SizeLimitConfig = [
  {
    name: 'unmojibake, with all encodings and the model',
    path: 'dist/index.js',
    limit: '228 kB',
    modifyEsbuildConfig: quiet,
  },
  { name: 'unmojibake/stream', path: 'dist/stream.js', limit: '225 kB', modifyEsbuildConfig: quiet },
  {
    name: 'unmojibake/bytes, without iconv-lite and chardet',
    path: 'dist/bytes.js',
    ignore: ['iconv-lite', 'chardet'],
    limit: '233 kB',
    modifyEsbuildConfig: quiet,
  },
  {
    name: "the page's scripts as it is opened",
    path: 'playground/dist/assets/{index,worker}-*.js',
    limit: '253 kB',
    modifyEsbuildConfig: asBuilt,
  },
].map((check) => ({ ...check, gzip: true }));

export default checks;
