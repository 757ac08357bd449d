/** Writes src/packed/generated/screening.ts from screening.json: `npx tsx scripts/model/pack-screening.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { screeningClassCount } from '../../src/search/screening-classes.ts';
import { packWeights } from '../packing/weights.ts';

export const SCREENING_FILE: string = fileURLToPath(new URL('./screening.json', import.meta.url));

/** What train-screening.ts trained. */
export interface ScreeningRecord {
  readonly sources: readonly string[];
  readonly seed: number;
  readonly examples: number;
  /** SHA-256 of the training texts in the order in which they were read. */
  readonly texts: string;
  /** In base64, a byte each in steps of `SCREENING_STEP`: of first classes, of second classes, of pairs row by row. */
  readonly weights: string;
}

/** The generated file, by its path from the repository's root; for the drift check. */
export function generateScreening(): ReadonlyMap<string, string> {
  const record = JSON.parse(readFileSync(SCREENING_FILE, 'utf8')) as ScreeningRecord;
  const weights = new Int8Array(Buffer.from(record.weights, 'base64'));
  const count = screeningClassCount();
  if (weights.length !== (2 + count) * count)
    throw new Error('screening.json does not fit the classes: train again');
  const contents =
    `// Written by scripts/model/pack-screening.ts from scripts/model/screening.json, trained on ${record.sources.join(', ')}.\n` +
    '// Do not edit. What it means: src/search/screening.ts. How it is packed: src/language/weights.ts.\n' +
    `export const screeningWeights: string =\n  '${packWeights(weights, 2 * count, count)}';\n`;
  return new Map([['src/packed/generated/screening.ts', contents]]);
}

if (process.argv[1]?.endsWith('pack-screening.ts'))
  for (const [path, contents] of generateScreening())
    writeFileSync(new URL(`../../${path}`, import.meta.url), contents);
