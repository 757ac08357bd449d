import { readFileSync } from 'node:fs';
import { filesUnder } from './files.ts';
import { outsideImports } from './imports.ts';

/** What a page has too; every other package or `node:` module keeps a test out of the browser. */
const IN_A_BROWSER: ReadonlySet<string> = new Set([
  'vitest',
  'fast-check',
  'chardet',
  // Never loaded but for labels of its own.
  'iconv-lite',
  '@exodus/bytes/multi-byte.js',
  '@exodus/bytes/single-byte.js',
]);

/** Node's own globals need no import. */
const NODE_GLOBAL = /\b(?:Buffer|process|require|__dirname)\b|import\.meta\.(?:url|dirname|filename)/;

/** Modules as if never loaded before: a browser keeps those that it has. */
const FRESH_MODULES = /\bresetModules\b/;

/** The command is a program for Node, even where a part of it needs nothing of it. */
const COMMAND = /\/cli\//;

/** The test files that run in a browser as they are: nothing they reach imports Node or another package. */
export function portableTests(folder: string): string[] {
  return filesUnder(folder).filter((file) => {
    if (!file.endsWith('.test.ts') || COMMAND.test(file)) return false;
    if (!outsideImports(file).every((specifier) => IN_A_BROWSER.has(specifier))) return false;
    const source = readFileSync(file, 'utf8');
    return !NODE_GLOBAL.test(source) && !FRESH_MODULES.test(source);
  });
}
