import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'tsup';
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

/** The same for each further entry. */
const SUBPATHS: Readonly<Record<string, { values: readonly string[]; types: readonly string[] }>> = {
  node: {
    values: [
      'FileError',
      'applyRenames',
      'planRenames',
      'repairFile',
      'repairName',
      'repairTree',
      'undoRenames',
    ],
    types: [
      'FileErrorCode',
      'FileOptions',
      'FileReport',
      'Finding',
      'Rename',
      'RenameOptions',
      'RenamePlan',
      'RenameResult',
      'TreeOptions',
      'TreeResult',
    ],
  },
  bytes: {
    values: ['DecodeStream', 'decode', 'decodeAsync'],
    types: ['DecodeOptions', 'DecodeStreamOptions', 'DecodedBytes', 'EncodedPart'],
  },
  stream: { values: ['RepairStream', 'repairChunks'], types: ['BlockReport', 'StreamOptions'] },
};

/** What the declarations of an entry export, types and values, sorted. */
function declaredNames(entry: string): string[] {
  const declarations = readFileSync(`dist/${entry}.d.ts`, 'utf8');
  return [...declarations.matchAll(/export (?:type )?\{([^}]*)\}/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((item) => item.trim().replace(/^(?:type |\w+ as )+/, ''))
    .sort();
}

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
    expect(declaredNames('index')).toEqual([...EXPORTS, ...TYPES].sort());
  });
});

describe('the further entries', () => {
  test.each(Object.entries(SUBPATHS))('%s exports these', async (name, expected) => {
    const built = (await import(pathToFileURL(`dist/${name}.js`).href)) as object;
    expect(Object.keys(built).sort()).toEqual(expected.values);
    expect(declaredNames(name)).toEqual([...expected.values, ...expected.types].sort());
  });

  test('are those that the package names', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    const named = Object.keys(exports).map((path) => path.replace('./', ''));
    expect(named.filter((name) => name !== '.' && name !== 'package.json').sort()).toEqual(
      Object.keys(SUBPATHS).sort(),
    );
  });
});

describe('the core runs anywhere', () => {
  const sources = [...loadedFiles(ENTRY)].map((file) => readFileSync(file, 'utf8')).join('\n');

  test('imports no package and nothing of Node', () => {
    expect(importsOf(sources).filter((specifier) => !isRelative(specifier))).toEqual([]);
  });

  test('works where there is nothing but the language', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unmojibake-'));
    await build({
      config: false,
      entry: { index: ENTRY },
      outDir: folder,
      format: 'iife',
      globalName: 'unmojibake',
      platform: 'neutral',
      silent: true,
    });
    const bare = createContext({});
    runInContext(readFileSync(join(folder, 'index.global.js'), 'utf8'), bare);
    const answer = runInContext(
      `const { repair, explain, detect, candidates, garble } = unmojibake;
       const text = 'Übermorgen öffnet das Café wieder, sagt die Köchin.';
       ['windows-1252', 'gbk', 'shift_jis', 'big5', 'euc-kr', 'cp437', 'koi8-r'].map((wrong) => {
         const garbled = garble(text, { right: 'utf-8', wrong });
         return [repair(garbled), explain(garbled).text, detect(garbled).garbled, candidates(garbled).length];
       }).length`,
      bare,
    ) as number;
    expect(answer).toBe(7);
  });
});
