/** Writes src/packed/generated/bigrams.ts from bigrams.bin: `npx tsx scripts/model/pack-bigrams.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLASS_PAIRS } from '../../src/language/bigrams.ts';
import { CLASS_COUNT } from '../../src/language/script.ts';
import { packWeights } from '../packing/weights.ts';

/** The weights that train-bigrams.ts found, a signed byte for each slot, in steps of the packed table. */
export const BIGRAMS_FILE: string = fileURLToPath(new URL('./bigrams.bin', import.meta.url));
/** How they came about. */
export const BIGRAM_RECORD_FILE: string = fileURLToPath(new URL('./bigrams.json', import.meta.url));

export interface BigramRecord {
  readonly sources: readonly string[];
  readonly seed: number;
  readonly examples: number;
  /** SHA-256 of the lines that were trained on. */
  readonly texts: string;
}

/** The generated file, by its path from the repository's root; for the drift check. */
export function generateBigrams(): ReadonlyMap<string, string> {
  const weights = new Int8Array(readFileSync(BIGRAMS_FILE));
  const { sources } = JSON.parse(readFileSync(BIGRAM_RECORD_FILE, 'utf8')) as BigramRecord;
  const contents =
    `// Written by scripts/model/pack-bigrams.ts from scripts/model/bigrams.bin, trained on ${sources.join(', ')}.\n` +
    '// Do not edit. What it means: src/language/bigrams.ts.\n' +
    `export const bigramWeights: string =\n  '${packWeights(weights, CLASS_PAIRS, CLASS_COUNT)}';\n`;
  return new Map([['src/packed/generated/bigrams.ts', contents]]);
}

export function writeBigrams(): void {
  for (const [path, contents] of generateBigrams())
    writeFileSync(new URL(`../../${path}`, import.meta.url), contents);
}

if (process.argv[1]?.endsWith('pack-bigrams.ts')) writeBigrams();
