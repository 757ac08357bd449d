import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, isRelative, resolveImport } from './support/imports.ts';

const ENTRY = 'dist/index.js';

/** What a program can import. A name that goes or comes is a change to the public face. */
const EXPORTS = [
  'UnmojibakeError',
  'apply',
  'candidates',
  'createRepairer',
  'detect',
  'explain',
  'garble',
  'repair',
];

const TYPES = [
  'Candidate',
  'Channel',
  'DecoderBehaviour',
  'Diagnosis',
  'Explanation',
  'Layer',
  'Loss',
  'Options',
  'Repairer',
  'Step',
  'StepKind',
  'UnmojibakeErrorCode',
];

/** The entry and every chunk that it loads. */
function loadedFiles(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of importsOf(readFileSync(file, 'utf8')).filter(isRelative)) {
    loadedFiles(resolveImport(file, specifier), seen);
  }
  return seen;
}

describe('the public face', () => {
  test('exports these values', async () => {
    const built = (await import(pathToFileURL(ENTRY).href)) as object;
    expect(Object.keys(built).sort()).toEqual(EXPORTS);
  });

  test('exports these types', () => {
    const declarations = readFileSync('dist/index.d.ts', 'utf8');
    const list = /export \{([^}]*)\}/.exec(declarations)?.[1] ?? '';
    const types = [...list.matchAll(/\btype (\w+)/g)].map((match) => match[1]);
    expect(types.sort()).toEqual(TYPES);
  });
});

describe('the core runs anywhere', () => {
  const sources = [...loadedFiles(ENTRY)].map((file) => readFileSync(file, 'utf8')).join('\n');

  test('imports no package and nothing of Node', () => {
    expect(importsOf(sources).filter((specifier) => !isRelative(specifier))).toEqual([]);
  });

  test.each(['Buffer', 'TextDecoder', 'TextEncoder', 'process', 'require', 'window', 'document.'])(
    'never mentions %s',
    (name) => {
      const code = sources.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      expect(code.includes(`new ${name}`) || new RegExp(`(?<![\\w$.'"])${name}\\b\\s*[.(]`).test(code)).toBe(
        false,
      );
    },
  );
});
