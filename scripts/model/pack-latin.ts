/** Writes src/packed/generated/latin.ts from latin.json: `npx tsx scripts/model/pack-latin.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packWeights } from '../packing/weights.ts';

export const LATIN_FILE: string = fileURLToPath(new URL('./latin.json', import.meta.url));

/** The character of weight 0 in latin.json. */
export const PAIR_ZERO = 0x45;

/** What train-latin.ts counted. */
export interface LatinRecord {
  readonly sources: readonly string[];
  /** SHA-256 of the lines that were counted. */
  readonly texts: string;
  /** Separated by blanks. */
  readonly languages: string;
  /** A character for each weight: {@link PAIR_ZERO} and so many steps. */
  readonly pairs: string;
  /** For each language its letters, each with its cost. */
  readonly letters: string;
}

/** The generated file, by its path from the repository's root; for the drift check. */
export function generateLatin(): ReadonlyMap<string, string> {
  const record = JSON.parse(readFileSync(LATIN_FILE, 'utf8')) as LatinRecord;
  const pairs = Int8Array.from(record.pairs, (character) => character.charCodeAt(0) - PAIR_ZERO);
  const contents =
    '// Written by scripts/model/pack-latin.ts from scripts/model/latin.json, which names its sources.\n' +
    '// Do not edit. What it means: src/language/latin.ts.\n' +
    `export const languageNames: string =\n  '${record.languages}';\n` +
    `export const pairWeights: string =\n  '${packWeights(pairs, pairs.length)}';\n` +
    `export const letterCosts: string =\n  '${record.letters}';\n`;
  return new Map([['src/packed/generated/latin.ts', contents]]);
}

if (process.argv[1]?.endsWith('pack-latin.ts'))
  for (const [path, contents] of generateLatin())
    writeFileSync(new URL(`../../${path}`, import.meta.url), contents);
