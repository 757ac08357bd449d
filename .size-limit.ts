import type { Check, SizeLimitConfig } from 'size-limit';

/** As a bundler of our users minifies it, without warnings about what another one did before. */
const quiet: Check['modifyEsbuildConfig'] = (config) => ({
  ...config,
  charset: 'utf8',
  format: 'esm',
  logLevel: 'error',
});

const checks: SizeLimitConfig = [
  { name: 'unmojibake, with all encodings and the model', path: 'dist/index.js', limit: '190 kB' },
  { name: 'unmojibake/stream', path: 'dist/stream.js', limit: '190 kB' },
  {
    name: 'unmojibake/bytes, without iconv-lite and chardet',
    path: 'dist/bytes.js',
    ignore: ['iconv-lite', 'chardet'],
    limit: '195 kB',
  },
  { name: "the page's scripts", path: 'playground/dist/assets/*.js', limit: '205 kB' },
].map((check) => ({ ...check, gzip: true, modifyEsbuildConfig: quiet }));

export default checks;
