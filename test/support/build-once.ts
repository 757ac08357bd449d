import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { filesUnder } from './files.ts';

const BUILT = [
  'dist/index.js',
  'dist/index.d.ts',
  'dist/bytes.js',
  'dist/bytes.d.ts',
  'dist/stream.js',
  'dist/stream.d.ts',
  'dist/node.js',
  'dist/node.d.ts',
  'dist/worker.js',
  'dist/cli.js',
];
const SOURCES = ['package.json', 'tsconfig.json', 'tsup.config.ts'];

function changedAt(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** Builds `dist/` when any part of it is missing or older than a source. */
export default function buildOnce(): void {
  const oldest = Math.min(...BUILT.map(changedAt));
  const newest = Math.max(...[...SOURCES, ...filesUnder('src')].map(changedAt));
  if (oldest < newest) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
